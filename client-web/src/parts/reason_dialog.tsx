import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "../store/hooks";
import { useCommand } from "../store/use_command";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Field, length_of } from "./field";
import { RefusalCard } from "./refusal_card";

export interface ReasonDialogProps {
  readonly title: string;
  readonly words?: ReactNode;
  /** Name of the act on its button: "Ritira la proposta P-2027-002". */
  readonly act: string;
  readonly danger?: boolean;
  /** The fact when the server says no: "Proposta non ritirata". */
  readonly not_done: string;
  readonly method: string;
  readonly params: object;
  /** Name of the parameter that carries the text. */
  readonly field?: string;
  readonly label?: string;
  readonly shortest?: number;
  /** What is said of a text that is shorter. */
  readonly too_short?: string;
  readonly longest?: number;
  readonly lines?: number;
  readonly on_close: (done: boolean) => void;
  /** Further fields above the reason. */
  readonly children?: ReactNode;
}

/** An act that goes on record with its reason. The text is kept as a draft until the server confirms. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, words, act, danger, not_done, method, params, field = "reason", shortest = 3, longest = 2_000, lines = 3, on_close, children } = props;
  const { t } = useTranslation();
  const command = useCommand();
  const draft = useDraft<{ text: string }>(`${method}:${JSON.stringify(params)}`, { text: "" });
  const [tried, set_tried] = useState(false);
  const { text } = draft.fields;
  const too_short = length_of(text.trim()) < shortest;
  const send = async () => {
    set_tried(true);
    if (too_short || length_of(text) > longest) return;
    if (await command.send(method, { ...params, [field]: text }, { draft: draft.key })) on_close(true);
  };
  return (
    <Dialog title={title} on_close={() => on_close(false)}>
      {words !== undefined && <p>{words}</p>}
      {children}
      <Field
        label={props.label ?? t("reason.label")}
        value={text}
        on_change={(next) => draft.set({ text: next })}
        lines={lines}
        max={longest}
        error={tried && too_short ? (props.too_short ?? t("reason.missing")) : undefined}
        hint={t("personal_data_note")}
      />
      {command.state === "refused" && command.error && <RefusalCard fact={not_done} error={command.error} />}
      <div className="button-row">
        <Button tone={danger ? "danger" : "primary"} sending={command.state === "sending"} onClick={() => void send()}>
          {act}
        </Button>
        <Button tone="outline" onClick={() => on_close(false)}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
