#include "server/net/sign_in_routes.hpp"

#include <tuple>

#include "protocol/json/write.hpp"
#include "protocol/rpc/http.hpp"
#include "server/identity/device.hpp"
#include "server/net/credential.hpp"
#include "server/net/http_support.hpp"
#include "server/net/json_body.hpp"

namespace tavolo::net {
namespace {

constexpr std::string_view invitations_prefix = "/api/invitations/";

const Refusal busy{"busy", "rules#passwords", {}};
const Refusal storage_failed{"table_stopped", "rules#durability", {}};

std::string account_body(const std::string& email, identity::AccountId id) {
  return json::write(rpc::AccountView{Text<1, 254>::of(email), ObjectRef{to_string(id)}});
}

rpc::TableView table_body(const Host& host) {
  const auto& state = host.table.state();
  const auto& names = state.names.value;
  rpc::TableView view;
  view.ambito = Text<1, 200>::of(names ? names->ambito.str() : state.origin);
  view.demonstration = state.demonstration;
  view.name = Text<1, 200>::of(names ? names->name.str() : host.slug);
  view.slug = Text<1, 60>::of(host.slug);
  return view;
}

HttpResponse finished(Host& host, const identity::SignInAttempt& attempt, bool fits, const std::string& label,
                      bool secure) {
  auto outcome = host.identity.sign_in().finish(attempt, fits, label, host.now());
  if (!outcome) return refusal_response(503, storage_failed);
  if (const auto* pause = std::get_if<identity::Paused>(&*outcome)) return paused_response(*pause);
  if (const auto* wrong = std::get_if<identity::WrongPair>(&*outcome)) {
    std::string detail;
    json::ObjectWriter(detail).integer("attempts_left", wrong->remaining);
    return refusal_response(401, {"sign_in_failed", "rules#sign-in", std::move(detail)});
  }
  const auto& in = std::get<identity::SignedIn>(*outcome);
  HttpResponse response = json_response(200, account_body(in.session.email, in.session.account));
  response.headers.emplace_back("Set-Cookie", set_session_cookie(in.token, secure));
  response.headers.emplace_back("Set-Cookie", set_device_cookie(in.device, secure));
  return response;
}

void log_in(Host& host, const HttpRequest& request, const HttpReply& reply) {
  auto body = body_of<rpc::LoginRequest>(request, reply);
  if (!body) return;
  auto begun = host.identity.sign_in().begin(body->email.str(), request.address, host.now(),
                                             cookie(request, device_cookie).value_or(""));
  if (!begun) return reply(refusal_response(503, storage_failed));
  if (const auto* pause = std::get_if<identity::Paused>(&*begun)) return reply(paused_response(*pause));
  const auto attempt = std::get<identity::SignInAttempt>(*begun);
  const std::string label = identity::coarse_device(request.header("user-agent"));
  const bool secure = cookie_is_secure(request, host.options);
  const auto queued =
      host.passwords.verify(attempt.stored, body->password.str(), [&host, attempt, label, secure, reply](bool fits) {
        host.post(
            [&host, attempt, fits, label, secure, reply] { reply(finished(host, attempt, fits, label, secure)); });
      });
  if (!queued) {
    host.identity.sign_in().abandon(attempt);
    reply(refusal_response(503, busy));
  }
}

void log_out(Host& host, const HttpRequest& request, const HttpReply& reply) {
  if (!same_origin(request)) return reply(refusal_response(403, {"wrong_origin", "rules#permissions", {}}));
  if (const auto who = signed_in(host, request)) {
    if (const auto* session = std::get_if<identity::SessionId>(&who->credential)) {
      std::ignore =
          host.identity.sessions().revoke(who->account, *session, identity::Actor::account(who->account), host.now());
    }
  }
  HttpResponse response = json_response(200, "{}");
  response.headers.emplace_back("Set-Cookie", set_session_cookie("", cookie_is_secure(request, host.options)));
  reply(std::move(response));
}

Capacity capacity_of(Role role) {
  switch (role) {
    case Role::chair:
      return Capacity::chair;
    case Role::deputy_chair:
      return Capacity::deputy_chair;
    case Role::secretary:
      return Capacity::secretary;
    case Role::auditor:
      return Capacity::auditor;
  }
  return Capacity::system;
}

Capacity capacity_of(MandateCapacity capacity, Standing standing) {
  if (standing == Standing::observer) return Capacity::observer;
  switch (capacity) {
    case MandateCapacity::legal_representative:
      return Capacity::legal_representative;
    case MandateCapacity::delegate:
      return Capacity::delegate;
    case MandateCapacity::substitute:
      return Capacity::substitute;
  }
  return Capacity::system;
}

rpc::CapacityView mandate_body(const Host& host, const domain::AsMandate& actor) {
  const domain::State& state = host.table.state();
  const auto& mandate = state.mandates.at(actor.mandate);
  const auto& organisation = state.organisations.at(mandate.organisation);
  const LocalDate today = host.table.moment().today();
  rpc::CapacityView view;
  view.acting = ObjectRef{to_string(actor.mandate)};
  view.capacity = capacity_of(mandate.capacity, organisation.standing);
  view.status = domain::status_of(state, mandate, today);
  view.valid_from = mandate.valid_from;
  view.valid_to = mandate.valid_to;
  view.organisation = organisation.id;
  if (organisation.name.value) view.organisation_name = Text<0, 400>::of(organisation.name.value->str());
  view.bench = organisation.bench;
  view.standing = organisation.standing;
  view.voting = organisation.voting;
  view.demonstration = organisation.demonstration;
  const auto active = domain::active_mandate(state, organisation.id, today);
  view.active = active == actor.mandate;
  view.active_holder_is_other = active.has_value() && active != actor.mandate;
  return view;
}

rpc::CapacityView appointment_body(const Host& host, const domain::AsAppointment& actor) {
  const auto& appointment = host.table.state().appointments.at(actor.appointment);
  const LocalDate today = host.table.moment().today();
  rpc::CapacityView view;
  view.acting = ObjectRef{to_string(actor.appointment)};
  view.capacity = capacity_of(appointment.role);
  view.role = appointment.role;
  view.valid_from = appointment.valid_from;
  view.valid_to = appointment.valid_to;
  view.status = appointment.ended                                       ? MandateStatus::revoked
                : today < appointment.valid_from                        ? MandateStatus::not_yet
                : appointment.valid_to && *appointment.valid_to < today ? MandateStatus::expired
                                                                        : MandateStatus::valid;
  return view;
}

rpc::CapacityView capacity_body(const Host& host, const domain::Actor& actor) {
  if (const auto* mandate = std::get_if<domain::AsMandate>(&actor)) return mandate_body(host, *mandate);
  return appointment_body(host, std::get<domain::AsAppointment>(actor));
}

void session(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const auto who = signed_in(host, request);
  if (!who) {
    std::string detail;
    json::ObjectWriter(detail).value("table", table_body(host));
    return reply(refusal_response(401, {"not_signed_in", "rules#permissions", std::move(detail)}));
  }
  host.table.when_committed(
      [&host, who = *who, reply] {
        rpc::SessionAnswer answer;
        answer.account = {Text<1, 254>::of(who.email), ObjectRef{to_string(who.account)}};
        for (const auto& actor : actors_of(host, who.account)) {
          answer.capacities.push_back(capacity_body(host, actor));
        }
        answer.document_bytes = static_cast<std::int64_t>(host.options.limits.document_bytes);
        answer.insecure_lan = host.options.insecure_lan;
        answer.table = table_body(host);
        reply(json_response(200, json::write(answer)));
      },
      [reply] { reply(refusal_response(503, storage_failed)); });
}

unsigned status_of(const Refusal& refusal) {
  if (refusal.code == "invitation_unknown") return 404;
  return refusal.code.starts_with("password_") ? 422 : 410;
}

template <class T>
HttpResponse failure(const identity::Outcome<T>& outcome) {
  if (const auto* refusal = std::get_if<Refusal>(&outcome.error()))
    return refusal_response(status_of(*refusal), *refusal);
  return refusal_response(503, storage_failed);
}

/// What the holder of a link is invited to: the first of the account's capacities that has not ended, or nothing.
std::optional<rpc::CapacityView> invited_to(Host& host, identity::AccountId account) {
  for (const auto& actor : actors_of(host, account)) {
    auto capacity = capacity_body(host, actor);
    const bool ended = capacity.status == MandateStatus::expired || capacity.status == MandateStatus::revoked ||
                       capacity.status == MandateStatus::refused;
    if (!ended) return capacity;
  }
  return std::nullopt;
}

const Refusal invitation_ended{"invitation_ended", "rules#invitations", {}};

void show_invitation(Host& host, const std::string& token, const HttpReply& reply) {
  const auto open = host.identity.accounts().open_invitation(token, host.now());
  if (!open) return reply(failure(open));
  host.table.when_committed(
      [&host, open = *open, reply] {
        rpc::InvitationView view;
        view.email = Text<1, 254>::of(open.email);
        view.expires_at = open.expires;
        view.table = table_body(host);
        const auto capacity = invited_to(host, open.account);
        if (!capacity) return reply(refusal_response(410, invitation_ended));
        view.capacity = capacity->capacity;
        view.organisation_name = capacity->organisation_name;
        reply(json_response(200, json::write(view)));
      },
      [reply] { reply(refusal_response(503, storage_failed)); });
}

void accept_invitation(Host& host, const std::string& token, const HttpRequest& request, const HttpReply& reply) {
  auto body = body_of<rpc::AcceptInvitation>(request, reply);
  if (!body) return;
  const auto open = host.identity.accounts().open_invitation(token, host.now());
  if (!open) return reply(failure(open));
  if (const auto refused = identity::check_new_password(body->password.str(), open->email)) {
    return reply(refusal_response(422, *refused));
  }
  const auto done = [&host, token, email = open->email, label = identity::coarse_device(request.header("user-agent")),
                     secure = cookie_is_secure(request, host.options), reply](const identity::HashedPassword& hashed) {
    host.post([&host, token, email, label, secure, reply, hashed] {
      const auto account = host.identity.accounts().accept_invitation(token, hashed, host.now());
      if (!account) return reply(failure(account));
      const auto made = host.identity.sessions().create(*account, label, host.now());
      if (!made) return reply(failure(made));
      HttpResponse response = json_response(200, account_body(email, *account));
      response.headers.emplace_back("Set-Cookie", set_session_cookie(made->token, secure));
      const auto device = host.identity.sign_in().device_cookie(*account, host.now());
      if (device && !device->empty()) response.headers.emplace_back("Set-Cookie", set_device_cookie(*device, secure));
      reply(std::move(response));
    });
  };
  host.table.when_committed(
      [&host, account = open->account, password = body->password.str(), done, reply] {
        if (!invited_to(host, account)) return reply(refusal_response(410, invitation_ended));
        if (!host.passwords.hash(password, done)) reply(refusal_response(503, busy));
      },
      [reply] { reply(refusal_response(503, storage_failed)); });
}

}  // namespace

bool handle_sign_in_routes(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const bool get = request.method == "GET";
  const bool post = request.method == "POST";
  const auto wrong_method = [&] {
    reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
    return true;
  };
  if (request.path == "/api/login") {
    if (!post) return wrong_method();
    if (anyone_may("login", reply)) log_in(host, request, reply);
    return true;
  }
  if (request.path == "/api/logout") {
    if (!post) return wrong_method();
    if (anyone_may("logout", reply)) log_out(host, request, reply);
    return true;
  }
  if (request.path == "/api/session") {
    if (!get) return wrong_method();
    if (anyone_may("session", reply)) session(host, request, reply);
    return true;
  }
  if (request.path.starts_with(invitations_prefix)) {
    if (!get && !post) return wrong_method();
    if (!anyone_may("invitation", reply)) return true;
    const std::string token = request.path.substr(invitations_prefix.size());
    if (get) {
      show_invitation(host, token, reply);
    } else {
      accept_invitation(host, token, request, reply);
    }
    return true;
  }
  return false;
}

}  // namespace tavolo::net
