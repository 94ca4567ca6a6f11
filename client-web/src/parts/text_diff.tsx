import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { content_language } from "../i18n/language";
import { diff_words, type DiffPart } from "./diff_words";

export interface TextDiffProps {
  readonly before: string;
  readonly after: string;
  readonly before_label: string;
  readonly after_label: string;
  /** Without it the person's switch decides; below 992 px it is always inline. */
  readonly layout?: "side" | "inline";
}

const layout_key = "tavolo:diff_layout";

/** Side by side or inline, kept per person on this device (screens 5.4). */
export function useDiffLayout(): ["side" | "inline", (layout: "side" | "inline") => void] {
  const [layout, set_layout] = useState<"side" | "inline">(() => {
    try {
      return localStorage.getItem(layout_key) === "inline" ? "inline" : "side";
    } catch {
      return "side";
    }
  });
  const keep = (next: "side" | "inline") => {
    set_layout(next);
    try {
      localStorage.setItem(layout_key, next);
    } catch {
      // The choice lasts for this page then.
    }
  };
  return [layout, keep];
}

export function DiffLayoutSwitch({ layout, on_change }: { layout: "side" | "inline"; on_change: (layout: "side" | "inline") => void }) {
  const { t } = useTranslation();
  return (
    <div className="segmented diff-switch" role="group" aria-label={t("diff.layout")}>
      {(["side", "inline"] as const).map((value) => (
        <button key={value} type="button" aria-pressed={layout === value} onClick={() => on_change(value)}>
          {t(`diff.${value}`)}
        </button>
      ))}
    </div>
  );
}

/** Two texts with what was removed and added: whole words, never letters; readable without colour and by ear. */
export function TextDiff({ before, after, before_label, after_label, layout = "side" }: TextDiffProps) {
  const parts = useMemo(() => diff_words(before, after), [before, after]);
  return (
    <div className={`text-diff ${layout}`}>
      <div className="diff-side diff-before">
        <h3>{before_label}</h3>
        <DiffText parts={parts} show={["same", "removed"]} />
      </div>
      <div className="diff-side diff-after">
        <h3>{after_label}</h3>
        <DiffText parts={parts} show={["same", "added"]} />
      </div>
      <div className="diff-both">
        <h3>
          {before_label} → {after_label}
        </h3>
        <DiffText parts={parts} show={["same", "removed", "added"]} />
      </div>
    </div>
  );
}

/** One text with its changed words marked, for a question or a clause that entered the plan. */
export function DiffText({ parts, show }: { parts: readonly DiffPart[]; show: readonly DiffPart["kind"][] }) {
  const { t, i18n } = useTranslation();
  return (
    <p className="diff-text" lang={content_language}>
      {parts
        .filter((part) => show.includes(part.kind))
        .map((part, at) => {
          if (part.kind === "same") return <span key={at}>{part.text}</span>;
          const hidden = (
            <span className="visually-hidden" lang={i18n.language}>
              {" "}
              {t(`diff.${part.kind}`)}{" "}
            </span>
          );
          return part.kind === "added" ? (
            <ins key={at}>
              {hidden}
              {part.text}
            </ins>
          ) : (
            <del key={at}>
              {hidden}
              {part.text}
            </del>
          );
        })}
    </p>
  );
}
