import type { TFunction } from "i18next";

/** Families of words for the wire's, by "type.path" of the field that holds them, or by its last name. */
const families: Readonly<Record<string, readonly string[]>> = {
  answered_as: ["capacity"],
  bench: ["bench"],
  benches: ["bench"],
  block: ["minutes.block"],
  call: ["sitting_call"],
  came: ["presence_cause"],
  capacity: ["capacity"],
  catalogue: ["value_word.catalogue"],
  channel: ["position_channel"],
  choice: ["position"],
  code: ["admissibility_code"],
  current: ["phase.name"],
  dimensions: ["dimension"],
  disaggregate_by: ["disaggregation"],
  dissenting: ["bench"],
  dissents: ["bench"],
  effect: ["budget"],
  legal_basis: ["legal_basis"],
  level: ["objective_level", "organisation_level"],
  media: ["document_media"],
  method: ["poll.method"],
  minutes: ["minutes_state"],
  missed: ["vote.missed", "poll.missed"],
  missing_benches: ["bench"],
  mode: ["sitting_mode"],
  node_kind: ["node_kind"],
  origin: ["origin"],
  outcome: ["outcome"],
  pending: ["outcome_page.pending"],
  phase: ["phase.name"],
  policy: ["policy"],
  reach: ["document_reach"],
  role: ["capacity"],
  sector: ["sector"],
  standing: ["standing"],
  tracks: ["track"],
  visibility: ["visibility"],
  went: ["presence_cause"],
  whole_benches: ["bench"],
  type: ["indicator_type"],
  base: ["prepare.bases"],
  "proposal.admissibility.outcome": ["admissibility"],
  "proposal.replies.outcome": ["reply_outcome"],
  "proposal.replies.reason": ["reply_reason"],
  "finding.closed.outcome": ["audit.outcome"],
  "proposal.state": ["proposal_state"],
  "vote.state": ["vote_state"],
  "poll.state": ["poll.state"],
  "sitting.state": ["sitting_state"],
  "sitting.agenda.state": ["agenda_state"],
  "minutes.state": ["minutes_state"],
  "finding.state": ["audit.state"],
  "own_proposal.cosignatures.state": ["cosignature"],
  "cycle.phases.state": ["value_word.phase_state"],
  "mandate.status": ["mandate_status"],
  "organisation.status": ["membership_status"],
  "plan_node.fields.harmonisation.status": ["alignment.status"],
  "notice_addresses.addresses.kind": ["addresses.kind"],
  "sitting.agenda.entry.kind": ["agenda_kind"],
  "redaction.targets.kind": ["erasure_kind"],
  "cycle.kind": ["cycle.kind"],
  "organisation.kind": ["organisation_kind"],
  "proposal.kind": ["proposal_kind"],
  "proposal.patch.kind": ["proposal_kind"],
  "plan_node.fields.kind": ["node_kind"],
  kind: ["value_word.scope", "value_word.subject", "value_word.majority", "value_word.link"],
};
/** What tells an item of a list from the others, where it is no reference. */
const of_items: readonly string[] = ["bench", "phase.name", "minutes.block", "agenda_kind", "addresses.kind", "node_kind", "value_word.link"];

const found = (t: TFunction, exists: (key: string) => boolean, all: readonly string[] | undefined, value: string) => {
  const key = all?.map((family) => `${family}.${value}`).find((one) => exists(one));
  return key === undefined ? undefined : t(key);
};

/** A word of the wire in words; undefined where it is a text of somebody's. `path`: names between dots. */
export function value_words(t: TFunction, exists: (key: string) => boolean, type: string, path: string, value: string): string | undefined {
  if (!/^[a-z][a-z_]*$/.test(value)) return undefined;
  return found(t, exists, families[`${type}.${path}`] ?? families[path.slice(path.lastIndexOf(".") + 1)], value);
}

export const item_words = (t: TFunction, exists: (key: string) => boolean, item: string): string | undefined => found(t, exists, of_items, item);

/** The name of a field: those of the record where they fit, else its own. */
export function field_words(t: TFunction, exists: (key: string) => boolean, path: string): string {
  return path
    .split(".")
    .map((name, at, names) => {
      const found = [`value_field.${names[at - 1]}/${name}`, `value_field.${name}`].find(exists);
      return t(found ?? `entry_field.${name}`);
    })
    .join(" › ");
}
