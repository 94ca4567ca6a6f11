#pragma once
// Sittings (domain.md 4.3, 6): how one is convened, who is there, who speaks, how an item ends.

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>

#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/table_terms.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo {

enum class SittingMode { in_person, remote, mixed };
BOOST_DESCRIBE_ENUM(SittingMode, in_person, remote, mixed)

/// domain.md 4.3. Where the minutes stand is a state of their own (MinutesState).
enum class SittingState {
  draft,
  discarded,
  convened,
  cancelled,
  deserted_first_call,
  deserted,
  open,
  suspended,
  closed
};
BOOST_DESCRIBE_ENUM(SittingState, draft, discarded, convened, cancelled, deserted_first_call, deserted, open, suspended,
                    closed)

enum class SittingCall { first, second };
BOOST_DESCRIBE_ENUM(SittingCall, first, second)

/// Sections 6, 7, 8 and 10 of the minutes.
enum class AgendaItemKind { previous_minutes, communications, discussion, any_other_business };
BOOST_DESCRIBE_ENUM(AgendaItemKind, previous_minutes, communications, discussion, any_other_business)

enum class AgendaItemState { pending, open, suspended, decided, consensus_recorded, deferred, no_decision };
BOOST_DESCRIBE_ENUM(AgendaItemState, pending, open, suspended, decided, consensus_recorded, deferred, no_decision)

enum class PresenceMode { in_person, remote };
BOOST_DESCRIBE_ENUM(PresenceMode, in_person, remote)

/// Why a body came or went. A call that is deserted ends the presences it had: for the next one bodies come in anew.
/// The mandate of who was there for a body may end before the sitting does.
enum class PresenceCause {
  check_in,
  roll_call,
  left,
  line_dropped,
  line_back,
  correction,
  removed,
  call_deserted,
  mandate_ended
};
BOOST_DESCRIBE_ENUM(PresenceCause, check_in, roll_call, left, line_dropped, line_back, correction, removed,
                    call_deserted, mandate_ended)

/// How a request for a sitting or an item ends that no agenda takes up.
enum class RequestEnd { declined, withdrawn };
BOOST_DESCRIBE_ENUM(RequestEnd, declined, withdrawn)

enum class ProxyEnd { revoked, giver_arrived, holder_left };
BOOST_DESCRIBE_ENUM(ProxyEnd, revoked, giver_arrived, holder_left)

/// Where an organisation gets its notices: a mailbox of its own, never a person's.
enum class AddressKind { email, pec };
BOOST_DESCRIBE_ENUM(AddressKind, email, pec)

struct NoticeAddress {
  AddressKind kind{};
  Email address;
  bool operator==(const NoticeAddress&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoticeAddress, (), (kind, address))

/// One of each kind at most.
using NoticeAddresses = List<NoticeAddress, 0, 2>;

enum class NoticeChannel { email, pec, by_hand };
BOOST_DESCRIBE_ENUM(NoticeChannel, email, pec, by_hand)

/// `queued` and `failed` are ours; `accepted` and `delivered` what the relay, the receipts or the secretary say.
enum class NoticeOutcome { queued, accepted, delivered, failed };
BOOST_DESCRIBE_ENUM(NoticeOutcome, queued, accepted, delivered, failed)

enum class FloorKind { intervention, reply, vote_statement, point_of_order, fact };
BOOST_DESCRIBE_ENUM(FloorKind, intervention, reply, vote_statement, point_of_order, fact)

enum class FloorEnd { done, by_chair, left, item_closed };
BOOST_DESCRIBE_ENUM(FloorEnd, done, by_chair, left, item_closed)

/// Why a request stands where it does in the queue.
enum class QueueReason { point_of_order, has_not_spoken, alternates_bench, least_time, order_of_request };
BOOST_DESCRIBE_ENUM(QueueReason, point_of_order, has_not_spoken, alternates_bench, least_time, order_of_request)

/// How a body gave a position that it did not cast itself: the secretary recorded the first three, the holder of its
/// proxy the last.
enum class PositionChannel { voice, paper, pec, proxy };
BOOST_DESCRIBE_ENUM(PositionChannel, voice, paper, pec, proxy)

/// The channels that are the secretary's to record.
enum class RecordedChannel { voice, paper, pec };
BOOST_DESCRIBE_ENUM(RecordedChannel, voice, paper, pec)

enum class MinutesState { none, draft, objections, approved, published };
BOOST_DESCRIBE_ENUM(MinutesState, none, draft, objections, approved, published)

/// The sections of the minutes that people write; the other ones come from the record alone (domain.md 6).
enum class MinutesBlock {
  place_and_mode,      ///< 2
  communications,      ///< 7
  item_report,         ///< 8, of one agenda item
  item_discussion,     ///< 8, interventions in summary, of one agenda item
  commitments,         ///< 9
  any_other_business,  ///< 10
  next_sitting,        ///< 11
  publication          ///< 16
};
BOOST_DESCRIBE_ENUM(MinutesBlock, place_and_mode, communications, item_report, item_discussion, commitments,
                    any_other_business, next_sitting, publication)

/// "3-2027": the third sitting convened in 2027.
struct SittingNumberForm {
  static constexpr std::string_view pattern = "^[1-9][0-9]{0,3}-[0-9]{4}$";
  static bool matches(std::string_view text);
};
using SittingNumber = Formed<SittingNumberForm>;

/// A call: a day and an hour in Europe/Rome; `at` is their instant, resolved once.
struct CallTime {
  LocalDate on;
  LocalTime time;
  Instant at;
  bool operator==(const CallTime&) const = default;
};
BOOST_DESCRIBE_STRUCT(CallTime, (), (on, time, at))

struct SittingTerms {
  SittingMode mode{};
  CallTime first_call;
  std::optional<CallTime> second_call;
  bool operator==(const SittingTerms&) const = default;
};
BOOST_DESCRIBE_STRUCT(SittingTerms, (), (mode, first_call, second_call))

/// What was asked for by bodies and is met by one line of an agenda.
using RequestsMet = List<SittingRequestId, 1, 50>;

/// One line of the agenda without its title; `parent` is another line above it.
struct AgendaEntry {
  AgendaItemId id;
  std::optional<AgendaItemId> parent;
  AgendaItemKind kind{};
  std::int64_t minutes = 0;  ///< planned, 0 to 600
  std::optional<ObjectRef> subject;
  std::optional<RequestsMet> requests;
  bool operator==(const AgendaEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(AgendaEntry, (), (id, parent, kind, minutes, subject, requests))

using Agenda = List<AgendaEntry, 1, 60>;
/// In the order of the agenda.
using AgendaTitles = List<Text<3, 200>, 1, 60>;

}  // namespace tavolo
