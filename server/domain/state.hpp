#pragma once
// The state of one table: what all its entries amount to. Plain values; only `evolve` changes them, by one event at a
// time, and nothing here depends on a value that an erasure may take away (decision 13): texts are value-or-erased.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "protocol/events/event.hpp"
#include "server/domain/poll_state.hpp"
#include "server/domain/sitting_state.hpp"
#include "server/domain/stamp.hpp"

namespace tavolo::domain {

struct Zone {
  ZoneId id;
  Disclosed<Text<2, 200>> name;
};

struct Comune {
  ComuneId id;
  ZoneId zone;
  IstatCode istat_code;
  std::int64_t population = 0;
  bool lead = false;
  Disclosed<Text<2, 200>> name;
};

struct CatalogueItem {
  ItemId id;
  Catalogue catalogue{};
  Code code;
  Disclosed<Text<2, 300>> label;
  Disclosed<Text<0, 300>> basis;
};

struct RegulationVersion {
  RegulationId id;
  Regulation rules;
  std::string digest;  ///< hex SHA-256 of the canonical JSON of `rules`, given by the caller of evolve
  Disclosed<MultilineText<0, 20000>> text;
  Stamp adopted;
};

struct Cycle {
  CycleId id;
  CycleKind kind{};
  std::int64_t year = 0;
  PhaseCalendar phases;
  std::optional<Phase> current;  ///< the last one entered
};

struct Organisation {
  OrganisationId id;
  OrganisationKind kind{};
  Sector sector{};
  Bench bench{};
  std::optional<OrganisationId> affiliated_to;
  std::optional<ComuneId> comune;
  bool demonstration = false;
  Disclosed<Text<2, 200>> name;
  Standing standing{};
  MembershipStatus status = MembershipStatus::member;
  bool voting = false;
  LocalDate member_from;
  Disclosed<NoticeAddresses> addresses;    ///< of its own, for notices
  std::optional<MandateId> taken_over_by;  ///< the substitute who acts instead of the delegate
};

struct Mandate {
  MandateId id;
  OrganisationId organisation;
  MandateCapacity capacity{};
  LocalDate valid_from;
  std::optional<LocalDate> valid_to;
  bool pending = false;
  bool refused = false;
  bool revoked = false;
  Disclosed<events::Holder> holder;
  Disclosed<Text<3, 300>> evidence;
  Stamp granted;
};

struct Appointment {
  AppointmentId id;
  Role role{};
  LocalDate valid_from;
  std::optional<LocalDate> valid_to;
  bool ended = false;
  Disclosed<events::Holder> holder;
};

struct NodeVersion {
  std::int64_t version = 1;
  Origin origin{};
  Disclosed<NodeTitle> title;
  Disclosed<NodeText> text;
  Disclosed<Reason> reason;
  Stamp stamp;
};

struct PlanNode {
  NodeId id;
  std::optional<NodeId> parent;
  std::int64_t order = 0;
  Code code;
  NodeFields fields;
  Disclosed<Text<0, 40>> unit;
  std::vector<NodeVersion> versions;  ///< oldest first; version n at n-1
  const NodeVersion& newest() const { return versions.back(); }
};

struct Plan {
  PlanId id;
  std::int64_t from_year = 0;
  std::int64_t to_year = 0;
  PlanVersion version;
  Disclosed<Text<3, 300>> title;
};

struct ProposalVersion {
  std::int64_t version = 1;
  events::ProposalFacts facts;
  Disclosed<Title> title;
  Disclosed<events::ProposalTexts> texts;
  Stamp stamp;
};

struct PathStep {
  ProposalState state{};
  Stamp stamp;
};

struct Admissibility {
  std::int64_t version = 1;
  AdmissibilityOutcome outcome{};
  std::optional<AdmissibilityCode> code;
  std::optional<LocalDate> cure_by;
  std::optional<Instant> cure_by_at;
  Disclosed<Reason> reason;
  Stamp stamp;
};

struct Reply {
  std::int64_t version = 1;
  ReplyOutcome outcome{};
  ReplyReason reason{};
  PlanLinks plan_links;
  Disclosed<ReplyTexts> texts;
  Stamp stamp;
};

struct Proposal {
  ProposalId id;
  Number number;
  CycleId cycle;
  std::int64_t enters_year = 0;
  LocalDate examine_by;
  Instant examine_by_at;
  OrganisationId proposer;
  ProposalState state = ProposalState::submitted;
  bool ever_admissible = false;                        ///< everybody may see it from then on
  std::vector<ProposalVersion> versions;               ///< oldest first
  std::map<OrganisationId, Cosignature> cosignatures;  ///< asked for the newest version
  std::set<OrganisationId> supporters;                 ///< of the newest version
  std::optional<Admissibility> admissibility;          ///< the latest decision
  Disclosed<Reason> withdrawal_reason;
  std::vector<PathStep> path;
  std::optional<VoteId> vote;  ///< the latest opened on it
  std::vector<Reply> replies;  ///< oldest first; the last holds
  const ProposalVersion& newest() const { return versions.back(); }
};

struct CommentVersion {
  std::int64_t version = 1;
  Stance stance{};
  Disclosed<MultilineText<2, 4000>> text;
  Stamp stamp;
};

struct ModerationStep {
  bool hidden = false;
  std::optional<ModerationCode> code;
  Disclosed<Reason> reason;
  Stamp stamp;
};

struct Comment {
  CommentId id;
  ObjectRef subject;
  std::optional<CommentId> parent;
  OrganisationId organisation;
  Capacity capacity{};
  std::vector<CommentVersion> versions;
  std::vector<ModerationStep> moderation;
  std::int64_t replies = 0;
  std::uint64_t last_change = 0;  ///< index of its last entry (its own, or a reply's)
  bool hidden() const { return !moderation.empty() && moderation.back().hidden; }
  const CommentVersion& newest() const { return versions.back(); }
};

/// All comments on one node or proposal.
struct Discussion {
  std::vector<CommentId> comments;  ///< in order of posting
};

struct CastVersion {
  Sealed<PositionValue> value;
  Sealed<PositionTexts> texts;
  Sealed<PositionEvidence> evidence;  ///< of a recorded one
  std::optional<Sha256Hex> stored;    ///< names the encrypted file of what it rests on
  Capacity capacity{};
  Stamp stamp;
  std::optional<PositionChannel> channel;  ///< none: cast by the body itself
  bool contested = false;
  Disclosed<Reason> contest;
  bool subject_to_ratification = false;
  std::optional<Stamp> ratified;
  std::optional<Stamp> lapsed;
  bool unratified() const { return subject_to_ratification && !ratified && !lapsed; }
};

struct Vote {
  VoteId id;
  VoteState state = VoteState::prepared;
  VoteTerms terms;
  Disclosed<Title> title;
  Disclosed<MultilineText<10, 4000>> question;
  Disclosed<Text<0, 300>> order;
  bool on_order = false;
  std::optional<RegulationId> regulation;
  std::vector<OrganisationId> electorate;            ///< frozen at opening, sorted
  std::map<OrganisationId, Bench> bench_at_opening;  ///< of the electorate
  std::int64_t quorum_needed = 0;
  std::map<OrganisationId, std::vector<CastVersion>> positions;  ///< every version, oldest first
  std::optional<VoteResult> result;
  std::optional<Stamp> opened;
  std::optional<Stamp> closed;
  std::optional<Stamp> declared;
  Disclosed<MultilineText<0, 2000>> closing_reason;
  std::optional<VotePlace> place;                    ///< in a sitting
  std::optional<VoteSeat> seat;                      ///< the same, as the opening froze it
  std::map<OrganisationId, OrganisationId> proxies;  ///< giver to holder, frozen at opening
  std::optional<VoteLink> link;
  std::vector<VoteId> linked;  ///< those that name this one, prepared ones too
  std::optional<LocalDate> ratify_by;
  std::optional<Instant> ratify_by_at;
  std::vector<PendingCause> pending;    ///< since the outcome was declared
  std::optional<Instant> opens_at;      ///< prepared and said yes to: it opens by itself
  std::optional<MissedOpening> missed;  ///< prepared: it did not open at its hour
  Disclosed<MultilineText<80, 4000>> dissent_answer;
  std::optional<Stamp> answered;
  std::optional<Stamp> confirmed;
};

/// An order of erasure. What it names is gone from the rest of the state.
struct Redaction {
  RedactionId id;
  ErasureTargets targets;
  LegalBasis legal_basis{};
  LocalDate decided_on;
  Disclosed<Text<3, 300>> decided_by;
  Disclosed<Reason> reason;
  Stamp ordered;
  std::int64_t entries = 0;  ///< that it reached into
  std::int64_t fields = 0;
};

/// A question of an auditor, and the answer.
struct FindingRound {
  Disclosed<MultilineText<20, 4000>> text;
  LocalDate answer_by;
  Instant answer_by_at;
  Stamp asked;
  Disclosed<MultilineText<20, 4000>> answer;
  std::optional<Stamp> answered;
};

struct Finding {
  FindingId id;
  std::optional<ObjectRef> subject;
  std::optional<std::int64_t> entry;
  Disclosed<Title> title;
  std::vector<FindingRound> rounds;  ///< oldest first; every one but the last is answered
  FindingOutcome outcome{};          ///< once closed
  Disclosed<Reason> reason;
  std::optional<Stamp> closed;
  FindingState state() const {
    if (closed) return FindingState::closed;
    return rounds.back().answered ? FindingState::answered : FindingState::open;
  }
};

/// The last number given out of each kind (decision 3).
struct Counters {
  std::uint64_t organisation = 0;
  std::uint64_t holder = 0;  ///< counts acts that name a person, so that no person id rests on an erasable value
  std::uint64_t mandate = 0;
  std::uint64_t appointment = 0;
  std::uint64_t node = 0;
  std::uint64_t proposal = 0;
  std::uint64_t comment = 0;
  std::uint64_t vote = 0;
  std::uint64_t poll = 0;
  std::uint64_t sitting = 0;
  std::uint64_t sitting_request = 0;
  std::uint64_t agenda_item = 0;
  std::uint64_t guest = 0;
  std::uint64_t floor_request = 0;
  std::uint64_t intervention = 0;
  std::uint64_t objection = 0;
  std::uint64_t document = 0;
  std::uint64_t redaction = 0;
  std::uint64_t finding = 0;
  std::map<std::int64_t, std::uint64_t> sittings_of_year;
  std::map<std::int64_t, std::uint64_t> proposals_of_year;
};

/// One act for "what happened lately"; the feed keeps the newest of those that all members may see.
struct LatestAct {
  Stamp stamp;
  std::string type;
  std::string object;
};

struct State {
  std::uint64_t size = 0;  ///< entries evolved so far
  Instant last_ts;
  std::string origin;  ///< set by the owner before the first event
  bool demonstration = false;
  std::optional<Predecessor> succeeds;  ///< the log that this one goes on from
  Disclosed<events::TableNames> names;
  std::map<ZoneId, Zone> zones;
  std::map<ComuneId, Comune> comuni;
  std::map<ItemId, CatalogueItem> items;
  std::vector<RegulationVersion> regulations;  ///< oldest first; the last is in force
  std::vector<Cycle> cycles;
  std::map<OrganisationId, Organisation> organisations;
  std::map<MandateId, Mandate> mandates;
  std::map<AppointmentId, Appointment> appointments;
  std::optional<AppointmentId> chair_taken_by;  ///< the deputy who presides
  std::optional<Plan> plan;
  std::map<NodeId, PlanNode> nodes;
  std::map<ProposalId, Proposal> proposals;
  std::map<CommentId, Comment> comments;
  std::map<ObjectRef, Discussion> discussions;
  std::map<VoteId, Vote> votes;
  std::map<PollId, Poll> polls;
  std::map<SittingId, Sitting> sittings;
  std::map<DocumentId, Document> documents;
  std::map<RedactionId, Redaction> redactions;
  std::map<FindingId, Finding> findings;
  /// The last day on which the holder of an office of auditor read what is on record as read.
  std::map<AppointmentId, std::map<AuditedReading, LocalDate>> audited;
  std::vector<SittingAsked> sittings_asked;  ///< that nothing has met or ended
  std::vector<LatestAct> latest;             ///< at most 20, newest last
  Counters counters;

  const Regulation& rules() const { return regulations.back().rules; }
};

}  // namespace tavolo::domain
