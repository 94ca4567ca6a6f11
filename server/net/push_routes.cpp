#include "server/net/push_routes.hpp"

#include <algorithm>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include "protocol/json/write.hpp"
#include "server/net/credential.hpp"
#include "server/net/http_support.hpp"
#include "server/net/json_body.hpp"
#include "server/push/endpoint.hpp"

namespace tavolo::net {
namespace {

using rpc::PushKind;

constexpr std::int64_t look_at_most_every_ms = 1'000;
/// What only time brings: a vote that soon closes.
constexpr std::int64_t look_at_least_every_ms = 60'000;

const Refusal storage_failed{"table_stopped", "rules#durability", {}};

std::uint32_t bit_of(PushKind kind) { return 1U << static_cast<unsigned>(kind); }

struct Asker {
  identity::AccountId account;
  identity::SessionId session;
};

/// Who is signed in by a browser's cookie, or nothing after having answered why not.
std::optional<Asker> asker_of(Host& host, const HttpRequest& request, const HttpReply& reply) {
  if (request.method != "GET" && !same_origin(request)) {
    reply(refusal_response(403, {"wrong_origin", "rules#permissions", {}}));
    return std::nullopt;
  }
  const auto who = signed_in(host, request);
  if (!who) {
    reply(refusal_response(401, {"not_signed_in", "rules#permissions", {}}));
    return std::nullopt;
  }
  const auto* session = std::get_if<identity::SessionId>(&who->credential);
  if (!session) {
    reply(refusal_response(403, {"session_only", "rules#permissions", {}}));
    return std::nullopt;
  }
  return Asker{who->account, *session};
}

std::vector<domain::Acting> actings_of(Host& host, identity::AccountId account) {
  std::vector<domain::Acting> actings;
  for (const auto& actor : actors_of(host, account)) {
    const auto acting = domain::resolve(host.table.state(), actor, host.table.moment());
    if (acting) actings.push_back(*acting);
  }
  return actings;
}

HttpResponse settings(Host& host, const Asker& who) {
  const auto held = host.identity.push().of_session(who.session);
  if (!held) return refusal_response(503, storage_failed);
  rpc::PushSettings answer;
  answer.available = host.push != nullptr;
  if (host.push) answer.key = Text<1, 100>::of(host.push->public_key());
  std::vector<PushKind> kinds;
  if (*held) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<PushKind>>([&](auto row) {
      if ((*held)->kinds & bit_of(row.value)) kinds.push_back(row.value);
    });
  }
  answer.kinds = List<PushKind, 0, 6>(std::move(kinds));
  answer.offered = List<PushKind, 0, 6>(push::kinds_of(actings_of(host, who.account)));
  return json_response(200, json::write(answer));
}

/// Who acts as what is told of a state that is committed.
void tell_settings(Host& host, const Asker& who, const HttpReply& reply) {
  host.table.when_committed([&host, who, reply] { reply(settings(host, who)); },
                            [reply] { reply(refusal_response(503, storage_failed)); });
}

void keep(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const auto body = body_of<rpc::KeepPush>(request, reply);
  if (!body) return;
  const auto who = asker_of(host, request, reply);
  if (!who) return;
  if (!host.push) return reply(refusal_response(503, {"push_unavailable", "rules#wire", {}}));
  if (!push::origin_of(body->endpoint.str())) {
    return reply(refusal_response(422, {"push_endpoint_refused", "rules#wire", {}}));
  }
  identity::PushSubscription held;
  held.account = who->account;
  held.endpoint = body->endpoint.str();
  held.p256dh = from_base64url(body->p256dh.str()).value_or("");
  held.auth = from_base64url(body->auth.str()).value_or("");
  held.language = body->language == rpc::PushLanguage::en ? "en" : "it";
  for (const PushKind kind : body->kinds) held.kinds |= bit_of(kind);
  if (held.auth.size() != 16 || !push::key_of_public(held.p256dh)) {
    return reply(refusal_response(422, {"push_key_invalid", "rules#wire", {}}));
  }
  if (!host.identity.push().keep(held, who->session, host.now())) return reply(refusal_response(503, storage_failed));
  tell_settings(host, *who, reply);
}

void show(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const auto body = body_of<rpc::PushHere>(request, reply);
  if (!body) return;
  const auto who = asker_of(host, request, reply);
  if (!who) return;
  const auto shown = host.identity.push().show(who->account, who->session, body->endpoint.str(), host.now());
  if (!shown) return reply(refusal_response(503, storage_failed));
  tell_settings(host, *who, reply);
}

void drop(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const auto who = asker_of(host, request, reply);
  if (!who) return;
  if (!host.identity.push().drop_of_session(who->session)) return reply(refusal_response(503, storage_failed));
  tell_settings(host, *who, reply);
}

}  // namespace

bool handle_push_routes(Host& host, const HttpRequest& request, const HttpReply& reply) {
  if (request.path != "/api/push") return false;
  if (!anyone_may("own_push", reply)) return true;
  if (request.method == "GET") {
    if (const auto who = asker_of(host, request, reply)) tell_settings(host, *who, reply);
  } else if (request.method == "PUT") {
    keep(host, request, reply);
  } else if (request.method == "POST") {
    show(host, request, reply);
  } else if (request.method == "DELETE") {
    drop(host, request, reply);
  } else {
    reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
  }
  return true;
}

void PushNews::tick(std::int64_t steady_ms) {
  if (!host_.push) return;
  const std::int64_t since = steady_ms - looked_ms_;
  if (since < look_at_most_every_ms || (!changed_ && since < look_at_least_every_ms)) return;
  looked_ms_ = steady_ms;
  changed_ = false;
  // Only what is durable is told.
  host_.table.when_committed([this] { look(); });
}

void PushNews::look() {
  const auto held = host_.identity.push().all();
  if (!held) return;
  std::map<std::uint64_t, push::Person> persons;
  for (const auto& subscription : *held) persons[subscription.account.n].account = subscription.account.n;
  std::vector<push::Person> asked;
  for (auto& [account, person] : persons) {
    person.actings = actings_of(host_, identity::AccountId{account});
    asked.push_back(std::move(person));
  }
  const auto news = watch_.look(host_.table.state(), host_.now(), asked);
  for (const auto& subscription : *held) {
    const auto kinds = news.find(subscription.account.n);
    if (kinds == news.end()) continue;
    const bool wanted =
        std::ranges::any_of(kinds->second, [&](PushKind kind) { return (subscription.kinds & bit_of(kind)) != 0; });
    if (!wanted) continue;
    host_.push->send({subscription.id,
                      subscription.endpoint,
                      {subscription.p256dh, subscription.auth},
                      R"({"lang":")" + subscription.language + R"("})"});
  }
}

}  // namespace tavolo::net
