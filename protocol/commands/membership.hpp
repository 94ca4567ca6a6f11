#pragma once
// Who sits at the table and who acts for whom.

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>

#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::commands {

using OrganisationName = Text<2, 200>;
using HolderName = Text<2, 120>;

/// The secretary admits a body to the table. In an affiliation group at most one body votes (decision 25).
struct AdmitOrganisation {
  static constexpr std::string_view method = "admit_organisation";
  CommandId command_id;
  OrganisationName name;
  OrganisationKind kind{};
  Sector sector{};
  Bench bench{};
  std::optional<OrganisationId> affiliated_to;
  Standing standing{};
  bool voting = false;
};
BOOST_DESCRIBE_STRUCT(AdmitOrganisation, (), (command_id, name, kind, sector, bench, affiliated_to, standing, voting))

/// The secretary suspends, readmits, excludes a body, records its withdrawal, or changes standing or vote.
struct ChangeMembership {
  static constexpr std::string_view method = "change_membership";
  CommandId command_id;
  OrganisationId organisation;
  MembershipStatus status{};
  Standing standing{};
  bool voting = false;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(ChangeMembership, (), (command_id, organisation, status, standing, voting, reason))

/// The secretary sets the mailboxes of a body that get its notices of sittings, beside those who hold its mandates.
struct SetNoticeAddresses {
  static constexpr std::string_view method = "set_notice_addresses";
  CommandId command_id;
  OrganisationId organisation;
  NoticeAddresses addresses;
};
BOOST_DESCRIBE_STRUCT(SetNoticeAddresses, (), (command_id, organisation, addresses))

/// The secretary records a mandate that a body has given.
struct GrantMandate {
  static constexpr std::string_view method = "grant_mandate";
  CommandId command_id;
  OrganisationId organisation;
  MandateCapacity capacity{};
  HolderName holder_name;
  Email holder_email;
  LocalDate valid_from;
  std::optional<LocalDate> valid_to;  ///< last day
  Text<3, 300> evidence;              ///< the act it rests on
};
BOOST_DESCRIBE_STRUCT(GrantMandate, (),
                      (command_id, organisation, capacity, holder_name, holder_email, valid_from, valid_to, evidence))

/// A body's legal representative appoints its delegate or substitute; the secretary validates it.
struct AppointDelegate {
  static constexpr std::string_view method = "appoint_delegate";
  CommandId command_id;
  MandateCapacity capacity{};  ///< delegate or substitute
  HolderName holder_name;
  Email holder_email;
  LocalDate valid_from;
  std::optional<LocalDate> valid_to;
  Text<3, 300> evidence;
};
BOOST_DESCRIBE_STRUCT(AppointDelegate, (),
                      (command_id, capacity, holder_name, holder_email, valid_from, valid_to, evidence))

struct ValidateMandate {
  static constexpr std::string_view method = "validate_mandate";
  CommandId command_id;
  MandateId mandate;
  bool accepted = false;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(ValidateMandate, (), (command_id, mandate, accepted, reason))

/// The secretary, or the legal representative for the own body.
struct RevokeMandate {
  static constexpr std::string_view method = "revoke_mandate";
  CommandId command_id;
  MandateId mandate;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(RevokeMandate, (), (command_id, mandate, reason))

/// A substitute becomes the active mandate of the body (decision 28).
struct TakeOver {
  static constexpr std::string_view method = "take_over";
  CommandId command_id;
};
BOOST_DESCRIBE_STRUCT(TakeOver, (), (command_id))

/// The substitute hands back, or the delegate takes back.
struct HandBack {
  static constexpr std::string_view method = "hand_back";
  CommandId command_id;
};
BOOST_DESCRIBE_STRUCT(HandBack, (), (command_id))

/// The chair appoints to an office of the table (decision 24).
struct MakeAppointment {
  static constexpr std::string_view method = "make_appointment";
  CommandId command_id;
  Role role{};
  HolderName holder_name;
  Email holder_email;
  LocalDate valid_from;
  std::optional<LocalDate> valid_to;
};
BOOST_DESCRIBE_STRUCT(MakeAppointment, (), (command_id, role, holder_name, holder_email, valid_from, valid_to))

struct EndAppointment {
  static constexpr std::string_view method = "end_appointment";
  CommandId command_id;
  AppointmentId appointment;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(EndAppointment, (), (command_id, appointment, reason))

/// The deputy takes the chair, or leaves it again (decision 24).
struct TakeChair {
  static constexpr std::string_view method = "take_chair";
  CommandId command_id;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(TakeChair, (), (command_id, reason))
struct HandBackChair {
  static constexpr std::string_view method = "hand_back_chair";
  CommandId command_id;
};
BOOST_DESCRIBE_STRUCT(HandBackChair, (), (command_id))

}  // namespace tavolo::commands
