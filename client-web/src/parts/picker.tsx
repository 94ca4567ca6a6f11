import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

export interface PickerOption {
  readonly value: string;
  /** What is searched and what the field shows. */
  readonly text: string;
  readonly note?: string;
}

export interface PickerProps {
  readonly label: string;
  readonly options: readonly PickerOption[];
  /** Called with what was picked; the field is empty again after. */
  readonly on_pick: (value: string) => void;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly error?: string | undefined;
  readonly id?: string;
}

const most_shown = 12;
const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Words in any order, wherever they begin: "disab assist" finds "Assistenza domiciliare disabili". */
export function find_options(options: readonly PickerOption[], typed: string): readonly PickerOption[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter((option) => {
    const text = fold(`${option.text} ${option.note ?? ""}`);
    return words.every((word) => text.includes(word));
  });
}

/** A combobox: type some letters, choose with arrows and Enter or by pointer (ARIA APG, list autocomplete). */
export function Picker({ label, options, on_pick, hint, placeholder, error, id: given }: PickerProps) {
  const { t } = useTranslation();
  const made = useId();
  const id = given ?? made;
  const [typed, set_typed] = useState("");
  const [open, set_open] = useState(false);
  const [at, set_at] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const found = useMemo(() => find_options(options, typed).slice(0, most_shown), [options, typed]);
  const pick = (option: PickerOption | undefined) => {
    if (!option) return;
    on_pick(option.value);
    set_typed("");
    set_open(false);
    set_at(-1);
    input.current?.focus();
  };
  const on_key = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      set_open(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      set_at((before) => (found.length === 0 ? -1 : (before + step + found.length) % found.length));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      pick(found[at] ?? (found.length === 1 ? found[0] : undefined));
    } else if (event.key === "Escape" && open) {
      // In a dialog the first Esc closes the list, and the dialog stays.
      event.preventDefault();
      event.stopPropagation();
      set_open(false);
      set_at(-1);
    }
  };
  return (
    <div className={`field picker ${error !== undefined ? "with-error" : ""}`}>
      <label htmlFor={id}>{label}</label>
      <div className="picker-box">
        <Icon name="search" />
        <input
          ref={input}
          id={id}
          className="field-input"
          type="text"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={open && found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={`${id}-hint`}
          placeholder={placeholder}
          value={typed}
          onChange={(event) => {
            set_typed(event.target.value);
            set_open(true);
            set_at(-1);
          }}
          onFocus={() => set_open(true)}
          onBlur={() => set_open(false)}
          onKeyDown={on_key}
        />
        {/* A list that scrolls is a stop of Tab in Chromium, and goes with the focus: the focus would be nowhere. */}
        <ul id={`${id}-list`} role="listbox" aria-label={label} tabIndex={-1} className="picker-list plain" hidden={!open || found.length === 0}>
          {found.map((option, index) => (
            <li
              key={option.value}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(option)}
            >
              <span>{option.text}</span>
              {option.note !== undefined && <span className="muted smallest">{option.note}</span>}
            </li>
          ))}
        </ul>
      </div>
      {error !== undefined && (
        <p className="field-error">
          <Icon name="error" />
          {error}
        </p>
      )}
      <p className="field-foot" id={`${id}-hint`}>
        <span>
          {hint}
          {open && typed !== "" && found.length === 0 && ` ${t("picker.nothing")}`}
        </span>
      </p>
    </div>
  );
}

/** What was picked, each with its way out. */
export function PickedList({ items, on_drop, label }: { items: readonly { readonly value: string; readonly words: ReactNode; readonly name: string }[]; on_drop: (value: string) => void; label: string }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <ul className="picked-list plain" aria-label={label}>
      {items.map((item) => (
        <li key={item.value}>
          <span>{item.words}</span>
          <button type="button" className="icon-button" aria-label={t("picker.drop", { name: item.name })} onClick={() => on_drop(item.value)}>
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
