#include "server/net/halls.hpp"

#include <algorithm>
#include <utility>

#include "protocol/json/write.hpp"
#include "protocol/rpc/http_hall.hpp"
#include "server/base/sha256.hpp"
#include "server/feed/views_hall.hpp"
#include "server/net/credential.hpp"
#include "server/net/http_support.hpp"

namespace tavolo::net {
namespace {

constexpr std::string_view screen_path = "/api/hall";
constexpr std::string_view links_path = "/api/hall/links/";
constexpr std::string_view link_header = "tavolo-hall-link";
/// A room has one screen, or a few; who opens more of them is told to wait.
constexpr std::size_t most_waiting = 200;

const Refusal link_ended{"hall_link_ended", "rules#hall", {}};
const Refusal unknown_thing{"unknown_thing", "rules#ids", {}};
const Refusal stopped{"table_stopped", "rules#durability", {}};

/// Empty when the parameter is absent.
std::string_view parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) return pair.substr(name.size() + 1);
  }
  return {};
}

const domain::Sitting* numbered(const domain::State& state, std::string_view number) {
  const auto found = std::ranges::find_if(
      state.sittings, [&](const auto& row) { return row.second.number && to_string(*row.second.number) == number; });
  return found == state.sittings.end() ? nullptr : &found->second;
}

/// A link holds from the notice until the sitting is over.
bool takes_link(const domain::Sitting& sitting) {
  return sitting.state == SittingState::convened || sitting.state == SittingState::deserted_first_call ||
         sitting.state == SittingState::open || sitting.state == SittingState::suspended;
}

HttpResponse unstored(HttpResponse response) {
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace

bool Halls::handle(const HttpRequest& request, const HttpReply& reply) {
  const bool links = request.path.starts_with(links_path);
  if (request.path != screen_path && !links) return false;
  if (links) {
    change_link(request, reply);
  } else if (request.method != "GET") {
    reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
  } else if (anyone_may("hall_screen", reply)) {
    show(request, reply);
  }
  return true;
}

// ---- the screen

std::optional<Halls::Asked> Halls::by_link(std::string_view secret, const HttpReply& reply) {
  const auto hall = host_.identity.hall_links().opened_by(secret);
  if (!hall) {
    reply(refusal_response(503, stopped));
    return std::nullopt;
  }
  const auto id = *hall ? parse_id<SittingIdTag>((*hall)->sitting) : std::nullopt;
  const auto& sittings = host_.table.state().sittings;
  const auto found = id ? sittings.find(*id) : sittings.end();
  const bool holds = found != sittings.end() && (*hall)->table == host_.slug && takes_link(found->second);
  if (holds) return Asked{*id, std::string(secret)};
  reply(refusal_response(404, link_ended));
  return std::nullopt;
}

std::optional<Halls::Asked> Halls::asked_by(const HttpRequest& request, const HttpReply& reply) {
  if (const auto secret = request.header(link_header); !secret.empty()) return by_link(secret, reply);
  if (!signed_in(host_, request)) {
    reply(refusal_response(401, {"not_signed_in", "rules#permissions", {}}));
    return std::nullopt;
  }
  const auto* sitting = numbered(host_.table.state(), parameter(request.query, "sitting"));
  if (sitting) return Asked{sitting->id, std::nullopt};
  reply(refusal_response(404, unknown_thing));
  return std::nullopt;
}

bool Halls::still_opens(const Asked& asked) {
  if (!asked.secret) return true;
  const auto hall = host_.identity.hall_links().opened_by(*asked.secret);
  return hall && *hall && (*hall)->table == host_.slug && (*hall)->sitting == to_string(asked.sitting);
}

void Halls::show(const HttpRequest& request, const HttpReply& reply) {
  const std::string version(parameter(request.query, "version"));
  host_.table.when_committed(
      [this, alive = alive_, request, version, reply] {
        if (!*alive) return;
        if (const auto asked = asked_by(request, reply)) answer_or_hold(*asked, version, request.asker, reply);
      },
      [reply] { reply(refusal_response(503, stopped)); });
}

void Halls::answer_or_hold(const Asked& asked, const std::string& version, const std::weak_ptr<Remote>& asker,
                           const HttpReply& reply) {
  const Shown& now = shown(host_.table.state().sittings.at(asked.sitting));
  if (now.version != version) return reply(answer(now));
  if (waiting_.size() >= most_waiting) return reply(refusal_response(429, {"too_many_connections", "rules#wire", {}}));
  waiting_.push_back({++last_, asked, version, steady_clock_ms(), reply});
  const auto waits = asker.lock();
  if (!waits) return;
  waits->when_gone([this, alive = alive_, n = last_] {
    if (*alive) std::erase_if(waiting_, [n](const Waiting& one) { return one.n == n; });
  });
}

const Halls::Shown& Halls::shown(const domain::Sitting& sitting) {
  Shown& held = shown_[sitting.id];
  const std::uint64_t size = host_.table.committed_size();
  if (held.size == size && !held.text.empty()) return held;
  held.size = size;
  held.text = json::write(feed::hall_view(host_.table.state(), sitting));
  held.version = to_hex(sha256(held.text));
  return held;
}

HttpResponse Halls::answer(const Shown& shown) const {
  std::string text;
  json::ObjectWriter(text)
      .string("now", to_string(host_.now()))
      .raw("screen", shown.text)
      .string("version", shown.version)
      .close();
  return unstored(json_response(200, std::move(text)));
}

void Halls::tell_waiting() {
  for (auto at = waiting_.begin(); at != waiting_.end();) {
    const Shown& now = shown(host_.table.state().sittings.at(at->asked.sitting));
    const bool opens = still_opens(at->asked);
    if (opens && now.version == at->version) {
      ++at;
      continue;
    }
    const HttpReply reply = std::move(at->reply);
    at = waiting_.erase(at);
    reply(opens ? answer(now) : refusal_response(404, link_ended));
  }
}

void Halls::push() {
  if (waiting_.empty()) return;
  host_.table.when_committed([this, alive = alive_] {
    if (*alive) tell_waiting();
  });
}

void Halls::tick(std::int64_t steady_ms) {
  for (auto at = waiting_.begin(); at != waiting_.end();) {
    if (steady_ms - at->since_ms < host_.options.limits.poll_hold_ms) {
      ++at;
      continue;
    }
    const HttpReply reply = std::move(at->reply);
    at = waiting_.erase(at);
    reply(unstored(text_response(204, "", "")));
  }
}

void Halls::close() {
  for (Waiting& one : std::exchange(waiting_, {})) one.reply(refusal_response(503, {"closing", "rules#wire", {}}));
}

// ---- its link

void Halls::change_link(const HttpRequest& request, const HttpReply& reply) {
  const bool makes = request.method == "POST";
  const bool drops = request.method == "DELETE";
  if (!makes && !drops && request.method != "GET") {
    return reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
  }
  if (request.method != "GET" && !same_origin(request)) {
    return reply(refusal_response(403, {"wrong_origin", "rules#permissions", {}}));
  }
  const auto who = signed_in(host_, request);
  if (!who || !still_holds(host_, *who)) {
    return reply(refusal_response(401, {"not_signed_in", "rules#permissions", {}}));
  }
  const auto actors = actors_of(host_, who->account);
  const bool permitted = std::ranges::any_of(actors, [&](const domain::Actor& actor) {
    const auto acting = domain::resolve(host_.table.state(), actor, host_.table.moment());
    return acting && domain::may(acting->role, domain::Relation::none, "hall_link");
  });
  if (!permitted) return reply(refusal_response(403, {"not_permitted", "rules#permissions", {}}));
  const auto id = parse_id<SittingIdTag>(std::string_view(request.path).substr(links_path.size()));
  const auto& sittings = host_.table.state().sittings;
  const auto found = id ? sittings.find(*id) : sittings.end();
  if (found == sittings.end() || !takes_link(found->second)) return reply(refusal_response(404, unknown_thing));
  const identity::HallOf hall{host_.slug, to_string(*id)};
  const auto actor = identity::Actor::account(who->account);
  auto& links = host_.identity.hall_links();
  rpc::HallLink link;
  if (makes) {
    const auto secret = links.make(hall, who->account, actor, host_.now());
    if (!secret) return reply(refusal_response(503, stopped));
    link.address = Text<1, 200>::of("/hall/" + to_string(*found->second.number) + '#' + *secret);
  } else if (drops && !links.drop(hall, who->account, actor, host_.now())) {
    return reply(refusal_response(503, stopped));
  }
  const auto made_at = links.made_at(hall);
  if (!made_at) return reply(refusal_response(503, stopped));
  link.made_at = *made_at;
  reply(unstored(json_response(200, json::write(link))));
  // a screen that was opened by the link before goes dark at once
  if (makes || drops) push();
}

}  // namespace tavolo::net
