#include "server/record/freeze.hpp"

#include <array>

#include "server/record/canonical.hpp"
#include "server/record/members.hpp"

namespace tavolo::record {
namespace {

constexpr std::array<std::pair<FreezeReason, std::string_view>, 3> reasons{
    {{FreezeReason::key_compromised, "key_compromised"},
     {FreezeReason::key_lost, "key_lost"},
     {FreezeReason::entries_lost, "entries_lost"}}};

std::optional<std::uint64_t> number_of(std::string_view text) {
  const auto number = integer_of(text);
  return number && *number >= 0 ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
}

std::optional<Hash> hash_of(std::string_view quoted) {
  const auto hex = unquote(quoted);
  const auto bytes = hex ? from_hex(*hex) : std::nullopt;
  const auto hash = bytes ? hash_from_bytes(*bytes) : std::nullopt;
  // One spelling: small letters.
  return hash && to_hex(*hash) == *hex ? hash : std::nullopt;
}

}  // namespace

std::string_view to_string(FreezeReason reason) {
  for (const auto& [each, word] : reasons) {
    if (each == reason) return word;
  }
  return {};
}

std::optional<FreezeReason> parse_freeze_reason(std::string_view text) {
  for (const auto& [reason, word] : reasons) {
    if (word == text) return reason;
  }
  return std::nullopt;
}

std::string write_freeze(const LogFreeze& freeze) {
  std::string data = "{\"held\":" + std::to_string(freeze.held) + ",\"origin\":";
  append_quoted(data, freeze.origin);
  data.append(",\"reason\":\"").append(to_string(freeze.reason));
  data.append("\",\"root\":\"").append(to_hex(freeze.root));
  data.append("\",\"size\":").append(std::to_string(freeze.size)).append(",\"vkey\":");
  append_quoted(data, freeze.vkey);
  return data + '}';
}

std::optional<LogFreeze> read_freeze(std::string_view data_json) {
  const auto values = members_of<6>(data_json, {"held", "origin", "reason", "root", "size", "vkey"});
  if (!values) return std::nullopt;
  const auto held = number_of((*values)[0]);
  auto origin = unquote((*values)[1]);
  const auto word = unquote((*values)[2]);
  const auto reason = word ? parse_freeze_reason(*word) : std::nullopt;
  const auto root = hash_of((*values)[3]);
  const auto size = number_of((*values)[4]);
  auto vkey = unquote((*values)[5]);
  if (!held || !origin || !reason || !root || !size || *size > *held || !vkey) return std::nullopt;
  return LogFreeze{*std::move(origin), *reason, *size, *root, *held, *std::move(vkey)};
}

}  // namespace tavolo::record
