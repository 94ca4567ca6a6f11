// Made by scripts/types.mjs from ../schemas; do not edit.

export type TableId = string
export type Instant = string
export type Capacity = ("delegate" | "substitute" | "legal_representative" | "observer" | "chair" | "deputy_chair" | "secretary" | "auditor" | "system")
export type OrganisationId = string
export type AppointmentId = string
export type Role = ("chair" | "deputy_chair" | "secretary" | "auditor")
export type LocalDate = string
export type VoteId = string
export type Bench = ("institutions" | "social_partners" | "third_sector" | "other")
export type Catalogue = ("leps" | "funding_source" | "need")
export type ItemId = string
export type CommentId = string
export type Stance = ("favourable" | "contrary" | "neutral")
export type ModerationCode = ("contains_personal_data" | "offensive" | "off_subject" | "duplicate")
export type ComuneId = string
export type ZoneId = string
export type CycleId = string
export type CycleKind = ("plan_formation" | "annual_update" | "extraordinary")
export type Phase = ("set_up" | "call" | "needs_analysis" | "proposals" | "inquiry" | "deliberation" | "positions" | "reply" | "concertation_signing" | "adoption" | "agreement" | "publication" | "implementation" | "annual_update")
export type PhaseState = ("done" | "current" | "to_come")
export type MandateId = string
export type MandateCapacity = ("legal_representative" | "delegate" | "substitute")
export type MandateStatus = ("pending_validation" | "not_yet" | "valid" | "expired" | "revoked" | "refused" | "suspended")
export type MembershipStatus = ("member" | "suspended" | "withdrawn" | "excluded")
export type OrganisationKind = ("comune" | "province" | "region" | "union_of_comuni" | "health_authority" | "school" | "employment_centre" | "special_agency" | "consortium" | "asp_ipab" | "public_housing_body" | "justice_office" | "prefecture" | "trade_union" | "pensioners_union" | "employers_association" | "patronato" | "odv" | "aps" | "foundation" | "philanthropic_body" | "social_enterprise" | "social_cooperative" | "association_network" | "mutual_aid_society" | "other_ets" | "religious_body" | "volunteer_support_centre" | "third_sector_network" | "informal_group" | "enterprise" | "accredited_private_provider" | "citizens_group" | "users_representation" | "professional_order")
export type Sector = ("public_sector" | "third_sector" | "social_partner" | "private_sector")
export type Standing = ("signatory" | "adherent" | "consulted" | "observer")
export type Outcome = ("no_structural_quorum" | "tie_not_approved" | "not_approved" | "approved_with_reservations" | "approved_unanimously" | "approved_by_majority")
export type RegulationId = string
export type PositionChoice = ("favourable" | "favourable_with_reservations" | "contrary" | "abstained" | "not_participating")
export type Cosignature = ("pending" | "confirmed" | "declined")
export type ProposalId = string
export type NodeId = string
export type PlanId = string
export type OrganisationLevel = ("comune" | "group_of_comuni" | "ambito" | "supra_ambito")
export type Disaggregation = ("sex" | "age_band" | "comune" | "former_zone" | "disability")
export type HarmonisationDimension = ("organisation" | "delivery_mode" | "delivery_times" | "social_dialogue" | "sociosanitary_integration" | "coverage" | "tariff")
export type HarmonisationStatus = ("not_started" | "in_progress" | "in_one_zone" | "aligned")
export type IndicatorType = ("result" | "quality" | "process" | "gender_impact")
export type Policy = ("health" | "education" | "employment" | "housing" | "urban_planning" | "fiscal" | "justice" | "transport")
export type ObjectiveLevel = ("strategic" | "operational")
export type SectionLetter = ("a" | "b" | "c" | "d" | "e" | "f" | "g" | "h")
export type Origin = ("proposal" | "office" | "conference" | "law" | "previous_plan")
export type AdmissibilityCode = ("not_a_member" | "mandate_invalid" | "out_of_window" | "off_subject" | "no_target_node" | "contrary_to_law" | "contains_personal_data" | "duplicate")
export type AdmissibilityOutcome = ("admissible" | "inadmissible" | "to_be_cured")
export type NodeKind = ("section" | "area" | "objective" | "action" | "indicator")
export type BudgetEffect = ("none" | "reallocation" | "increase" | "new_resources")
export type Cents = number
export type ProposalState = ("submitted" | "inadmissible" | "to_be_cured" | "admissible" | "in_discussion" | "positions_open" | "positions_closed" | "withdrawn")
export type ProposalKind = ("enrich" | "modify" | "differentiate" | "articulate")
export type Track = ("concertation" | "co_programming" | "civic")
export type ProposalAct = ("revise" | "withdraw" | "support" | "decide_admissibility" | "open_discussion" | "prepare_vote" | "comment")
export type MajorityBase = ("votes_cast" | "electorate")
export type Visibility = ("at_close" | "roll_call")
export type VoteState = ("prepared" | "discarded" | "open" | "closed" | "annulled")
export type VoteAct = ("open" | "discard" | "cast" | "close" | "annul")
export type WaitingKind = ("vote_open" | "cosignature_asked" | "cure_term" | "proposal_to_examine" | "mandate_to_validate" | "vote_to_open")
export type FieldState = ("disclosed" | "redacted" | "withheld" | "missing")
export type ActingRole = ("citizen" | "observer" | "delegate" | "substitute" | "standby_delegate" | "standby_substitute" | "legal_representative" | "suspended" | "chair" | "deputy_chair" | "secretary" | "auditor" | "system")
export type ThingRelation = ("none" | "own" | "other")

export interface Activity {
  readonly id: TableId
  readonly items: readonly ActivityItem[]
}
export interface ActivityItem {
  readonly index: number
  readonly ts: Instant
  readonly event: string
  readonly capacity: Capacity
  readonly organisation?: OrganisationId
  readonly object: string
  readonly label?: string
  readonly about?: string
}
export interface Appointment {
  readonly id: AppointmentId
  readonly role: Role
  readonly holder_name?: string
  readonly valid_from: LocalDate
  readonly valid_to?: LocalDate
  readonly ended: boolean
  readonly presides: boolean
}
export interface Ballot {
  readonly id: VoteId
  readonly answered: number
  readonly of: number
  readonly by_bench: readonly BenchCount[]
}
export interface BenchCount {
  readonly bench: Bench
  readonly answered: number
  readonly of: number
}
export interface CatalogueItem {
  readonly id: ItemId
  readonly catalogue: Catalogue
  readonly code: string
  readonly label?: string
  readonly basis?: string
}
export interface Comment {
  readonly id: CommentId
  readonly subject: string
  readonly parent?: CommentId
  readonly organisation: OrganisationId
  readonly capacity: Capacity
  readonly stance: Stance
  readonly version: number
  readonly posted_at: Instant
  readonly edited_at?: Instant
  readonly hidden: boolean
  readonly hidden_for?: ModerationCode
  readonly text?: string
  readonly replies: number
  readonly index: number
}
export interface Comune {
  readonly id: ComuneId
  readonly zone: ZoneId
  readonly istat_code: string
  readonly population: number
  readonly lead: boolean
  readonly name?: string
}
export interface Cycle {
  readonly id: CycleId
  readonly kind: CycleKind
  readonly year: number
  readonly phases: readonly PhaseStep[]
  readonly current?: Phase
  readonly window_open: boolean
  readonly proposals_enter_year: number
  readonly window_to?: LocalDate
}
export interface PhaseStep {
  readonly phase: Phase
  readonly from: LocalDate
  readonly to: LocalDate
  readonly state: PhaseState
}
export interface Discussion {
  readonly id: string
  readonly comments: number
  readonly favourable: number
  readonly contrary: number
  readonly neutral: number
}
export interface Mandate {
  readonly id: MandateId
  readonly organisation: OrganisationId
  readonly capacity: MandateCapacity
  readonly holder_name?: string
  readonly valid_from: LocalDate
  readonly valid_to?: LocalDate
  readonly status: MandateStatus
  readonly active: boolean
}
export interface Organisation {
  readonly id: OrganisationId
  readonly name?: string
  readonly kind: OrganisationKind
  readonly sector: Sector
  readonly bench: Bench
  readonly standing: Standing
  readonly status: MembershipStatus
  readonly voting: boolean
  readonly demonstration: boolean
  readonly affiliated_to?: OrganisationId
  readonly comune?: ComuneId
  readonly member_from: LocalDate
}
export interface BenchTally {
  readonly bench: Bench
  readonly electorate: number
  readonly favourable: number
  readonly favourable_with_reservations: number
  readonly contrary: number
  readonly abstained: number
  readonly not_participating: number
  readonly dissents: boolean
}
export interface OutcomeView {
  readonly id: VoteId
  readonly result: VoteResult
  readonly favourable: number
  readonly favourable_with_reservations: number
  readonly contrary: number
  readonly abstained: number
  readonly not_participating: number
  readonly absent: number
  readonly dissenting: readonly Bench[]
  readonly regulation: RegulationId
  readonly declared_at: Instant
  readonly opened_index: number
  readonly declared_index: number
}
export interface VoteResult {
  readonly outcome: Outcome
  readonly electorate: number
  readonly present: number
  readonly quorum_needed: number
  readonly institutions_present: boolean
  readonly votes_for: number
  readonly votes_against: number
  readonly votes_needed: number
  readonly by_bench: readonly BenchTally[]
}
export interface OwnPosition {
  readonly id: VoteId
  readonly organisation: OrganisationId
  readonly choice: PositionChoice
  readonly conflict_of_interest: boolean
  readonly texts: PositionTexts
  readonly at: Instant
  readonly index: number
  readonly leaf_hash: string
  readonly versions: readonly PositionVersion[]
}
export interface PositionTexts {
  readonly reservation?: string
  readonly reason?: string
  readonly statement?: string
}
export interface PositionVersion {
  readonly choice: PositionChoice
  readonly at: Instant
  readonly index: number
}
export interface AskedCosignature {
  readonly organisation: OrganisationId
  readonly state: Cosignature
}
export interface OwnProposal {
  readonly id: ProposalId
  readonly cosignatures: readonly AskedCosignature[]
}
export interface AreaSummary {
  readonly area: NodeId
  readonly objectives: number
  readonly actions: number
  readonly proposals: number
}
export interface Plan {
  readonly id: PlanId
  readonly title?: string
  readonly from_year: number
  readonly to_year: number
  readonly version: string
  readonly objectives: number
  readonly actions: number
  readonly proposals: number
  readonly areas: readonly AreaSummary[]
}
export interface ActionFields {
  readonly kind: "action"
  readonly level: OrganisationLevel
  readonly where: (EverywhereInAmbito | InZones | InComuni)
  readonly funding: readonly ItemId[]
}
export interface EverywhereInAmbito {
  readonly kind: "all"
}
export interface InZones {
  readonly kind: "zones"
  readonly zones: readonly ZoneId[]
}
export interface InComuni {
  readonly kind: "comuni"
  readonly comuni: readonly ComuneId[]
}
export interface AreaFields {
  readonly kind: "area"
}
export interface Harmonisation {
  readonly zones: readonly ZoneId[]
  readonly dimensions: readonly HarmonisationDimension[]
  readonly status: HarmonisationStatus
}
export interface IndicatorFields {
  readonly kind: "indicator"
  readonly type: IndicatorType
  readonly baseline?: string
  readonly goal?: string
  readonly disaggregate_by: readonly Disaggregation[]
}
export interface IntegrationLink {
  readonly policy: Policy
  readonly partner?: OrganisationId
}
export interface ObjectiveFields {
  readonly kind: "objective"
  readonly level: ObjectiveLevel
  readonly sections: readonly SectionLetter[]
  readonly leps: readonly ItemId[]
  readonly integration: readonly IntegrationLink[]
  readonly harmonisation?: Harmonisation
}
export interface PlanNode {
  readonly id: NodeId
  readonly parent?: NodeId
  readonly order: number
  readonly code: string
  readonly version: number
  readonly fields: (SectionFields | AreaFields | ObjectiveFields | ActionFields | IndicatorFields)
  readonly origin: Origin
  readonly title?: string
  readonly text?: string
  readonly unit?: string
  readonly open_to_proposals: boolean
  readonly proposals: number
}
export interface SectionFields {
  readonly kind: "section"
  readonly letter: SectionLetter
}
export interface AdmissibilityView {
  readonly outcome: AdmissibilityOutcome
  readonly code?: AdmissibilityCode
  readonly cure_by?: LocalDate
  readonly reason?: string
  readonly decided_at: Instant
}
export interface Articulate {
  readonly kind: "articulate"
  readonly children: readonly ProposedNode[]
}
export interface ProposedNode {
  readonly node_kind: NodeKind
  readonly title: string
  readonly text: string
}
export interface Budget {
  readonly effect: BudgetEffect
  readonly amount?: Cents
  readonly source?: ItemId
}
export interface Differentiate {
  readonly kind: "differentiate"
  readonly scope: VariantScope
  readonly title: string
  readonly text: string
}
export interface VariantScope {
  readonly comuni: readonly ComuneId[]
  readonly zones: readonly ZoneId[]
  readonly target_group?: string
  readonly delivery_mode?: string
}
export interface Enrich {
  readonly kind: "enrich"
  readonly nodes: readonly ProposedNode[]
}
export interface Modify {
  readonly kind: "modify"
  readonly quoted_title: string
  readonly quoted_text: string
  readonly title: string
  readonly text: string
}
export interface PathStep {
  readonly state: ProposalState
  readonly at: Instant
  readonly index: number
}
export interface Proposal {
  readonly id: ProposalId
  readonly number: string
  readonly version: number
  readonly kind: ProposalKind
  readonly state: ProposalState
  readonly enters_year: number
  readonly target: NodeId
  readonly target_version: number
  readonly target_changed: boolean
  readonly proposer: OrganisationId
  readonly co_proposers: readonly OrganisationId[]
  readonly supporters: readonly OrganisationId[]
  readonly title?: string
  readonly text?: string
  readonly patch?: (Enrich | Modify | Differentiate | Articulate)
  readonly base_title?: string
  readonly base_text?: string
  readonly evidence: readonly string[]
  readonly expected_effect?: string
  readonly gender_note?: string
  readonly budget: Budget
  readonly conflict_declared: boolean
  readonly conflict_text?: string
  readonly tracks: readonly Track[]
  readonly submitted_at: Instant
  readonly examine_by: LocalDate
  readonly admissibility?: AdmissibilityView
  readonly withdrawal_reason?: string
  readonly vote?: VoteId
  readonly path: readonly PathStep[]
  readonly acts: readonly ProposalAct[]
}
export interface QuorumRule {
  readonly num: number
  readonly den: number
  readonly strict: boolean
}
export interface Regulation {
  readonly quorum_first_call: QuorumRule
  readonly quorum_second_call: QuorumRule
  readonly async_quorum: QuorumRule
  readonly institutions_required: boolean
  readonly admissibility_days: number
  readonly cure_days: number
  readonly reply_deadline_days: number
  readonly proposal_window_days: number
  readonly min_vote_minutes: number
}
export interface RegulationView {
  readonly id: RegulationId
  readonly rules: Regulation
  readonly digest: string
  readonly text?: string
  readonly adopted_on: LocalDate
}
export interface Table {
  readonly id: TableId
  readonly origin: string
  readonly demonstration: boolean
  readonly name?: string
  readonly ambito?: string
  readonly region?: string
  readonly seat?: string
  readonly organisations: number
  readonly voting: number
}
export interface OnNode {
  readonly kind: "node"
  readonly node: NodeId
  readonly version: number
}
export interface OnProposal {
  readonly kind: "proposal"
  readonly proposal: ProposalId
  readonly version: number
}
export interface OnText {
  readonly kind: "text"
}
export interface QualifiedMajority {
  readonly kind: "qualified"
  readonly base: MajorityBase
  readonly num: number
  readonly den: number
}
export interface SimpleMajority {
  readonly kind: "simple"
}
export interface Vote {
  readonly id: VoteId
  readonly state: VoteState
  readonly terms: VoteTerms
  readonly title?: string
  readonly question?: string
  readonly regulation?: RegulationId
  readonly electorate_size: number
  readonly electorate: readonly OrganisationId[]
  readonly quorum_needed: number
  readonly on_order: boolean
  readonly order?: string
  readonly opened_at?: Instant
  readonly closed_at?: Instant
  readonly closing_reason?: string
  readonly acts: readonly VoteAct[]
}
export interface VoteTerms {
  readonly subject: (OnNode | OnProposal | OnText)
  readonly benches: readonly Bench[]
  readonly majority: (SimpleMajority | QualifiedMajority)
  readonly visibility: Visibility
  readonly closes_on: LocalDate
  readonly closes_time: string
  readonly closes_at: Instant
}
export interface Waiting {
  readonly id: string
  readonly items: readonly WaitingItem[]
}
export interface WaitingItem {
  readonly what: WaitingKind
  readonly object: string
  readonly label?: string
  readonly since: Instant
  readonly until?: Instant
}
export interface Zone {
  readonly id: ZoneId
  readonly name?: string
  readonly comuni: number
}
export interface Accepted {
  readonly created?: string
  readonly receipt: Receipt
  readonly seq: number
}
export interface Receipt {
  readonly checkpoint: string
  readonly entries: readonly ReceiptEntry[]
}
export interface ReceiptEntry {
  readonly disclosures: readonly string[]
  readonly index: number
  readonly leaf: string
  readonly proof: readonly string[]
}
export interface CommentHistory {
  readonly comment: Comment
  readonly versions: readonly CommentVersion[]
  readonly moderation: readonly ModerationStep[]
}
export interface CommentVersion {
  readonly version: number
  readonly at: Instant
  readonly stance: Stance
  readonly text?: string
  readonly index: number
}
export interface ModerationStep {
  readonly hidden: boolean
  readonly at: Instant
  readonly code?: ModerationCode
  readonly reason?: string
  readonly index: number
}
export interface CommentPage {
  readonly items: readonly Comment[]
  readonly next?: string
}
export interface Done {

}
export interface EntryDetail {
  readonly line: EntryLine
  readonly leaf: string
  readonly leaf_hash: string
  readonly fields: readonly EntryField[]
  readonly previous_of_object?: number
  readonly next_of_object?: number
  readonly tree_size: number
  readonly inclusion_proof: readonly string[]
  readonly checkpoint: string
}
export interface EntryLine {
  readonly index: number
  readonly ts: Instant
  readonly event: string
  readonly capacity: Capacity
  readonly organisation?: OrganisationId
  readonly object: string
  readonly label?: string
  readonly about?: string
  readonly override_made: boolean
}
export interface EntryField {
  readonly name: string
  readonly state: FieldState
  readonly value?: string
}
export interface EntryPage {
  readonly size: number
  readonly items: readonly EntryLine[]
  readonly next?: string
}
export interface ErrorData {
  readonly code: string
  readonly detail?: object
  readonly message?: string
  readonly pointer?: string
  readonly remedy: SentenceText
  readonly rule?: string
  readonly sentence: SentenceText
}
export interface SentenceText {
  readonly en: string
  readonly it: string
}
export interface InvitationLine {
  readonly holder_of: string
  readonly holder_name?: string
  readonly organisation?: OrganisationId
  readonly link: string
  readonly expires_at: Instant
}
export interface InvitationList {
  readonly items: readonly InvitationLine[]
}
export interface EntityRef {
  readonly id: string
  readonly type: string
}
export interface EntityValue {
  readonly id: string
  readonly seq: number
  readonly type: string
  readonly value: object
}
export interface Joined {
  readonly audiences_hash: string
  readonly entities: readonly EntityValue[]
  readonly fresh: boolean
  readonly may: readonly Permission[]
  readonly now: Instant
  readonly removed: readonly EntityRef[]
  readonly root: string
  readonly seq: number
  readonly you: You
}
export interface Permission {
  readonly action: string
  readonly relation: ThingRelation
}
export interface You {
  readonly acting: string
  readonly role: ActingRole
  readonly capacity: Capacity
  readonly organisation?: OrganisationId
  readonly person_label?: string
}
export interface NodeVersion {
  readonly version: number
  readonly since: Instant
  readonly origin: Origin
  readonly title?: string
  readonly text?: string
  readonly reason?: string
  readonly index: number
}
export interface NodeVersions {
  readonly node: NodeId
  readonly versions: readonly NodeVersion[]
}
export interface Pong {
  readonly now: Instant
  readonly seq: number
}
export interface PositionLine {
  readonly organisation: OrganisationId
  readonly bench: Bench
  readonly choice?: PositionChoice
  readonly conflict_of_interest: boolean
  readonly texts: PositionTexts
  readonly at?: Instant
  readonly index?: number
}
export interface PositionPage {
  readonly items: readonly PositionLine[]
  readonly next?: string
}
export interface ProposalVersionView {
  readonly version: number
  readonly at: Instant
  readonly index: number
  readonly target_version: number
  readonly title?: string
  readonly text?: string
  readonly patch?: (Enrich | Modify | Differentiate | Articulate)
  readonly expected_effect?: string
}
export interface ProposalVersions {
  readonly proposal: ProposalId
  readonly versions: readonly ProposalVersionView[]
}
export interface Recount {
  readonly vote: VoteId
  readonly declared: VoteResult
  readonly recounted: VoteResult
  readonly matches: boolean
  readonly from_index: number
  readonly to_index: number
  readonly parts_at?: number
  readonly regulation: RegulationId
}
export interface AdmitOrganisation {
  readonly command_id: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly sector: Sector
  readonly bench: Bench
  readonly affiliated_to?: OrganisationId
  readonly standing: Standing
  readonly voting: boolean
}
export interface AnnulVote {
  readonly command_id: string
  readonly vote: VoteId
  readonly reason: string
}
export interface AppointDelegate {
  readonly command_id: string
  readonly capacity: MandateCapacity
  readonly holder_name: string
  readonly holder_email: string
  readonly valid_from: LocalDate
  readonly valid_to?: LocalDate
  readonly evidence: string
}
export interface CastPosition {
  readonly command_id: string
  readonly vote: VoteId
  readonly choice: PositionChoice
  readonly conflict_of_interest: boolean
  readonly reservation?: string
  readonly reason?: string
  readonly statement?: string
}
export interface ChangeMembership {
  readonly command_id: string
  readonly organisation: OrganisationId
  readonly status: MembershipStatus
  readonly standing: Standing
  readonly voting: boolean
  readonly reason: string
}
export interface CloseVote {
  readonly command_id: string
  readonly vote: VoteId
  readonly reason: string
}
export interface CosignProposal {
  readonly command_id: string
  readonly proposal: ProposalId
  readonly version: number
  readonly accepted: boolean
}
export interface DecideAdmissibility {
  readonly command_id: string
  readonly proposal: ProposalId
  readonly version: number
  readonly outcome: AdmissibilityOutcome
  readonly code?: AdmissibilityCode
  readonly reason: string
}
export interface DiscardVote {
  readonly command_id: string
  readonly vote: VoteId
  readonly reason: string
}
export interface EditComment {
  readonly command_id: string
  readonly comment: CommentId
  readonly expected_version: number
  readonly stance: Stance
  readonly text: string
}
export interface EndAppointment {
  readonly command_id: string
  readonly appointment: AppointmentId
  readonly reason: string
}
export interface GrantMandate {
  readonly command_id: string
  readonly organisation: OrganisationId
  readonly capacity: MandateCapacity
  readonly holder_name: string
  readonly holder_email: string
  readonly valid_from: LocalDate
  readonly valid_to?: LocalDate
  readonly evidence: string
}
export interface HandBack {
  readonly command_id: string
}
export interface HandBackChair {
  readonly command_id: string
}
export interface HideComment {
  readonly command_id: string
  readonly comment: CommentId
  readonly code: ModerationCode
  readonly reason: string
}
export interface MakeAppointment {
  readonly command_id: string
  readonly role: Role
  readonly holder_name: string
  readonly holder_email: string
  readonly valid_from: LocalDate
  readonly valid_to?: LocalDate
}
export interface OpenDiscussion {
  readonly command_id: string
  readonly proposal: ProposalId
}
export interface OpenVote {
  readonly command_id: string
  readonly vote: VoteId
  readonly order?: string
}
export interface PostComment {
  readonly command_id: string
  readonly subject: string
  readonly parent?: CommentId
  readonly stance: Stance
  readonly text: string
}
export interface PrepareVote {
  readonly command_id: string
  readonly subject: (OnNode | OnProposal | OnText)
  readonly title: string
  readonly question: string
  readonly benches: readonly Bench[]
  readonly majority: (SimpleMajority | QualifiedMajority)
  readonly visibility: Visibility
  readonly closes_on: LocalDate
  readonly closes_time: string
}
export interface RestoreComment {
  readonly command_id: string
  readonly comment: CommentId
  readonly reason: string
}
export interface RevisePlanNode {
  readonly command_id: string
  readonly node: NodeId
  readonly expected_version: number
  readonly title: string
  readonly text: string
  readonly reason: string
}
export interface ProposalContent {
  readonly target: NodeId
  readonly target_version: number
  readonly title: string
  readonly text: string
  readonly patch: (Enrich | Modify | Differentiate | Articulate)
  readonly evidence: readonly string[]
  readonly expected_effect: string
  readonly gender_note?: string
  readonly budget: Budget
  readonly co_proposers: readonly OrganisationId[]
  readonly conflict_declared: boolean
  readonly conflict_text?: string
  readonly tracks: readonly Track[]
}
export interface ReviseProposal {
  readonly command_id: string
  readonly proposal: ProposalId
  readonly expected_version: number
  readonly content: ProposalContent
}
export interface RevokeMandate {
  readonly command_id: string
  readonly mandate: MandateId
  readonly reason: string
}
export interface SubmitProposal {
  readonly command_id: string
  readonly content: ProposalContent
}
export interface SupportProposal {
  readonly command_id: string
  readonly proposal: ProposalId
  readonly version: number
}
export interface TakeChair {
  readonly command_id: string
  readonly reason: string
}
export interface TakeOver {
  readonly command_id: string
}
export interface ValidateMandate {
  readonly command_id: string
  readonly mandate: MandateId
  readonly accepted: boolean
  readonly reason: string
}
export interface WithdrawProposal {
  readonly command_id: string
  readonly proposal: ProposalId
  readonly reason: string
}
export interface WithdrawSupport {
  readonly command_id: string
  readonly proposal: ProposalId
}
export interface GetComment {
  readonly comment: CommentId
}
export interface GetEntry {
  readonly index: number
}
export interface ListComments {
  readonly subject: string
  readonly before?: string
}
export interface EntryActor {
  readonly organisation?: OrganisationId
  readonly capacity?: Capacity
}
export interface ListEntries {
  readonly actor?: EntryActor
  readonly object?: string
  readonly type?: string
  readonly from?: LocalDate
  readonly to?: LocalDate
  readonly before?: string
}
export interface ListInvitations {

}
export interface ListNodeVersions {
  readonly node: NodeId
}
export interface ListPositions {
  readonly vote: VoteId
  readonly after?: string
}
export interface ListProposalVersions {
  readonly proposal: ProposalId
}
export interface Ping {

}
export interface RecountVote {
  readonly vote: VoteId
}
export interface RenewInvitation {
  readonly holder_of: string
}
export interface TableJoin {
  readonly acting: string
  readonly since?: number
  readonly audiences_hash?: string
  readonly root?: string
}
export interface UnwatchCollection {
  readonly subject: string
}
export interface WatchCollection {
  readonly subject: string
}
export interface Changed {
  readonly changed: readonly EntityValue[]
  readonly removed: readonly EntityRef[]
  readonly root?: string
  readonly seq: number
}
export interface Closing {
  readonly retry_after_ms: number
}
export interface AcceptInvitation {
  readonly password: string
}
export interface AccountView {
  readonly email: string
  readonly id: string
}
export interface HttpError {
  readonly attempts_left?: number
  readonly code: string
  readonly max?: number
  readonly min?: number
  readonly pointer?: string
  readonly remedy: SentenceText
  readonly sentence: SentenceText
  readonly until?: Instant
}
export interface InvitationView {
  readonly capacity: Capacity
  readonly email: string
  readonly expires_at: Instant
  readonly organisation_name?: string
  readonly table: TableView
}
export interface TableView {
  readonly ambito: string
  readonly demonstration: boolean
  readonly name: string
  readonly slug: string
}
export interface LoginRequest {
  readonly email: string
  readonly password: string
}
export interface CapacityView {
  readonly acting: string
  readonly capacity: Capacity
  readonly status: MandateStatus
  readonly valid_from: LocalDate
  readonly valid_to?: LocalDate
  readonly role?: Role
  readonly organisation?: OrganisationId
  readonly organisation_name?: string
  readonly bench?: Bench
  readonly standing?: Standing
  readonly voting?: boolean
  readonly demonstration?: boolean
  readonly active?: boolean
  readonly active_holder_is_other?: boolean
}
export interface SessionAnswer {
  readonly account: AccountView
  readonly capacities: readonly CapacityView[]
  readonly insecure_lan: boolean
  readonly table: TableView
}
