import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { RadioGroup, TickGroup } from "../../parts/choice_group";
import { Dialog } from "../../parts/dialog";
import { DraftFound, Field, length_of } from "../../parts/field";
import { ReasonDialog } from "../../parts/reason_dialog";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import type { AgendaItem, Bench, MajorityBase, Sitting, Visibility } from "../../protocol/types";
import { useDraft, useEntity } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

const benches: readonly Bench[] = ["institutions", "social_partners", "third_sector", "other"];

/** The text that the chair reads, and on which objections are asked for. */
export function ConsensusDialog({ sitting, item, on_close }: { sitting: Sitting; item: AgendaItem; on_close: () => void }) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      title={t("decision.ask_title")}
      words={t("decision.ask_words")}
      act={t("decision.ask")}
      not_done={t("decision.not_asked")}
      method="ask_consensus"
      params={{ sitting: sitting.id, item: item.entry.id }}
      field="text"
      label={t("decision.text")}
      shortest={10}
      longest={4_000}
      lines={5}
      too_short={t("decision.text_short")}
      on_close={on_close}
    />
  );
}

interface Fields {
  readonly on_subject: boolean;
  readonly title: string;
  readonly question: string;
  readonly benches: readonly Bench[];
  readonly majority: "simple" | "qualified";
  readonly fraction: string;
  readonly base: MajorityBase;
  readonly visibility: Visibility;
  readonly minutes: string;
}

/** A vote of the item, or a motion of order, which opens at once: on what, the text, who, how, for how long. */
export function PutToVoteDialog({ sitting, item, motion = false, on_close }: { sitting: Sitting; item: AgendaItem; motion?: boolean; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const { subject } = item.entry;
  const proposal = useEntity("proposal", subject?.startsWith("proposal-") ? subject : undefined);
  const node = useEntity("plan_node", subject?.startsWith("node-") ? subject : undefined);
  const about = motion ? undefined : (proposal ?? node);
  const draft = useDraft<Fields>(`put_to_vote:${motion ? "motion/" : ""}${item.entry.id}`, {
    on_subject: about !== undefined,
    title: motion ? "" : (item.title ?? ""),
    question: "",
    benches,
    majority: "simple",
    fraction: "2/3",
    base: "votes_cast",
    visibility: "at_close",
    minutes: motion ? "2" : "10",
  });
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const set = (change: Partial<Fields>) => draft.set({ ...fields, ...change });
  const bad_title = length_of(fields.title.trim()) < 5 || length_of(fields.title) > 200;
  const bad_question = length_of(fields.question.trim()) < 10 || length_of(fields.question) > 4_000;
  const minutes = Number(fields.minutes);
  const bad_minutes = !Number.isInteger(minutes) || minutes < 1;
  const none = fields.benches.length === 0;
  const send = async () => {
    set_tried(true);
    if (bad_title || bad_question || bad_minutes || none) return;
    const [num = 2, den = 3] = fields.fraction.split("/").map(Number);
    const done = await command.send(
      "put_to_vote",
      {
        sitting: sitting.id,
        item: item.entry.id,
        subject: fields.on_subject && !motion ? (proposal ? { kind: "proposal", proposal: proposal.id, version: proposal.version } : node ? { kind: "node", node: node.id, version: node.version } : { kind: "text" }) : { kind: "text" },
        title: fields.title,
        question: fields.question,
        benches: fields.benches,
        majority: fields.majority === "simple" ? { kind: "simple" } : { kind: "qualified", base: fields.base, num, den },
        visibility: fields.visibility,
        minutes,
        motion,
      },
      { draft: draft.key },
    );
    if (done) on_close();
  };
  return (
    <Dialog title={t(motion ? "decision.motion" : "decision.put")} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <p className="small muted">{t(motion ? "decision.motion_words" : "decision.put_words")}</p>
      {about && (
        <label className="choice-line">
          <input type="checkbox" checked={fields.on_subject} onChange={(event) => set({ on_subject: event.target.checked })} />
          <span>{t("decision.on_subject", { what: proposal ? proposal.number : (node?.code ?? "") })}</span>
        </label>
      )}
      <Field label={t("prepare.vote_title")} value={fields.title} on_change={(title) => set({ title })} max={200} error={tried && bad_title ? t("prepare.problem.title") : undefined} />
      <Field label={t("prepare.question")} value={fields.question} on_change={(question) => set({ question })} lines={4} max={4_000} hint={t("prepare.question_hint")} kept_at={draft.kept_at} error={tried && bad_question ? t("prepare.problem.question") : undefined} />
      <TickGroup legend={t("prepare.benches")} values={fields.benches} options={benches.map((value) => ({ value, label: t(`bench.${value}`) }))} error={tried && none ? t("prepare.problem.benches") : undefined} on_change={(values) => set({ benches: benches.filter((bench) => values.includes(bench)) })} />
      {!motion && (
        <>
          <RadioGroup
            legend={t("prepare.majority")}
            value={fields.majority}
            options={[
              { value: "simple", label: t("prepare.simple"), note: t("majority.simple") },
              { value: "qualified", label: t("prepare.qualified"), note: t("prepare.qualified_note") },
            ]}
            on_change={(majority) => set({ majority: majority as Fields["majority"] })}
          />
          {fields.majority === "qualified" && (
            <div className="two-columns">
              <SelectField label={t("prepare.fraction")} value={fields.fraction} options={["2/3", "3/4", "3/5", "4/5"].map((value) => ({ value, label: value }))} on_change={(fraction) => set({ fraction })} />
              <SelectField label={t("prepare.base")} value={fields.base} options={(["votes_cast", "electorate"] as const).map((value) => ({ value, label: t(`prepare.bases.${value}`) }))} on_change={(base) => set({ base: base as MajorityBase })} />
            </div>
          )}
          <RadioGroup legend={t("prepare.visibility")} value={fields.visibility} options={(["at_close", "roll_call"] as const).map((value) => ({ value, label: t(`visibility.${value}`) }))} on_change={(visibility) => set({ visibility: visibility as Visibility })} />
        </>
      )}
      <Field label={t("decision.minutes")} value={fields.minutes} on_change={(next) => set({ minutes: next })} error={tried && bad_minutes ? t("decision.minutes_wrong") : undefined} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("decision.not_put")} error={command.error} />}
      <div className="button-row">
        <Button sending={command.state === "sending"} onClick={() => void send()}>
          {t(motion ? "decision.motion_act" : "decision.put_act")}
        </Button>
        <Button tone="outline" onClick={on_close}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
