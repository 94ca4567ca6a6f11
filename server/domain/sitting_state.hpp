#pragma once
// What the entries of sittings amount to; a part of State.

#include <map>
#include <optional>
#include <vector>

#include "protocol/events/event.hpp"
#include "server/domain/stamp.hpp"

namespace tavolo::domain {

/// From coming in to going out; without `to` the body is still there.
/// Who acts for a body from then on; none: its delegate again.
struct Stand {
  Instant from;
  std::optional<MandateId> mandate;
};

struct PresenceSpan {
  Instant from;
  PresenceCause came{};
  PresenceMode mode{};
  std::optional<MandateId> mandate;
  std::optional<Instant> to;
  std::optional<PresenceCause> went;
  Disclosed<Text<0, 2000>> reason;  ///< of a correction or removal
  std::vector<Stand> stands;        ///< takeovers while it lasted, oldest first
};

struct Presence {
  std::vector<PresenceSpan> spans;  ///< oldest first
  bool inside() const { return !spans.empty() && !spans.back().to; }
};

struct Proxy {
  OrganisationId holder;
  Disclosed<Text<0, 300>> evidence;
  Stamp granted;
};

struct EndedProxy {
  OrganisationId giver;
  Proxy proxy;
  ProxyEnd cause{};
  Stamp ended;
};

struct Consensus {
  Disclosed<MultilineText<10, 4000>> text;
  Instant ends_at;
  Stamp asked;
  std::vector<OrganisationId> objected;
  std::vector<OrganisationId> present;  ///< once recorded
  std::optional<Stamp> recorded;
};

/// A body does not take part in what is decided on an item.
struct Conflict {
  OrganisationId organisation;
  Disclosed<MultilineText<0, 2000>> reason;
  Stamp stamp;
  std::optional<Stamp> withdrawn;
  bool holds() const { return !withdrawn; }
};

struct AgendaItem {
  AgendaEntry entry;
  Disclosed<Text<3, 200>> title;
  AgendaItemState state = AgendaItemState::pending;
  bool added_late = false;
  std::optional<Stamp> opened;  ///< the last time
  std::optional<Stamp> closed;
  Disclosed<MultilineText<0, 2000>> note;
  std::optional<Consensus> consensus;  ///< the last that was asked for
  std::vector<VoteId> votes;           ///< prepared ones too, oldest first
  std::vector<Conflict> conflicts;     ///< withdrawn ones too, oldest first
};

struct FloorRequest {
  FloorRequestId id;
  AgendaItemId item;
  OrganisationId organisation;
  FloorKind kind{};
  Stamp asked;
  bool withdrawn = false;
  std::optional<Stamp> granted;
  std::int64_t seconds = 0;
  bool overridden = false;
  Disclosed<MultilineText<0, 2000>> override_reason;
  std::int64_t spoken_ms = 0;            ///< up to the last pause; the whole once ended
  std::optional<Instant> running_since;  ///< none while paused or ended
  std::optional<Stamp> ended;
  FloorEnd end{};                                ///< once ended
  Disclosed<MultilineText<0, 2000>> end_reason;  ///< of a chair that took the floor away
  bool waits() const { return !withdrawn && !granted; }
  bool speaks() const { return granted && !ended; }
};

struct Intervention {
  InterventionId id;
  AgendaItemId item;
  OrganisationId organisation;
  Disclosed<MultilineText<3, 4000>> text;
  Stamp stamp;
};

struct Delivery {
  NoticeChannel channel{};
  NoticeOutcome outcome{};
  std::int64_t move = 0;  ///< of which call it tells: 0 the notice, n the n-th move
  Disclosed<Text<0, 500>> detail;
  Stamp stamp;
};

struct MinutesVersion {
  std::int64_t version = 1;
  Disclosed<MultilineText<0, 10000>> text;
  Stamp stamp;
};

/// A block of the minutes; `item` only with the blocks of an agenda item.
struct MinutesKey {
  MinutesBlock block{};
  std::optional<AgendaItemId> item;
  auto operator<=>(const MinutesKey&) const = default;
};

struct Objection {
  ObjectionId id;
  OrganisationId organisation;
  Disclosed<MultilineText<10, 4000>> text;
  Stamp stamp;
  std::optional<bool> accepted;
  Disclosed<Reason> answer;
  std::optional<Stamp> answered;
};

struct Rectification {
  Disclosed<MultilineText<10, 4000>> text;
  Stamp stamp;
};

/// The sitting that comes after another, as it was convened then.
struct NextSitting {
  SittingNumber number;
  Instant at;
};

struct Minutes {
  MinutesState state = MinutesState::none;
  std::map<MinutesKey, std::vector<MinutesVersion>> blocks;  ///< every version, oldest first
  std::optional<LocalDate> objections_until;
  std::optional<Instant> objections_until_at;
  std::optional<Stamp> proposed;
  std::vector<Objection> objections;
  std::optional<Stamp> approved;
  std::optional<NextSitting> next;  ///< as known when they were approved
  bool tacit = false;
  std::optional<SittingId> approved_in;
  std::vector<Rectification> rectifications;
  std::optional<Stamp> published;
  Disclosed<Text<0, 300>> channel;
};

struct QuorumStep {
  std::int64_t present = 0;
  std::int64_t needed = 0;
  bool reached = false;
  Stamp stamp;
};

struct DesertedCall {
  SittingCall call{};
  std::int64_t present = 0;
  std::int64_t needed = 0;
  Stamp stamp;
};

struct Suspension {
  Disclosed<Reason> reason;
  Stamp from;
  std::optional<Stamp> to;
};

/// The chair passed on while the sitting went on.
struct ChairChange {
  bool deputy = false;        ///< presides from here on
  AppointmentId appointment;  ///< of the deputy
  Disclosed<Reason> reason;   ///< of a takeover
  Stamp stamp;
};

struct SpeakerWarning {
  OrganisationId organisation;
  Disclosed<Reason> reason;
  Stamp stamp;
};

/// What was called before a sitting was moved.
struct Move {
  SittingTerms from;
  Disclosed<Text<0, 300>> place;
  bool urgent = false;
  Disclosed<MultilineText<0, 2000>> urgency;
  Disclosed<Reason> reason;
  Stamp stamp;
};

/// By capacity alone, never by name.
struct Guest {
  GuestId id;
  Disclosed<Text<3, 200>> capacity;
  Instant from;
  std::optional<Instant> to;
};

struct Sitting {
  SittingId id;
  SittingState state = SittingState::draft;
  std::optional<SittingNumber> number;
  SittingTerms terms;
  Disclosed<Text<3, 200>> title;
  Disclosed<Text<0, 300>> place;
  Disclosed<Text<0, 500>> link;
  bool urgent = false;
  Disclosed<MultilineText<0, 2000>> urgency;
  Disclosed<Text<0, 100>> registry;
  std::vector<AgendaItem> agenda;
  std::optional<AgendaItemId> current_item;
  std::optional<Stamp> convened;
  std::vector<Move> moves;                                     ///< oldest first
  Disclosed<Reason> end_reason;                                ///< of a cancellation or a discarded draft
  std::map<OrganisationId, std::vector<Delivery>> deliveries;  ///< oldest first
  std::optional<SittingCall> call;                             ///< under which it was opened
  std::optional<RegulationId> regulation;                      ///< in force at the opening
  std::optional<Stamp> opened;
  std::optional<Stamp> closed;
  std::vector<DesertedCall> deserted;
  std::vector<Suspension> suspensions;
  std::vector<ChairChange> chair_changes;  ///< oldest first
  std::map<OrganisationId, Presence> presence;
  std::map<OrganisationId, Stamp> justified;  ///< bodies that said they cannot come
  std::vector<OrganisationId> members;        ///< of the table when the sitting ended
  std::vector<Guest> guests;                  ///< in the order in which they came
  std::optional<DocumentId> shown_document;
  std::map<OrganisationId, Proxy> proxies;    ///< by giver, those that hold now
  std::vector<EndedProxy> ended_proxies;      ///< oldest first; the minutes name them
  std::vector<QuorumStep> quorum;             ///< verifications and losses, oldest first
  std::vector<FloorRequest> floor;            ///< every request, oldest first
  std::map<FloorKind, std::int64_t> seconds;  ///< what the chair set for this sitting
  std::vector<SpeakerWarning> warnings;
  std::vector<Intervention> interventions;
  Minutes minutes;
};

/// A file that was filed with a sitting, one of its items or a proposal.
struct Document {
  DocumentId id;
  std::optional<SittingId> sitting;
  std::optional<AgendaItemId> item;
  std::optional<ProposalId> proposal;
  DocumentReach reach{};
  bool late = false;
  Sha256Hex stored;  ///< names the encrypted file
  Disclosed<Text<3, 200>> title;
  Disclosed<Attachments> attachments;
  Stamp filed;
  std::optional<Stamp> withdrawn;
  Disclosed<Reason> reason;  ///< of the withdrawal
};

/// A body asked for a sitting or an item.
struct SittingAsked {
  SittingRequestId id;
  OrganisationId organisation;
  bool item_only = false;
  Disclosed<Text<3, 200>> title;
  Disclosed<Reason> reason;
  Stamp stamp;
  std::optional<SittingId> met_by;  ///< whose agenda takes it up; until then it waits
};

}  // namespace tavolo::domain
