#pragma once

#include "protocol/views/table.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"

namespace tavolo::views {

struct Organisation {
  static constexpr std::string_view type = "organisation";
  OrganisationId id;
  std::optional<Label> name;
  OrganisationKind kind{};
  Sector sector{};
  Bench bench{};
  Standing standing{};
  MembershipStatus status{};
  bool voting = false;
  bool demonstration = false;
  std::optional<OrganisationId> affiliated_to;
  std::optional<ComuneId> comune;
  LocalDate member_from;
};
BOOST_DESCRIBE_STRUCT(Organisation, (),
                      (id, name, kind, sector, bench, standing, status, voting, demonstration, affiliated_to, comune,
                       member_from))

/// Audience members. Id = the body; only of one that has some. Its own mailboxes for notices of sittings.
struct NoticeAddressesOf {
  static constexpr std::string_view type = "notice_addresses";
  OrganisationId id;
  NoticeAddresses addresses;
};
BOOST_DESCRIBE_STRUCT(NoticeAddressesOf, (), (id, addresses))

/// Audience members: the names of holders are never public.
struct Mandate {
  static constexpr std::string_view type = "mandate";
  MandateId id;
  OrganisationId organisation;
  MandateCapacity capacity{};
  std::optional<Label> holder_name;
  LocalDate valid_from;
  std::optional<LocalDate> valid_to;
  MandateStatus status{};
  bool active = false;  ///< acts for the body now (delegate, or substitute after a takeover)
};
BOOST_DESCRIBE_STRUCT(Mandate, (), (id, organisation, capacity, holder_name, valid_from, valid_to, status, active))

struct Appointment {
  static constexpr std::string_view type = "appointment";
  AppointmentId id;
  Role role{};
  std::optional<Label> holder_name;
  LocalDate valid_from;
  std::optional<LocalDate> valid_to;
  bool ended = false;
  bool presides = false;  ///< is in the chair now
};
BOOST_DESCRIBE_STRUCT(Appointment, (), (id, role, holder_name, valid_from, valid_to, ended, presides))

enum class WaitingKind {
  vote_open,
  cosignature_asked,
  cure_term,
  proposal_to_examine,
  proposal_to_reply_to,  ///< its positions are closed and nobody has said what becomes of it, for the secretary
  mandate_to_validate,
  vote_to_open,
  sitting_convened,    ///< for a member body, until the sitting begins or is over
  sitting_under_way,   ///< for a member body that is not inside
  sitting_to_convene,  ///< a draft, for the chair
  sitting_requested,   ///< so many bodies ask for one that the chair has to convene it; the object is the table
  proxy_to_cast,       ///< the position of a body whose proxy the own one holds
  recorded_position,   ///< the secretary recorded one for the body, or the holder of its proxy cast it
  ratification,        ///< of a position given subject to it
  dissent_to_answer,   ///< a bench dissents: the outcome waits for the chair's answer
  poll_open,           ///< the body is asked and has not answered
  poll_to_open,        ///< prepared, for the chair
  recorded_answer,     ///< the secretary recorded one for the body
  minutes_to_approve,  ///< of a sitting, while the body can object to them
  finding_to_answer,   ///< of an auditor, for the desk
  finding_answered,    ///< for the auditors, who have not said whether the answer does
  objection_to_answer  ///< to the minutes of a sitting, for the secretary: they are not approved before
};
BOOST_DESCRIBE_ENUM(WaitingKind, vote_open, cosignature_asked, cure_term, proposal_to_examine, proposal_to_reply_to,
                    mandate_to_validate, vote_to_open, sitting_convened, sitting_under_way, sitting_to_convene,
                    sitting_requested, proxy_to_cast, recorded_position, ratification, dissent_to_answer, poll_open,
                    poll_to_open, recorded_answer, minutes_to_approve, finding_to_answer, finding_answered,
                    objection_to_answer)

/// One thing that waits; `until` is its term.
struct WaitingItem {
  WaitingKind what{};
  ObjectRef object;
  std::optional<Label> label;
  Instant since;
  std::optional<Instant> until;
};
BOOST_DESCRIBE_STRUCT(WaitingItem, (), (what, object, label, since, until))

/// What waits for one body (id = the organisation) or for an office (id = "desk-1" secretary, "desk-2" chair, "desk-3"
/// auditors), soonest term first.
struct Waiting {
  static constexpr std::string_view type = "waiting";
  ObjectRef id;
  List<WaitingItem, 0, 500> items;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (id, items))

/// One line of "what happened lately".
struct ActivityItem {
  std::int64_t index = 0;
  Instant ts;
  Text<3, 60> event;
  Capacity capacity{};
  std::optional<OrganisationId> organisation;
  ObjectRef object;
  std::optional<Label> label;      ///< what the object is called
  std::optional<ObjectRef> about;  ///< of a comment: its subject
};
BOOST_DESCRIBE_STRUCT(ActivityItem, (), (index, ts, event, capacity, organisation, object, label, about))

/// The latest acts that every member may see, newest first: all twenty in a snapshot, in a change those that are new or
/// read differently (deploy/docs/http.md).
struct Activity {
  static constexpr std::string_view type = "activity";
  TableId id;
  List<ActivityItem, 0, 20> items;
};
BOOST_DESCRIBE_STRUCT(Activity, (), (id, items))

}  // namespace tavolo::views
