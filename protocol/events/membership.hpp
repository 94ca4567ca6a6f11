#pragma once
// Organisations, mandates and appointments.

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "protocol/events/audience.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::events {

/// A person and how to reach her or him. Its key is the person's own (decision 12): one erasure reaches all of it.
struct Holder {
  PersonId person;
  Text<2, 120> name;
  Email email;
  bool operator==(const Holder&) const = default;
};
BOOST_DESCRIBE_STRUCT(Holder, (), (person, name, email))

struct OrganisationRegistered {
  static constexpr std::string_view type = "organisation.registered";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  OrganisationId organisation;
  OrganisationKind kind{};
  Sector sector{};
  Bench bench{};
  std::optional<OrganisationId> affiliated_to;
  std::optional<ComuneId> comune;
  bool demonstration = false;
  std::optional<SourceRef> source_ref;
  Disclosed<Text<2, 200>> name;
  std::string object() const { return to_string(organisation); }
};
BOOST_DESCRIBE_STRUCT(OrganisationRegistered, (),
                      (organisation, kind, sector, bench, affiliated_to, comune, demonstration, source_ref, name))

struct MembershipGranted {
  static constexpr std::string_view type = "membership.granted";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  OrganisationId organisation;
  Standing standing{};
  bool voting = false;
  LocalDate from;
  std::string object() const { return to_string(organisation); }
};
BOOST_DESCRIBE_STRUCT(MembershipGranted, (), (organisation, standing, voting, from))

struct MembershipChanged {
  static constexpr std::string_view type = "membership.changed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  OrganisationId organisation;
  MembershipStatus status{};
  Standing standing{};
  bool voting = false;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(organisation); }
};
BOOST_DESCRIBE_STRUCT(MembershipChanged, (), (organisation, status, standing, voting, reason))

/// All addresses that the body has from now on; none: its notices go to those who hold its mandates.
struct NoticeAddressesSet {
  static constexpr std::string_view type = "organisation.addresses_set";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  OrganisationId organisation;
  Disclosed<NoticeAddresses> addresses;
  std::string object() const { return to_string(organisation); }
};
BOOST_DESCRIBE_STRUCT(NoticeAddressesSet, (), (organisation, addresses))

/// `pending` when a legal representative appointed and the secretary has not validated yet.
struct MandateGranted {
  static constexpr std::string_view type = "mandate.granted";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  MandateId mandate;
  OrganisationId organisation;
  MandateCapacity capacity{};
  LocalDate valid_from;
  std::optional<LocalDate> valid_to;
  bool pending = false;
  Disclosed<Holder> holder;
  Disclosed<Text<3, 300>> evidence;
  std::string object() const { return to_string(mandate); }
};
BOOST_DESCRIBE_STRUCT(MandateGranted, (),
                      (mandate, organisation, capacity, valid_from, valid_to, pending, holder, evidence))

struct MandateValidated {
  static constexpr std::string_view type = "mandate.validated";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  MandateId mandate;
  bool accepted = false;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(mandate); }
};
BOOST_DESCRIBE_STRUCT(MandateValidated, (), (mandate, accepted, reason))

struct MandateRevoked {
  static constexpr std::string_view type = "mandate.revoked";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  MandateId mandate;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(mandate); }
};
BOOST_DESCRIBE_STRUCT(MandateRevoked, (), (mandate, reason))

struct SubstituteTookOver {
  static constexpr std::string_view type = "substitute.took_over";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  MandateId mandate;
  OrganisationId organisation;
  std::string object() const { return to_string(organisation); }
};
BOOST_DESCRIBE_STRUCT(SubstituteTookOver, (), (mandate, organisation))

/// The delegate is active again.
struct SubstituteHandedBack {
  static constexpr std::string_view type = "substitute.handed_back";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  OrganisationId organisation;
  std::string object() const { return to_string(organisation); }
};
BOOST_DESCRIBE_STRUCT(SubstituteHandedBack, (), (organisation))

struct AppointmentMade {
  static constexpr std::string_view type = "appointment.made";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  AppointmentId appointment;
  Role role{};
  LocalDate valid_from;
  std::optional<LocalDate> valid_to;
  Disclosed<Holder> holder;
  std::string object() const { return to_string(appointment); }
};
BOOST_DESCRIBE_STRUCT(AppointmentMade, (), (appointment, role, valid_from, valid_to, holder))

struct AppointmentEnded {
  static constexpr std::string_view type = "appointment.ended";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  AppointmentId appointment;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(appointment); }
};
BOOST_DESCRIBE_STRUCT(AppointmentEnded, (), (appointment, reason))

struct ChairTakenOver {
  static constexpr std::string_view type = "chair.taken_over";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  AppointmentId appointment;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(appointment); }
};
BOOST_DESCRIBE_STRUCT(ChairTakenOver, (), (appointment, reason))

struct ChairHandedBack {
  static constexpr std::string_view type = "chair.handed_back";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  AppointmentId appointment;
  std::string object() const { return to_string(appointment); }
};
BOOST_DESCRIBE_STRUCT(ChairHandedBack, (), (appointment))

}  // namespace tavolo::events
