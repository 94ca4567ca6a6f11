#include "server/net/account_routes.hpp"

#include <boost/describe/enum_from_string.hpp>

#include "protocol/json/write.hpp"
#include "protocol/rpc/answers.hpp"
#include "protocol/rpc/http_account.hpp"
#include "server/net/credential.hpp"
#include "server/net/http_support.hpp"
#include "server/net/json_body.hpp"
#include "server/net/own_data.hpp"

namespace tavolo::net {
namespace {

constexpr std::string_view sessions_prefix = "/api/sessions/";

const Refusal busy{"busy", "rules#passwords", {}};
const Refusal storage_failed{"table_stopped", "rules#durability", {}};

struct Holder {
  identity::AccountId account;
  std::string email;
  identity::SessionId session;
};

/// Who is signed in by a browser's cookie, or nothing after having answered why not. Counts as use.
std::optional<Holder> holder_of(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const auto who = signed_in(host, request);
  if (!who || !still_holds(host, *who)) {
    reply(refusal_response(401, {"not_signed_in", "rules#permissions", {}}));
    return std::nullopt;
  }
  const auto* session = std::get_if<identity::SessionId>(&who->credential);
  if (!session) {
    reply(refusal_response(403, {"session_only", "rules#permissions", {}}));
    return std::nullopt;
  }
  return Holder{who->account, who->email, *session};
}

HttpResponse done() { return json_response(200, json::write(rpc::Done{})); }

template <class T>
HttpResponse failure(const identity::Outcome<T>& outcome) {
  if (const auto* refusal = std::get_if<Refusal>(&outcome.error())) return refusal_response(409, *refusal);
  return refusal_response(503, storage_failed);
}

/// The new password is hashed: it replaces the old one and ends the other sessions.
HttpResponse store(Host& host, const Holder& who, bool secure, const identity::HashedPassword& hashed) {
  const auto changed = host.identity.accounts().change_password(who.account, hashed, who.session, host.now());
  if (!changed) return failure(changed);
  HttpResponse response = done();
  const auto device = host.identity.sign_in().device_cookie(who.account, host.now());
  if (device && !device->empty()) response.headers.emplace_back("Set-Cookie", set_device_cookie(*device, secure));
  return response;
}

/// The old password was computed; if it fits, the new one is.
void confirmed(Host& host, const Holder& who, const identity::SignInAttempt& attempt, bool fits, bool secure,
               const std::string& password, const HttpReply& reply) {
  auto outcome = host.identity.sign_in().confirm(attempt, fits, host.now());
  if (!outcome) return reply(refusal_response(503, storage_failed));
  if (const auto* pause = std::get_if<identity::Paused>(&*outcome)) return reply(paused_response(*pause));
  if (const auto* wrong = std::get_if<identity::WrongPair>(&*outcome)) {
    std::string detail;
    json::ObjectWriter(detail).integer("attempts_left", wrong->remaining);
    return reply(refusal_response(422, {"wrong_password", "rules#passwords", std::move(detail)}));
  }
  const auto hashed = [&host, who, secure, reply](identity::HashedPassword made) {
    host.post([&host, who, secure, reply, made = std::move(made)] { reply(store(host, who, secure, made)); });
  };
  if (!host.passwords.hash(password, hashed)) reply(refusal_response(503, busy));
}

void change_password(Host& host, const HttpRequest& request, const HttpReply& reply) {
  auto body = body_of<rpc::ChangePassword>(request, reply);
  if (!body) return;
  const auto who = holder_of(host, request, reply);
  if (!who) return;
  if (const auto refused = identity::check_new_password(body->new_password.str(), who->email)) {
    return reply(refusal_response(422, *refused));
  }
  const auto begun = host.identity.sign_in().begin_again(who->account, who->session, host.now());
  if (!begun) return reply(refusal_response(503, storage_failed));
  if (const auto* pause = std::get_if<identity::Paused>(&*begun)) return reply(paused_response(*pause));
  const auto attempt = std::get<identity::SignInAttempt>(*begun);
  const bool secure = cookie_is_secure(request, host.options);
  const auto verified = [&host, who = *who, attempt, secure, password = body->new_password.str(), reply](bool fits) {
    host.post([&host, who, attempt, secure, password, reply, fits] {
      confirmed(host, who, attempt, fits, secure, password, reply);
    });
  };
  if (!host.passwords.verify(attempt.stored, body->old_password.str(), verified)) {
    host.identity.sign_in().abandon(attempt);
    reply(refusal_response(503, busy));
  }
}

template <class Family>
Family family_of(std::string_view word) {
  Family family = Family::other;
  (void)boost::describe::enum_from_string(std::string(word).c_str(), family);
  return family;
}

Result<std::vector<rpc::OwnSession>> sessions_of(Host& host, const Holder& who) {
  const auto held = host.identity.sessions().list(who.account, host.now());
  if (!held) return std::unexpected(held.error());
  std::vector<rpc::OwnSession> sessions;
  for (const auto& session : *held) {
    const std::string_view label = session.label;
    const auto space = std::min(label.find(' '), label.size());
    sessions.push_back({family_of<rpc::BrowserFamily>(label.substr(0, space)), session.created,
                        session.id == who.session, ObjectRef{to_string(session.id)},
                        family_of<rpc::SystemFamily>(label.substr(std::min(space + 1, label.size()))), session.seen});
  }
  return sessions;
}

void list_sessions(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const auto who = holder_of(host, request, reply);
  if (!who) return;
  auto held = sessions_of(host, *who);
  if (!held) return reply(refusal_response(503, storage_failed));
  reply(json_response(200, json::write(rpc::OwnSessions{*std::move(held)})));
}

/// The queue of letters is its sender's; the answer comes back to the io thread.
void with_letters(Host& host, const Holder& who, std::function<void(std::optional<std::vector<mail::Held>>)> then) {
  if (!host.mail) return then(std::vector<mail::Held>{});
  const auto account = host.identity.accounts().find(who.account);
  if (!account || !*account) return then(std::nullopt);
  host.mail->letters_to((*account)->email, [post = host.post, then = std::move(then)](auto letters) {
    post([then, letters = std::move(letters)]() mutable { then(std::move(letters)); });
  });
}

void download_own_data(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const auto who = holder_of(host, request, reply);
  if (!who) return;
  const auto make = [&host, who = *who, reply](const std::vector<mail::Held>& letters) {
    auto sessions = sessions_of(host, who);
    auto data = own_data(host, who.account);
    const auto noted = host.identity.accounts().note_download(who.account, host.now());
    if (!sessions || !data || !noted) return reply(refusal_response(503, storage_failed));
    data->sessions = *std::move(sessions);
    for (const mail::Held& letter : letters) data->letters.push_back(own_letter(letter));
    HttpResponse response = json_response(200, json::write(*data));
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + host.slug + "-dati.json\"");
    reply(std::move(response));
  };
  with_letters(host, *who, [&host, make, reply](std::optional<std::vector<mail::Held>> letters) {
    const auto stopped = [reply] { reply(refusal_response(503, storage_failed)); };
    if (!letters) return stopped();
    host.table.when_committed([make, letters = *std::move(letters)] { make(letters); }, stopped);
  });
}

void end_others(Host& host, const Holder& who, const HttpReply& reply) {
  const auto ended =
      host.identity.sessions().revoke_all(who.account, who.session, identity::Actor::account(who.account), host.now());
  if (!ended) return reply(refusal_response(503, storage_failed));
  reply(json_response(200, json::write(rpc::EndedSessions{static_cast<std::int64_t>(*ended)})));
}

void end_one(Host& host, const Holder& who, std::string_view name, bool secure, const HttpReply& reply) {
  const auto id = parse_id<identity::SessionTag>(name);
  const auto actor = identity::Actor::account(who.account);
  const auto ended = id ? host.identity.sessions().revoke(who.account, *id, actor, host.now()) : Result<bool>(false);
  if (!ended) return reply(refusal_response(503, storage_failed));
  if (!*ended) return reply(refusal_response(404, {"unknown_thing", "rules#permissions", {}}));
  HttpResponse response = done();
  if (*id == who.session) response.headers.emplace_back("Set-Cookie", set_session_cookie("", secure));
  reply(std::move(response));
}

/// DELETE carries no body that only a page of ours could send, so the origin is asked for; SameSite=Strict stands
/// behind.
void end_sessions(Host& host, const HttpRequest& request, const HttpReply& reply) {
  if (!same_origin(request)) return reply(refusal_response(403, {"wrong_origin", "rules#permissions", {}}));
  const auto who = holder_of(host, request, reply);
  if (!who) return;
  if (request.path == "/api/sessions") return end_others(host, *who, reply);
  end_one(host, *who, std::string_view(request.path).substr(sessions_prefix.size()),
          cookie_is_secure(request, host.options), reply);
}

}  // namespace

bool handle_account_routes(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const auto wrong_method = [&] {
    reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
    return true;
  };
  if (request.path == "/api/password") {
    if (request.method != "POST") return wrong_method();
    if (anyone_may("own_password", reply)) change_password(host, request, reply);
    return true;
  }
  if (request.path == "/api/account/data") {
    if (request.method != "GET") return wrong_method();
    if (anyone_may("own_data", reply)) download_own_data(host, request, reply);
    return true;
  }
  const bool all = request.path == "/api/sessions";
  if (!all && !request.path.starts_with(sessions_prefix)) return false;
  const bool remove = request.method == "DELETE";
  if (!remove && !(all && request.method == "GET")) return wrong_method();
  if (!anyone_may("own_sessions", reply)) return true;
  if (remove) {
    end_sessions(host, request, reply);
  } else {
    list_sessions(host, request, reply);
  }
  return true;
}

}  // namespace tavolo::net
