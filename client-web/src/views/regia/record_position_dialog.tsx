import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { DraftFound, Field } from "../../parts/field";
import { PositionChoice } from "../../parts/position_choice";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import type { PositionChoice as PositionChoiceValue, RecordedChannel, Vote } from "../../protocol/types";
import { useDerived, useDraft } from "../../store/hooks";
import { useCommand } from "../../store/use_command";
import { ballot_limits, ballot_problems, cast_params, empty_ballot, type BallotFields } from "../votes/ballot_fields";

const channels: readonly RecordedChannel[] = ["voice", "paper", "pec"];

interface Fields extends BallotFields {
  readonly organisation: string;
  readonly channel: RecordedChannel;
  readonly document: string;
  readonly document_name: string;
}

/** What a body said in the room, or sent on paper or by PEC: recorded by the secretary, and told to its delegate. */
export function RecordPositionDialog({ vote, on_close }: { vote: Vote; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const draft = useDraft<Fields>(`record_position:${vote.id}`, { ...empty_ballot, organisation: "", channel: "voice", document: "", document_name: "" });
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const set = (change: Partial<Fields>) => draft.set({ ...fields, ...change });
  const bodies = useDerived(
    ["organisation"],
    (entities) =>
      vote.electorate
        .map((id) => ({ value: id, label: entities.get("organisation", id)?.name ?? id }))
        .sort((a, b) => a.label.localeCompare(b.label, "it")),
    [vote.electorate],
  );
  const problems = ballot_problems(fields);
  const send = async () => {
    set_tried(true);
    if (fields.organisation === "" || fields.choice === undefined || problems.length > 0) return;
    const params = { ...cast_params(vote.id, fields), organisation: fields.organisation, channel: fields.channel, ...(fields.document !== "" ? { document: fields.document } : {}) };
    if (await command.send("record_position", params, { draft: draft.key, only_connected: true })) on_close();
  };
  const text = (name: "reservation" | "reason" | "statement") => (
    <Field label={t(`vote.${name}`)} label_note={t(`vote.${name}_note`)} value={fields[name]} on_change={(value) => set({ [name]: value })} lines={2} max={ballot_limits[name][1]} error={tried && problems.includes(name) ? t(`vote.problem.${name}`) : undefined} />
  );
  const inside = (choice: PositionChoiceValue) => {
    if (choice === "favourable_with_reservations") return <div className="inside">{text("reservation")}</div>;
    if (choice !== "not_participating") return null;
    return (
      <div className="inside">
        <label className="choice-line">
          <input type="checkbox" checked={fields.conflict} onChange={(event) => set({ conflict: event.target.checked })} />
          <span>{t("vote.conflict_tick")}</span>
        </label>
        {text("reason")}
      </div>
    );
  };
  return (
    <Dialog title={t("decision.record")} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <p className="small muted">{t("decision.record_words")}</p>
      <SelectField label={t("decision.body")} value={fields.organisation} empty={t("moderation.choose")} options={bodies} error={tried && fields.organisation === "" ? t("desk.choose_one") : undefined} on_change={(organisation) => set({ organisation })} />
      <SelectField label={t("decision.channel")} value={fields.channel} options={channels.map((value) => ({ value, label: t(`position_channel.${value}`) }))} on_change={(channel) => set({ channel: channel as RecordedChannel })} />
      {fields.channel !== "voice" && <DocumentField name={fields.document_name} digest={fields.document} on_change={(document, document_name) => set({ document, document_name })} />}
      <PositionChoice legend={t("decision.position")} value={fields.choice} on_change={(choice) => set({ choice })} name={`record-${vote.id}`} inside={inside} />
      {tried && fields.choice === undefined && (
        <p className="field-error" role="alert">
          {t("vote.choose_first")}
        </p>
      )}
      {text("statement")}
      <label className="choice-line">
        <input type="checkbox" checked={fields.to_ratify === true} onChange={(event) => set({ to_ratify: event.target.checked })} />
        <span>{t("vote.subject_to")}</span>
      </label>
      {command.state === "refused" && command.error && <RefusalCard fact={t("vote.not_recorded")} error={command.error} />}
      <div className="button-row">
        <Button sending={command.state === "sending"} onClick={() => void send()}>
          {t("decision.record_act")}
        </Button>
        <Button tone="outline" onClick={on_close}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}

/** The scan stays with the secretary; its SHA-256, computed here, goes on record. */
function DocumentField({ name, digest, on_change }: { name: string; digest: string; on_change: (digest: string, name: string) => void }) {
  const { t } = useTranslation();
  const [failed, set_failed] = useState(false);
  const read = async (file: File | undefined) => {
    set_failed(false);
    if (!file) return on_change("", "");
    try {
      const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
      on_change([...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join(""), file.name);
    } catch {
      set_failed(true);
    }
  };
  return (
    <div className="field">
      <label htmlFor="position-document">
        {t("decision.document")} <span className="label-note">{t("convene.optional")}</span>
      </label>
      <input id="position-document" type="file" className="field-input" onChange={(event) => void read(event.target.files?.[0])} />
      <p className="field-foot">{failed ? t("record.cannot_check") : digest === "" ? t("decision.document_hint") : t("decision.document_hash", { name, hash: digest.slice(0, 16) })}</p>
    </div>
  );
}
