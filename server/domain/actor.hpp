#pragma once
// Who acts, and in which capacity: resolved against the state for every act, never remembered.

#include <expected>
#include <optional>
#include <variant>

#include "server/base/result.hpp"
#include "server/domain/calendar.hpp"
#include "server/domain/state.hpp"

namespace tavolo::domain {

struct AsMandate {
  MandateId mandate;
  PersonId person;
};
struct AsAppointment {
  AppointmentId appointment;
  PersonId person;
};
/// The program itself: due steps and founding.
struct AsSystem {};
/// Nobody signed in.
struct AsCitizen {};

/// Who asks. The person was authenticated by server/identity; everything else is looked up.
using Actor = std::variant<AsCitizen, AsMandate, AsAppointment, AsSystem>;

/// The role a person has right now; rows of the permission table. `standby`: a delegate whose substitute took over, or
/// a substitute who has not. `suspended`: of a body that is not a member now.
enum class ActorRole {
  citizen,
  observer,
  delegate,
  substitute,
  standby_delegate,
  standby_substitute,
  legal_representative,
  suspended,
  chair,
  deputy_chair,
  secretary,
  auditor,
  system
};
BOOST_DESCRIBE_ENUM(ActorRole, citizen, observer, delegate, substitute, standby_delegate, standby_substitute,
                    legal_representative, suspended, chair, deputy_chair, secretary, auditor, system)

/// The actor with what the state says of him or her. A deputy who presides has the role `chair`, and `deputy_chair`
/// as capacity; the chair meanwhile has the role `deputy_chair`.
struct Acting {
  ActorRole role = ActorRole::citizen;
  Capacity capacity = Capacity::system;
  std::optional<OrganisationId> organisation;
  std::optional<PersonId> person;
  std::optional<MandateId> mandate;
  std::optional<AppointmentId> appointment;
};

/// Refusals: not_your_mandate (another person's, or erased), mandate_not_valid (with detail.status: pending_validation,
/// not_yet, expired, revoked, refused), appointment_not_valid.
std::expected<Acting, Refusal> resolve(const State& state, const Actor& actor, const Moment& moment);

/// Status of a mandate on a day; `suspended` when its body is not a member.
MandateStatus status_of(const State& state, const Mandate& mandate, LocalDate today);

/// The mandate that acts for a body now: the takeover's, else the valid delegate's.
std::optional<MandateId> active_mandate(const State& state, OrganisationId organisation, LocalDate today);

/// True from the first to the last day of an appointment that was not ended.
bool in_office(const Appointment& appointment, LocalDate today);

/// The appointment that presides now: the deputy's after a takeover, else the valid chair's.
std::optional<AppointmentId> presiding(const State& state, LocalDate today);

}  // namespace tavolo::domain
