import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RadioGroup, TickGroup } from "../../parts/choice_group";
import { DateField } from "../../parts/date_field";
import { Field } from "../../parts/field";
import { SelectField } from "../../parts/select_field";
import type { Bench, MajorityBase, Visibility } from "../../protocol/types";
import { useDerived, useDraft, useEntity } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { usePlanIndex } from "../../store/selectors";
import { useCommand } from "../../store/use_command";
import { useSearchWord } from "../router";
import { useTitle } from "../use_title";
import { fields_of, prepare_params, prepare_problems, start_fields, type PrepareFields } from "./prepare_fields";
import { PrepareFrame, show_first_problem } from "./prepare_frame";
import { VotePath } from "./vote_page";

const benches: readonly Bench[] = ["institutions", "social_partners", "third_sector", "other"];

/** The secretary prepares a vote: on what, the question, who, how it is decided, until when. Nothing is public yet. */
export function PrepareVotePage() {
  const { t } = useTranslation();
  const may = useMayOn("prepare_vote", "none");
  const [number] = useSearchWord("proposta");
  const [code] = useSearchWord("punto");
  const [template] = useSearchWord("modello");
  const model = useEntity("vote", template);
  const index = usePlanIndex();
  const proposals = useDerived(["proposal"], (entities) => entities.all("proposal").filter((proposal) => proposal.acts.includes("prepare_vote")));
  const asked = useDerived(["proposal"], (entities) => entities.all("proposal").find((proposal) => proposal.number === number), [number]);
  const draft = useDraft<PrepareFields>(`vote:prepare/${template ?? number ?? code ?? ""}`, model ? fields_of(model) : start_fields(asked, code === undefined ? undefined : index.by_code.get(code)));
  const command = useCommand();
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const proposal = useEntity("proposal", fields.subject === "proposal" ? fields.proposal : undefined);
  const node = useEntity("plan_node", fields.subject === "node" ? fields.node : undefined);
  const problems = prepare_problems(fields);
  const error = (name: keyof PrepareFields) => (tried && problems.includes(name) ? t(`prepare.problem.${name}`) : undefined);
  const set = (change: Partial<PrepareFields>) => draft.set({ ...fields, ...change });
  useTitle(t("prepare.title"));
  const send = () => {
    set_tried(true);
    if (problems.length > 0) show_first_problem();
    else void command.send("prepare_vote", prepare_params(fields, proposal, node), { draft: draft.key });
  };
  const nodes = [...index.by_id.values()].filter((one) => one.fields.kind === "objective" || one.fields.kind === "action");
  return (
    <PrepareFrame words="prepare" path={<VotePath here={t("prepare.title")} />} may={may} place="/votazioni" command={command} draft={draft} on_send={send}>
      <RadioGroup
        legend={t("prepare.subject")}
        value={fields.subject}
        options={(["proposal", "node", "text"] as const).map((value) => ({ value, label: t(`prepare.on.${value}`) }))}
        on_change={(subject) => set({ subject: subject as PrepareFields["subject"] })}
      />
      {fields.subject === "proposal" && (
        <SelectField
          label={t("prepare.proposal")}
          value={fields.proposal}
          empty={t("moderation.choose")}
          options={proposals.map((one) => ({ value: one.id, label: `${one.number} ${one.title ?? ""}` }))}
          error={error("proposal")}
          hint={proposals.length === 0 ? t("prepare.no_proposals") : undefined}
          on_change={(id) => {
            const picked = proposals.find((one) => one.id === id);
            set({ proposal: id, ...(fields.title === "" && picked ? { title: picked.title ?? "" } : {}) });
          }}
        />
      )}
      {fields.subject === "node" && <SelectField label={t("prepare.node")} value={fields.node} empty={t("moderation.choose")} options={nodes.map((one) => ({ value: one.id, label: `${one.code} ${one.title ?? ""}` }))} error={error("node")} on_change={(id) => set({ node: id })} />}
      <Field label={t("prepare.vote_title")} value={fields.title} on_change={(title) => set({ title })} max={200} error={error("title")} />
      <Field label={t("prepare.question")} value={fields.question} on_change={(question) => set({ question })} lines={4} max={4_000} hint={t("prepare.question_hint")} kept_at={draft.kept_at} error={error("question")} />
      <TickGroup legend={t("prepare.benches")} hint={t("prepare.benches_hint")} values={fields.benches} options={benches.map((value) => ({ value, label: t(`bench.${value}`) }))} error={error("benches")} on_change={(values) => set({ benches: benches.filter((bench) => values.includes(bench)) })} />
      <RadioGroup
        legend={t("prepare.majority")}
        value={fields.majority}
        options={[
          { value: "simple", label: t("prepare.simple"), note: t("majority.simple") },
          { value: "qualified", label: t("prepare.qualified"), note: t("prepare.qualified_note") },
        ]}
        on_change={(majority) => set({ majority: majority as PrepareFields["majority"] })}
      />
      {fields.majority === "qualified" && (
        <div className="two-columns">
          <SelectField label={t("prepare.fraction")} value={fields.fraction} options={["2/3", "3/4", "3/5", "4/5"].map((value) => ({ value, label: value }))} on_change={(fraction) => set({ fraction })} />
          <SelectField label={t("prepare.base")} value={fields.base} options={(["votes_cast", "electorate"] as const).map((value) => ({ value, label: t(`prepare.bases.${value}`) }))} on_change={(base) => set({ base: base as MajorityBase })} />
        </div>
      )}
      <RadioGroup legend={t("prepare.visibility")} value={fields.visibility} options={(["at_close", "roll_call"] as const).map((value) => ({ value, label: t(`visibility.${value}`), note: t(`prepare.visibility_words.${value}`) }))} on_change={(visibility) => set({ visibility: visibility as Visibility })} />
      <div className="two-columns">
        <DateField id="prepare-day" type="date" label={t("prepare.day")} value={fields.closes_on} error={error("closes_on")} on_change={(closes_on) => set({ closes_on })} />
        <DateField id="prepare-hour" type="time" label={t("prepare.hour")} value={fields.closes_time} error={error("closes_time")} on_change={(closes_time) => set({ closes_time })} />
      </div>
    </PrepareFrame>
  );
}
