#pragma once
// Sittings: convene, attend, run (domain.md 4.3, 6). The floor stands in floor.hpp, the minutes in minutes.hpp.

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>

#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"

namespace tavolo::commands {

/// A day and an hour in Europe/Rome.
struct CallDraft {
  LocalDate on;
  LocalTime time;
};
BOOST_DESCRIBE_STRUCT(CallDraft, (), (on, time))

/// `parent` counts from 1 and names an earlier line of the same list.
struct AgendaLine {
  Text<3, 200> title;
  AgendaItemKind kind{};
  std::optional<std::int64_t> parent;
  std::int64_t minutes = 0;
  std::optional<ObjectRef> subject;
  std::optional<AgendaItemId> item;     ///< of the draft that is written anew: the line is that item, and keeps its id
  std::optional<RequestsMet> requests;  ///< of bodies, that this line takes up
};
BOOST_DESCRIBE_STRUCT(AgendaLine, (), (title, kind, parent, minutes, subject, item, requests))

/// A new draft, or, with `sitting`, a new version of one.
struct DraftSitting {
  static constexpr std::string_view method = "draft_sitting";
  CommandId command_id;
  std::optional<SittingId> sitting;
  Text<3, 200> title;
  SittingMode mode{};
  std::optional<Text<3, 300>> place;
  std::optional<Text<3, 500>> link;
  CallDraft first_call;
  std::optional<CallDraft> second_call;
  List<AgendaLine, 1, 60> agenda;
};
BOOST_DESCRIBE_STRUCT(DraftSitting, (),
                      (command_id, sitting, title, mode, place, link, first_call, second_call, agenda))

struct DiscardSitting {
  static constexpr std::string_view method = "discard_sitting";
  CommandId command_id;
  SittingId sitting;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(DiscardSitting, (), (command_id, sitting, reason))

/// The chair's act. Without `urgency` the ordinary notice holds.
struct ConveneSitting {
  static constexpr std::string_view method = "convene_sitting";
  CommandId command_id;
  SittingId sitting;
  std::optional<MultilineText<20, 2000>> urgency;
  std::optional<Text<1, 100>> registry;
};
BOOST_DESCRIBE_STRUCT(ConveneSitting, (), (command_id, sitting, urgency, registry))

struct CancelSitting {
  static constexpr std::string_view method = "cancel_sitting";
  CommandId command_id;
  SittingId sitting;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(CancelSitting, (), (command_id, sitting, reason))

/// Another day, hour, place or mode for a convened sitting, told to all like the notice. Each is given whole, what
/// stays too; the terms of notice hold for the new day.
struct MoveSitting {
  static constexpr std::string_view method = "move_sitting";
  CommandId command_id;
  SittingId sitting;
  SittingMode mode{};
  std::optional<Text<3, 300>> place;
  std::optional<Text<3, 500>> link;
  CallDraft first_call;
  CallDraft second_call;
  Reason reason;
  std::optional<MultilineText<20, 2000>> urgency;
};
BOOST_DESCRIBE_STRUCT(MoveSitting, (),
                      (command_id, sitting, mode, place, link, first_call, second_call, reason, urgency))

/// What the secretary knows of a notice that did not go by the program's own e-mail. `move`: of which call it tells, 0
/// the notice itself, n the n-th move; the newest where it is absent.
struct RecordDelivery {
  static constexpr std::string_view method = "record_delivery";
  CommandId command_id;
  SittingId sitting;
  OrganisationId organisation;
  NoticeChannel channel{};
  NoticeOutcome outcome{};
  std::optional<Text<3, 500>> detail;
  std::optional<std::int64_t> move;
};
BOOST_DESCRIBE_STRUCT(RecordDelivery, (), (command_id, sitting, organisation, channel, outcome, detail, move))

struct RequestSitting {
  static constexpr std::string_view method = "request_sitting";
  CommandId command_id;
  bool item_only = false;
  Text<3, 200> title;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(RequestSitting, (), (command_id, item_only, title, reason))

/// The chair's answer to a request that no agenda takes up; not while so many ask that a sitting has to be convened.
struct DeclineSittingRequest {
  static constexpr std::string_view method = "decline_sitting_request";
  CommandId command_id;
  SittingRequestId request;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(DeclineSittingRequest, (), (command_id, request, reason))

struct WithdrawSittingRequest {
  static constexpr std::string_view method = "withdraw_sitting_request";
  CommandId command_id;
  SittingRequestId request;
};
BOOST_DESCRIBE_STRUCT(WithdrawSittingRequest, (), (command_id, request))

struct OpenSitting {
  static constexpr std::string_view method = "open_sitting";
  CommandId command_id;
  SittingId sitting;
};
BOOST_DESCRIBE_STRUCT(OpenSitting, (), (command_id, sitting))

/// The quorum of the call is missing: after the first call the second follows, after the second the sitting is over.
struct DeclareDeserted {
  static constexpr std::string_view method = "declare_deserted";
  CommandId command_id;
  SittingId sitting;
};
BOOST_DESCRIBE_STRUCT(DeclareDeserted, (), (command_id, sitting))

struct SuspendSitting {
  static constexpr std::string_view method = "suspend_sitting";
  CommandId command_id;
  SittingId sitting;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(SuspendSitting, (), (command_id, sitting, reason))

struct ResumeSitting {
  static constexpr std::string_view method = "resume_sitting";
  CommandId command_id;
  SittingId sitting;
};
BOOST_DESCRIBE_STRUCT(ResumeSitting, (), (command_id, sitting))

struct CloseSitting {
  static constexpr std::string_view method = "close_sitting";
  CommandId command_id;
  SittingId sitting;
};
BOOST_DESCRIBE_STRUCT(CloseSitting, (), (command_id, sitting))

struct VerifyQuorum {
  static constexpr std::string_view method = "verify_quorum";
  CommandId command_id;
  SittingId sitting;
};
BOOST_DESCRIBE_STRUCT(VerifyQuorum, (), (command_id, sitting))

/// A delegate or active substitute comes in.
struct CheckIn {
  static constexpr std::string_view method = "check_in";
  CommandId command_id;
  SittingId sitting;
  PresenceMode mode{};
};
BOOST_DESCRIBE_STRUCT(CheckIn, (), (command_id, sitting, mode))

struct LeaveSitting {
  static constexpr std::string_view method = "leave_sitting";
  CommandId command_id;
  SittingId sitting;
};
BOOST_DESCRIBE_STRUCT(LeaveSitting, (), (command_id, sitting))

/// The roll call of the secretary. `at`, always with a reason, corrects what was recorded.
struct RecordPresence {
  static constexpr std::string_view method = "record_presence";
  CommandId command_id;
  SittingId sitting;
  OrganisationId organisation;
  bool inside = false;
  PresenceMode mode{};
  std::optional<Instant> at;
  std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(RecordPresence, (), (command_id, sitting, organisation, inside, mode, at, reason))

/// Out of the sitting by the chair, with the reason that the minutes need.
struct RemoveFromSitting {
  static constexpr std::string_view method = "remove_from_sitting";
  CommandId command_id;
  SittingId sitting;
  OrganisationId organisation;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(RemoveFromSitting, (), (command_id, sitting, organisation, reason))

/// By the body's own delegate, or, with `organisation`, by the secretary who was told.
struct JustifyAbsence {
  static constexpr std::string_view method = "justify_absence";
  CommandId command_id;
  SittingId sitting;
  std::optional<OrganisationId> organisation;
  bool withdrawn = false;
};
BOOST_DESCRIBE_STRUCT(JustifyAbsence, (), (command_id, sitting, organisation, withdrawn))

/// `capacity` says what somebody is, never who.
struct AdmitGuest {
  static constexpr std::string_view method = "admit_guest";
  CommandId command_id;
  SittingId sitting;
  Text<3, 200> capacity;
};
BOOST_DESCRIBE_STRUCT(AdmitGuest, (), (command_id, sitting, capacity))

struct DismissGuest {
  static constexpr std::string_view method = "dismiss_guest";
  CommandId command_id;
  SittingId sitting;
  GuestId guest;
};
BOOST_DESCRIBE_STRUCT(DismissGuest, (), (command_id, sitting, guest))

/// By the body's own delegate, or, with `organisation`, by the secretary who heard it in the room. Not once a vote on
/// the item was opened to the body.
struct DeclareConflict {
  static constexpr std::string_view method = "declare_conflict";
  CommandId command_id;
  SittingId sitting;
  AgendaItemId item;
  std::optional<OrganisationId> organisation;
  bool withdrawn = false;
  std::optional<MultilineText<3, 2000>> reason;
};
BOOST_DESCRIBE_STRUCT(DeclareConflict, (), (command_id, sitting, item, organisation, withdrawn, reason))

/// By the giver's own delegate, or, with `giver`, by the secretary who holds the written proxy.
struct GrantProxy {
  static constexpr std::string_view method = "grant_proxy";
  CommandId command_id;
  SittingId sitting;
  std::optional<OrganisationId> giver;
  OrganisationId holder;
  std::optional<Text<3, 300>> evidence;
};
BOOST_DESCRIBE_STRUCT(GrantProxy, (), (command_id, sitting, giver, holder, evidence))

struct RevokeProxy {
  static constexpr std::string_view method = "revoke_proxy";
  CommandId command_id;
  SittingId sitting;
  std::optional<OrganisationId> giver;
};
BOOST_DESCRIBE_STRUCT(RevokeProxy, (), (command_id, sitting, giver))

struct OpenItem {
  static constexpr std::string_view method = "open_item";
  CommandId command_id;
  SittingId sitting;
  AgendaItemId item;
};
BOOST_DESCRIBE_STRUCT(OpenItem, (), (command_id, sitting, item))

struct SuspendItem {
  static constexpr std::string_view method = "suspend_item";
  CommandId command_id;
  SittingId sitting;
  AgendaItemId item;
};
BOOST_DESCRIBE_STRUCT(SuspendItem, (), (command_id, sitting, item))

/// `outcome` is one of decided, deferred, no_decision.
struct CloseItem {
  static constexpr std::string_view method = "close_item";
  CommandId command_id;
  SittingId sitting;
  AgendaItemId item;
  AgendaItemState outcome{};
  std::optional<MultilineText<3, 2000>> note;
};
BOOST_DESCRIBE_STRUCT(CloseItem, (), (command_id, sitting, item, outcome, note))

struct AddItem {
  static constexpr std::string_view method = "add_item";
  CommandId command_id;
  SittingId sitting;
  Text<3, 200> title;
  AgendaItemKind kind{};
  std::int64_t minutes = 0;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(AddItem, (), (command_id, sitting, title, kind, minutes, reason))

/// The chair reads the text and asks for objections.
struct AskConsensus {
  static constexpr std::string_view method = "ask_consensus";
  CommandId command_id;
  SittingId sitting;
  AgendaItemId item;
  MultilineText<10, 4000> text;
};
BOOST_DESCRIBE_STRUCT(AskConsensus, (), (command_id, sitting, item, text))

struct ObjectToConsensus {
  static constexpr std::string_view method = "object_to_consensus";
  CommandId command_id;
  SittingId sitting;
  AgendaItemId item;
  std::optional<MultilineText<3, 2000>> reason;
};
BOOST_DESCRIBE_STRUCT(ObjectToConsensus, (), (command_id, sitting, item, reason))

}  // namespace tavolo::commands
