import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { RadioGroup, TickGroup } from "../../parts/choice_group";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { DraftFound, Field, length_of } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import type { AgendaItem, Bench, MajorityBase, Sitting, Visibility, Vote, VoteLinkKind } from "../../protocol/types";
import { useDraft, useEntity } from "../../store/hooks";
import { useCommand } from "../../store/use_command";
import { useErased } from "../erasure/erased";

const benches: readonly Bench[] = ["institutions", "social_partners", "third_sector", "other"];

/** The vote that the new one hangs on, and the place in its order that is suggested. */
export interface LinkTo {
  readonly kind: VoteLinkKind;
  readonly vote: Vote;
  readonly order: number;
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
  readonly order: string;
}

const plain = { benches, majority: "simple", fraction: "2/3", base: "votes_cast", visibility: "at_close" } as const;

/** What of another vote a linked one begins with. */
function rules_of({ terms, place }: Vote): Omit<Fields, "on_subject" | "title" | "question" | "order"> {
  const { majority } = terms;
  const rule = majority.kind === "simple" ? {} : { majority: "qualified" as const, fraction: `${majority.num}/${majority.den}`, base: majority.base };
  return { ...plain, ...rule, benches: terms.benches, visibility: terms.visibility, minutes: String(place?.minutes ?? 10) };
}

const act_of = (motion: boolean, link: LinkTo | undefined) => (motion ? "motion" : (link?.kind ?? "put"));

/**
 * A vote of the item: on what, the text, who, how, for how long. A motion of order opens at once. With `link` an amendment
 * to or a part of a question that waits, or a new round of a vote that ended.
 */
export function PutToVoteDialog({ sitting, item, motion = false, link, on_close }: { sitting: Sitting; item: AgendaItem; motion?: boolean; link?: LinkTo; on_close: () => void }) {
  const { t } = useTranslation();
  const erased = useErased();
  const command = useCommand();
  const part = link !== undefined && link.kind !== "repeats";
  const subject = link && !part ? subject_ref(link.vote) : part || motion ? undefined : item.entry.subject;
  const proposal = useEntity("proposal", subject?.startsWith("proposal-") ? subject : undefined);
  const node = useEntity("plan_node", subject?.startsWith("node-") ? subject : undefined);
  const about = proposal ?? node;
  const which = act_of(motion, link);
  const draft = useDraft<Fields>(`put_to_vote:${motion ? "motion/" : ""}${link ? `${link.kind}/${link.vote.id}/` : ""}${item.entry.id}`, {
    ...plain,
    minutes: motion ? "2" : "10",
    ...(link ? rules_of(link.vote) : {}),
    on_subject: about !== undefined,
    title: motion ? "" : part ? t(`vote_link.title.${link.kind}`, { n: link.order, title: link.vote.title ?? "" }).slice(0, 200) : (link?.vote.title ?? item.title ?? ""),
    question: link && !part ? (link.vote.question ?? "") : "",
    order: String(link?.order ?? 1),
  });
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const set = (change: Partial<Fields>) => draft.set({ ...fields, ...change });
  const bad_title = length_of(fields.title.trim()) < 5 || length_of(fields.title) > 200;
  const bad_question = length_of(fields.question.trim()) < 10 || length_of(fields.question) > 4_000;
  const minutes = Number(fields.minutes);
  const bad_minutes = !Number.isInteger(minutes) || minutes < 1;
  const none = fields.benches.length === 0;
  const order = Number(fields.order);
  const bad_order = part && (!Number.isInteger(order) || order < 1 || order > 99);
  const send = async () => {
    set_tried(true);
    if (bad_title || bad_question || bad_minutes || bad_order || none) return;
    const [num = 2, den = 3] = fields.fraction.split("/").map(Number);
    const done = await command.send(
      "put_to_vote",
      {
        sitting: sitting.id,
        item: item.entry.id,
        subject: !fields.on_subject || !about ? { kind: "text" } : proposal ? { kind: "proposal", proposal: proposal.id, version: proposal.version } : { kind: "node", node: about.id, version: about.version },
        title: fields.title,
        question: fields.question,
        benches: fields.benches,
        majority: fields.majority === "simple" ? { kind: "simple" } : { kind: "qualified", base: fields.base, num, den },
        visibility: fields.visibility,
        minutes,
        motion,
        ...(link ? { link: { kind: link.kind, vote: link.vote.id, order: part ? order : 1 } } : {}),
      },
      { draft: draft.key },
    );
    if (done) on_close();
  };
  return (
    <Dialog title={t(link ? `vote_link.dialog.${link.kind}` : `decision.${which}`)} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <p className="small muted">{t(link ? `vote_link.words.${link.kind}` : `decision.${which}_words`)}</p>
      {part && (
        <blockquote className="verbatim small" {...written(link.vote.question)}>
          {link.vote.question ?? erased(link.vote.id)}
        </blockquote>
      )}
      {about && !link && (
        <label className="choice-line">
          <input type="checkbox" checked={fields.on_subject} onChange={(event) => set({ on_subject: event.target.checked })} />
          <span>{t("decision.on_subject", { what: proposal ? proposal.number : (node?.code ?? "") })}</span>
        </label>
      )}
      {part && <Field label={t(`vote_link.order.${link.kind}`)} value={fields.order} on_change={(next) => set({ order: next })} hint={t(`vote_link.order_hint.${link.kind}`)} error={tried && bad_order ? t("vote_link.order_wrong") : undefined} />}
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
              <SelectField label={t("prepare.fraction")} value={fields.fraction} options={fractions_with(fields.fraction).map((value) => ({ value, label: value }))} on_change={(fraction) => set({ fraction })} />
              <SelectField label={t("prepare.base")} value={fields.base} options={(["votes_cast", "electorate"] as const).map((value) => ({ value, label: t(`prepare.bases.${value}`) }))} on_change={(base) => set({ base: base as MajorityBase })} />
            </div>
          )}
          <RadioGroup legend={t("prepare.visibility")} value={fields.visibility} options={(["at_close", "roll_call"] as const).map((value) => ({ value, label: t(`visibility.${value}`) }))} on_change={(visibility) => set({ visibility: visibility as Visibility })} />
        </>
      )}
      <Field label={t("decision.minutes")} value={fields.minutes} on_change={(next) => set({ minutes: next })} error={tried && bad_minutes ? t("decision.minutes_wrong") : undefined} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("decision.not_put")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t(motion ? "decision.motion_act" : "decision.put_act")}
      </DialogActs>
    </Dialog>
  );
}

const fractions = ["2/3", "3/4", "3/5", "4/5"];
const fractions_with = (own: string) => (fractions.includes(own) ? fractions : [own, ...fractions]);

function subject_ref({ terms: { subject } }: Vote): string | undefined {
  return subject.kind === "proposal" ? subject.proposal : subject.kind === "node" ? subject.node : undefined;
}
