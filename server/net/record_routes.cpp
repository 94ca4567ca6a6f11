#include "server/net/record_routes.hpp"

#include <charconv>

#include "protocol/json/write.hpp"
#include "protocol/rpc/http.hpp"
#include "server/net/http_support.hpp"
#include "server/net/log_file_routes.hpp"
#include "server/net/witness_routes.hpp"
#include "server/record/receipt.hpp"
#include "server/record/registry.hpp"
#include "server/witness/collector.hpp"

namespace tavolo::net {
namespace {

const Refusal unknown_thing{"unknown_thing", "rules#ids", {}};
const Refusal damaged{"table_stopped", "rules#durability", {}};

std::int64_t number_of(std::uint64_t number) { return static_cast<std::int64_t>(number); }

/// Where and when the registry says that a key came.
rpc::KeyRotationView view_of(const record::Registry& registry, const record::KeyRotation& rotation) {
  rpc::KeyRotationView view;
  for (const record::TrustChange& change : registry.changes()) {
    const auto* found = std::get_if<record::KeyRotation>(&change.what);
    if (found == nullptr || found->new_vkey != rotation.new_vkey) continue;
    view.at = change.at;
    view.entry = number_of(change.entry);
  }
  view.from_size = number_of(rotation.from_size);
  view.new_signature = Text<88, 88>::of(to_base64(rotation.new_signature));
  view.old_signature = Text<88, 88>::of(to_base64(rotation.old_signature));
  return view;
}

rpc::LogView log_view(const Host& host, std::string_view slug, const std::string& origin, const std::string& vkey) {
  rpc::LogView view;
  view.origin = Text<1, 200>::of(origin);
  view.prefix = Text<1, 400>::of(log_prefix(host, slug));
  view.vkey = Text<1, 300>::of(vkey);
  const record::LogKeys* chain = host.registry == nullptr ? nullptr : host.registry->keys().of(origin);
  if (chain == nullptr) {
    view.keys.push_back({0, {}, {}, view.vkey});
    return view;
  }
  for (const auto& span : chain->spans()) {
    rpc::LogKeyView key;
    key.from = number_of(span.from);
    if (span.by) key.rotation = view_of(*host.registry, *span.by);
    if (span.until) key.until = number_of(*span.until);
    key.vkey = Text<1, 300>::of(span.key.vkey());
    view.keys.push_back(std::move(key));
  }
  return view;
}

std::vector<rpc::PolicyChangeView> policies_of(const record::Registry& registry) {
  std::vector<rpc::PolicyChangeView> all;
  for (const record::TrustChange& change : registry.changes()) {
    const auto* policy = std::get_if<record::PolicyChange>(&change.what);
    if (policy == nullptr) continue;
    // One with characters that are no text for people is read in the registry's own files.
    auto text = MultilineText<0, 48'000>::parse(policy->text);
    if (!text) continue;
    all.push_back({change.at, number_of(change.entry), Text<64, 64>::of(policy->sha256_hex), *std::move(text)});
  }
  return all;
}

HttpResponse logs(Host& host) {
  const record::Log& log = host.table.log();
  std::vector<rpc::LogView> all{log_view(host, record::registry_slug, host.registry_origin, host.registry_vkey),
                                log_view(host, host.slug, log.origin(), log.vkey())};
  all.back().succeeds = host.table.state().succeeds;
  if (host.registry != nullptr) all.front().policies = policies_of(*host.registry);
  return json_response(200, json::write(all));
}

std::optional<std::uint64_t> plain_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size() || std::to_string(number) != text) return std::nullopt;
  return number;
}

/// "<a>/<b>", two plain numbers.
std::optional<std::pair<std::uint64_t, std::uint64_t>> two_numbers(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto first = plain_number(text.substr(0, slash));
  const auto second = plain_number(text.substr(slash + 1));
  if (!first || !second) return std::nullopt;
  return std::pair(*first, *second);
}

Text<44, 44> hash_text(const Hash& hash) { return Text<44, 44>::of(to_base64(bytes_of(hash))); }

std::vector<Text<44, 44>> hash_texts(const record::Proof& proof) {
  std::vector<Text<44, 44>> texts;
  for (const Hash& hash : proof) texts.push_back(hash_text(hash));
  return texts;
}

/// What never changes may be kept by whoever has it.
template <class Document>
HttpResponse proof_response(const Document& document) {
  auto response = text_response(200, "application/json; charset=utf-8", json::write(document));
  response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
  return response;
}

HttpResponse inclusion(Host& host, std::string_view numbers) {
  record::Log& log = host.table.log();
  const auto asked = two_numbers(numbers);
  if (!asked || asked->first >= asked->second || asked->second > log.head().size)
    return refusal_response(404, unknown_thing);
  const auto [index, size] = *asked;
  const auto leaves = log.leaves(index, index + 1);
  const auto proof = log.inclusion_proof(index, size);
  const auto root = log.root_of(size);
  if (!leaves || !proof || !root) return refusal_response(503, damaged);
  return proof_response(rpc::InclusionProof{static_cast<std::int64_t>(index),
                                            hash_text(record::leaf_hash(leaves->front())), hash_texts(*proof),
                                            hash_text(*root), static_cast<std::int64_t>(size)});
}

HttpResponse consistency(Host& host, std::string_view numbers) {
  record::Log& log = host.table.log();
  const auto asked = two_numbers(numbers);
  if (!asked || asked->first == 0 || asked->first > asked->second || asked->second > log.head().size)
    return refusal_response(404, unknown_thing);
  const auto [from, to] = *asked;
  const auto proof = log.consistency_proof(from, to);
  const auto from_root = log.root_of(from);
  const auto to_root = log.root_of(to);
  if (!proof || !from_root || !to_root) return refusal_response(503, damaged);
  return proof_response(rpc::ConsistencyProof{static_cast<std::int64_t>(from), hash_text(*from_root),
                                              hash_texts(*proof), static_cast<std::int64_t>(to), hash_text(*to_root)});
}

HttpResponse proof(Host& host, std::string_view name) {
  constexpr std::string_view ending = ".tlog-proof";
  if (!name.ends_with(ending)) return refusal_response(404, unknown_thing);
  name.remove_suffix(ending.size());
  std::uint64_t index = 0;
  const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), index);
  if (fault != std::errc{} || end != name.data() + name.size()) return refusal_response(404, unknown_thing);
  // One that witnesses vouch for is worth more than the newest.
  const auto cosigned = host.witnesses ? host.witnesses->cosigned_checkpoint(host.table.log(), index) : std::nullopt;
  auto text = cosigned ? record::make_proof_file(host.table.log(), index, *cosigned)
                       : record::make_proof_file(host.table.log(), index);
  if (!text) return refusal_response(404, unknown_thing);
  auto response = text_response(200, "text/plain; charset=utf-8", *std::move(text));
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + host.slug + "-" + std::to_string(index) + ".tlog-proof\"");
  response.headers.emplace_back("Cache-Control", "no-cache");
  return response;
}

}  // namespace

bool handle_record_routes(Host& host, const HttpRequest& request, const HttpReply& reply) {
  if (handle_witness_routes(host, request, reply)) return true;
  const std::string table = "/api/tables/" + host.slug + "/";
  const bool ours = request.path == "/api/logs" || request.path.starts_with(table);
  if (!ours) return false;
  if (request.method != "GET" && request.method != "HEAD") {
    reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
    return true;
  }
  if (request.path == "/api/logs") {
    if (anyone_may("logs", reply)) reply(logs(host));
    return true;
  }
  const std::string rest = request.path.substr(table.size());
  constexpr std::string_view entries = "entries/";
  constexpr std::string_view inclusion_proofs = "proofs/inclusion/";
  constexpr std::string_view consistency_proofs = "proofs/consistency/";
  if (rest == "checkpoint") {
    if (!anyone_may("checkpoint", reply)) return true;
    auto response = text_response(200, "text/plain; charset=utf-8", host.table.log().head().checkpoint);
    response.headers.emplace_back("Cache-Control", "no-cache");
    reply(std::move(response));
  } else if (rest.starts_with(entries)) {
    if (anyone_may("entry_proof_public", reply)) reply(proof(host, std::string_view(rest).substr(entries.size())));
  } else if (rest.starts_with(inclusion_proofs)) {
    if (anyone_may("record_proofs", reply))
      reply(inclusion(host, std::string_view(rest).substr(inclusion_proofs.size())));
  } else if (rest.starts_with(consistency_proofs)) {
    if (anyone_may("record_proofs", reply))
      reply(consistency(host, std::string_view(rest).substr(consistency_proofs.size())));
  } else {
    reply(refusal_response(404, unknown_thing));
  }
  return true;
}

}  // namespace tavolo::net
