#include "server/net/push_routes.hpp"

#include <algorithm>

#include "protocol/json/write.hpp"
#include "server/net/asker.hpp"
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

HttpResponse settings(Host& host, const Asker& who) {
  const auto held = host.identity.push().of_session(who.session);
  if (!held) return refusal_response(503, storage_failed);
  rpc::PushSettings answer;
  answer.available = host.push != nullptr;
  if (host.push) answer.key = Text<1, 100>::of(host.push->public_key());
  if (*held) answer.kinds = kinds_of((*held)->kinds);
  answer.offered = List<PushKind, 0, 8>(push::kinds_of(actings_of(host, who.account)));
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
