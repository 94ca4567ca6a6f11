// What tests of sittings need before a sitting can be held today.

/** The demonstration's regulation names no rules of sittings: these, with notices of no days. */
const rules_of_sittings = {
  notice_days: 0,
  urgent_notice_days: 0,
  documents_days: 0,
  second_call_minutes: 60,
  convening_request: { num: 1, den: 5, strict: false },
  quorum_by_bench: false,
  absence_grace_seconds: 60,
  objection_window_seconds: 60,
  intervention_seconds: 300,
  reply_seconds: 120,
  vote_statement_seconds: 120,
  point_of_order_seconds: 60,
  fact_seconds: 60,
  closing_warning_seconds: 15,
  replies_each: 1,
  alternate_above: 3,
  proxies_each: 1,
  suspension_minutes: 30,
  minutes_draft_days: 10,
  minutes_objection_days: 7,
  extract_days: 5,
  ratification_days: 10,
};

/** A sitting can be called for today; `others` are rules that differ from those above. */
export async function without_notice(secretary, others = {}) {
  const [{ rules }] = secretary.all("regulation");
  await secretary.act("adopt_regulation", { rules: { ...rules, sittings: { ...rules_of_sittings, ...others } }, act: "Deliberazione di prova" });
}

export const today = () => new Intl.DateTimeFormat("sv", { timeZone: "Europe/Rome" }).format(new Date());

/** Marks present so many voting bodies that are not there yet. */
export async function call_the_roll(secretary, sitting, needed) {
  const lines = secretary.entities.get(`attendance ${sitting}`).lines.filter((line) => line.voting && !line.inside);
  for (const line of lines.slice(0, needed)) await secretary.act("record_presence", { sitting, organisation: line.organisation, inside: true, mode: "in_person" });
}

/** The act of the next step at the desk, once it is the one that is wanted. */
export async function next_step(desk, heading, act) {
  const step = desk.page.getByRole("region", { name: heading });
  await step.waitFor();
  await step.getByRole("button", { name: act }).click();
}
