import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { RadioGroup } from "../../parts/choice_group";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { DraftFound, Field, length_of } from "../../parts/field";
import { Notice } from "../../parts/notice";
import { PickedList, Picker } from "../../parts/picker";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import { number_text } from "../../parts/time_text";
import type { Proposal, ReplyOutcome, ReplyReason } from "../../protocol/types";
import { useDraft } from "../../store/hooks";
import { usePlanIndex } from "../../store/selectors";
import { useCommand } from "../../store/use_command";
import { field_id } from "./form/problems";
import { useRefused } from "./refused_at";
import { in_part, newest_reply, reply_fields, reply_limits, reply_outcomes, reply_params, reply_problems, reply_reasons, type ReplyFields } from "./reply_fields";

/** The secretary says what becomes of the proposal in the plan: outcome, reason, motivation, points; or corrects it. */
export function ReplyDialog({ proposal, on_close }: { proposal: Proposal; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const newest = newest_reply(proposal);
  const current = newest?.version ?? 0;
  // What stood there when the form opened: a reply that came meanwhile never touches the fields.
  const [start] = useState(() => ({ version: current, fields: reply_fields(newest) }));
  const draft = useDraft<ReplyFields>(`reply:${proposal.id}`, start.fields, start.version);
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const base = draft.base_version ?? start.version;
  const set = (change: Partial<ReplyFields>) => draft.set({ ...fields, ...change });
  const problems = tried ? reply_problems(fields, base > 0) : [];
  const refused = useRefused(command.error);
  const error_at = (pointer: string) => {
    const own = problems.find((problem) => problem.pointer === pointer);
    if (own) return t(`reply_form.problem.${own.key}`, own.values ?? {});
    return command.state === "refused" && refused?.pointer === pointer ? refused.sentence : undefined;
  };
  const send = async () => {
    set_tried(true);
    const [first] = reply_problems(fields, base > 0);
    if (first) return go_to_field(first.pointer);
    if (await command.send("issue_reply", reply_params(proposal.id, base, fields), { draft: draft.key })) on_close();
  };
  const field = (pointer: string) => ({ id: field_id(pointer), error: error_at(pointer) });
  return (
    <Dialog title={t(base > 0 ? "reply_form.title_again" : "reply_form.title", { number: proposal.number })} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <p className="small muted">{t("reply_form.words")}</p>
      {base !== current && (
        <Notice
          icon="refresh"
          acts={
            <Button dense onClick={() => draft.move_to(current)}>
              {t("reply_form.go_on_from_newest")}
            </Button>
          }
        >
          <strong>{t("reply_form.changed_meanwhile")}</strong> {t("reply_form.changed_words")}
        </Notice>
      )}
      <RadioGroup {...field("/outcome")} legend={t("reply_form.outcome")} value={fields.outcome} options={reply_outcomes.map((value) => ({ value, label: t(`reply_outcome.${value}`), note: t(`reply_form.note.${value}`) }))} on_change={(value) => set({ outcome: value as ReplyOutcome })} />
      <SelectField {...field("/reason")} label={t("reply_form.reason")} value={fields.reason} empty={t("moderation.choose")} options={reply_reasons.map((value) => ({ value, label: t(`reply_reason.${value}`) }))} on_change={(value) => set({ reason: value as ReplyReason | "" })} />
      <Field {...field("/texts/motivation")} label={t("reply_form.motivation")} value={fields.motivation} on_change={(motivation) => set({ motivation })} lines={6} max={reply_limits.motivation[1]} hint={<Still text={fields.motivation} />} kept_at={draft.kept_at} />
      {in_part(fields) && (
        <>
          <Field {...field("/texts/taken")} label={t("reply_form.taken")} value={fields.taken} on_change={(taken) => set({ taken })} lines={3} max={reply_limits.part[1]} />
          <Field {...field("/texts/left_out")} label={t("reply_form.left_out")} value={fields.left_out} on_change={(left_out) => set({ left_out })} lines={3} max={reply_limits.part[1]} />
        </>
      )}
      <PlanLinks fields={fields} set={set} error={error_at("/plan_links")} />
      {base > 0 && <Field {...field("/texts/correction")} label={t("reply_form.correction")} value={fields.correction} on_change={(correction) => set({ correction })} lines={3} max={reply_limits.correction[1]} hint={t("reply_form.correction_hint")} />}
      {command.state === "refused" && command.error && (
        <RefusalCard
          fact={t("reply_form.not_done")}
          error={command.error}
          acts={
            refused &&
            refused.pointer !== "/version" && (
              <Button tone="outline" onClick={() => go_to_field(refused.pointer)}>
                {t("form.go_to_field")}
              </Button>
            )
          }
        />
      )}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t(base > 0 ? "reply_form.act_again" : "reply_form.act")}
      </DialogActs>
    </Dialog>
  );
}

function go_to_field(pointer: string): void {
  const element = document.getElementById(field_id(pointer));
  element?.focus();
  element?.scrollIntoView({ block: "center" });
}

/** How much is still missing of the shortest motivation; then that nobody's data belong here. */
function Still({ text }: { text: string }) {
  const { t, i18n } = useTranslation();
  const left = reply_limits.motivation[0] - length_of(text.trim());
  if (left <= 0) return <>{t("personal_data_note")}</>;
  return <>{t("reply_form.still", { count: left, n: number_text(left, i18n.language) })}</>;
}

interface LinksProps {
  readonly fields: ReplyFields;
  readonly set: (change: Partial<ReplyFields>) => void;
  readonly error: string | undefined;
}

/** The points of the plan where what was taken is found, searched by code or words. */
function PlanLinks({ fields, set, error }: LinksProps) {
  const { t } = useTranslation();
  const index = usePlanIndex();
  const { plan_links } = fields;
  const points = useMemo(() => [...index.by_id.values()].map((point) => ({ value: point.id, text: `${point.code} ${point.title ?? ""}`, note: t(`node_kind.${point.fields.kind}`) })), [index, t]);
  return (
    <div>
      <Picker id={field_id("/plan_links")} label={t("reply_form.plan_links")} options={points.filter((point) => !plan_links.includes(point.value))} hint={t("reply_form.plan_links_hint")} error={error} on_pick={(id) => set({ plan_links: [...plan_links, id] })} />
      <PickedList
        label={t("reply_form.plan_links_chosen")}
        items={plan_links.map((id) => ({ value: id, words: points.find((point) => point.value === id)?.text ?? id, name: index.by_id.get(id)?.code ?? id }))}
        on_drop={(id) => set({ plan_links: plan_links.filter((one) => one !== id) })}
      />
    </div>
  );
}
