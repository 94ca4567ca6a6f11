#pragma once
// Sittings as screens show them: every number, order and reason is the server's (domain.md 4.3, 6).

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>

#include "protocol/views/table.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"

namespace tavolo::views {

/// Consensus that is being asked for, or was.
struct ConsensusView {
  std::optional<Body> text;
  Instant asked_at;
  Instant ends_at;
  std::optional<Instant> recorded_at;
  List<OrganisationId, 0, 2000> present;  ///< once recorded
  List<OrganisationId, 0, 2000> objected;
};
BOOST_DESCRIBE_STRUCT(ConsensusView, (), (text, asked_at, ends_at, recorded_at, present, objected))

struct AgendaItem {
  AgendaEntry entry;
  std::optional<Label> title;
  AgendaItemState state{};
  bool added_late = false;
  std::optional<Instant> opened_at;
  std::optional<Instant> closed_at;
  std::optional<Body> note;
  std::optional<ConsensusView> consensus;
  List<VoteId, 0, 200> votes;               ///< oldest first; those not opened yet are the desk's alone and not here
  List<OrganisationId, 0, 2000> conflicts;  ///< bodies that declared one, oldest first
};
BOOST_DESCRIBE_STRUCT(AgendaItem, (),
                      (entry, title, state, added_late, opened_at, closed_at, note, consensus, votes, conflicts))

/// What the sitting was before it was moved, and why it was.
struct SittingMove {
  CallTime first_call;
  Instant at;
  std::optional<Body> reason;
};
BOOST_DESCRIBE_STRUCT(SittingMove, (), (first_call, at, reason))

/// Audience: the desk while a draft or discarded, then everyone.
struct Sitting {
  static constexpr std::string_view type = "sitting";
  SittingId id;
  std::optional<SittingNumber> number;
  SittingState state{};
  SittingTerms terms;
  std::optional<Label> title;
  std::optional<Label> place;
  bool urgent = false;
  std::optional<Body> urgency;
  std::optional<Label> registry;
  List<AgendaItem, 1, 120> agenda;
  std::optional<AgendaItemId> current_item;
  std::optional<SittingCall> call;  ///< the one that is to be held, or under which the sitting was opened
  std::optional<Instant> convened_at;
  std::optional<Instant> opened_at;
  std::optional<Instant> suspended_at;
  std::optional<Body> suspension_reason;
  std::optional<Instant> closed_at;
  std::optional<Body> end_reason;  ///< of a cancellation or a discarded draft
  MinutesState minutes{};
  List<SittingMove, 0, 50> moves;            ///< oldest first, the newest 50
  std::optional<DocumentId> shown_document;  ///< that all are to look at now
};
BOOST_DESCRIBE_STRUCT(Sitting, (),
                      (id, number, state, terms, title, place, urgent, urgency, registry, agenda, current_item, call,
                       convened_at, opened_at, suspended_at, suspension_reason, closed_at, end_reason, minutes, moves,
                       shown_document))

/// Audience: members. Id = the sitting.
struct SittingLink {
  static constexpr std::string_view type = "sitting_link";
  SittingId id;
  std::optional<Text<1, 500>> link;
};
BOOST_DESCRIBE_STRUCT(SittingLink, (), (id, link))

struct BenchPresence {
  Bench bench{};
  std::int64_t present = 0;
  std::int64_t of = 0;
};
BOOST_DESCRIBE_STRUCT(BenchPresence, (), (bench, present, of))

/// Audience: everyone, from the notice on. Id = the sitting. `margin` = present - needed; the quorum of `call` counts.
struct QuorumView {
  static constexpr std::string_view type = "quorum";
  SittingId id;
  SittingCall call{};
  std::int64_t present = 0;  ///< voting bodies, in person, remote or by proxy
  std::int64_t of = 0;       ///< voting bodies
  std::int64_t needed_first = 0;
  std::int64_t needed_second = 0;
  std::int64_t needed = 0;
  std::int64_t margin = 0;
  bool institutions_present = false;
  bool reached = false;
  List<Bench, 0, 4> missing_benches;  ///< where the regulation asks for each
  List<BenchPresence, 0, 4> by_bench;
  std::optional<Instant> verified_at;
  std::optional<Instant> lost_at;  ///< of the loss that lasts
};
BOOST_DESCRIBE_STRUCT(QuorumView, (),
                      (id, call, present, of, needed_first, needed_second, needed, margin, institutions_present,
                       reached, missing_benches, by_bench, verified_at, lost_at))

struct PresenceInterval {
  Instant from;
  PresenceCause came{};
  std::optional<Instant> to;
  std::optional<PresenceCause> went;
};
BOOST_DESCRIBE_STRUCT(PresenceInterval, (), (from, came, to, went))

struct PresenceLine {
  OrganisationId organisation;
  Bench bench{};
  bool voting = false;
  bool inside = false;
  PresenceMode mode{};
  List<PresenceInterval, 0, 200> intervals;
  std::optional<OrganisationId> proxy_to;  ///< counted present through that body while that one is inside
  bool justified = false;                  ///< said that it cannot come
};
BOOST_DESCRIBE_STRUCT(PresenceLine, (), (organisation, bench, voting, inside, mode, intervals, proxy_to, justified))

struct GuestLine {
  GuestId guest;
  std::optional<Label> capacity;
  Instant from;
  std::optional<Instant> to;
};
BOOST_DESCRIBE_STRUCT(GuestLine, (), (guest, capacity, from, to))

/// Audience: members. Id = the sitting. All bodies that are members, in the order of their names.
struct Attendance {
  static constexpr std::string_view type = "attendance";
  SittingId id;
  List<PresenceLine, 0, 2000> lines;
  List<GuestLine, 0, 200> guests;  ///< in the order in which they came
};
BOOST_DESCRIBE_STRUCT(Attendance, (), (id, lines, guests))

struct Speaker {
  FloorRequestId request;
  OrganisationId organisation;
  FloorKind kind{};
  Instant granted_at;
  std::int64_t seconds = 0;
  std::int64_t spoken_ms = 0;            ///< up to the last pause, or 0
  std::optional<Instant> running_since;  ///< none while paused
  std::optional<Instant> ends_at;        ///< none while paused
  bool overridden = false;
};
BOOST_DESCRIBE_STRUCT(Speaker, (),
                      (request, organisation, kind, granted_at, seconds, spoken_ms, running_since, ends_at, overridden))

struct QueueLine {
  FloorRequestId request;
  OrganisationId organisation;
  Bench bench{};
  FloorKind kind{};
  Instant asked_at;
  QueueReason why{};
};
BOOST_DESCRIBE_STRUCT(QueueLine, (), (request, organisation, bench, kind, asked_at, why))

struct SpokenByBody {
  OrganisationId organisation;
  std::int64_t times = 0;
  std::int64_t ms = 0;
};
BOOST_DESCRIBE_STRUCT(SpokenByBody, (), (organisation, times, ms))
struct SpokenByBench {
  Bench bench{};
  std::int64_t times = 0;
  std::int64_t ms = 0;
};
BOOST_DESCRIBE_STRUCT(SpokenByBench, (), (bench, times, ms))
struct SpeakingTime {
  FloorKind kind{};
  std::int64_t seconds = 0;
};
BOOST_DESCRIBE_STRUCT(SpeakingTime, (), (kind, seconds))

/// Audience: everyone, while the sitting is open or suspended and after it. Id = the sitting.
struct Floor {
  static constexpr std::string_view type = "floor";
  SittingId id;
  std::optional<Speaker> speaker;
  List<QueueLine, 0, 500> queue;  ///< in the order in which the floor is given
  List<SpokenByBody, 0, 2000> bodies;
  List<SpokenByBench, 0, 4> benches;
  List<SpeakingTime, 5, 5> times;
  std::int64_t warning_seconds = 15;
};
BOOST_DESCRIBE_STRUCT(Floor, (), (id, speaker, queue, bodies, benches, times, warning_seconds))

enum class DeskAct {
  convene,
  move,
  cancel,
  open_first_call,
  open_second_call,
  declare_deserted,
  verify_quorum,
  open_item,
  grant_floor,
  end_floor,
  close_item,
  open_vote,
  close_vote,
  open_poll,
  close_poll,
  ask_consensus,
  put_to_vote,
  answer_dissent,
  suspend,
  resume,
  close,
  propose_minutes,
  approve_minutes,
  publish_minutes
};
BOOST_DESCRIBE_ENUM(DeskAct, convene, move, cancel, open_first_call, open_second_call, declare_deserted, verify_quorum,
                    open_item, grant_floor, end_floor, close_item, open_vote, close_vote, open_poll, close_poll,
                    ask_consensus, put_to_vote, answer_dissent, suspend, resume, close, propose_minutes,
                    approve_minutes, publish_minutes)

/// What the desk can do now. `refusal` is the code that the act would get, with the catalogue's own words.
struct DeskLine {
  DeskAct act{};
  List<Role, 1, 2> roles;              ///< chair, secretary or both; who is none of them sees it locked
  std::optional<ObjectRef> object;     ///< the item, request, vote or poll
  std::optional<Text<1, 80>> refusal;  ///< absent: lawful now, or from `from` on
  std::optional<Instant> from;         ///< not before this moment, whatever else
};
BOOST_DESCRIBE_STRUCT(DeskLine, (), (act, roles, object, refusal, from))

/// Audience: the desk. Id = the sitting. `next` is the first lawful step in the order of a sitting.
struct Desk {
  static constexpr std::string_view type = "desk";
  SittingId id;
  std::optional<DeskLine> next;
  List<DeskLine, 0, 40> acts;
  std::optional<LocalDate> notice_earliest;  ///< of a draft: the first day that the ordinary notice allows
  std::optional<LocalDate> urgent_earliest;
};
BOOST_DESCRIBE_STRUCT(Desk, (), (id, next, acts, notice_earliest, urgent_earliest))

struct DeliveryLine {
  OrganisationId organisation;
  NoticeChannel channel{};
  NoticeOutcome outcome{};
  Instant at;
  std::optional<Text<1, 500>> detail;
};
BOOST_DESCRIBE_STRUCT(DeliveryLine, (), (organisation, channel, outcome, at, detail))

/// Audience: the desk. Id = the sitting. The last known of each body; bodies without a line were told by nobody yet.
struct Deliveries {
  static constexpr std::string_view type = "deliveries";
  SittingId id;
  List<DeliveryLine, 0, 2000> lines;
  List<OrganisationId, 0, 2000> missing;
};
BOOST_DESCRIBE_STRUCT(Deliveries, (), (id, lines, missing))

struct SittingRequestLine {
  SittingRequestId request;
  OrganisationId organisation;
  bool item_only = false;
  std::optional<Label> title;
  std::optional<Body> reason;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(SittingRequestLine, (), (request, organisation, item_only, title, reason, at))

/// Audience: members; one for the table. Requests that nothing has met or ended.
struct SittingRequests {
  static constexpr std::string_view type = "sitting_requests";
  TableId id;
  List<SittingRequestLine, 0, 500> lines;
  std::int64_t bodies = 0;  ///< that ask for a sitting
  std::int64_t needed = 0;  ///< from so many on the chair has to convene
  List<Bench, 0, 4> whole_benches;
  bool due = false;
};
BOOST_DESCRIBE_STRUCT(SittingRequests, (), (id, lines, bodies, needed, whole_benches, due))

struct InterventionLine {
  InterventionId id;
  AgendaItemId item;
  OrganisationId organisation;
  std::optional<Body> text;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(InterventionLine, (), (id, item, organisation, text, at))

/// Audience: members. Id = the sitting; the newest 500.
struct Interventions {
  static constexpr std::string_view type = "interventions";
  SittingId id;
  List<InterventionLine, 0, 500> lines;
};
BOOST_DESCRIBE_STRUCT(Interventions, (), (id, lines))

struct MinutesText {
  MinutesBlock block{};
  std::optional<AgendaItemId> item;
  std::int64_t version = 0;
  std::optional<Body> text;
  std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(MinutesText, (), (block, item, version, text, at))

struct ObjectionLine {
  ObjectionId id;
  OrganisationId organisation;
  std::optional<Body> text;
  Instant at;
  std::optional<bool> accepted;
  std::optional<Body> answer;
};
BOOST_DESCRIBE_STRUCT(ObjectionLine, (), (id, organisation, text, at, accepted, answer))

/// Audience: the desk while a draft, then members. Id = the sitting.
struct Minutes {
  static constexpr std::string_view type = "minutes";
  SittingId id;
  MinutesState state{};
  List<MinutesText, 0, 400> texts;
  std::optional<LocalDate> draft_by;
  std::optional<LocalDate> objections_until;
  List<ObjectionLine, 0, 500> objections;
  std::optional<Instant> approved_at;
  bool tacit = false;
  std::optional<SittingId> approved_in;
  List<Body, 0, 100> rectifications;
  std::optional<LocalDate> publish_by;
  std::optional<Instant> published_at;
  std::optional<Label> channel;
};
BOOST_DESCRIBE_STRUCT(Minutes, (),
                      (id, state, texts, draft_by, objections_until, objections, approved_at, tacit, approved_in,
                       rectifications, publish_by, published_at, channel))

}  // namespace tavolo::views
