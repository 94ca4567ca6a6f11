#include "server/net/credential.hpp"

#include "server/net/http_support.hpp"

namespace tavolo::net {

std::optional<SignedIn> signed_in(Host& host, const HttpRequest& request) {
  if (const auto token = bearer(request)) {
    const auto found = host.identity.program_tokens().lookup(*token, host.now());
    if (!found || !*found) return std::nullopt;
    return SignedIn{(*found)->account, (*found)->email, (*found)->id};
  }
  const auto token = cookie(request, session_cookie);
  if (!token) return std::nullopt;
  const auto found = host.identity.sessions().lookup(*token, host.now());
  if (!found || !*found) return std::nullopt;
  return SignedIn{(*found)->account, (*found)->email, (*found)->id};
}

bool still_holds(Host& host, const SignedIn& who) {
  const auto* session = std::get_if<identity::SessionId>(&who.credential);
  const auto holds =
      session ? host.identity.sessions().touch(*session, host.now())
              : host.identity.program_tokens().touch(std::get<identity::ProgramTokenId>(who.credential), host.now());
  return holds.value_or(false);
}

bool still_holds_unused(Host& host, const SignedIn& who) {
  const auto* session = std::get_if<identity::SessionId>(&who.credential);
  const auto holds =
      session ? host.identity.sessions().holds(*session, host.now())
              : host.identity.program_tokens().holds(std::get<identity::ProgramTokenId>(who.credential), host.now());
  return holds.value_or(false);
}

std::vector<domain::Actor> actors_of(Host& host, identity::AccountId account) {
  std::vector<domain::Actor> actors;
  const auto links = host.identity.accounts().persons_of(account);
  if (!links) return actors;
  const domain::State& state = host.table.state();
  for (const auto& link : *links) {
    if (link.table != host.slug) continue;
    for (const auto& [id, mandate] : state.mandates) {
      if (mandate.holder.value && mandate.holder.value->person == link.person) {
        actors.emplace_back(domain::AsMandate{id, link.person});
      }
    }
    for (const auto& [id, appointment] : state.appointments) {
      if (appointment.holder.value && appointment.holder.value->person == link.person) {
        actors.emplace_back(domain::AsAppointment{id, link.person});
      }
    }
  }
  return actors;
}

std::optional<domain::Actor> actor_called(Host& host, identity::AccountId account, std::string_view acting) {
  for (const auto& actor : actors_of(host, account)) {
    const auto* mandate = std::get_if<domain::AsMandate>(&actor);
    const auto* appointment = std::get_if<domain::AsAppointment>(&actor);
    if (mandate && to_string(mandate->mandate) == acting) return actor;
    if (appointment && to_string(appointment->appointment) == acting) return actor;
  }
  return std::nullopt;
}

}  // namespace tavolo::net
