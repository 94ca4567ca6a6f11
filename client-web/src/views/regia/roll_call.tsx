import { useId, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../parts/icon";
import { find_options } from "../../parts/picker";
import { RefusalCard } from "../../parts/refusal_card";
import type { Attendance, Sitting } from "../../protocol/types";
import { useDerived, useTavolo } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

const most_shown = 8;
/** So many letters before a key may answer: "com" and Enter must not call the first of eighty. */
const fewest_letters = 3;

/** Roll call by keys: type three letters, Enter present, Del absent, and the field is ready for the next (screens 5.8). */
export function RollCall({ sitting, attendance }: { sitting: Sitting; attendance: Attendance }) {
  const { t } = useTranslation();
  const { announcer } = useTavolo();
  const id = useId();
  const command = useCommand();
  const input = useRef<HTMLInputElement>(null);
  const [typed, set_typed] = useState("");
  const [at, set_at] = useState(0);
  const [last, set_last] = useState<string>();
  const names = useDerived(["organisation"], (entities) => new Map(entities.all("organisation").map((one) => [one.id, one.name ?? one.id])));
  const enough = typed.trim().length >= fewest_letters;
  const options = attendance.lines.map((line) => ({ value: line.organisation, text: names.get(line.organisation) ?? line.organisation, note: t(line.inside ? "presence.is_in" : "presence.is_out") }));
  const found = enough ? find_options(options, typed).slice(0, most_shown) : [];
  const active = found[Math.min(at, found.length - 1)];
  const answer = async (organisation: string, inside: boolean) => {
    const name = names.get(organisation) ?? organisation;
    set_typed("");
    set_at(0);
    input.current?.focus();
    const done = await command.send("record_presence", { sitting: sitting.id, organisation, inside, mode: "in_person" });
    if (!done) return;
    const words = t(inside ? "presence.called_in" : "presence.called_out", { name });
    set_last(words);
    announcer.say("polite", "roll_call", words);
  };
  const on_key = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      set_at((before) => (found.length === 0 ? 0 : (before + step + found.length) % found.length));
    } else if ((event.key === "Enter" || event.key === "Delete") && active) {
      event.preventDefault();
      void answer(active.value, event.key === "Enter");
    } else if (event.key === "Escape" && typed !== "") {
      event.stopPropagation();
      set_typed("");
    }
  };
  return (
    <div className="roll-call">
      <div className="field">
        <label htmlFor={id}>{t("presence.roll_call")}</label>
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
            aria-expanded={found.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={active ? `${id}-${active.value}` : undefined}
            aria-describedby={`${id}-hint`}
            value={typed}
            onChange={(event) => {
              set_typed(event.target.value);
              set_at(0);
            }}
            onKeyDown={on_key}
          />
        </div>
        <p id={`${id}-hint`} className="field-foot">
          {enough && found.length === 0 ? t("picker.nothing") : t("presence.roll_call_hint")}
        </p>
      </div>
      <ul id={`${id}-list`} role="listbox" aria-label={t("presence.roll_call")} className="plain roll-call-list" hidden={found.length === 0}>
        {found.map((option) => (
          <li key={option.value} id={`${id}-${option.value}`} role="option" aria-selected={option === active} onMouseDown={(event) => event.preventDefault()} onClick={() => void answer(option.value, true)}>
            <span>{option.text}</span>
            <span className="smallest muted">{option.note}</span>
          </li>
        ))}
      </ul>
      {last !== undefined && <p className="small recorded-word">{last}</p>}
      {command.state === "refused" && command.error && <RefusalCard fact={t("presence.not_recorded")} error={command.error} />}
    </div>
  );
}
