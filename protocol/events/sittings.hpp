#pragma once
// Sittings: convened, attended, run (domain.md 4.3, 6). The floor stands in floor.hpp, the minutes in minutes.hpp.

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "protocol/events/audience.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"

namespace tavolo::events {

/// First draft and every later one alike: the last counts until the sitting is convened.
struct SittingDrafted {
  static constexpr std::string_view type = "sitting.drafted";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::desk;
  SittingId sitting;
  SittingTerms terms;
  Agenda agenda;
  Disclosed<Text<3, 200>> title;
  Disclosed<Text<0, 300>> place;
  Disclosed<Text<0, 500>> link;
  Disclosed<AgendaTitles> titles;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(SittingDrafted, (), (sitting, terms, agenda, title, place, link, titles))

struct SittingDiscarded {
  static constexpr std::string_view type = "sitting.discarded";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::desk;
  SittingId sitting;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(SittingDiscarded, (), (sitting, reason))

/// The chair's act. `urgency` is why the shorter term was taken, empty in an ordinary notice; `registry` the number of
/// the lead comune's protocol, empty if it has none yet.
struct SittingConvened {
  static constexpr std::string_view type = "sitting.convened";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  SittingNumber number;
  SittingTerms terms;
  Agenda agenda;
  bool urgent = false;
  Disclosed<Text<3, 200>> title;
  Disclosed<Text<0, 300>> place;
  Disclosed<AgendaTitles> titles;
  Disclosed<MultilineText<0, 2000>> urgency;
  Disclosed<Text<0, 100>> registry;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(SittingConvened, (),
                      (sitting, number, terms, agenda, urgent, title, place, titles, urgency, registry))

/// How to join from afar, for members alone; in the commit of the notice where there is one.
struct SittingLinkSet {
  static constexpr std::string_view type = "sitting.link_set";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  SittingId sitting;
  Disclosed<Text<0, 500>> link;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(SittingLinkSet, (), (sitting, link))

/// Another day, hour, place or mode for a sitting that was convened; the agenda stays. `urgent` and `urgency` as in
/// SittingConvened, held against the new day. A link is in the same commit.
struct SittingMoved {
  static constexpr std::string_view type = "sitting.moved";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  SittingTerms terms;
  bool urgent = false;
  Disclosed<Text<0, 300>> place;
  Disclosed<MultilineText<0, 2000>> urgency;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(SittingMoved, (), (sitting, terms, urgent, place, urgency, reason))

struct SittingCancelled {
  static constexpr std::string_view type = "sitting.cancelled";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(SittingCancelled, (), (sitting, reason))

/// What is known of the notice to one body; the last of the newest call counts, each stays. `move`: of which call it
/// tells, 0 the notice itself, n the n-th move.
struct NoticeDelivered {
  static constexpr std::string_view type = "notice.delivered";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::desk;
  SittingId sitting;
  OrganisationId organisation;
  NoticeChannel channel{};
  NoticeOutcome outcome{};
  std::int64_t move = 0;
  Disclosed<Text<0, 500>> detail;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(NoticeDelivered, (), (sitting, organisation, channel, outcome, move, detail))

/// A body asks for a sitting, or for an item of the next one.
struct SittingRequested {
  static constexpr std::string_view type = "sitting.requested";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  SittingRequestId request;
  bool item_only = false;
  Disclosed<Text<3, 200>> title;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(request); }
};
BOOST_DESCRIBE_STRUCT(SittingRequested, (), (request, item_only, title, reason))

/// By the chair, with the reason, or by the body itself. What is met ends with the notice whose agenda names it.
struct SittingRequestEnded {
  static constexpr std::string_view type = "sitting_request.ended";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  SittingRequestId request;
  RequestEnd end{};
  Disclosed<MultilineText<0, 2000>> reason;
  std::string object() const { return to_string(request); }
};
BOOST_DESCRIBE_STRUCT(SittingRequestEnded, (), (request, end, reason))

/// The numbers are those that the rule was held against.
struct SittingOpened {
  static constexpr std::string_view type = "sitting.opened";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  SittingCall call{};
  RegulationId regulation;
  std::int64_t voting = 0;
  std::int64_t present = 0;
  std::int64_t needed = 0;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(SittingOpened, (), (sitting, call, regulation, voting, present, needed))

struct CallDeserted {
  static constexpr std::string_view type = "call.deserted";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  SittingCall call{};
  std::int64_t voting = 0;
  std::int64_t present = 0;
  std::int64_t needed = 0;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(CallDeserted, (), (sitting, call, voting, present, needed))

struct SittingSuspended {
  static constexpr std::string_view type = "sitting.suspended";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(SittingSuspended, (), (sitting, reason))

struct SittingResumed {
  static constexpr std::string_view type = "sitting.resumed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(SittingResumed, (), (sitting))

struct SittingClosed {
  static constexpr std::string_view type = "sitting.closed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(SittingClosed, (), (sitting))

/// A body came into the sitting or went out of it. `at` is when that happened, where it is not the moment of the entry:
/// a line that had dropped, or a correction.
struct PresenceRecorded {
  static constexpr std::string_view type = "presence.recorded";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  OrganisationId organisation;
  bool inside = false;
  PresenceMode mode{};
  PresenceCause cause{};
  std::optional<MandateId> mandate;  ///< who stands for the body; none when the secretary saw no delegate we know
  std::optional<Instant> at;
  Disclosed<Text<0, 2000>> reason;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(PresenceRecorded, (), (sitting, organisation, inside, mode, cause, mandate, at, reason))

/// A body said that it cannot come, before the close, or takes that back. Why is nobody's business: a person's health,
/// as a rule.
struct AbsenceJustified {
  static constexpr std::string_view type = "absence.justified";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  SittingId sitting;
  OrganisationId organisation;
  bool withdrawn = false;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(AbsenceJustified, (), (sitting, organisation, withdrawn))

/// Who is asked into a sitting without being of the table, by capacity ("tecnico dell'azienda sanitaria"): came in, or,
/// with `inside` false and the same words, went out.
struct GuestRecorded {
  static constexpr std::string_view type = "guest.recorded";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  SittingId sitting;
  GuestId guest;
  bool inside = false;
  Disclosed<Text<3, 200>> capacity;
  std::string object() const { return to_string(guest); }
};
BOOST_DESCRIBE_STRUCT(GuestRecorded, (), (sitting, guest, inside, capacity))

/// A body has a direct interest in what an item is about and says so before it is decided (domain.md 5): on that item
/// it does not take part in votes, nor object to consensus. `withdrawn` takes it back.
struct ConflictDeclared {
  static constexpr std::string_view type = "conflict.declared";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  AgendaItemId item;
  OrganisationId organisation;
  bool withdrawn = false;
  Disclosed<MultilineText<0, 2000>> reason;
  std::string object() const { return to_string(item); }
};
BOOST_DESCRIBE_STRUCT(ConflictDeclared, (), (sitting, item, organisation, withdrawn, reason))

/// A body that is not there is counted present through another of its bench (domain.md 5).
struct ProxyGranted {
  static constexpr std::string_view type = "proxy.granted";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  OrganisationId giver;
  OrganisationId holder;
  Disclosed<Text<0, 300>> evidence;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(ProxyGranted, (), (sitting, giver, holder, evidence))

struct ProxyEnded {
  static constexpr std::string_view type = "proxy.ended";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  OrganisationId giver;
  ProxyEnd cause{};
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(ProxyEnded, (), (sitting, giver, cause))

struct QuorumVerified {
  static constexpr std::string_view type = "quorum.verified";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  std::int64_t present = 0;
  std::int64_t needed = 0;
  bool reached = false;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(QuorumVerified, (), (sitting, present, needed, reached))

/// In the commit of the presence that took it below.
struct QuorumLost {
  static constexpr std::string_view type = "quorum.lost";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  std::int64_t present = 0;
  std::int64_t needed = 0;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(QuorumLost, (), (sitting, present, needed))

/// An item that was not in the notice: with all members present, or a mere communication (domain.md 4.3).
struct AgendaItemAdded {
  static constexpr std::string_view type = "agenda_item.added";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  AgendaEntry item;
  Disclosed<Text<3, 200>> title;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(item.id); }
};
BOOST_DESCRIBE_STRUCT(AgendaItemAdded, (), (sitting, item, title, reason))

/// Taken up, or taken up again.
struct AgendaItemOpened {
  static constexpr std::string_view type = "agenda_item.opened";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  AgendaItemId item;
  std::string object() const { return to_string(item); }
};
BOOST_DESCRIBE_STRUCT(AgendaItemOpened, (), (sitting, item))

struct AgendaItemSuspended {
  static constexpr std::string_view type = "agenda_item.suspended";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  AgendaItemId item;
  std::string object() const { return to_string(item); }
};
BOOST_DESCRIBE_STRUCT(AgendaItemSuspended, (), (sitting, item))

/// `outcome` is one of decided, consensus_recorded, deferred, no_decision.
struct AgendaItemClosed {
  static constexpr std::string_view type = "agenda_item.closed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  AgendaItemId item;
  AgendaItemState outcome{};
  Disclosed<MultilineText<0, 2000>> note;
  std::string object() const { return to_string(item); }
};
BOOST_DESCRIBE_STRUCT(AgendaItemClosed, (), (sitting, item, outcome, note))

/// The chair reads the text and asks for objections until `ends_at` (domain.md 5).
struct ConsensusAsked {
  static constexpr std::string_view type = "consensus.asked";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  AgendaItemId item;
  Instant ends_at;
  Disclosed<MultilineText<10, 4000>> text;
  std::string object() const { return to_string(item); }
};
BOOST_DESCRIBE_STRUCT(ConsensusAsked, (), (sitting, item, ends_at, text))

/// One objection is enough: a vote is needed.
struct ConsensusObjected {
  static constexpr std::string_view type = "consensus.objected";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  AgendaItemId item;
  OrganisationId organisation;
  Disclosed<MultilineText<0, 2000>> reason;
  std::string object() const { return to_string(item); }
};
BOOST_DESCRIBE_STRUCT(ConsensusObjected, (), (sitting, item, organisation, reason))

/// Nobody objected until `due_at`; the digest is that of the bodies present, as of an electorate (decision 10).
struct ConsensusRecorded {
  static constexpr std::string_view type = "consensus.recorded";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  AgendaItemId item;
  Instant due_at;
  std::int64_t present = 0;
  Sha256Hex present_digest;
  std::string object() const { return to_string(item); }
};
BOOST_DESCRIBE_STRUCT(ConsensusRecorded, (), (sitting, item, due_at, present, present_digest))

}  // namespace tavolo::events
