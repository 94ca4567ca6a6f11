// Generated from schemas/ by scripts/generate_types.mjs: edit the server's types instead, then `npm run generate`.

export interface AcceptInvitation {
  readonly password: string;
}

export interface Accepted {
  readonly created?: string;
  readonly receipt: Receipt;
  readonly seq: number;
}

export interface AccountView {
  readonly email: string;
  readonly id: string;
}

export interface ActCount {
  readonly organisation?: OrganisationId;
  readonly capacity: Capacity;
  readonly acts: number;
  readonly overrides: number;
  readonly first: number;
  readonly last: number;
  readonly last_at: Instant;
  readonly under?: ActedUnder;
}

export interface ActCounts {
  readonly size: number;
  readonly items: readonly ActCount[];
}

export interface ActedUnder {
  readonly state: FieldState;
  readonly office?: string;
  readonly organisation?: OrganisationId;
  readonly kind?: MandateCapacity;
  readonly valid_from?: LocalDate;
  readonly valid_to?: LocalDate;
  readonly granted?: number;
}

export type ActingRole =
  | "citizen"
  | "observer"
  | "delegate"
  | "substitute"
  | "standby_delegate"
  | "standby_substitute"
  | "legal_representative"
  | "suspended"
  | "chair"
  | "deputy_chair"
  | "secretary"
  | "auditor"
  | "system";

export interface ActionFields {
  readonly kind: "action";
  readonly level: OrganisationLevel;
  readonly where: EverywhereInAmbito | InZones | InComuni;
  readonly funding: readonly ItemId[];
}

export interface Activity {
  readonly id: TableId;
  readonly items: readonly ActivityItem[];
}

export interface ActivityItem {
  readonly index: number;
  readonly ts: Instant;
  readonly event: string;
  readonly capacity: Capacity;
  readonly organisation?: OrganisationId;
  readonly object: string;
  readonly label?: string;
  readonly about?: string;
}

export interface AddItem {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly title: string;
  readonly kind: AgendaItemKind;
  readonly minutes: number;
  readonly reason: string;
}

export type AddressKind = "email" | "pec";

export type AdmissibilityCode =
  | "not_a_member"
  | "mandate_invalid"
  | "out_of_window"
  | "off_subject"
  | "no_target_node"
  | "contrary_to_law"
  | "contains_personal_data"
  | "duplicate";

export type AdmissibilityOutcome = "admissible" | "inadmissible" | "to_be_cured";

export interface AdmissibilityView {
  readonly outcome: AdmissibilityOutcome;
  readonly code?: AdmissibilityCode;
  readonly cure_by?: LocalDate;
  readonly reason?: string;
  readonly decided_at: Instant;
}

export interface AdmitGuest {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly capacity: string;
}

export interface AdmitOrganisation {
  readonly command_id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly sector: Sector;
  readonly bench: Bench;
  readonly affiliated_to?: OrganisationId;
  readonly standing: Standing;
  readonly voting: boolean;
}

export interface AdoptRegulation {
  readonly command_id: string;
  readonly rules: Regulation;
  readonly act: string;
  readonly text?: string;
}

export interface AgendaEntry {
  readonly id: AgendaItemId;
  readonly parent?: AgendaItemId;
  readonly kind: AgendaItemKind;
  readonly minutes: number;
  readonly subject?: string;
  readonly requests?: readonly SittingRequestId[];
}

export interface AgendaItem {
  readonly entry: AgendaEntry;
  readonly title?: string;
  readonly state: AgendaItemState;
  readonly added_late: boolean;
  readonly opened_at?: Instant;
  readonly closed_at?: Instant;
  readonly note?: string;
  readonly consensus?: ConsensusView;
  readonly votes: readonly VoteId[];
  readonly conflicts: readonly OrganisationId[];
}

export type AgendaItemId = string;

export type AgendaItemKind = "previous_minutes" | "communications" | "discussion" | "any_other_business";

export type AgendaItemState =
  | "pending"
  | "open"
  | "suspended"
  | "decided"
  | "consensus_recorded"
  | "deferred"
  | "no_decision";

export interface AgendaLine {
  readonly title: string;
  readonly kind: AgendaItemKind;
  readonly parent?: number;
  readonly minutes: number;
  readonly subject?: string;
  readonly item?: AgendaItemId;
  readonly requests?: readonly SittingRequestId[];
}

export interface AnnulPoll {
  readonly command_id: string;
  readonly poll: PollId;
  readonly reason: string;
}

export interface AnnulVote {
  readonly command_id: string;
  readonly vote: VoteId;
  readonly reason: string;
}

export interface AnswerDissent {
  readonly command_id: string;
  readonly vote: VoteId;
  readonly answer: string;
}

export interface AnswerFinding {
  readonly command_id: string;
  readonly finding: FindingId;
  readonly text: string;
}

export interface AnswerObjection {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly objection: ObjectionId;
  readonly accepted: boolean;
  readonly reason: string;
}

export interface AnswerPoll {
  readonly command_id: string;
  readonly poll: PollId;
  readonly marks: readonly number[];
}

export interface ApplyRedaction {
  readonly command_id: string;
  readonly targets: readonly ErasureTarget[];
  readonly legal_basis: LegalBasis;
  readonly decided_on: LocalDate;
  readonly decided_by: string;
  readonly reason: string;
}

export interface AppointDelegate {
  readonly command_id: string;
  readonly capacity: MandateCapacity;
  readonly holder_name: string;
  readonly holder_email: string;
  readonly valid_from: LocalDate;
  readonly valid_to?: LocalDate;
  readonly evidence: string;
}

export interface Appointment {
  readonly id: AppointmentId;
  readonly role: Role;
  readonly holder_name?: string;
  readonly valid_from: LocalDate;
  readonly valid_to?: LocalDate;
  readonly ended: boolean;
  readonly presides: boolean;
}

export type AppointmentId = string;

export interface ApproveMinutes {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly at_sitting: SittingId;
}

export interface AreaFields {
  readonly kind: "area";
}

export interface AreaSummary {
  readonly area: NodeId;
  readonly objectives: number;
  readonly actions: number;
  readonly proposals: number;
}

export interface Articulate {
  readonly kind: "articulate";
  readonly children: readonly ProposedNode[];
}

export interface AskConsensus {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly item: AgendaItemId;
  readonly text: string;
}

export interface AskFindingAgain {
  readonly command_id: string;
  readonly finding: FindingId;
  readonly text: string;
  readonly answer_by: LocalDate;
}

export interface AskedCosignature {
  readonly organisation: OrganisationId;
  readonly state: Cosignature;
}

export interface Attachment {
  readonly media: DocumentMedia;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
}

export interface Attendance {
  readonly id: SittingId;
  readonly lines: readonly PresenceLine[];
  readonly guests: readonly GuestLine[];
}

export type AuditedReading = "history" | "overrides" | "compliance" | "as_it_stood" | "selection_exported" | "scan";

export interface Ballot {
  readonly id: VoteId;
  readonly answered: number;
  readonly of: number;
  readonly by_bench: readonly BenchCount[];
}

export type Bench = "institutions" | "social_partners" | "third_sector" | "other";

export interface BenchCount {
  readonly bench: Bench;
  readonly answered: number;
  readonly of: number;
}

export interface BenchPresence {
  readonly bench: Bench;
  readonly present: number;
  readonly of: number;
}

export interface BenchTally {
  readonly bench: Bench;
  readonly electorate: number;
  readonly favourable: number;
  readonly favourable_with_reservations: number;
  readonly contrary: number;
  readonly abstained: number;
  readonly not_participating: number;
  readonly dissents: boolean;
}

export type BrowserFamily = "firefox" | "chrome" | "edge" | "safari" | "opera" | "samsung" | "other";

export interface Budget {
  readonly effect: BudgetEffect;
  readonly amount?: Cents;
  readonly source?: ItemId;
}

export type BudgetEffect = "none" | "reallocation" | "increase" | "new_resources";

export interface CallDraft {
  readonly on: LocalDate;
  readonly time: string;
}

export interface CallTime {
  readonly on: LocalDate;
  readonly time: string;
  readonly at: Instant;
}

export interface CancelSitting {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly reason: string;
}

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

export interface CapacityView {
  readonly acting: string;
  readonly capacity: Capacity;
  readonly status: MandateStatus;
  readonly valid_from: LocalDate;
  readonly valid_to?: LocalDate;
  readonly role?: Role;
  readonly organisation?: OrganisationId;
  readonly organisation_name?: string;
  readonly bench?: Bench;
  readonly standing?: Standing;
  readonly voting?: boolean;
  readonly demonstration?: boolean;
  readonly active?: boolean;
  readonly active_holder_is_other?: boolean;
}

export interface CastPosition {
  readonly command_id: string;
  readonly vote: VoteId;
  readonly choice: PositionChoice;
  readonly conflict_of_interest: boolean;
  readonly reservation?: string;
  readonly reason?: string;
  readonly statement?: string;
  readonly giver?: OrganisationId;
  readonly subject_to_ratification?: boolean;
}

export type Catalogue = "leps" | "funding_source" | "need";

export interface CatalogueItem {
  readonly id: ItemId;
  readonly catalogue: Catalogue;
  readonly code: string;
  readonly label?: string;
  readonly basis?: string;
}

export type Cents = number;

export interface ChangeMembership {
  readonly command_id: string;
  readonly organisation: OrganisationId;
  readonly status: MembershipStatus;
  readonly standing: Standing;
  readonly voting: boolean;
  readonly reason: string;
}

export interface ChangePassword {
  readonly new_password: string;
  readonly old_password: string;
}

export interface Changed {
  readonly changed: readonly EntityValue[];
  readonly removed: readonly EntityRef[];
  readonly root?: string;
  readonly seq: number;
}

export interface CheckIn {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly mode: PresenceMode;
}

export interface CloseFinding {
  readonly command_id: string;
  readonly finding: FindingId;
  readonly outcome: FindingOutcome;
  readonly reason: string;
}

export interface CloseItem {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly item: AgendaItemId;
  readonly outcome: AgendaItemState;
  readonly note?: string;
}

export interface ClosePoll {
  readonly command_id: string;
  readonly poll: PollId;
  readonly reason?: string;
}

export interface CloseSitting {
  readonly command_id: string;
  readonly sitting: SittingId;
}

export interface CloseVote {
  readonly command_id: string;
  readonly vote: VoteId;
  readonly reason?: string;
}

export interface Closing {
  readonly retry_after_ms: number;
}

export interface Comment {
  readonly id: CommentId;
  readonly subject: string;
  readonly parent?: CommentId;
  readonly organisation: OrganisationId;
  readonly capacity: Capacity;
  readonly stance: Stance;
  readonly version: number;
  readonly posted_at: Instant;
  readonly edited_at?: Instant;
  readonly hidden: boolean;
  readonly hidden_for?: ModerationCode;
  readonly text?: string;
  readonly replies: number;
  readonly index: number;
}

export interface CommentHistory {
  readonly comment: Comment;
  readonly versions: readonly CommentVersion[];
  readonly moderation: readonly ModerationStep[];
}

export type CommentId = string;

export interface CommentPage {
  readonly items: readonly Comment[];
  readonly next?: string;
}

export interface CommentVersion {
  readonly version: number;
  readonly at: Instant;
  readonly stance: Stance;
  readonly text?: string;
  readonly index: number;
}

export interface ComplianceCount {
  readonly verdict: ComplianceVerdict;
  readonly lines: number;
}

export interface ComplianceLine {
  readonly rule: ComplianceRule;
  readonly verdict: ComplianceVerdict;
  readonly regulation: RegulationId;
  readonly object: string;
  readonly label?: string;
  readonly unit?: ComplianceUnit;
  readonly asked?: number;
  readonly happened?: number;
  readonly due_at?: Instant;
  readonly happened_at?: Instant;
  readonly entries: readonly number[];
}

export interface ComplianceReport {
  readonly size: number;
  readonly at: Instant;
  readonly counts: readonly ComplianceCount[];
  readonly lines: readonly ComplianceLine[];
}

export type ComplianceRule =
  | "notice_term"
  | "notice_delivered"
  | "documents_term"
  | "second_call_term"
  | "quorum_at_opening"
  | "admissibility_term"
  | "cure_term"
  | "reply_term"
  | "vote_duration"
  | "ratification_term"
  | "minutes_draft_term"
  | "minutes_objection_term"
  | "extract_term"
  | "finding_term";

export type ComplianceUnit = "days" | "minutes" | "bodies";

export type ComplianceVerdict = "kept" | "late" | "missing" | "not_kept" | "not_yet_due";

export interface Comune {
  readonly id: ComuneId;
  readonly zone: ZoneId;
  readonly istat_code: string;
  readonly population: number;
  readonly lead: boolean;
  readonly name?: string;
}

export type ComuneId = string;

export interface ConsensusView {
  readonly text?: string;
  readonly asked_at: Instant;
  readonly ends_at: Instant;
  readonly recorded_at?: Instant;
  readonly present: readonly OrganisationId[];
  readonly objected: readonly OrganisationId[];
}

export interface ConsistencyProof {
  readonly from: number;
  readonly from_root: string;
  readonly proof: readonly string[];
  readonly to: number;
  readonly to_root: string;
}

export interface ContestRecordedAnswer {
  readonly command_id: string;
  readonly poll: PollId;
  readonly reason: string;
}

export interface ContestRecordedPosition {
  readonly command_id: string;
  readonly vote: VoteId;
  readonly reason: string;
}

export interface ConveneSitting {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly urgency?: string;
  readonly registry?: string;
}

export interface CosignProposal {
  readonly command_id: string;
  readonly proposal: ProposalId;
  readonly version: number;
  readonly accepted: boolean;
}

export type Cosignature = "pending" | "confirmed" | "declined";

export interface CountActs {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

export interface Cycle {
  readonly id: CycleId;
  readonly kind: CycleKind;
  readonly year: number;
  readonly phases: readonly PhaseStep[];
  readonly current?: Phase;
  readonly window_open: boolean;
  readonly proposals_enter_year: number;
  readonly window_to?: LocalDate;
}

export type CycleId = string;

export type CycleKind = "plan_formation" | "annual_update" | "extraordinary";

export interface DayHour {
  readonly on: LocalDate;
  readonly time: string;
}

export interface DecideAdmissibility {
  readonly command_id: string;
  readonly proposal: ProposalId;
  readonly version: number;
  readonly outcome: AdmissibilityOutcome;
  readonly code?: AdmissibilityCode;
  readonly reason: string;
}

export interface DeclareConflict {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly item: AgendaItemId;
  readonly organisation?: OrganisationId;
  readonly withdrawn: boolean;
  readonly reason?: string;
}

export interface DeclareDeserted {
  readonly command_id: string;
  readonly sitting: SittingId;
}

export interface DeclineSittingRequest {
  readonly command_id: string;
  readonly request: SittingRequestId;
  readonly reason: string;
}

export interface Deliveries {
  readonly id: SittingId;
  readonly lines: readonly DeliveryLine[];
  readonly missing: readonly OrganisationId[];
}

export interface DeliveryLine {
  readonly organisation: OrganisationId;
  readonly channel: NoticeChannel;
  readonly outcome: NoticeOutcome;
  readonly at: Instant;
  readonly detail?: string;
}

export interface Desk {
  readonly id: SittingId;
  readonly next?: DeskLine;
  readonly acts: readonly DeskLine[];
  readonly notice_earliest?: LocalDate;
  readonly urgent_earliest?: LocalDate;
}

export type DeskAct =
  | "convene"
  | "move"
  | "cancel"
  | "open_first_call"
  | "open_second_call"
  | "declare_deserted"
  | "verify_quorum"
  | "open_item"
  | "grant_floor"
  | "end_floor"
  | "close_item"
  | "open_vote"
  | "close_vote"
  | "open_poll"
  | "close_poll"
  | "ask_consensus"
  | "put_to_vote"
  | "answer_dissent"
  | "suspend"
  | "resume"
  | "close"
  | "propose_minutes"
  | "approve_minutes"
  | "publish_minutes";

export interface DeskLine {
  readonly act: DeskAct;
  readonly roles: readonly Role[];
  readonly object?: string;
  readonly refusal?: string;
  readonly from?: Instant;
}

export interface Difference {
  readonly group: DifferenceGroup;
  readonly kind: DifferenceKind;
  readonly id: string;
  readonly label?: string;
  readonly erased: boolean;
  readonly fields: readonly DifferentField[];
  readonly entries: readonly number[];
  readonly more_entries: boolean;
}

export interface DifferenceCount {
  readonly group: DifferenceGroup;
  readonly added: number;
  readonly changed: number;
  readonly ended: number;
  readonly erased: number;
  readonly gone: number;
}

export type DifferenceGroup =
  | "proposals"
  | "votes"
  | "plan"
  | "bodies"
  | "mandates"
  | "sittings"
  | "documents"
  | "rules"
  | "table"
  | "findings"
  | "erasures";

export type DifferenceKind = "added" | "changed" | "ended" | "erased" | "gone";

export interface DifferencesHead {
  readonly format: string;
  readonly from: PastMoment;
  readonly from_root: string;
  readonly origin: string;
  readonly to: PastMoment;
  readonly to_root: string;
}

export interface DifferentField {
  readonly type: string;
  readonly field: string;
  readonly item?: string;
  readonly part: boolean;
  readonly before?: string;
  readonly after?: string;
}

export interface Differentiate {
  readonly kind: "differentiate";
  readonly scope: VariantScope;
  readonly title: string;
  readonly text: string;
}

export type Disaggregation = "sex" | "age_band" | "comune" | "former_zone" | "disability";

export interface DiscardPoll {
  readonly command_id: string;
  readonly poll: PollId;
  readonly reason: string;
}

export interface DiscardSitting {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly reason: string;
}

export interface DiscardVote {
  readonly command_id: string;
  readonly vote: VoteId;
  readonly reason: string;
}

export interface Discussion {
  readonly id: string;
  readonly comments: number;
  readonly favourable: number;
  readonly contrary: number;
  readonly neutral: number;
}

export interface DismissGuest {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly guest: GuestId;
}

export type DocumentId = string;

export type DocumentMedia = "pdf" | "odt" | "ods" | "docx" | "xlsx" | "png" | "jpeg" | "eml" | "txt" | "csv";

export type DocumentReach = "everyone" | "members";

export type Done = Readonly<Record<string, never>>;

export interface DraftSitting {
  readonly command_id: string;
  readonly sitting?: SittingId;
  readonly title: string;
  readonly mode: SittingMode;
  readonly place?: string;
  readonly link?: string;
  readonly first_call: CallDraft;
  readonly second_call?: CallDraft;
  readonly agenda: readonly AgendaLine[];
}

export interface EditComment {
  readonly command_id: string;
  readonly comment: CommentId;
  readonly expected_version: number;
  readonly stance: Stance;
  readonly text: string;
}

export interface EndAppointment {
  readonly command_id: string;
  readonly appointment: AppointmentId;
  readonly reason: string;
}

export interface EndFloor {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly request: FloorRequestId;
  readonly reason?: string;
}

export interface EndedSessions {
  readonly ended: number;
}

export interface Enrich {
  readonly kind: "enrich";
  readonly nodes: readonly ProposedNode[];
}

export interface EntityRef {
  readonly id: string;
  readonly type: string;
}

export interface EntityValue {
  readonly id: string;
  readonly seq: number;
  readonly type: string;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface EntryActor {
  readonly organisation?: OrganisationId;
  readonly capacity?: Capacity;
  readonly under?: string;
}

export interface EntryDetail {
  readonly line: EntryLine;
  readonly leaf: string;
  readonly leaf_hash: string;
  readonly fields: readonly EntryField[];
  readonly previous_of_object?: number;
  readonly next_of_object?: number;
  readonly tree_size: number;
  readonly inclusion_proof: readonly string[];
  readonly checkpoint: string;
}

export interface EntryField {
  readonly name: string;
  readonly state: FieldState;
  readonly value?: string;
  readonly erased_by?: number;
}

export interface EntryLine {
  readonly index: number;
  readonly ts: Instant;
  readonly event: string;
  readonly capacity: Capacity;
  readonly organisation?: OrganisationId;
  readonly object: string;
  readonly label?: string;
  readonly about?: string;
  readonly body?: OrganisationId;
  readonly override_made: boolean;
  readonly under?: ActedUnder;
}

export interface EntryPage {
  readonly size: number;
  readonly items: readonly EntryLine[];
  readonly next?: string;
}

export interface EntryState {
  readonly cosigned_by: number;
  readonly index: number;
  readonly quorum?: boolean;
  readonly stamp?: StampView;
  readonly stamping: boolean;
  readonly witnesses: readonly WitnessView[];
}

export interface ErasedEntry {
  readonly index: number;
  readonly event: string;
  readonly object: string;
  readonly ts: Instant;
  readonly fields: readonly string[];
}

export type ErasureKind = "person" | "texts" | "reasons" | "statements";

export interface ErasureTarget {
  readonly kind: ErasureKind;
  readonly object: string;
  readonly organisation?: OrganisationId;
}

export interface ErrorData {
  readonly code: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly pointer?: string;
  readonly remedy: SentenceText;
  readonly rule?: string;
  readonly sentence: SentenceText;
}

export interface EverywhereInAmbito {
  readonly kind: "all";
}

export type FieldState = "disclosed" | "redacted" | "withheld" | "missing";

export interface FileDocument {
  readonly command_id: string;
  readonly sitting?: SittingId;
  readonly item?: AgendaItemId;
  readonly proposal?: ProposalId;
  readonly reach: DocumentReach;
  readonly title: string;
  readonly name: string;
  readonly file: UploadedFile;
}

export interface FileFinding {
  readonly command_id: string;
  readonly subject?: string;
  readonly entry?: number;
  readonly title: string;
  readonly text: string;
  readonly answer_by: LocalDate;
}

export interface FileIntervention {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly item: AgendaItemId;
  readonly text: string;
}

export interface FiledDocument {
  readonly id: DocumentId;
  readonly sitting?: SittingId;
  readonly item?: AgendaItemId;
  readonly proposal?: ProposalId;
  readonly reach: DocumentReach;
  readonly late: boolean;
  readonly filed_at: Instant;
  readonly organisation?: OrganisationId;
  readonly title?: string;
  readonly file?: Attachment;
  readonly withdrawn_at?: Instant;
  readonly withdrawal_reason?: string;
}

export interface Finding {
  readonly id: FindingId;
  readonly state: FindingState;
  readonly late: boolean;
  readonly subject?: string;
  readonly entry?: number;
  readonly title?: string;
  readonly answer_by: LocalDate;
  readonly rounds: readonly FindingRound[];
  readonly closed?: FindingClose;
}

export interface FindingClose {
  readonly at: Instant;
  readonly entry: number;
  readonly outcome: FindingOutcome;
  readonly reason?: string;
}

export type FindingId = string;

export type FindingOutcome = "accepted" | "unresolved" | "withdrawn";

export interface FindingRound {
  readonly asked_at: Instant;
  readonly asked_entry: number;
  readonly text?: string;
  readonly answer_by: LocalDate;
  readonly late: boolean;
  readonly answered_at?: Instant;
  readonly answer_entry?: number;
  readonly answered_as?: Capacity;
  readonly answer?: string;
}

export type FindingState = "open" | "answered" | "closed";

export interface Floor {
  readonly id: SittingId;
  readonly speaker?: Speaker;
  readonly queue: readonly QueueLine[];
  readonly bodies: readonly SpokenByBody[];
  readonly benches: readonly SpokenByBench[];
  readonly times: readonly SpeakingTime[];
  readonly warning_seconds: number;
}

export type FloorKind = "intervention" | "reply" | "vote_statement" | "point_of_order" | "fact";

export type FloorRequestId = string;

export interface GetComment {
  readonly comment: CommentId;
}

export interface GetEntry {
  readonly index: number;
}

export interface GrantFloor {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly request: FloorRequestId;
  readonly reason?: string;
}

export interface GrantMandate {
  readonly command_id: string;
  readonly organisation: OrganisationId;
  readonly capacity: MandateCapacity;
  readonly holder_name: string;
  readonly holder_email: string;
  readonly valid_from: LocalDate;
  readonly valid_to?: LocalDate;
  readonly evidence: string;
}

export interface GrantProxy {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly giver?: OrganisationId;
  readonly holder: OrganisationId;
  readonly evidence?: string;
}

export type GuestId = string;

export interface GuestLine {
  readonly guest: GuestId;
  readonly capacity?: string;
  readonly from: Instant;
  readonly to?: Instant;
}

export interface HallAnswer {
  readonly now: Instant;
  readonly screen: HallScreen;
  readonly version: string;
}

export interface HallBody {
  readonly name?: string;
  readonly bench: Bench;
}

export interface HallConsensus {
  readonly text?: string;
  readonly asked_at: Instant;
  readonly ends_at: Instant;
  readonly recorded_at?: Instant;
  readonly objected: boolean;
}

export interface HallItem {
  readonly number: string;
  readonly title?: string;
  readonly proposal?: string;
}

export interface HallLink {
  readonly made_at?: Instant;
  readonly address?: string;
}

export interface HallOutcome {
  readonly title?: string;
  readonly outcome: Outcome;
  readonly votes_for: number;
  readonly votes_against: number;
  readonly present: number;
  readonly electorate: number;
  readonly quorum_needed: number;
  readonly dissenting: readonly Bench[];
  readonly pending: readonly PendingCause[];
}

export interface HallPollResult {
  readonly title?: string;
  readonly options: readonly string[];
  readonly terms: PollTerms;
  readonly binding: boolean;
  readonly result: PollResult;
}

export interface HallQuorum {
  readonly call: SittingCall;
  readonly present: number;
  readonly of: number;
  readonly needed: number;
  readonly reached: boolean;
  readonly lost_at?: Instant;
}

export interface HallScreen {
  readonly ambito?: string;
  readonly demonstration: boolean;
  readonly number: string;
  readonly state: SittingState;
  readonly title?: string;
  readonly suspended_at?: Instant;
  readonly item?: HallItem;
  readonly speaker?: HallSpeaker;
  readonly queue: readonly HallBody[];
  readonly quorum: HallQuorum;
  readonly vote?: HallVote;
  readonly poll?: HallVote;
  readonly outcome?: HallOutcome;
  readonly poll_result?: HallPollResult;
  readonly consensus?: HallConsensus;
  readonly document?: string;
}

export interface HallSpeaker {
  readonly body: HallBody;
  readonly kind: FloorKind;
  readonly seconds: number;
  readonly spoken_ms: number;
  readonly ends_at?: Instant;
}

export interface HallVote {
  readonly title?: string;
  readonly answered: number;
  readonly of: number;
  readonly closes_at: Instant;
}

export interface HandBack {
  readonly command_id: string;
}

export interface HandBackChair {
  readonly command_id: string;
}

export interface Harmonisation {
  readonly zones: readonly ZoneId[];
  readonly dimensions: readonly HarmonisationDimension[];
  readonly status: HarmonisationStatus;
}

export type HarmonisationDimension =
  | "organisation"
  | "delivery_mode"
  | "delivery_times"
  | "social_dialogue"
  | "sociosanitary_integration"
  | "coverage"
  | "tariff";

export type HarmonisationStatus = "not_started" | "in_progress" | "in_one_zone" | "aligned";

export interface HeldProxy {
  readonly giver: OrganisationId;
  readonly holder: OrganisationId;
}

export interface HideComment {
  readonly command_id: string;
  readonly comment: CommentId;
  readonly code: ModerationCode;
  readonly reason: string;
}

export interface HistoryEntry {
  readonly fields: readonly EntryField[];
  readonly leaf_hash: string;
  readonly line: EntryLine;
  readonly organisation_name?: string;
}

export interface HistoryHead {
  readonly filter: ListEntries;
  readonly format: string;
  readonly origin: string;
  readonly root: string;
  readonly size: number;
  readonly text?: string;
}

export interface HttpError {
  readonly attempts_left?: number;
  readonly code: string;
  readonly limit_bytes?: number;
  readonly max?: number;
  readonly min?: number;
  readonly pointer?: string;
  readonly remedy: SentenceText;
  readonly rule?: string;
  readonly sentence: SentenceText;
  readonly table?: TableView;
  readonly until?: Instant;
}

export interface InComuni {
  readonly kind: "comuni";
  readonly comuni: readonly ComuneId[];
}

export interface InZones {
  readonly kind: "zones";
  readonly zones: readonly ZoneId[];
}

export interface InclusionProof {
  readonly index: number;
  readonly leaf_hash: string;
  readonly proof: readonly string[];
  readonly root: string;
  readonly size: number;
}

export interface IndicatorFields {
  readonly kind: "indicator";
  readonly type: IndicatorType;
  readonly baseline?: string;
  readonly goal?: string;
  readonly disaggregate_by: readonly Disaggregation[];
}

export type IndicatorType = "result" | "quality" | "process" | "gender_impact";

export type Instant = string;

export interface IntegrationLink {
  readonly policy: Policy;
  readonly partner?: OrganisationId;
}

export type InterventionId = string;

export interface InterventionLine {
  readonly id: InterventionId;
  readonly item: AgendaItemId;
  readonly organisation: OrganisationId;
  readonly text?: string;
  readonly at: Instant;
}

export interface Interventions {
  readonly id: SittingId;
  readonly lines: readonly InterventionLine[];
}

export interface InvitationLine {
  readonly holder_of: string;
  readonly holder_name?: string;
  readonly organisation?: OrganisationId;
  readonly link: string;
  readonly expires_at: Instant;
}

export interface InvitationList {
  readonly items: readonly InvitationLine[];
}

export interface InvitationView {
  readonly capacity: Capacity;
  readonly email: string;
  readonly expires_at: Instant;
  readonly organisation_name?: string;
  readonly table: TableView;
}

export interface IssueReply {
  readonly command_id: string;
  readonly proposal: ProposalId;
  readonly version: number;
  readonly outcome: ReplyOutcome;
  readonly reason: ReplyReason;
  readonly plan_links: readonly NodeId[];
  readonly texts: ReplyTexts;
}

export type ItemId = string;

export interface Joined {
  readonly audiences_hash: string;
  readonly entities: readonly EntityValue[];
  readonly fresh: boolean;
  readonly may: readonly Permission[];
  readonly now: Instant;
  readonly removed: readonly EntityRef[];
  readonly root: string;
  readonly seq: number;
  readonly you: You;
}

export interface JustifyAbsence {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly organisation?: OrganisationId;
  readonly withdrawn: boolean;
}

export interface KeepMail {
  readonly kinds: readonly PushKind[];
}

export interface KeepPush {
  readonly auth: string;
  readonly endpoint: string;
  readonly kinds: readonly PushKind[];
  readonly language: PushLanguage;
  readonly p256dh: string;
}

export interface KeyRotationView {
  readonly at: Instant;
  readonly entry: number;
  readonly from_size: number;
  readonly new_signature: string;
  readonly old_signature: string;
}

export interface LeaveSitting {
  readonly command_id: string;
  readonly sitting: SittingId;
}

export type LegalBasis = "data_subject" | "data_not_due" | "retention_over" | "authority" | "court";

export interface LineInGrace {
  readonly dropped_at: Instant;
  readonly organisation: OrganisationId;
  readonly out_at: Instant;
  readonly sitting: SittingId;
}

export interface LinesInGrace {
  readonly lines: readonly LineInGrace[];
}

export interface ListComments {
  readonly subject: string;
  readonly before?: string;
}

export interface ListEntries {
  readonly actor?: EntryActor;
  readonly object?: string;
  readonly type?: string;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly before?: string;
}

export type ListInvitations = Readonly<Record<string, never>>;

export interface ListNodeVersions {
  readonly node: NodeId;
}

export interface ListOverrides {
  readonly kinds?: readonly OverrideKind[];
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly before?: string;
}

export interface ListPositions {
  readonly vote: VoteId;
  readonly after?: string;
}

export interface ListProposalVersions {
  readonly proposal: ProposalId;
}

export type LocalDate = string;

export interface LogKeyView {
  readonly from: number;
  readonly rotation?: KeyRotationView;
  readonly until?: number;
  readonly vkey: string;
}

export interface LogView {
  readonly keys: readonly LogKeyView[];
  readonly origin: string;
  readonly policies?: readonly PolicyChangeView[];
  readonly prefix: string;
  readonly succeeds?: Predecessor;
  readonly vkey: string;
}

export interface LoginRequest {
  readonly email: string;
  readonly password: string;
}

export interface MailSettings {
  readonly available: boolean;
  readonly calendar?: string;
  readonly kinds: readonly PushKind[];
  readonly offered: readonly PushKind[];
}

export type MajorityBase = "votes_cast" | "electorate";

export interface MakeAppointment {
  readonly command_id: string;
  readonly role: Role;
  readonly holder_name: string;
  readonly holder_email: string;
  readonly valid_from: LocalDate;
  readonly valid_to?: LocalDate;
}

export interface Mandate {
  readonly id: MandateId;
  readonly organisation: OrganisationId;
  readonly capacity: MandateCapacity;
  readonly holder_name?: string;
  readonly valid_from: LocalDate;
  readonly valid_to?: LocalDate;
  readonly status: MandateStatus;
  readonly active: boolean;
}

export type MandateCapacity = "legal_representative" | "delegate" | "substitute";

export type MandateId = string;

export type MandateStatus =
  | "pending_validation"
  | "not_yet"
  | "valid"
  | "expired"
  | "revoked"
  | "refused"
  | "suspended";

export type MembershipStatus = "member" | "suspended" | "withdrawn" | "excluded";

export interface Minutes {
  readonly id: SittingId;
  readonly state: MinutesState;
  readonly texts: readonly MinutesText[];
  readonly draft_by?: LocalDate;
  readonly objections_until?: LocalDate;
  readonly objections: readonly ObjectionLine[];
  readonly approved_at?: Instant;
  readonly tacit: boolean;
  readonly approved_in?: SittingId;
  readonly rectifications: readonly string[];
  readonly publish_by?: LocalDate;
  readonly published_at?: Instant;
  readonly channel?: string;
}

export type MinutesBlock =
  | "place_and_mode"
  | "communications"
  | "item_report"
  | "item_discussion"
  | "commitments"
  | "any_other_business"
  | "next_sitting"
  | "publication";

export type MinutesState = "none" | "draft" | "objections" | "approved" | "published";

export interface MinutesText {
  readonly block: MinutesBlock;
  readonly item?: AgendaItemId;
  readonly version: number;
  readonly text?: string;
  readonly at?: Instant;
}

export type MissedOpening = "subject_changed" | "too_late" | "nobody_to_vote";

export type ModerationCode = "contains_personal_data" | "offensive" | "off_subject" | "duplicate";

export interface ModerationStep {
  readonly hidden: boolean;
  readonly at: Instant;
  readonly code?: ModerationCode;
  readonly reason?: string;
  readonly index: number;
}

export interface Modify {
  readonly kind: "modify";
  readonly quoted_title: string;
  readonly quoted_text: string;
  readonly title: string;
  readonly text: string;
}

export interface MoveSitting {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly mode: SittingMode;
  readonly place?: string;
  readonly link?: string;
  readonly first_call: CallDraft;
  readonly second_call: CallDraft;
  readonly reason: string;
  readonly urgency?: string;
}

export type NodeId = string;

export type NodeKind = "section" | "area" | "objective" | "action" | "indicator";

export interface NodeVersion {
  readonly version: number;
  readonly since: Instant;
  readonly origin: Origin;
  readonly title?: string;
  readonly text?: string;
  readonly reason?: string;
  readonly index: number;
}

export interface NodeVersions {
  readonly node: NodeId;
  readonly versions: readonly NodeVersion[];
}

export interface NoteAuditAccess {
  readonly command_id: string;
  readonly reading: AuditedReading;
}

export interface NoticeAddress {
  readonly kind: AddressKind;
  readonly address: string;
}

export interface NoticeAddressesOf {
  readonly id: OrganisationId;
  readonly addresses: readonly NoticeAddress[];
}

export type NoticeChannel = "email" | "pec" | "by_hand";

export type NoticeOutcome = "queued" | "accepted" | "delivered" | "failed";

export interface ObjectToConsensus {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly item: AgendaItemId;
  readonly reason?: string;
}

export interface ObjectToMinutes {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly text: string;
}

export type ObjectionId = string;

export interface ObjectionLine {
  readonly id: ObjectionId;
  readonly organisation: OrganisationId;
  readonly text?: string;
  readonly at: Instant;
  readonly accepted?: boolean;
  readonly answer?: string;
}

export interface ObjectiveFields {
  readonly kind: "objective";
  readonly level: ObjectiveLevel;
  readonly sections: readonly SectionLetter[];
  readonly leps: readonly ItemId[];
  readonly integration: readonly IntegrationLink[];
  readonly harmonisation?: Harmonisation;
}

export type ObjectiveLevel = "strategic" | "operational";

export interface OnNode {
  readonly kind: "node";
  readonly node: NodeId;
  readonly version: number;
}

export interface OnProposal {
  readonly kind: "proposal";
  readonly proposal: ProposalId;
  readonly version: number;
}

export interface OnText {
  readonly kind: "text";
}

export interface OpenDiscussion {
  readonly command_id: string;
  readonly proposal: ProposalId;
}

export interface OpenItem {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly item: AgendaItemId;
}

export interface OpenPoll {
  readonly command_id: string;
  readonly poll: PollId;
  readonly order?: string;
}

export interface OpenSitting {
  readonly command_id: string;
  readonly sitting: SittingId;
}

export interface OpenVote {
  readonly command_id: string;
  readonly vote: VoteId;
  readonly order?: string;
  readonly opens?: DayHour;
}

export interface Organisation {
  readonly id: OrganisationId;
  readonly name?: string;
  readonly kind: OrganisationKind;
  readonly sector: Sector;
  readonly bench: Bench;
  readonly standing: Standing;
  readonly status: MembershipStatus;
  readonly voting: boolean;
  readonly demonstration: boolean;
  readonly affiliated_to?: OrganisationId;
  readonly comune?: ComuneId;
  readonly member_from: LocalDate;
}

export type OrganisationId = string;

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

export type OrganisationLevel = "comune" | "group_of_comuni" | "ambito" | "supra_ambito";

export type Origin = "proposal" | "office" | "conference" | "law" | "previous_plan";

export type Outcome =
  | "no_structural_quorum"
  | "tie_not_approved"
  | "not_approved"
  | "approved_with_reservations"
  | "approved_unanimously"
  | "approved_by_majority";

export interface OutcomeView {
  readonly id: VoteId;
  readonly result: VoteResult;
  readonly favourable: number;
  readonly favourable_with_reservations: number;
  readonly contrary: number;
  readonly abstained: number;
  readonly not_participating: number;
  readonly absent: number;
  readonly dissenting: readonly Bench[];
  readonly regulation: RegulationId;
  readonly declared_at: Instant;
  readonly opened_index: number;
  readonly declared_index: number;
  readonly pending: readonly PendingCause[];
  readonly ratify_by?: LocalDate;
  readonly answer?: string;
  readonly answered_at?: Instant;
  readonly confirmed_at?: Instant;
}

export type OverrideKind =
  | "urgent_notice"
  | "late_item"
  | "late_document"
  | "sitting_moved"
  | "sitting_cancelled"
  | "sitting_suspended"
  | "request_declined"
  | "presence_corrected"
  | "body_removed"
  | "speaking_order"
  | "floor_taken_away"
  | "speaking_time"
  | "speaker_warned"
  | "opened_on_order"
  | "closed_early"
  | "annulled"
  | "recording_contested"
  | "chair_takeover"
  | "office_ended"
  | "mandate_refused"
  | "mandate_revoked"
  | "membership_changed"
  | "comment_hidden"
  | "comment_restored"
  | "document_withdrawn"
  | "proposal_not_admitted"
  | "proposal_withdrawn"
  | "reply_corrected"
  | "objection_rejected"
  | "plan_revised"
  | "draft_discarded"
  | "clock_accepted"
  | "erasure";

export interface OverrideLine {
  readonly line: EntryLine;
  readonly kind: OverrideKind;
  readonly reason?: EntryField;
}

export interface OverridePage {
  readonly size: number;
  readonly items: readonly OverrideLine[];
  readonly next?: string;
}

export interface OwnData {
  readonly made_at: Instant;
  readonly table: string;
  readonly email: string;
  readonly account_created_at: Instant;
  readonly administrator: boolean;
  readonly offices: readonly OwnOffice[];
  readonly entries: readonly OwnEntry[];
  readonly sessions: readonly OwnSession[];
  readonly programs: readonly OwnProgram[];
  readonly mail: OwnMail;
  readonly letters: readonly OwnLetter[];
  readonly push_devices: readonly OwnPushDevice[];
  readonly trail: readonly OwnStep[];
}

export interface OwnEntry {
  readonly index: number;
  readonly ts: Instant;
  readonly event: string;
  readonly capacity: Capacity;
  readonly object: string;
  readonly own_act: boolean;
  readonly values: readonly OwnValue[];
}

export interface OwnLetter {
  readonly about: string;
  readonly queued_at: Instant;
  readonly state: OwnLetterState;
  readonly subject: string;
  readonly text: string;
}

export type OwnLetterState = "waiting" | "sending" | "accepted" | "refused" | "uncertain" | "given_up";

export interface OwnMail {
  readonly calendar_link: boolean;
  readonly last_digest?: LocalDate;
  readonly kinds: readonly PushKind[];
  readonly told: readonly string[];
}

export interface OwnOffice {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly valid_from: LocalDate;
  readonly valid_to?: LocalDate;
  readonly evidence?: string;
}

export interface OwnPollAnswer {
  readonly id: PollId;
  readonly organisation: OrganisationId;
  readonly marks: readonly number[];
  readonly at: Instant;
  readonly index: number;
  readonly versions: number;
  readonly channel?: RecordedChannel;
  readonly document?: string;
  readonly scan: boolean;
  readonly contested: boolean;
}

export interface OwnPosition {
  readonly id: VoteId;
  readonly organisation: OrganisationId;
  readonly choice: PositionChoice;
  readonly conflict_of_interest: boolean;
  readonly texts: PositionTexts;
  readonly at: Instant;
  readonly index: number;
  readonly leaf_hash: string;
  readonly versions: readonly PositionVersion[];
  readonly channel?: PositionChannel;
  readonly holder?: OrganisationId;
  readonly document?: string;
  readonly scan: boolean;
  readonly contested: boolean;
  readonly subject_to_ratification: boolean;
}

export interface OwnProgram {
  readonly created_at: Instant;
  readonly expires_at: Instant;
  readonly name: string;
  readonly revoked_at?: Instant;
  readonly used_at?: Instant;
}

export interface OwnProposal {
  readonly id: ProposalId;
  readonly cosignatures: readonly AskedCosignature[];
}

export interface OwnPushDevice {
  readonly kinds: readonly PushKind[];
  readonly language: PushLanguage;
  readonly service: string;
}

export interface OwnSession {
  readonly browser: BrowserFamily;
  readonly created_at: Instant;
  readonly current: boolean;
  readonly id: string;
  readonly system: SystemFamily;
  readonly used_at: Instant;
}

export interface OwnSessions {
  readonly sessions: readonly OwnSession[];
}

export interface OwnStep {
  readonly at: Instant;
  readonly act: string;
  readonly subject: string;
}

export interface OwnValue {
  readonly name: string;
  readonly value: string;
}

export interface PastDifferences {
  readonly counts: readonly DifferenceCount[];
  readonly from: PastMoment;
  readonly items: readonly Difference[];
  readonly record_size: number;
  readonly to: PastMoment;
}

export interface PastMoment {
  readonly at: Instant;
  readonly size: number;
}

export interface PastTable {
  readonly at: Instant;
  readonly entities: readonly EntityValue[];
  readonly next?: number;
  readonly previous?: number;
  readonly record_size: number;
  readonly size: number;
}

export interface PathStep {
  readonly state: ProposalState;
  readonly at: Instant;
  readonly index: number;
}

export interface PauseFloor {
  readonly command_id: string;
  readonly sitting: SittingId;
}

export type PendingCause = "ratification" | "conciliation";

export interface Permission {
  readonly action: string;
  readonly relation: ThingRelation;
}

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

export type PhaseState = "done" | "current" | "to_come";

export interface PhaseStep {
  readonly phase: Phase;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly state: PhaseState;
}

export type Ping = Readonly<Record<string, never>>;

export interface Plan {
  readonly id: PlanId;
  readonly title?: string;
  readonly from_year: number;
  readonly to_year: number;
  readonly version: string;
  readonly objectives: number;
  readonly actions: number;
  readonly proposals: number;
  readonly areas: readonly AreaSummary[];
}

export type PlanId = string;

export interface PlanNode {
  readonly id: NodeId;
  readonly parent?: NodeId;
  readonly order: number;
  readonly code: string;
  readonly version: number;
  readonly fields: SectionFields | AreaFields | ObjectiveFields | ActionFields | IndicatorFields;
  readonly origin: Origin;
  readonly title?: string;
  readonly text?: string;
  readonly unit?: string;
  readonly open_to_proposals: boolean;
  readonly proposals: number;
}

export type Policy =
  | "health"
  | "education"
  | "employment"
  | "housing"
  | "urban_planning"
  | "fiscal"
  | "justice"
  | "transport";

export interface PolicyChangeView {
  readonly at: Instant;
  readonly entry: number;
  readonly sha256: string;
  readonly text: string;
}

export interface Poll {
  readonly id: PollId;
  readonly state: VoteState;
  readonly terms: PollTerms;
  readonly title?: string;
  readonly question?: string;
  readonly options: readonly string[];
  readonly binding: boolean;
  readonly scheduled: boolean;
  readonly missed?: MissedOpening;
  readonly electorate_size: number;
  readonly electorate: readonly OrganisationId[];
  readonly quorum_needed: number;
  readonly on_order: boolean;
  readonly order?: string;
  readonly opened_at?: Instant;
  readonly closed_at?: Instant;
  readonly closing_reason?: string;
  readonly acts: readonly PollAct[];
  readonly rounds: readonly PollId[];
  readonly item?: AgendaItemId;
  readonly recorded: readonly RecordedAnswerFor[];
}

export type PollAct = "open" | "discard" | "answer" | "record" | "contest" | "close" | "annul";

export interface PollAnswerLine {
  readonly organisation: OrganisationId;
  readonly bench: Bench;
  readonly marks?: readonly number[];
  readonly channel?: RecordedChannel;
  readonly contested: boolean;
}

export interface PollBench {
  readonly bench: Bench;
  readonly tally: PollTally;
}

export type PollId = string;

export interface PollLine {
  readonly option: number;
  readonly counts: readonly number[];
  readonly points: number;
  readonly mean_hundredths?: number;
  readonly place: number;
}

export type PollMethod = "choice" | "approval" | "score" | "ranked" | "meeting_time" | "temperature";

export interface PollOpening {
  readonly on: LocalDate;
  readonly time: string;
  readonly at: Instant;
}

export interface PollPair {
  readonly option: number;
  readonly over: number;
  readonly preferring: number;
  readonly strength: number;
}

export interface PollResult {
  readonly whole: PollTally;
  readonly quorum_needed: number;
  readonly quorum_reached: boolean;
  readonly pairs: readonly PollPair[];
  readonly by_bench: readonly PollBench[];
}

export interface PollResultView {
  readonly id: PollId;
  readonly result: PollResult;
  readonly answers: readonly PollAnswerLine[];
  readonly declared_at: Instant;
  readonly opened_index: number;
  readonly declared_index: number;
}

export interface PollSlot {
  readonly on: LocalDate;
  readonly time: string;
  readonly minutes: number;
  readonly at: Instant;
}

export interface PollSlotAsked {
  readonly on: LocalDate;
  readonly time: string;
  readonly minutes: number;
}

export interface PollTally {
  readonly electorate: number;
  readonly answered: number;
  readonly blank: number;
  readonly lines: readonly PollLine[];
  readonly winners: readonly number[];
}

export interface PollTerms {
  readonly method: PollMethod;
  readonly options: number;
  readonly slots: readonly PollSlot[];
  readonly max_score: number;
  readonly benches: readonly Bench[];
  readonly opens?: PollOpening;
  readonly closes_on: LocalDate;
  readonly closes_time: string;
  readonly closes_at: Instant;
  readonly sitting?: SittingId;
  readonly round_of?: PollId;
}

export interface PollTurnout {
  readonly id: PollId;
  readonly answered: number;
  readonly of: number;
  readonly by_bench: readonly BenchCount[];
}

export interface Pong {
  readonly now: Instant;
  readonly seq: number;
}

export type PositionChannel = "voice" | "paper" | "pec" | "proxy";

export type PositionChoice =
  | "favourable"
  | "favourable_with_reservations"
  | "contrary"
  | "abstained"
  | "not_participating";

export interface PositionLine {
  readonly organisation: OrganisationId;
  readonly bench: Bench;
  readonly choice?: PositionChoice;
  readonly conflict_of_interest: boolean;
  readonly texts: PositionTexts;
  readonly at?: Instant;
  readonly index?: number;
  readonly channel?: PositionChannel;
  readonly holder?: OrganisationId;
  readonly contested: boolean;
  readonly subject_to_ratification: boolean;
  readonly ratified: boolean;
  readonly lapsed: boolean;
}

export interface PositionPage {
  readonly items: readonly PositionLine[];
  readonly next?: string;
}

export interface PositionTexts {
  readonly reservation?: string;
  readonly reason?: string;
  readonly statement?: string;
}

export interface PositionVersion {
  readonly choice: PositionChoice;
  readonly at: Instant;
  readonly index: number;
  readonly channel?: PositionChannel;
}

export interface PostComment {
  readonly command_id: string;
  readonly subject: string;
  readonly parent?: CommentId;
  readonly stance: Stance;
  readonly text: string;
}

export interface Predecessor {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
}

export interface PreparePoll {
  readonly command_id: string;
  readonly kind: PollMethod;
  readonly title: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly slots: readonly PollSlotAsked[];
  readonly max_score?: number;
  readonly benches: readonly Bench[];
  readonly opens?: DayHour;
  readonly closes: DayHour;
  readonly sitting?: SittingId;
  readonly round_of?: PollId;
}

export interface PrepareVote {
  readonly command_id: string;
  readonly subject: OnNode | OnProposal | OnText;
  readonly title: string;
  readonly question: string;
  readonly benches: readonly Bench[];
  readonly majority: SimpleMajority | QualifiedMajority;
  readonly visibility: Visibility;
  readonly closes_on: LocalDate;
  readonly closes_time: string;
}

export type PresenceCause =
  | "check_in"
  | "roll_call"
  | "left"
  | "line_dropped"
  | "line_back"
  | "correction"
  | "removed"
  | "call_deserted"
  | "mandate_ended";

export interface PresenceInterval {
  readonly from: Instant;
  readonly came: PresenceCause;
  readonly to?: Instant;
  readonly went?: PresenceCause;
}

export interface PresenceLine {
  readonly organisation: OrganisationId;
  readonly bench: Bench;
  readonly voting: boolean;
  readonly inside: boolean;
  readonly mode: PresenceMode;
  readonly intervals: readonly PresenceInterval[];
  readonly proxy_to?: OrganisationId;
  readonly justified: boolean;
}

export type PresenceMode = "in_person" | "remote";

export interface PreviewRedaction {
  readonly targets: readonly ErasureTarget[];
}

export interface Proposal {
  readonly id: ProposalId;
  readonly number: string;
  readonly version: number;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  readonly enters_year: number;
  readonly target: NodeId;
  readonly target_version: number;
  readonly target_changed: boolean;
  readonly proposer: OrganisationId;
  readonly co_proposers: readonly OrganisationId[];
  readonly supporters: readonly OrganisationId[];
  readonly title?: string;
  readonly text?: string;
  readonly patch?: Enrich | Modify | Differentiate | Articulate;
  readonly base_title?: string;
  readonly base_text?: string;
  readonly evidence: readonly string[];
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
  readonly vote?: VoteId;
  readonly path: readonly PathStep[];
  readonly acts: readonly ProposalAct[];
  readonly reply_by?: LocalDate;
  readonly replies: readonly ReplyView[];
}

export type ProposalAct =
  | "revise"
  | "withdraw"
  | "support"
  | "decide_admissibility"
  | "open_discussion"
  | "prepare_vote"
  | "comment"
  | "reply";

export interface ProposalContent {
  readonly target: NodeId;
  readonly target_version: number;
  readonly title: string;
  readonly text: string;
  readonly patch: Enrich | Modify | Differentiate | Articulate;
  readonly evidence: readonly string[];
  readonly expected_effect: string;
  readonly gender_note?: string;
  readonly budget: Budget;
  readonly co_proposers: readonly OrganisationId[];
  readonly conflict_declared: boolean;
  readonly conflict_text?: string;
  readonly tracks: readonly Track[];
}

export type ProposalId = string;

export type ProposalKind = "enrich" | "modify" | "differentiate" | "articulate";

export type ProposalState =
  | "submitted"
  | "inadmissible"
  | "to_be_cured"
  | "admissible"
  | "in_discussion"
  | "positions_open"
  | "positions_closed"
  | "replied"
  | "withdrawn";

export interface ProposalVersionView {
  readonly version: number;
  readonly at: Instant;
  readonly index: number;
  readonly target_version: number;
  readonly title?: string;
  readonly text?: string;
  readonly patch?: Enrich | Modify | Differentiate | Articulate;
  readonly expected_effect?: string;
}

export interface ProposalVersions {
  readonly proposal: ProposalId;
  readonly versions: readonly ProposalVersionView[];
}

export interface ProposeMinutes {
  readonly command_id: string;
  readonly sitting: SittingId;
}

export interface ProposedNode {
  readonly node_kind: NodeKind;
  readonly title: string;
  readonly text: string;
}

export interface ProxyPosition {
  readonly giver: OrganisationId;
  readonly in_force: boolean;
  readonly choice?: PositionChoice;
  readonly conflict_of_interest: boolean;
  readonly texts: PositionTexts;
  readonly at?: Instant;
  readonly index?: number;
}

export interface ProxyPositions {
  readonly id: VoteId;
  readonly holder: OrganisationId;
  readonly lines: readonly ProxyPosition[];
}

export interface PublishMinutes {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly channel?: string;
}

export interface PushHere {
  readonly endpoint: string;
}

export type PushKind =
  | "vote_open"
  | "vote_closing"
  | "cosignature_asked"
  | "cure_term"
  | "reply"
  | "desk"
  | "sitting"
  | "minutes";

export type PushLanguage = "it" | "en";

export interface PushSettings {
  readonly available: boolean;
  readonly kinds: readonly PushKind[];
  readonly offered: readonly PushKind[];
  readonly key?: string;
}

export interface PutToVote {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly item: AgendaItemId;
  readonly subject: OnNode | OnProposal | OnText;
  readonly title: string;
  readonly question: string;
  readonly benches: readonly Bench[];
  readonly majority: SimpleMajority | QualifiedMajority;
  readonly visibility: Visibility;
  readonly minutes: number;
  readonly motion: boolean;
  readonly link?: VoteLink;
}

export interface QualifiedMajority {
  readonly kind: "qualified";
  readonly base: MajorityBase;
  readonly num: number;
  readonly den: number;
}

export interface QueueLine {
  readonly request: FloorRequestId;
  readonly organisation: OrganisationId;
  readonly bench: Bench;
  readonly kind: FloorKind;
  readonly asked_at: Instant;
  readonly why: QueueReason;
}

export type QueueReason =
  | "point_of_order"
  | "has_not_spoken"
  | "alternates_bench"
  | "least_time"
  | "order_of_request";

export interface QuorumRule {
  readonly num: number;
  readonly den: number;
  readonly strict: boolean;
}

export interface QuorumView {
  readonly id: SittingId;
  readonly call: SittingCall;
  readonly present: number;
  readonly of: number;
  readonly needed_first: number;
  readonly needed_second: number;
  readonly needed: number;
  readonly margin: number;
  readonly institutions_present: boolean;
  readonly reached: boolean;
  readonly missing_benches: readonly Bench[];
  readonly by_bench: readonly BenchPresence[];
  readonly verified_at?: Instant;
  readonly lost_at?: Instant;
}

export interface RatifyPosition {
  readonly command_id: string;
  readonly vote: VoteId;
  readonly act: string;
  readonly document?: string;
}

export interface Receipt {
  readonly checkpoint: string;
  readonly entries: readonly ReceiptEntry[];
}

export interface ReceiptEntry {
  readonly disclosures: readonly string[];
  readonly index: number;
  readonly leaf: string;
  readonly proof: readonly string[];
}

export interface ReceiptFiled {
  readonly organisation: OrganisationId;
  readonly outcome: NoticeOutcome;
  readonly sitting: SittingId;
  readonly former_call: boolean;
}

export interface Recomputed {
  readonly size: number;
  readonly at: Instant;
  readonly unreadable?: number;
  readonly counts: readonly RecomputedCount[];
  readonly lines: readonly RecomputedLine[];
}

export interface RecomputedCount {
  readonly verdict: RecomputedVerdict;
  readonly lines: number;
}

export type RecomputedFault = "rule" | "electorate" | "position" | "close" | "outcome" | "minutes";

export interface RecomputedFaultAt {
  readonly fault: RecomputedFault;
  readonly entry: number;
}

export type RecomputedFigure =
  | "outcome"
  | "electorate"
  | "present"
  | "quorum_needed"
  | "institutions_present"
  | "votes_for"
  | "votes_against"
  | "votes_needed"
  | "pending"
  | "favourable"
  | "favourable_with_reservations"
  | "contrary"
  | "abstained"
  | "not_participating"
  | "dissents"
  | "answered"
  | "blank"
  | "quorum_reached"
  | "winners"
  | "counts"
  | "points"
  | "place"
  | "pairs"
  | "call"
  | "voting"
  | "objections"
  | "bodies"
  | "until";

export type RecomputedKind =
  | "vote"
  | "poll"
  | "consensus"
  | "quorum_opening"
  | "quorum_verified"
  | "quorum_lost"
  | "call_deserted";

export interface RecomputedLine {
  readonly kind: RecomputedKind;
  readonly verdict: RecomputedVerdict;
  readonly reason?: RecomputedReason;
  readonly object: string;
  readonly label?: string;
  readonly repeats?: string;
  readonly sitting?: SittingId;
  readonly sitting_label?: string;
  readonly declared_entry?: number;
  readonly declared_at?: Instant;
  readonly entries: readonly number[];
  readonly rule?: RecomputedRule;
  readonly figures: readonly RecomputedValue[];
  readonly faults: readonly RecomputedFaultAt[];
  readonly minutes?: RecomputedMinutes;
}

export interface RecomputedMinutes {
  readonly state: MinutesState;
  readonly section: number;
  readonly entry?: number;
  readonly out: boolean;
}

export type RecomputedReason = "not_closed" | "annulled" | "value_missing";

export interface RecomputedRule {
  readonly regulation: RegulationId;
  readonly majority?: SimpleMajority | QualifiedMajority;
  readonly quorum?: QuorumRule;
  readonly institutions_required: boolean;
  readonly each_bench: boolean;
}

export interface RecomputedValue {
  readonly figure: RecomputedFigure;
  readonly bench?: Bench;
  readonly option?: number;
  readonly declared?: string;
  readonly recomputed?: string;
  readonly minutes?: string;
  readonly differs: boolean;
}

export type RecomputedVerdict = "agrees" | "differs" | "not_recomputed" | "not_in_minutes";

export interface RecordDelivery {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly organisation: OrganisationId;
  readonly channel: NoticeChannel;
  readonly outcome: NoticeOutcome;
  readonly detail?: string;
  readonly move?: number;
}

export interface RecordPollAnswer {
  readonly command_id: string;
  readonly poll: PollId;
  readonly organisation: OrganisationId;
  readonly channel: RecordedChannel;
  readonly document?: string;
  readonly file?: UploadedFile;
  readonly marks: readonly number[];
}

export interface RecordPosition {
  readonly command_id: string;
  readonly vote: VoteId;
  readonly organisation: OrganisationId;
  readonly channel: RecordedChannel;
  readonly document?: string;
  readonly file?: UploadedFile;
  readonly choice: PositionChoice;
  readonly conflict_of_interest: boolean;
  readonly reservation?: string;
  readonly reason?: string;
  readonly statement?: string;
  readonly subject_to_ratification?: boolean;
}

export interface RecordPresence {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly organisation: OrganisationId;
  readonly inside: boolean;
  readonly mode: PresenceMode;
  readonly at?: Instant;
  readonly reason?: string;
}

export interface RecordedAnswerFor {
  readonly organisation: OrganisationId;
  readonly channel: RecordedChannel;
  readonly contested: boolean;
  readonly scan: boolean;
}

export type RecordedChannel = "voice" | "paper" | "pec";

export interface RecordedFor {
  readonly organisation: OrganisationId;
  readonly channel: PositionChannel;
  readonly contested: boolean;
  readonly scan: boolean;
}

export interface Recount {
  readonly vote: VoteId;
  readonly declared: VoteResult;
  readonly recounted: VoteResult;
  readonly matches: boolean;
  readonly from_index: number;
  readonly to_index: number;
  readonly parts_at?: number;
  readonly regulation: RegulationId;
}

export interface RecountPoll {
  readonly poll: PollId;
}

export interface RecountVote {
  readonly vote: VoteId;
}

export interface RecountedPoll {
  readonly poll: PollId;
  readonly declared: PollResult;
  readonly recounted: PollResult;
  readonly matches: boolean;
  readonly from_index: number;
  readonly to_index: number;
  readonly parts_at?: number;
  readonly regulation: RegulationId;
}

export interface RectifyMinutes {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly text: string;
}

export interface Redaction {
  readonly id: RedactionId;
  readonly entry: number;
  readonly ordered_at: Instant;
  readonly targets: readonly ErasureTarget[];
  readonly legal_basis: LegalBasis;
  readonly decided_on: LocalDate;
  readonly decided_by?: string;
  readonly reason?: string;
  readonly entries: number;
  readonly fields: number;
}

export type RedactionId = string;

export interface RedactionPreview {
  readonly entries: number;
  readonly fields: number;
  readonly files: number;
  readonly first: readonly ErasedEntry[];
  readonly record_size: number;
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
  readonly sittings?: SittingRules;
}

export type RegulationId = string;

export interface RegulationView {
  readonly id: RegulationId;
  readonly rules: Regulation;
  readonly digest: string;
  readonly text?: string;
  readonly adopted_on: LocalDate;
}

export interface RemoveFromSitting {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly organisation: OrganisationId;
  readonly reason: string;
}

export interface RenewInvitation {
  readonly holder_of: string;
}

export type ReplyOutcome = "incorporated" | "partially_incorporated" | "not_incorporated";

export type ReplyReason =
  | "within_programme"
  | "already_provided"
  | "partly_financed"
  | "no_resources"
  | "out_of_competence"
  | "contrary_to_leps_or_law"
  | "technically_unfeasible"
  | "postponed_to_annual_update"
  | "superseded";

export interface ReplyTexts {
  readonly motivation: string;
  readonly taken?: string;
  readonly left_out?: string;
  readonly correction?: string;
}

export interface ReplyView {
  readonly version: number;
  readonly outcome: ReplyOutcome;
  readonly reason: ReplyReason;
  readonly plan_links: readonly NodeId[];
  readonly texts?: ReplyTexts;
  readonly at: Instant;
  readonly index: number;
}

export interface ReportCompliance {
  readonly at?: Instant;
}

export interface RequestFloor {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly kind: FloorKind;
}

export interface RequestSitting {
  readonly command_id: string;
  readonly item_only: boolean;
  readonly title: string;
  readonly reason: string;
}

export interface RestoreComment {
  readonly command_id: string;
  readonly comment: CommentId;
  readonly reason: string;
}

export interface ResumeFloor {
  readonly command_id: string;
  readonly sitting: SittingId;
}

export interface ResumeSitting {
  readonly command_id: string;
  readonly sitting: SittingId;
}

export interface RevisePlanNode {
  readonly command_id: string;
  readonly node: NodeId;
  readonly expected_version: number;
  readonly title: string;
  readonly text: string;
  readonly reason: string;
}

export interface ReviseProposal {
  readonly command_id: string;
  readonly proposal: ProposalId;
  readonly expected_version: number;
  readonly content: ProposalContent;
}

export interface RevokeMandate {
  readonly command_id: string;
  readonly mandate: MandateId;
  readonly reason: string;
}

export interface RevokeProxy {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly giver?: OrganisationId;
}

export type Role = "chair" | "deputy_chair" | "secretary" | "auditor";

export interface Search {
  readonly text: string;
  readonly kinds?: readonly SearchKind[];
  readonly cursor?: string;
  readonly limit: number;
}

export interface SearchGroup {
  readonly kind: SearchKind;
  readonly items: readonly SearchHit[];
  readonly next?: string;
}

export interface SearchHit {
  readonly object: string;
  readonly about?: string;
  readonly about_label?: string;
  readonly organisation?: OrganisationId;
  readonly title: readonly SearchPiece[];
  readonly excerpt: readonly SearchPiece[];
  readonly at?: Instant;
  readonly hidden: boolean;
}

export type SearchKind = "proposal" | "comment" | "plan_node" | "vote" | "poll" | "document";

export interface SearchPage {
  readonly groups: readonly SearchGroup[];
}

export interface SearchPiece {
  readonly text: string;
  readonly match: boolean;
}

export interface SectionFields {
  readonly kind: "section";
  readonly letter: SectionLetter;
}

export type SectionLetter = "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h";

export type Sector = "public_sector" | "third_sector" | "social_partner" | "private_sector";

export interface SentenceText {
  readonly en: string;
  readonly it: string;
}

export interface SessionAnswer {
  readonly account: AccountView;
  readonly capacities: readonly CapacityView[];
  readonly document_bytes: number;
  readonly insecure_lan: boolean;
  readonly table: TableView;
}

export interface SetNoticeAddresses {
  readonly command_id: string;
  readonly organisation: OrganisationId;
  readonly addresses: readonly NoticeAddress[];
}

export interface SetSpeakingTime {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly kind: FloorKind;
  readonly seconds: number;
  readonly reason: string;
}

export interface ShowDocument {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly document?: DocumentId;
}

export interface SimpleMajority {
  readonly kind: "simple";
}

export interface Sitting {
  readonly id: SittingId;
  readonly number?: string;
  readonly state: SittingState;
  readonly terms: SittingTerms;
  readonly title?: string;
  readonly place?: string;
  readonly urgent: boolean;
  readonly urgency?: string;
  readonly registry?: string;
  readonly agenda: readonly AgendaItem[];
  readonly current_item?: AgendaItemId;
  readonly call?: SittingCall;
  readonly convened_at?: Instant;
  readonly opened_at?: Instant;
  readonly suspended_at?: Instant;
  readonly suspension_reason?: string;
  readonly closed_at?: Instant;
  readonly end_reason?: string;
  readonly minutes: MinutesState;
  readonly moves: readonly SittingMove[];
  readonly shown_document?: DocumentId;
}

export type SittingCall = "first" | "second";

export type SittingId = string;

export interface SittingLink {
  readonly id: SittingId;
  readonly link?: string;
}

export type SittingMode = "in_person" | "remote" | "mixed";

export interface SittingMove {
  readonly first_call: CallTime;
  readonly at: Instant;
  readonly reason?: string;
}

export type SittingRequestId = string;

export interface SittingRequestLine {
  readonly request: SittingRequestId;
  readonly organisation: OrganisationId;
  readonly item_only: boolean;
  readonly title?: string;
  readonly reason?: string;
  readonly at: Instant;
}

export interface SittingRequests {
  readonly id: TableId;
  readonly lines: readonly SittingRequestLine[];
  readonly bodies: number;
  readonly needed: number;
  readonly whole_benches: readonly Bench[];
  readonly due: boolean;
}

export interface SittingRules {
  readonly notice_days: number;
  readonly urgent_notice_days: number;
  readonly documents_days: number;
  readonly second_call_minutes: number;
  readonly convening_request: QuorumRule;
  readonly quorum_by_bench: boolean;
  readonly absence_grace_seconds: number;
  readonly objection_window_seconds: number;
  readonly intervention_seconds: number;
  readonly reply_seconds: number;
  readonly vote_statement_seconds: number;
  readonly point_of_order_seconds: number;
  readonly fact_seconds: number;
  readonly closing_warning_seconds: number;
  readonly replies_each: number;
  readonly alternate_above: number;
  readonly proxies_each: number;
  readonly suspension_minutes: number;
  readonly minutes_draft_days: number;
  readonly minutes_objection_days: number;
  readonly extract_days: number;
  readonly ratification_days: number;
}

export type SittingState =
  | "draft"
  | "discarded"
  | "convened"
  | "cancelled"
  | "deserted_first_call"
  | "deserted"
  | "open"
  | "suspended"
  | "closed";

export interface SittingTerms {
  readonly mode: SittingMode;
  readonly first_call: CallTime;
  readonly second_call?: CallTime;
}

export interface Speaker {
  readonly request: FloorRequestId;
  readonly organisation: OrganisationId;
  readonly kind: FloorKind;
  readonly granted_at: Instant;
  readonly seconds: number;
  readonly spoken_ms: number;
  readonly running_since?: Instant;
  readonly ends_at?: Instant;
  readonly overridden: boolean;
}

export interface SpeakingTime {
  readonly kind: FloorKind;
  readonly seconds: number;
}

export interface SpokenByBench {
  readonly bench: Bench;
  readonly times: number;
  readonly ms: number;
}

export interface SpokenByBody {
  readonly organisation: OrganisationId;
  readonly times: number;
  readonly ms: number;
}

export interface StampView {
  readonly at: Instant;
  readonly authority: string;
  readonly by_registry: boolean;
  readonly policy: string;
  readonly size: number;
}

export type Stance = "favourable" | "contrary" | "neutral";

export type Standing = "signatory" | "adherent" | "consulted" | "observer";

export interface SubmitProposal {
  readonly command_id: string;
  readonly content: ProposalContent;
}

export interface SupportProposal {
  readonly command_id: string;
  readonly proposal: ProposalId;
  readonly version: number;
}

export interface SuspendItem {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly item: AgendaItemId;
}

export interface SuspendSitting {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly reason: string;
}

export type SystemFamily = "windows" | "macos" | "gnu_linux" | "android" | "ios" | "chromeos" | "other";

export interface Table {
  readonly id: TableId;
  readonly origin: string;
  readonly demonstration: boolean;
  readonly name?: string;
  readonly ambito?: string;
  readonly region?: string;
  readonly seat?: string;
  readonly organisations: number;
  readonly voting: number;
  readonly succeeds?: Predecessor;
}

export type TableId = string;

export interface TableJoin {
  readonly acting: string;
  readonly since?: number;
  readonly audiences_hash?: string;
  readonly root?: string;
}

export interface TableView {
  readonly ambito: string;
  readonly demonstration: boolean;
  readonly name: string;
  readonly slug: string;
}

export interface TakeChair {
  readonly command_id: string;
  readonly reason: string;
}

export interface TakeOver {
  readonly command_id: string;
}

export type ThingRelation = "none" | "own" | "other";

export interface ToRatify {
  readonly organisation: OrganisationId;
  readonly ratified: boolean;
  readonly lapsed: boolean;
}

export type Track = "concertation" | "co_programming" | "civic";

export interface UnwatchCollection {
  readonly subject: string;
}

export interface UploadedFile {
  readonly media: DocumentMedia;
  readonly sha256: string;
  readonly size: number;
  readonly stored: string;
}

export interface ValidateMandate {
  readonly command_id: string;
  readonly mandate: MandateId;
  readonly accepted: boolean;
  readonly reason: string;
}

export interface VariantScope {
  readonly comuni: readonly ComuneId[];
  readonly zones: readonly ZoneId[];
  readonly target_group?: string;
  readonly delivery_mode?: string;
}

export interface VerifyQuorum {
  readonly command_id: string;
  readonly sitting: SittingId;
}

export type Visibility = "at_close" | "roll_call";

export interface Vote {
  readonly id: VoteId;
  readonly state: VoteState;
  readonly terms: VoteTerms;
  readonly title?: string;
  readonly question?: string;
  readonly regulation?: RegulationId;
  readonly electorate_size: number;
  readonly electorate: readonly OrganisationId[];
  readonly quorum_needed: number;
  readonly on_order: boolean;
  readonly order?: string;
  readonly opened_at?: Instant;
  readonly closed_at?: Instant;
  readonly closing_reason?: string;
  readonly acts: readonly VoteAct[];
  readonly place?: VotePlace;
  readonly present?: number;
  readonly proxies: readonly HeldProxy[];
  readonly recorded: readonly RecordedFor[];
  readonly to_ratify: readonly ToRatify[];
  readonly ratify_by?: LocalDate;
  readonly link?: VoteLink;
  readonly linked: readonly VoteLink[];
  readonly opens_at?: Instant;
  readonly missed?: MissedOpening;
}

export type VoteAct =
  | "open"
  | "discard"
  | "cast"
  | "record"
  | "contest"
  | "close"
  | "annul"
  | "ratify"
  | "answer_dissent";

export type VoteId = string;

export interface VoteLink {
  readonly kind: VoteLinkKind;
  readonly vote: VoteId;
  readonly order: number;
}

export type VoteLinkKind = "repeats" | "part" | "amendment";

export interface VotePlace {
  readonly sitting: SittingId;
  readonly item: AgendaItemId;
  readonly minutes: number;
  readonly motion: boolean;
}

export interface VoteResult {
  readonly outcome: Outcome;
  readonly electorate: number;
  readonly present: number;
  readonly quorum_needed: number;
  readonly institutions_present: boolean;
  readonly votes_for: number;
  readonly votes_against: number;
  readonly votes_needed: number;
  readonly by_bench: readonly BenchTally[];
}

export type VoteState = "prepared" | "discarded" | "open" | "closed" | "annulled";

export interface VoteTerms {
  readonly subject: OnNode | OnProposal | OnText;
  readonly benches: readonly Bench[];
  readonly majority: SimpleMajority | QualifiedMajority;
  readonly visibility: Visibility;
  readonly closes_on: LocalDate;
  readonly closes_time: string;
  readonly closes_at: Instant;
}

export interface Waiting {
  readonly id: string;
  readonly items: readonly WaitingItem[];
}

export interface WaitingItem {
  readonly what: WaitingKind;
  readonly object: string;
  readonly label?: string;
  readonly since: Instant;
  readonly until?: Instant;
}

export type WaitingKind =
  | "vote_open"
  | "cosignature_asked"
  | "cure_term"
  | "proposal_to_examine"
  | "proposal_to_reply_to"
  | "mandate_to_validate"
  | "vote_to_open"
  | "sitting_convened"
  | "sitting_under_way"
  | "sitting_to_convene"
  | "sitting_requested"
  | "proxy_to_cast"
  | "recorded_position"
  | "ratification"
  | "dissent_to_answer"
  | "poll_open"
  | "poll_to_open"
  | "recorded_answer"
  | "minutes_to_approve"
  | "finding_to_answer"
  | "finding_answered"
  | "objection_to_answer";

export interface WarnSpeaker {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly organisation: OrganisationId;
  readonly reason: string;
}

export interface WatchCollection {
  readonly subject: string;
}

export interface WithdrawDocument {
  readonly command_id: string;
  readonly document: DocumentId;
  readonly reason: string;
}

export interface WithdrawFloor {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly request: FloorRequestId;
}

export interface WithdrawProposal {
  readonly command_id: string;
  readonly proposal: ProposalId;
  readonly reason: string;
}

export interface WithdrawSittingRequest {
  readonly command_id: string;
  readonly request: SittingRequestId;
}

export interface WithdrawSupport {
  readonly command_id: string;
  readonly proposal: ProposalId;
}

export interface WitnessView {
  readonly cosigned_at?: Instant;
  readonly name: string;
  readonly size?: number;
}

export interface WitnessesView {
  readonly quorum_size?: number;
  readonly size: number;
  readonly witnesses: readonly WitnessView[];
}

export interface WriteMinutes {
  readonly command_id: string;
  readonly sitting: SittingId;
  readonly block: MinutesBlock;
  readonly item?: AgendaItemId;
  readonly version: number;
  readonly text: string;
}

export interface You {
  readonly acting: string;
  readonly role: ActingRole;
  readonly capacity: Capacity;
  readonly organisation?: OrganisationId;
  readonly person_label?: string;
}

export interface Zone {
  readonly id: ZoneId;
  readonly name?: string;
  readonly comuni: number;
}

export type ZoneId = string;

/** Parameters by command. */
export interface CommandParams {
  readonly "add_item": AddItem;
  readonly "admit_guest": AdmitGuest;
  readonly "admit_organisation": AdmitOrganisation;
  readonly "adopt_regulation": AdoptRegulation;
  readonly "annul_poll": AnnulPoll;
  readonly "annul_vote": AnnulVote;
  readonly "answer_dissent": AnswerDissent;
  readonly "answer_finding": AnswerFinding;
  readonly "answer_objection": AnswerObjection;
  readonly "answer_poll": AnswerPoll;
  readonly "apply_redaction": ApplyRedaction;
  readonly "appoint_delegate": AppointDelegate;
  readonly "approve_minutes": ApproveMinutes;
  readonly "ask_consensus": AskConsensus;
  readonly "ask_finding_again": AskFindingAgain;
  readonly "cancel_sitting": CancelSitting;
  readonly "cast_position": CastPosition;
  readonly "change_membership": ChangeMembership;
  readonly "check_in": CheckIn;
  readonly "close_finding": CloseFinding;
  readonly "close_item": CloseItem;
  readonly "close_poll": ClosePoll;
  readonly "close_sitting": CloseSitting;
  readonly "close_vote": CloseVote;
  readonly "contest_recorded_answer": ContestRecordedAnswer;
  readonly "contest_recorded_position": ContestRecordedPosition;
  readonly "convene_sitting": ConveneSitting;
  readonly "cosign_proposal": CosignProposal;
  readonly "decide_admissibility": DecideAdmissibility;
  readonly "declare_conflict": DeclareConflict;
  readonly "declare_deserted": DeclareDeserted;
  readonly "decline_sitting_request": DeclineSittingRequest;
  readonly "discard_poll": DiscardPoll;
  readonly "discard_sitting": DiscardSitting;
  readonly "discard_vote": DiscardVote;
  readonly "dismiss_guest": DismissGuest;
  readonly "draft_sitting": DraftSitting;
  readonly "edit_comment": EditComment;
  readonly "end_appointment": EndAppointment;
  readonly "end_floor": EndFloor;
  readonly "file_document": FileDocument;
  readonly "file_finding": FileFinding;
  readonly "file_intervention": FileIntervention;
  readonly "grant_floor": GrantFloor;
  readonly "grant_mandate": GrantMandate;
  readonly "grant_proxy": GrantProxy;
  readonly "hand_back": HandBack;
  readonly "hand_back_chair": HandBackChair;
  readonly "hide_comment": HideComment;
  readonly "issue_reply": IssueReply;
  readonly "justify_absence": JustifyAbsence;
  readonly "leave_sitting": LeaveSitting;
  readonly "make_appointment": MakeAppointment;
  readonly "move_sitting": MoveSitting;
  readonly "note_audit_access": NoteAuditAccess;
  readonly "object_to_consensus": ObjectToConsensus;
  readonly "object_to_minutes": ObjectToMinutes;
  readonly "open_discussion": OpenDiscussion;
  readonly "open_item": OpenItem;
  readonly "open_poll": OpenPoll;
  readonly "open_sitting": OpenSitting;
  readonly "open_vote": OpenVote;
  readonly "pause_floor": PauseFloor;
  readonly "post_comment": PostComment;
  readonly "prepare_poll": PreparePoll;
  readonly "prepare_vote": PrepareVote;
  readonly "propose_minutes": ProposeMinutes;
  readonly "publish_minutes": PublishMinutes;
  readonly "put_to_vote": PutToVote;
  readonly "ratify_position": RatifyPosition;
  readonly "record_delivery": RecordDelivery;
  readonly "record_poll_answer": RecordPollAnswer;
  readonly "record_position": RecordPosition;
  readonly "record_presence": RecordPresence;
  readonly "rectify_minutes": RectifyMinutes;
  readonly "remove_from_sitting": RemoveFromSitting;
  readonly "request_floor": RequestFloor;
  readonly "request_sitting": RequestSitting;
  readonly "restore_comment": RestoreComment;
  readonly "resume_floor": ResumeFloor;
  readonly "resume_sitting": ResumeSitting;
  readonly "revise_plan_node": RevisePlanNode;
  readonly "revise_proposal": ReviseProposal;
  readonly "revoke_mandate": RevokeMandate;
  readonly "revoke_proxy": RevokeProxy;
  readonly "set_notice_addresses": SetNoticeAddresses;
  readonly "set_speaking_time": SetSpeakingTime;
  readonly "show_document": ShowDocument;
  readonly "submit_proposal": SubmitProposal;
  readonly "support_proposal": SupportProposal;
  readonly "suspend_item": SuspendItem;
  readonly "suspend_sitting": SuspendSitting;
  readonly "take_chair": TakeChair;
  readonly "take_over": TakeOver;
  readonly "validate_mandate": ValidateMandate;
  readonly "verify_quorum": VerifyQuorum;
  readonly "warn_speaker": WarnSpeaker;
  readonly "withdraw_document": WithdrawDocument;
  readonly "withdraw_floor": WithdrawFloor;
  readonly "withdraw_proposal": WithdrawProposal;
  readonly "withdraw_sitting_request": WithdrawSittingRequest;
  readonly "withdraw_support": WithdrawSupport;
  readonly "write_minutes": WriteMinutes;
}

/** Answers by command. */
export interface CommandAnswer {
  readonly "add_item": Accepted;
  readonly "admit_guest": Accepted;
  readonly "admit_organisation": Accepted;
  readonly "adopt_regulation": Accepted;
  readonly "annul_poll": Accepted;
  readonly "annul_vote": Accepted;
  readonly "answer_dissent": Accepted;
  readonly "answer_finding": Accepted;
  readonly "answer_objection": Accepted;
  readonly "answer_poll": Accepted;
  readonly "apply_redaction": Accepted;
  readonly "appoint_delegate": Accepted;
  readonly "approve_minutes": Accepted;
  readonly "ask_consensus": Accepted;
  readonly "ask_finding_again": Accepted;
  readonly "cancel_sitting": Accepted;
  readonly "cast_position": Accepted;
  readonly "change_membership": Accepted;
  readonly "check_in": Accepted;
  readonly "close_finding": Accepted;
  readonly "close_item": Accepted;
  readonly "close_poll": Accepted;
  readonly "close_sitting": Accepted;
  readonly "close_vote": Accepted;
  readonly "contest_recorded_answer": Accepted;
  readonly "contest_recorded_position": Accepted;
  readonly "convene_sitting": Accepted;
  readonly "cosign_proposal": Accepted;
  readonly "decide_admissibility": Accepted;
  readonly "declare_conflict": Accepted;
  readonly "declare_deserted": Accepted;
  readonly "decline_sitting_request": Accepted;
  readonly "discard_poll": Accepted;
  readonly "discard_sitting": Accepted;
  readonly "discard_vote": Accepted;
  readonly "dismiss_guest": Accepted;
  readonly "draft_sitting": Accepted;
  readonly "edit_comment": Accepted;
  readonly "end_appointment": Accepted;
  readonly "end_floor": Accepted;
  readonly "file_document": Accepted;
  readonly "file_finding": Accepted;
  readonly "file_intervention": Accepted;
  readonly "grant_floor": Accepted;
  readonly "grant_mandate": Accepted;
  readonly "grant_proxy": Accepted;
  readonly "hand_back": Accepted;
  readonly "hand_back_chair": Accepted;
  readonly "hide_comment": Accepted;
  readonly "issue_reply": Accepted;
  readonly "justify_absence": Accepted;
  readonly "leave_sitting": Accepted;
  readonly "make_appointment": Accepted;
  readonly "move_sitting": Accepted;
  readonly "note_audit_access": Accepted;
  readonly "object_to_consensus": Accepted;
  readonly "object_to_minutes": Accepted;
  readonly "open_discussion": Accepted;
  readonly "open_item": Accepted;
  readonly "open_poll": Accepted;
  readonly "open_sitting": Accepted;
  readonly "open_vote": Accepted;
  readonly "pause_floor": Accepted;
  readonly "post_comment": Accepted;
  readonly "prepare_poll": Accepted;
  readonly "prepare_vote": Accepted;
  readonly "propose_minutes": Accepted;
  readonly "publish_minutes": Accepted;
  readonly "put_to_vote": Accepted;
  readonly "ratify_position": Accepted;
  readonly "record_delivery": Accepted;
  readonly "record_poll_answer": Accepted;
  readonly "record_position": Accepted;
  readonly "record_presence": Accepted;
  readonly "rectify_minutes": Accepted;
  readonly "remove_from_sitting": Accepted;
  readonly "request_floor": Accepted;
  readonly "request_sitting": Accepted;
  readonly "restore_comment": Accepted;
  readonly "resume_floor": Accepted;
  readonly "resume_sitting": Accepted;
  readonly "revise_plan_node": Accepted;
  readonly "revise_proposal": Accepted;
  readonly "revoke_mandate": Accepted;
  readonly "revoke_proxy": Accepted;
  readonly "set_notice_addresses": Accepted;
  readonly "set_speaking_time": Accepted;
  readonly "show_document": Accepted;
  readonly "submit_proposal": Accepted;
  readonly "support_proposal": Accepted;
  readonly "suspend_item": Accepted;
  readonly "suspend_sitting": Accepted;
  readonly "take_chair": Accepted;
  readonly "take_over": Accepted;
  readonly "validate_mandate": Accepted;
  readonly "verify_quorum": Accepted;
  readonly "warn_speaker": Accepted;
  readonly "withdraw_document": Accepted;
  readonly "withdraw_floor": Accepted;
  readonly "withdraw_proposal": Accepted;
  readonly "withdraw_sitting_request": Accepted;
  readonly "withdraw_support": Accepted;
  readonly "write_minutes": Accepted;
}

/** Parameters by query. */
export interface QueryParams {
  readonly "count_acts": CountActs;
  readonly "get_comment": GetComment;
  readonly "get_entry": GetEntry;
  readonly "list_comments": ListComments;
  readonly "list_entries": ListEntries;
  readonly "list_invitations": ListInvitations;
  readonly "list_node_versions": ListNodeVersions;
  readonly "list_overrides": ListOverrides;
  readonly "list_positions": ListPositions;
  readonly "list_proposal_versions": ListProposalVersions;
  readonly "ping": Ping;
  readonly "preview_redaction": PreviewRedaction;
  readonly "recount_poll": RecountPoll;
  readonly "recount_vote": RecountVote;
  readonly "renew_invitation": RenewInvitation;
  readonly "report_compliance": ReportCompliance;
  readonly "search": Search;
  readonly "table.join": TableJoin;
  readonly "unwatch_collection": UnwatchCollection;
  readonly "watch_collection": WatchCollection;
}

/** Answers by query. */
export interface QueryAnswer {
  readonly "count_acts": ActCounts;
  readonly "get_comment": CommentHistory;
  readonly "get_entry": EntryDetail;
  readonly "list_comments": CommentPage;
  readonly "list_entries": EntryPage;
  readonly "list_invitations": InvitationList;
  readonly "list_node_versions": NodeVersions;
  readonly "list_overrides": OverridePage;
  readonly "list_positions": PositionPage;
  readonly "list_proposal_versions": ProposalVersions;
  readonly "ping": Pong;
  readonly "preview_redaction": RedactionPreview;
  readonly "recount_poll": RecountedPoll;
  readonly "recount_vote": Recount;
  readonly "renew_invitation": InvitationLine;
  readonly "report_compliance": ComplianceReport;
  readonly "search": SearchPage;
  readonly "table.join": Joined;
  readonly "unwatch_collection": Done;
  readonly "watch_collection": Done;
}

/** Parameters by notification. */
export interface NotificationParams {
  readonly "table.changed": Changed;
  readonly "table.closing": Closing;
  readonly "table.lines": LinesInGrace;
}

/** Values of the feed by type of entity. */
export interface EntityByType {
  readonly "activity": Activity;
  readonly "appointment": Appointment;
  readonly "attendance": Attendance;
  readonly "ballot": Ballot;
  readonly "catalogue_item": CatalogueItem;
  readonly "comment": Comment;
  readonly "comune": Comune;
  readonly "cycle": Cycle;
  readonly "deliveries": Deliveries;
  readonly "desk": Desk;
  readonly "discussion": Discussion;
  readonly "document": FiledDocument;
  readonly "finding": Finding;
  readonly "floor": Floor;
  readonly "interventions": Interventions;
  readonly "mandate": Mandate;
  readonly "minutes": Minutes;
  readonly "notice_addresses": NoticeAddressesOf;
  readonly "organisation": Organisation;
  readonly "outcome": OutcomeView;
  readonly "own_poll_answer": OwnPollAnswer;
  readonly "own_position": OwnPosition;
  readonly "own_proposal": OwnProposal;
  readonly "plan": Plan;
  readonly "plan_node": PlanNode;
  readonly "poll": Poll;
  readonly "poll_result": PollResultView;
  readonly "poll_turnout": PollTurnout;
  readonly "proposal": Proposal;
  readonly "proxy_positions": ProxyPositions;
  readonly "quorum": QuorumView;
  readonly "redaction": Redaction;
  readonly "regulation": RegulationView;
  readonly "sitting": Sitting;
  readonly "sitting_link": SittingLink;
  readonly "sitting_requests": SittingRequests;
  readonly "table": Table;
  readonly "vote": Vote;
  readonly "waiting": Waiting;
  readonly "zone": Zone;
}

export type CommandMethod = keyof CommandParams;
export type QueryMethod = keyof QueryParams;
export type EntityType = keyof EntityByType;

/** Every code that a refusal can have. */
export type RefusalCode =
  | "unexplained"
  | "not_json"
  | "trailing_content"
  | "byte_order_mark"
  | "bad_utf8"
  | "control_character"
  | "lone_surrogate"
  | "too_large"
  | "malformed_request"
  | "document_too_large"
  | "too_deep"
  | "null_value"
  | "not_an_integer"
  | "bad_key"
  | "duplicate_key"
  | "wrong_type"
  | "unknown_key"
  | "missing_key"
  | "unknown_value"
  | "unknown_kind"
  | "bad_form"
  | "out_of_range"
  | "too_short"
  | "too_long"
  | "too_few"
  | "too_many"
  | "batch_refused"
  | "notification_refused"
  | "unknown_method"
  | "unknown_event"
  | "join_first"
  | "already_joined"
  | "too_many_subscriptions"
  | "subprotocol_missing"
  | "rate_limited"
  | "too_many_connections"
  | "too_many_requests"
  | "slow_reader"
  | "idle_too_long"
  | "line_ended"
  | "poll_replaced"
  | "audiences_changed"
  | "busy"
  | "search_preparing"
  | "too_much_found"
  | "moments_reversed"
  | "closing"
  | "table_stopped"
  | "clock_unsure"
  | "entry_too_large"
  | "record_rewritten"
  | "command_id_reused"
  | "not_acceptable"
  | "unknown_route"
  | "wrong_method"
  | "wrong_origin"
  | "internal"
  | "not_permitted"
  | "not_signed_in"
  | "not_your_mandate"
  | "mandate_not_valid"
  | "appointment_not_valid"
  | "no_organisation"
  | "observer_may_not"
  | "personal_page"
  | "sign_in_failed"
  | "sign_in_paused"
  | "wrong_password"
  | "push_unavailable"
  | "push_endpoint_refused"
  | "push_key_invalid"
  | "receipt_unreadable"
  | "receipt_unmatched"
  | "session_only"
  | "account_unknown"
  | "account_disabled"
  | "account_active"
  | "person_unknown"
  | "invited_elsewhere"
  | "invitation_invalid"
  | "invitation_unknown"
  | "invitation_used"
  | "invitation_replaced"
  | "invitation_ended"
  | "invitation_expired"
  | "password_too_short"
  | "password_too_long"
  | "password_not_text"
  | "password_is_email"
  | "token_name_invalid"
  | "token_name_taken"
  | "token_expiry_invalid"
  | "too_many_tokens"
  | "not_found"
  | "unknown_thing"
  | "stale_version"
  | "nothing_changed"
  | "duplicate_entry"
  | "looks_like_personal_data"
  | "organisation_exists"
  | "observer_cannot_vote"
  | "affiliation_group_has_vote"
  | "affiliation_circle"
  | "body_not_member"
  | "not_a_member"
  | "dates_reversed"
  | "term_in_the_past"
  | "mandate_overlaps"
  | "delegate_and_substitute"
  | "secretary_and_delegate"
  | "mandate_to_oneself"
  | "legal_representative_by_desk"
  | "mandate_not_pending"
  | "mandate_already_ended"
  | "holder_erased"
  | "no_takeover"
  | "chair_named_elsewhere"
  | "appointment_overlaps"
  | "appointment_already_ended"
  | "chair_is_taken"
  | "chair_not_taken"
  | "discussion_closed"
  | "parent_elsewhere"
  | "reply_to_reply"
  | "comment_hidden"
  | "address_kind_twice"
  | "address_of_a_person"
  | "address_of_a_body"
  | "already_hidden"
  | "not_hidden"
  | "no_cycle"
  | "proposal_not_open"
  | "reply_not_due"
  | "outcome_pending"
  | "reply_parts_required"
  | "reply_parts_not_expected"
  | "correction_required"
  | "correction_not_expected"
  | "replies_too_many"
  | "proposal_not_in_discussion"
  | "cure_term_over"
  | "too_many_versions"
  | "own_proposal"
  | "already_supported"
  | "not_supported"
  | "not_asked"
  | "already_answered"
  | "not_to_examine"
  | "not_admissible"
  | "code_required"
  | "code_not_expected"
  | "cannot_be_cured"
  | "must_be_cured"
  | "target_does_not_fit"
  | "node_kind_does_not_fit"
  | "node_exists"
  | "quoted_text_differs"
  | "scope_outside_point"
  | "scope_not_narrower"
  | "unknown_reference"
  | "unknown_evidence"
  | "budget_not_expected"
  | "amount_not_positive"
  | "not_a_funding_source"
  | "own_organisation"
  | "conflict_text_required"
  | "conflict_text_unexpected"
  | "vote_closed"
  | "vote_annulled"
  | "vote_not_prepared"
  | "vote_not_open"
  | "vote_exists"
  | "not_in_electorate"
  | "electorate_empty"
  | "majority_not_sensible"
  | "deadline_too_soon"
  | "order_required"
  | "reservation_required"
  | "reservation_not_expected"
  | "reason_required"
  | "reason_not_expected"
  | "conflict_means_not_participating"
  | "positions_sealed"
  | "vote_not_closed"
  | "quorum_missing"
  | "closing_reason_required"
  | "item_without_votes"
  | "motion_is_the_chairs"
  | "motion_is_a_text"
  | "part_is_a_text"
  | "vote_not_ended"
  | "another_subject"
  | "already_repeated"
  | "earlier_vote_first"
  | "no_proxy_in_vote"
  | "proxy_ended"
  | "body_not_in_electorate"
  | "body_has_cast"
  | "document_required"
  | "document_is_another"
  | "document_not_expected"
  | "nothing_recorded"
  | "already_contested"
  | "ratification_not_provided"
  | "nothing_to_ratify"
  | "ratification_lapsed"
  | "no_dissent_to_answer"
  | "dissent_answered"
  | "poll_closed"
  | "poll_annulled"
  | "answers_sealed"
  | "poll_not_prepared"
  | "poll_not_open"
  | "not_in_poll"
  | "body_not_in_poll"
  | "body_has_answered"
  | "no_answer_recorded"
  | "answer_already_contested"
  | "poll_still_open"
  | "poll_options_wrong"
  | "poll_slots_wrong"
  | "poll_scale_wrong"
  | "opening_not_sensible"
  | "poll_answer_wrong"
  | "poll_not_ended"
  | "poll_already_repeated"
  | "poll_reason_required"
  | "sitting_not_open"
  | "sitting_not_draft"
  | "sitting_not_convened"
  | "sitting_not_suspended"
  | "sitting_takes_no_presence"
  | "sitting_already_requested"
  | "request_is_met"
  | "requests_are_due"
  | "body_required"
  | "guests_too_many"
  | "conflict_declared"
  | "another_sitting_open"
  | "notice_too_short"
  | "urgent_notice_too_short"
  | "calls_are_past"
  | "second_call_missing"
  | "second_call_too_soon"
  | "place_missing"
  | "link_missing"
  | "agenda_item_twice"
  | "hall_link_ended"
  | "agenda_parent_not_above"
  | "agenda_full"
  | "duration_not_sensible"
  | "outcome_not_for_hand"
  | "check_in_not_yet"
  | "mode_not_of_sitting"
  | "already_inside"
  | "already_outside"
  | "not_inside"
  | "no_vote_in_sitting"
  | "removed_from_sitting"
  | "reason_for_correction"
  | "correction_in_future"
  | "correction_overlaps"
  | "giver_required"
  | "evidence_required"
  | "proxy_without_vote"
  | "proxy_to_itself"
  | "proxy_of_other_bench"
  | "giver_is_present"
  | "proxy_exists"
  | "proxy_chain"
  | "proxies_too_many"
  | "no_proxy"
  | "call_not_yet"
  | "quorum_is_there"
  | "institutions_missing"
  | "bench_missing"
  | "item_not_open"
  | "item_is_over"
  | "item_still_open"
  | "item_without_decision"
  | "late_item_needs_everybody"
  | "outcome_not_of_item"
  | "vote_still_open"
  | "floor_is_taken"
  | "consensus_running"
  | "consensus_first"
  | "consensus_not_asked"
  | "rule_out_of_bounds"
  | "floor_not_waiting"
  | "floor_no_item"
  | "floor_not_present"
  | "floor_already_asked"
  | "floor_replies_used"
  | "floor_taken"
  | "floor_order_needs_reason"
  | "floor_not_speaking"
  | "floor_taken_by_chair_alone"
  | "floor_not_running"
  | "floor_not_paused"
  | "speaking_time_out_of_range"
  | "item_not_taken_up"
  | "minutes_not_ready"
  | "minutes_sitting_not_closed"
  | "minutes_not_drafted"
  | "minutes_no_longer_draft"
  | "minutes_text_fixed"
  | "minutes_block_needs_item"
  | "minutes_block_has_no_item"
  | "minutes_not_under_objection"
  | "minutes_objections_over"
  | "objection_answered"
  | "objections_unanswered"
  | "minutes_approved_elsewhere"
  | "minutes_not_decided"
  | "minutes_not_approved"
  | "pdf_unavailable"
  | "pdf_not_made"
  | "minutes_already_published";
