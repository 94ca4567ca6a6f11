// Provisional: the shapes of protocol/vocabulary and protocol/views, until the types generated from schemas/ stand here.

/** UTC with milliseconds: "2027-03-10T09:00:00.000Z". */
export type Instant = string;
/** A day in Europe/Rome: "2027-03-10". */
export type LocalDate = string;
/** "<kind>-<n>". */
export type ObjectRef = string;
export type Cursor = string;


export type Sector = "public_sector" | "third_sector" | "social_partner" | "private_sector";

export type Bench = "institutions" | "social_partners" | "third_sector" | "other";

export type OrganisationKind =
  | "comune"
  | "province"
  | "region"
  | "union_of_comuni"
  | "health_authority"
  | "school"
  | "employment_centre"
  | "special_agency"
  | "consortium"
  | "asp_ipab"
  | "public_housing_body"
  | "justice_office"
  | "prefecture"
  | "trade_union"
  | "pensioners_union"
  | "employers_association"
  | "patronato"
  | "odv"
  | "aps"
  | "foundation"
  | "philanthropic_body"
  | "social_enterprise"
  | "social_cooperative"
  | "association_network"
  | "mutual_aid_society"
  | "other_ets"
  | "religious_body"
  | "volunteer_support_centre"
  | "third_sector_network"
  | "informal_group"
  | "enterprise"
  | "accredited_private_provider"
  | "citizens_group"
  | "users_representation"
  | "professional_order";

export type Standing = "signatory" | "adherent" | "consulted" | "observer";

export type MembershipStatus = "member" | "suspended" | "withdrawn" | "excluded";

export type MandateCapacity = "legal_representative" | "delegate" | "substitute";

export type MandateStatus =
  | "pending_validation"
  | "not_yet"
  | "valid"
  | "expired"
  | "revoked"
  | "refused"
  | "suspended";

export type Role = "chair" | "deputy_chair" | "secretary" | "auditor";

export type Capacity =
  | "delegate"
  | "substitute"
  | "legal_representative"
  | "observer"
  | "chair"
  | "deputy_chair"
  | "secretary"
  | "auditor"
  | "system";

export type Catalogue = "leps" | "funding_source" | "need";

export type CycleKind = "plan_formation" | "annual_update" | "extraordinary";

export type Phase =
  | "set_up"
  | "call"
  | "needs_analysis"
  | "proposals"
  | "inquiry"
  | "deliberation"
  | "positions"
  | "reply"
  | "concertation_signing"
  | "adoption"
  | "agreement"
  | "publication"
  | "implementation"
  | "annual_update";

export type NodeKind = "section" | "area" | "objective" | "action" | "indicator";

export type ObjectiveLevel = "strategic" | "operational";

export type SectionLetter = "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h";

export type Policy =
  | "health"
  | "education"
  | "employment"
  | "housing"
  | "urban_planning"
  | "fiscal"
  | "justice"
  | "transport";

export type HarmonisationDimension =
  | "organisation"
  | "delivery_mode"
  | "delivery_times"
  | "social_dialogue"
  | "sociosanitary_integration"
  | "coverage"
  | "tariff";

export type HarmonisationStatus = "not_started" | "in_progress" | "in_one_zone" | "aligned";

export type OrganisationLevel = "comune" | "group_of_comuni" | "ambito" | "supra_ambito";

export type IndicatorType = "result" | "quality" | "process" | "gender_impact";

export type Disaggregation = "sex" | "age_band" | "comune" | "former_zone" | "disability";

export type Origin = "proposal" | "office" | "conference" | "law" | "previous_plan";

export type Track = "concertation" | "co_programming" | "civic";

export type ProposalKind = "enrich" | "modify" | "differentiate" | "articulate";

export type ProposalState =
  | "submitted"
  | "inadmissible"
  | "to_be_cured"
  | "admissible"
  | "in_discussion"
  | "positions_open"
  | "positions_closed"
  | "withdrawn";

export type BudgetEffect = "none" | "reallocation" | "increase" | "new_resources";

export type AdmissibilityOutcome = "admissible" | "inadmissible" | "to_be_cured";

export type AdmissibilityCode =
  | "not_a_member"
  | "mandate_invalid"
  | "out_of_window"
  | "off_subject"
  | "no_target_node"
  | "contrary_to_law"
  | "contains_personal_data"
  | "duplicate";

export type Cosignature = "pending" | "confirmed" | "declined";

export type Stance = "favourable" | "contrary" | "neutral";

export type ModerationCode = "contains_personal_data" | "offensive" | "off_subject" | "duplicate";

export type VoteState = "prepared" | "discarded" | "open" | "closed" | "annulled";

export type Visibility = "at_close" | "roll_call";

export type MajorityBase = "votes_cast" | "electorate";

export type PositionChoice =
  | "favourable"
  | "favourable_with_reservations"
  | "contrary"
  | "abstained"
  | "not_participating";

export type Outcome =
  | "no_structural_quorum"
  | "tie_not_approved"
  | "not_approved"
  | "approved_with_reservations"
  | "approved_unanimously"
  | "approved_by_majority";

export interface QuorumRule {
  readonly num: number;
  readonly den: number;
  readonly strict: boolean;
}

export interface Regulation {
  readonly quorum_first_call: QuorumRule;
  readonly quorum_second_call: QuorumRule;
  readonly async_quorum: QuorumRule;
  readonly institutions_required: boolean;
  readonly admissibility_days: number;
  readonly cure_days: number;
  readonly reply_deadline_days: number;
  readonly proposal_window_days: number;
  readonly min_vote_minutes: number;
}

export interface PhaseDates {
  readonly phase: Phase;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export type PhaseCalendar = readonly PhaseDates[];

export interface IntegrationLink {
  readonly policy: Policy;
  readonly partner?: string;
}

export interface Harmonisation {
  readonly zones: readonly string[];
  readonly dimensions: readonly HarmonisationDimension[];
  readonly status: HarmonisationStatus;
}

export interface EverywhereInAmbito {
  readonly kind: "all";
}

export interface InZones {
  readonly kind: "zones";
  readonly zones: readonly string[];
}

export interface InComuni {
  readonly kind: "comuni";
  readonly comuni: readonly string[];
}

export type Localisation = EverywhereInAmbito | InZones | InComuni;

export interface SectionFields {
  readonly kind: "section";
  readonly letter: SectionLetter;
}

export interface AreaFields {
  readonly kind: "area";
}

export interface ObjectiveFields {
  readonly kind: "objective";
  readonly level: ObjectiveLevel;
  readonly sections: readonly SectionLetter[];
  readonly leps: readonly string[];
  readonly integration: readonly IntegrationLink[];
  readonly harmonisation?: Harmonisation;
}

export interface ActionFields {
  readonly kind: "action";
  readonly level: OrganisationLevel;
  readonly where: Localisation;
  readonly funding: readonly string[];
}

export interface IndicatorFields {
  readonly kind: "indicator";
  readonly type: IndicatorType;
  /** absent: not yet measured */
  readonly baseline?: string;
  readonly goal?: string;
  readonly disaggregate_by: readonly Disaggregation[];
}

export type NodeFields = SectionFields | AreaFields | ObjectiveFields | ActionFields | IndicatorFields;

export interface ProposedNode {
  readonly node_kind: NodeKind;
  readonly title: string;
  readonly text: string;
}

export interface Enrich {
  readonly kind: "enrich";
  readonly nodes: readonly ProposedNode[];
}

export interface Modify {
  readonly kind: "modify";
  readonly quoted_title: string;
  readonly quoted_text: string;
  readonly title: string;
  readonly text: string;
}

export interface VariantScope {
  readonly comuni: readonly string[];
  readonly zones: readonly string[];
  readonly target_group?: string;
  readonly delivery_mode?: string;
}

export interface Differentiate {
  readonly kind: "differentiate";
  readonly scope: VariantScope;
  readonly title: string;
  readonly text: string;
}

export interface Articulate {
  readonly kind: "articulate";
  readonly children: readonly ProposedNode[];
}

export type Patch = Enrich | Modify | Differentiate | Articulate;

export interface Budget {
  readonly effect: BudgetEffect;
  /** above 0; asked for when effect is not `none`, never required */
  readonly amount?: number;
  /** an entry of the catalogue of funding sources */
  readonly source?: string;
}

export interface ProposalContent {
  readonly target: string;
  /** the version of the point that the proposer read */
  readonly target_version: number;
  readonly title: string;
  /** the reasons */
  readonly text: string;
  readonly patch: Patch;
  /** indicators ("node-..") or needs ("item-..") */
  readonly evidence: readonly ObjectRef[];
  readonly expected_effect: string;
  readonly gender_note?: string;
  readonly budget: Budget;
  readonly co_proposers: readonly string[];
  readonly conflict_declared: boolean;
  /** required when a conflict is declared */
  readonly conflict_text?: string;
  readonly tracks: readonly Track[];
}

export interface OnNode {
  readonly kind: "node";
  readonly node: string;
  readonly version: number;
}

export interface OnProposal {
  readonly kind: "proposal";
  readonly proposal: string;
  readonly version: number;
}

export interface OnText {
  readonly kind: "text";
}

export type VoteSubject = OnNode | OnProposal | OnText;

export interface SimpleMajority {
  readonly kind: "simple";
}

export interface QualifiedMajority {
  readonly kind: "qualified";
  readonly base: MajorityBase;
  readonly num: number;
  readonly den: number;
}

export type Majority = SimpleMajority | QualifiedMajority;

export interface VoteTerms {
  readonly subject: VoteSubject;
  /** whose voting bodies form the electorate */
  readonly benches: readonly Bench[];
  readonly majority: Majority;
  readonly visibility: Visibility;
  readonly closes_on: LocalDate;
  readonly closes_time: string;
  readonly closes_at: Instant;
}

export interface PositionTexts {
  readonly reservation?: string;
  /** why the body does not participate */
  readonly reason?: string;
  readonly statement?: string;
}

export interface PositionValue {
  readonly choice: PositionChoice;
  /** with not_participating alone */
  readonly conflict_of_interest: boolean;
}

export interface BenchTally {
  readonly bench: Bench;
  readonly electorate: number;
  readonly favourable: number;
  readonly favourable_with_reservations: number;
  readonly contrary: number;
  readonly abstained: number;
  readonly not_participating: number;
  /** decision 27: a contrary position and none for */
  readonly dissents: boolean;
}

export interface VoteResult {
  readonly outcome: Outcome;
  readonly electorate: number;
  /** bodies that expressed any value */
  readonly present: number;
  readonly quorum_needed: number;
  readonly institutions_present: boolean;
  /** favourable, with or without reservations */
  readonly votes_for: number;
  readonly votes_against: number;
  /** positions for that would have been enough, given those against */
  readonly votes_needed: number;
  readonly by_bench: readonly BenchTally[];
}

export interface Table {
  readonly id: string;
  readonly origin: string;
  readonly demonstration: boolean;
  readonly name?: string;
  readonly ambito?: string;
  readonly region?: string;
  readonly seat?: string;
  /** bodies that are members */
  readonly organisations: number;
  readonly voting: number;
}

export interface RegulationView {
  readonly id: string;
  readonly rules: Regulation;
  readonly digest: string;
  readonly text?: string;
  readonly adopted_on: LocalDate;
}

export interface Zone {
  readonly id: string;
  readonly name?: string;
  readonly comuni: number;
}

export interface Comune {
  readonly id: string;
  readonly zone: string;
  readonly istat_code: string;
  readonly population: number;
  readonly lead: boolean;
  readonly name?: string;
}

export interface CatalogueItem {
  readonly id: string;
  readonly catalogue: Catalogue;
  readonly code: string;
  readonly label?: string;
  readonly basis?: string;
}

export type PhaseState = "done" | "current" | "to_come";

export interface PhaseStep {
  readonly phase: Phase;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly state: PhaseState;
}

export interface Cycle {
  readonly id: string;
  readonly kind: CycleKind;
  readonly year: number;
  readonly phases: readonly PhaseStep[];
  readonly current?: Phase;
  /** a proposal made now enters this cycle's year */
  readonly window_open: boolean;
  /** the update a proposal made now is for (decision 29) */
  readonly proposals_enter_year: number;
  /** last day of the open window */
  readonly window_to?: LocalDate;
}

export interface Organisation {
  readonly id: string;
  readonly name?: string;
  readonly kind: OrganisationKind;
  readonly sector: Sector;
  readonly bench: Bench;
  readonly standing: Standing;
  readonly status: MembershipStatus;
  readonly voting: boolean;
  readonly demonstration: boolean;
  readonly affiliated_to?: string;
  readonly comune?: string;
  readonly member_from: LocalDate;
}

export interface Mandate {
  readonly id: string;
  readonly organisation: string;
  readonly capacity: MandateCapacity;
  readonly holder_name?: string;
  readonly valid_from: LocalDate;
  readonly valid_to?: LocalDate;
  readonly status: MandateStatus;
  /** acts for the body now (delegate, or substitute after a takeover) */
  readonly active: boolean;
}

export interface Appointment {
  readonly id: string;
  readonly role: Role;
  readonly holder_name?: string;
  readonly valid_from: LocalDate;
  readonly valid_to?: LocalDate;
  readonly ended: boolean;
  /** is in the chair now */
  readonly presides: boolean;
}

export type WaitingKind =
  | "vote_open"
  | "cosignature_asked"
  | "cure_term"
  | "proposal_to_examine"
  | "mandate_to_validate"
  | "vote_to_open";

export interface WaitingItem {
  readonly what: WaitingKind;
  readonly object: ObjectRef;
  readonly label?: string;
  readonly since: Instant;
  readonly until?: Instant;
}

export interface Waiting {
  readonly id: ObjectRef;
  readonly items: readonly WaitingItem[];
}

export interface ActivityItem {
  readonly index: number;
  readonly ts: Instant;
  readonly event: string;
  readonly capacity: Capacity;
  readonly organisation?: string;
  readonly object: ObjectRef;
  /** what the object is called */
  readonly label?: string;
  /** of a comment: its subject */
  readonly about?: ObjectRef;
}

export interface Activity {
  readonly id: string;
  readonly items: readonly ActivityItem[];
}

export interface AreaSummary {
  readonly area: string;
  readonly objectives: number;
  readonly actions: number;
  readonly proposals: number;
}

export interface Plan {
  readonly id: string;
  readonly title?: string;
  readonly from_year: number;
  readonly to_year: number;
  /** "1.2027.2" */
  readonly version: string;
  readonly objectives: number;
  readonly actions: number;
  readonly proposals: number;
  readonly areas: readonly AreaSummary[];
}

export interface PlanNode {
  readonly id: string;
  readonly parent?: string;
  readonly order: number;
  readonly code: string;
  readonly version: number;
  readonly fields: NodeFields;
  readonly origin: Origin;
  readonly title?: string;
  readonly text?: string;
  readonly unit?: string;
  readonly open_to_proposals: boolean;
  /** that everybody may see, on this point and beneath it */
  readonly proposals: number;
}

export interface NodeVersion {
  readonly version: number;
  readonly since: Instant;
  readonly origin: Origin;
  readonly title?: string;
  readonly text?: string;
  readonly reason?: string;
  /** of the entry */
  readonly index: number;
}

export interface NodeVersions {
  readonly node: string;
  /** newest first */
  readonly versions: readonly NodeVersion[];
}

export interface PathStep {
  readonly state: ProposalState;
  readonly at: Instant;
  /** of the entry */
  readonly index: number;
}

export interface AdmissibilityView {
  readonly outcome: AdmissibilityOutcome;
  readonly code?: AdmissibilityCode;
  readonly cure_by?: LocalDate;
  readonly reason?: string;
  readonly decided_at: Instant;
}

export type ProposalAct =
  | "revise"
  | "withdraw"
  | "support"
  | "decide_admissibility"
  | "open_discussion"
  | "prepare_vote"
  | "comment";

export interface Proposal {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  readonly enters_year: number;
  readonly target: string;
  readonly target_version: number;
  /** the point has a newer version than the one quoted */
  readonly target_changed: boolean;
  readonly proposer: string;
  /** confirmed for this version by their own delegates */
  readonly co_proposers: readonly string[];
  /** of this version */
  readonly supporters: readonly string[];
  readonly title?: string;
  readonly text?: string;
  readonly patch?: Patch;
  /** the point as the proposer read it */
  readonly base_title?: string;
  readonly base_text?: string;
  readonly evidence: readonly ObjectRef[];
  readonly expected_effect?: string;
  readonly gender_note?: string;
  readonly budget: Budget;
  readonly conflict_declared: boolean;
  readonly conflict_text?: string;
  readonly tracks: readonly Track[];
  readonly submitted_at: Instant;
  readonly examine_by: LocalDate;
  readonly admissibility?: AdmissibilityView;
  readonly withdrawal_reason?: string;
  /** the latest opened on it */
  readonly vote?: string;
  readonly path: readonly PathStep[];
  readonly acts: readonly ProposalAct[];
}

export interface AskedCosignature {
  readonly organisation: string;
  readonly state: Cosignature;
}

export interface OwnProposal {
  readonly id: string;
  readonly cosignatures: readonly AskedCosignature[];
}

export interface ProposalVersionView {
  readonly version: number;
  readonly at: Instant;
  readonly index: number;
  readonly target_version: number;
  readonly title?: string;
  readonly text?: string;
  readonly patch?: Patch;
  readonly expected_effect?: string;
}

export interface ProposalVersions {
  readonly proposal: string;
  /** newest first */
  readonly versions: readonly ProposalVersionView[];
}

export interface Discussion {
  readonly id: ObjectRef;
  readonly comments: number;
  readonly favourable: number;
  readonly contrary: number;
  readonly neutral: number;
}

export interface Comment {
  readonly id: string;
  readonly subject: ObjectRef;
  readonly parent?: string;
  readonly organisation: string;
  readonly capacity: Capacity;
  readonly stance: Stance;
  readonly version: number;
  readonly posted_at: Instant;
  readonly edited_at?: Instant;
  readonly hidden: boolean;
  readonly hidden_for?: ModerationCode;
  readonly text?: string;
  readonly replies: number;
  /** of its last entry */
  readonly index: number;
}

export interface CommentPage {
  readonly items: readonly Comment[];
  readonly next?: Cursor;
}

export interface CommentVersion {
  readonly version: number;
  readonly at: Instant;
  readonly stance: Stance;
  readonly text?: string;
  readonly index: number;
}

export interface ModerationStep {
  /** false: restored */
  readonly hidden: boolean;
  readonly at: Instant;
  readonly code?: ModerationCode;
  readonly reason?: string;
  readonly index: number;
}

export interface CommentHistory {
  readonly comment: Comment;
  /** newest first */
  readonly versions: readonly CommentVersion[];
  /** newest first */
  readonly moderation: readonly ModerationStep[];
}

export interface BenchCount {
  readonly bench: Bench;
  readonly answered: number;
  readonly of: number;
}

export type VoteAct = "open" | "discard" | "cast" | "close" | "annul";

export interface Vote {
  readonly id: string;
  readonly state: VoteState;
  readonly terms: VoteTerms;
  readonly title?: string;
  readonly question?: string;
  readonly regulation?: string;
  /** frozen at opening; before it, what it would be now */
  readonly electorate_size: number;
  /** once opened */
  readonly electorate: readonly string[];
  readonly quorum_needed: number;
  readonly on_order: boolean;
  readonly order?: string;
  readonly opened_at?: Instant;
  readonly closed_at?: Instant;
  /** of an early close, or of an annulment */
  readonly closing_reason?: string;
  readonly acts: readonly VoteAct[];
}

export interface Ballot {
  readonly id: string;
  readonly answered: number;
  readonly of: number;
  readonly by_bench: readonly BenchCount[];
}

export interface OutcomeView {
  readonly id: string;
  readonly result: VoteResult;
  readonly favourable: number;
  readonly favourable_with_reservations: number;
  readonly contrary: number;
  readonly abstained: number;
  readonly not_participating: number;
  readonly absent: number;
  readonly dissenting: readonly Bench[];
  readonly regulation: string;
  readonly declared_at: Instant;
  /** entry of the opening */
  readonly opened_index: number;
  /** entry of the outcome */
  readonly declared_index: number;
}

export interface PositionVersion {
  readonly choice: PositionChoice;
  readonly at: Instant;
  readonly index: number;
}

export interface OwnPosition {
  readonly id: string;
  readonly organisation: string;
  readonly choice: PositionChoice;
  readonly conflict_of_interest: boolean;
  readonly texts: PositionTexts;
  readonly at: Instant;
  readonly index: number;
  readonly leaf_hash: string;
  /** oldest first */
  readonly versions: readonly PositionVersion[];
}

export interface PositionLine {
  readonly organisation: string;
  readonly bench: Bench;
  readonly choice?: PositionChoice;
  readonly conflict_of_interest: boolean;
  readonly texts: PositionTexts;
  readonly at?: Instant;
  readonly index?: number;
}

export interface PositionPage {
  readonly items: readonly PositionLine[];
  readonly next?: Cursor;
}

export type FieldState = "disclosed" | "redacted" | "withheld" | "missing";

export interface EntryLine {
  readonly index: number;
  readonly ts: Instant;
  readonly event: string;
  readonly capacity: Capacity;
  readonly organisation?: string;
  readonly object: ObjectRef;
  /** what the object is called */
  readonly label?: string;
  /** of a comment: its subject */
  readonly about?: ObjectRef;
  /** an exception with a reason on record */
  readonly override_made: boolean;
}

export interface EntryPage {
  /** entries on record */
  readonly size: number;
  readonly items: readonly EntryLine[];
  readonly next?: Cursor;
}

export interface EntryField {
  readonly name: string;
  readonly state: FieldState;
  /** canonical JSON of the value when disclosed */
  readonly value?: string;
}

export interface EntryDetail {
  readonly line: EntryLine;
  /** the exact bytes of the leaf */
  readonly leaf: string;
  readonly leaf_hash: string;
  readonly fields: readonly EntryField[];
  readonly previous_of_object?: number;
  readonly next_of_object?: number;
  readonly tree_size: number;
  /** base64, leaf sibling first (RFC 6962 section 2.1.1) */
  readonly inclusion_proof: readonly string[];
  /** signed note of the tree the proof is for */
  readonly checkpoint: string;
}

export interface Recount {
  readonly vote: string;
  readonly declared: VoteResult;
  readonly recounted: VoteResult;
  readonly matches: boolean;
  readonly from_index: number;
  readonly to_index: number;
  /** entry where they part */
  readonly parts_at?: number;
  readonly regulation: string;
}

export interface InvitationLine {
  /** mandate or appointment */
  readonly holder_of: ObjectRef;
  readonly holder_name?: string;
  readonly organisation?: string;
  /** path of the one-time link: "/invito/.." */
  readonly link: string;
  readonly expires_at: Instant;
}

export interface InvitationList {
  readonly items: readonly InvitationLine[];
}
