#include "server/net/witness_routes.hpp"

#include <charconv>

#include "protocol/json/write.hpp"
#include "protocol/rpc/http.hpp"
#include "server/net/http_support.hpp"
#include "server/witness/collector.hpp"

namespace tavolo::net {
namespace {

const Refusal unknown_thing{"unknown_thing", "rules#ids", {}};

witness::LogState state_of(const Host& host) {
  return host.witnesses ? host.witnesses->state(host.table.log().origin()) : witness::LogState{};
}

rpc::WitnessView view_of(const witness::WitnessState& witness) {
  rpc::WitnessView view;
  view.name = Text<1, 255>::of(witness.name);
  if (witness.time == 0) return view;
  view.cosigned_at = Instant{static_cast<std::int64_t>(witness.time) * 1000};
  view.size = static_cast<std::int64_t>(witness.size);
  return view;
}

HttpResponse witnesses(const Host& host) {
  const auto state = state_of(host);
  rpc::WitnessesView view;
  view.size = static_cast<std::int64_t>(host.table.committed_size());
  if (state.quorum_size) view.quorum_size = static_cast<std::int64_t>(*state.quorum_size);
  for (const auto& witness : state.witnesses) view.witnesses.push_back(view_of(witness));
  return json_response(200, json::write(view));
}

rpc::StampView view_of(const stamp::Covering& covering) {
  rpc::StampView view;
  view.at = covering.at;
  // A name that cannot be shown as one is left out: what it says is checked in the token, not here.
  if (auto authority = Text<0, 1000>::parse(covering.authority)) view.authority = *std::move(authority);
  view.by_registry = covering.by_registry;
  view.policy = Text<1, 200>::of(covering.policy);
  view.size = static_cast<std::int64_t>(covering.size);
  return view;
}

HttpResponse entry_state(const Host& host, std::string_view number) {
  std::uint64_t index = 0;
  const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), index);
  if (fault != std::errc{} || end != number.data() + number.size() || index >= host.table.committed_size())
    return refusal_response(404, unknown_thing);
  const auto state = state_of(host);
  rpc::EntryState view;
  view.index = static_cast<std::int64_t>(index);
  if (host.witnesses) view.quorum = state.quorum_size && *state.quorum_size > index;
  view.stamping = host.stamping;
  if (const auto covering = host.stamp_of(index)) view.stamp = view_of(*covering);
  for (const auto& witness : state.witnesses) {
    if (witness.time == 0 || witness.size <= index) continue;
    view.witnesses.push_back(view_of(witness));
    ++view.cosigned_by;
  }
  return json_response(200, json::write(view));
}

}  // namespace

bool handle_witness_routes(const Host& host, const HttpRequest& request, const HttpReply& reply) {
  std::string_view path = request.path;
  const bool reads = request.method == "GET" || request.method == "HEAD";
  const std::string table = "/api/tables/" + host.slug + "/";
  constexpr std::string_view entries = "entries/";
  constexpr std::string_view state = "/state";
  if (path == "/api/witness-policy") {
    if (!anyone_may("witnesses", reply)) return true;
    if (!reads) {
      reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
    } else if (host.witness_policy.empty()) {
      reply(refusal_response(404, unknown_thing));
    } else {
      reply(text_response(200, "text/plain; charset=utf-8", host.witness_policy));
    }
    return true;
  }
  if (!reads || !path.starts_with(table)) return false;
  path.remove_prefix(table.size());
  const bool of_entry = path.starts_with(entries) && path.ends_with(state);
  if (path != "witnesses" && !of_entry) return false;
  if (!anyone_may("witnesses", reply)) return true;
  if (!of_entry) {
    reply(witnesses(host));
    return true;
  }
  path.remove_prefix(entries.size());
  path.remove_suffix(std::min(path.size(), state.size()));
  reply(entry_state(host, path));
  return true;
}

}  // namespace tavolo::net
