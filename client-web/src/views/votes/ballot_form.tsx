import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { DraftFound, Field } from "../../parts/field";
import { Notice } from "../../parts/notice";
import { PositionChoice } from "../../parts/position_choice";
import { RefusalCard } from "../../parts/refusal_card";
import { second_text } from "../../parts/time_text";
import type { PositionChoice as Choice, Vote } from "../../protocol/types";
import { useConnected, useSession, type DraftHandle } from "../../store/hooks";
import { useOwnOrganisation } from "../../store/selectors";
import { suspended } from "../../store/session_state";
import type { CommandHandle } from "../../store/use_command";
import { ballot_limits, ballot_problems, type BallotFields, type RecordedBallot } from "./ballot_fields";

export interface BallotFormProps {
  readonly vote: Vote;
  readonly recorded: RecordedBallot | undefined;
  /** Whose position it is, where it is not the own body's: the giver of a proxy. */
  readonly body_name?: string;
  readonly draft: DraftHandle<BallotFields>;
  readonly command: CommandHandle;
  readonly on_send: () => void;
  readonly on_cancel?: () => void;
  /** After the close: what was chosen stays readable, nothing can be pressed. */
  readonly closed?: boolean;
  /** A conflict of interest was declared on the item: one choice is left, and chosen. */
  readonly conflict_declared?: boolean;
  /** Declares an interest: set from the card beside. */
  readonly reason_id: string;
}

/** The five choices, the text each asks for, a statement, and a button that names the choice (picture 05). */
export function BallotForm({ vote, recorded, draft, command, on_send, on_cancel, closed = false, conflict_declared = false, reason_id, body_name }: BallotFormProps) {
  const { t, i18n } = useTranslation();
  const own = useOwnOrganisation();
  const connected = useConnected();
  const doubtful = useSession(suspended);
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const problems = ballot_problems(fields);
  const error_of = (name: "reservation" | "reason" | "statement") => (tried && problems.includes(name) ? t(`vote.problem.${name}`) : undefined);
  const set = (change: Partial<BallotFields>) => draft.set({ ...fields, ...change });
  const text_field = (name: "reservation" | "reason") => (
    <Field
      id={name === "reason" ? reason_id : `${reason_id}-reservation`}
      label={t(`vote.${name}`)}
      label_note={t(`vote.${name}_note`)}
      value={fields[name]}
      on_change={(text) => set({ [name]: text })}
      lines={3}
      max={ballot_limits[name][1]}
      error={error_of(name)}
      hint={t("personal_data_note")}
      kept_at={draft.kept_at}
      locked={closed}
    />
  );
  const inside = (choice: Choice): ReactNode => {
    if (choice === "favourable_with_reservations") return <div className="inside">{text_field("reservation")}</div>;
    if (choice !== "not_participating") return null;
    return (
      <div className="inside">
        {!conflict_declared && (
          <label className="choice-line">
            <input type="checkbox" checked={fields.conflict} onChange={(event) => set({ conflict: event.target.checked })} />
            <span>{t("vote.conflict_tick")}</span>
          </label>
        )}
        {text_field("reason")}
      </div>
    );
  };
  const lock = closed ? t("vote.closed_lock") : doubtful ? t("rewritten.suspended") : !connected ? t("connection.vote_only_connected") : fields.choice === undefined ? t("vote.choose_first") : undefined;
  return (
    <form
      className="stack ballot-form"
      onSubmit={(event) => {
        event.preventDefault();
        set_tried(true);
        if (lock === undefined && problems.length === 0) on_send();
      }}
    >
      {draft.found_at !== undefined && !closed && command.state !== "sending" && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      {recorded && !closed && <Notice tone="ok" icon="check-circle">{t("vote.counts_now", { choice: t(`position.${recorded.choice}`).toLowerCase(), hour: second_text(recorded.at, i18n.language) })}</Notice>}
      {conflict_declared && !closed && <Notice icon="warning-circle">{t("conflict.only_choice")}</Notice>}
      <PositionChoice only={conflict_declared ? "not_participating" : undefined} legend={t("vote.position_of", { name: body_name ?? own?.name ?? "" })} value={fields.choice} on_change={(choice) => set({ choice })} inside={inside} locked={closed} name={`position-${vote.id}${body_name === undefined ? "" : `-${reason_id}`}`} />
      <div className="card-plain dense statement-card">
        {fields.statement_open ? (
          <Field
            label={t("vote.statement")}
            label_note={t("vote.statement_note")}
            value={fields.statement}
            on_change={(statement) => set({ statement })}
            lines={4}
            max={ballot_limits.statement[1]}
            error={error_of("statement")}
            hint={t("personal_data_note")}
            kept_at={draft.kept_at}
            locked={closed}
          />
        ) : (
          <>
            <div>
              <strong>{t("vote.statement")}</strong>
              <p className="small muted">{t("vote.statement_words")}</p>
            </div>
            {!closed && (
              <Button tone="outline" icon="plus" onClick={() => set({ statement_open: true })}>
                {t("vote.add_statement")}
              </Button>
            )}
          </>
        )}
      </div>
      {!closed && vote.place && (
        <label className="choice-line">
          <input type="checkbox" checked={fields.to_ratify === true} onChange={(event) => set({ to_ratify: event.target.checked })} />
          <span>
            {t("vote.subject_to")} <span className="muted small choice-note">{t("vote.subject_to_note")}</span>
          </span>
        </label>
      )}
      {command.state === "refused" && command.error && <RefusalCard fact={t("vote.not_recorded")} error={command.error} />}
      {!closed && (
        <div className="ballot-foot phone-act-bar">
          <Button type="submit" big sending={command.state === "sending"} {...(lock !== undefined ? { locked: lock } : {})}>
            {fields.choice === undefined ? t("vote.record") : t("vote.record_as", { choice: t(`position.${fields.choice}`).toLowerCase() })}
          </Button>
          {on_cancel && (
            <Button tone="link" onClick={on_cancel}>
              {t("vote.keep_recorded")}
            </Button>
          )}
          <p className="small muted">{t("vote.can_change")}</p>
        </div>
      )}
    </form>
  );
}
