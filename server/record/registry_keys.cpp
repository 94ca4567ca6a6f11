// What the registry says of what is to be believed: keys, and the witness policy.

#include <algorithm>

#include "server/base/sha256.hpp"
#include "server/record/canonical.hpp"
#include "server/record/registry.hpp"

namespace tavolo::record {
namespace {

constexpr std::string_view own_object = "registry-1";

Error out_of_form(const StoredEntry& entry) {
  return {"record_damaged", "registry entry " + std::to_string(entry.seq) + " is out of form"};
}

/// The words of a line up to a comment, one space between them.
std::string plain_line(std::string_view line) {
  std::string plain;
  bool gap = false;
  for (const char c : line) {
    if (c == ' ' || c == '\t' || c == '\r') {
      gap = true;
      continue;
    }
    if (gap && !plain.empty()) plain += ' ';
    gap = false;
    plain += c;
  }
  return plain.starts_with('#') ? std::string() : plain;
}

}  // namespace

std::string plain_policy(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line = plain_line(text.substr(0, end));
    if (!line.empty()) plain.append(line).append("\n");
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return plain;
}

std::optional<PolicyChange> read_policy_change(std::string_view data_json) {
  const auto members = split_object(data_json);
  const bool formed =
      members && members->size() == 2 && (*members)[0].first == "sha256" && (*members)[1].first == "text";
  const auto digest = formed ? unquote((*members)[0].second) : std::nullopt;
  auto text = formed ? unquote((*members)[1].second) : std::nullopt;
  if (!digest || !text || to_hex(sha256(*text)) != *digest) return std::nullopt;
  return PolicyChange{*std::move(text), *digest};
}

Result<bool> Registry::read_change(const StoredEntry& entry) {
  const auto& [type, data] = std::tie(entry.envelope.type, entry.envelope.data_json);
  TrustChange change{entry.seq, entry.envelope.ts, {}};
  if (type == rotated_type) {
    auto rotation = read_rotation(data);
    if (!rotation) return std::unexpected(out_of_form(entry));
    change.what = *std::move(rotation);
  } else if (type == retired_type) {
    auto retirement = read_retirement(data);
    if (!retirement) return std::unexpected(out_of_form(entry));
    change.what = *std::move(retirement);
  } else if (type == frozen_type) {
    auto freeze = read_freeze(data);
    if (!freeze) return std::unexpected(out_of_form(entry));
    change.what = *std::move(freeze);
  } else if (type == policy_type) {
    auto policy = read_policy_change(data);
    if (!policy) return std::unexpected(out_of_form(entry));
    change.what = *std::move(policy);
  } else {
    return false;
  }
  if (auto taken = chains_.take(type, data); !taken) return std::unexpected(taken.error());
  changes_.push_back(std::move(change));
  return true;
}

bool Registry::is_key_of(std::string_view origin, std::string_view vkey) const {
  if (const LogKeys* chain = chains_.of(origin)) return chain->knows(vkey);
  if (origin == log_->origin()) return log_->vkey() == vkey;
  return std::ranges::any_of(logs_, [&](const RegisteredLog& one) { return one.origin == origin && one.vkey == vkey; });
}

Result<void> Registry::rotate(const KeyRotation& rotation, Instant now) {
  auto object = object_of(rotation.origin);
  if (!object) return fail("log_not_found", "the registry does not name " + rotation.origin);
  if (!is_key_of(rotation.origin, rotation.old_vkey))
    return fail("rotation_invalid", "the registry names another key for " + rotation.origin);
  const std::string data = write_rotation(rotation);
  KeyChains chains = chains_;
  if (auto taken = chains.take(rotated_type, data); !taken) return taken;
  const std::string name = rotation.origin + "/" + rotation.new_vkey;
  if (auto appended = append(rotated_type, *std::move(object), name, data, now); !appended) return appended;
  chains_ = std::move(chains);
  changes_.push_back({log_->head().size - 1, now, rotation});
  return {};
}

Result<void> Registry::retire(const KeyRetirement& retirement, Instant now) {
  auto object = object_of(retirement.origin);
  if (!object) return fail("log_not_found", "the registry does not name " + retirement.origin);
  const std::string data = write_retirement(retirement);
  KeyChains chains = chains_;
  if (auto taken = chains.take(retired_type, data); !taken) return taken;
  const std::string name = retirement.origin + "/" + retirement.vkey;
  if (auto appended = append(retired_type, *std::move(object), name, data, now); !appended) return appended;
  chains_ = std::move(chains);
  changes_.push_back({log_->head().size - 1, now, retirement});
  return {};
}

Result<void> Registry::freeze(const LogFreeze& freeze, Instant now) {
  auto object = object_of(freeze.origin);
  if (!object || !is_key_of(freeze.origin, freeze.vkey))
    return fail("log_not_found", "the registry does not name " + freeze.origin + " with this key");
  const std::string data = write_freeze(freeze);
  KeyChains chains = chains_;
  if (auto taken = chains.take(frozen_type, data); !taken) return taken;
  if (auto appended = append(frozen_type, *std::move(object), freeze.origin, data, now); !appended) return appended;
  chains_ = std::move(chains);
  changes_.push_back({log_->head().size - 1, now, freeze});
  if (freeze.origin == log_->origin()) log_->refuse_appends();
  return {};
}

std::string registry_vkey_in(const std::vector<std::string>& vkeys) {
  const auto found = std::ranges::find_if(vkeys, [](const std::string& vkey) {
    return vkey.substr(0, vkey.find('+')).ends_with(log_origin("", registry_slug));
  });
  return found == vkeys.end() ? std::string() : *found;
}

std::string Registry::first_vkey(std::string_view origin) const {
  const auto named = std::ranges::find(logs_, origin, &RegisteredLog::origin);
  return named == logs_.end() ? std::string() : named->vkey;
}

std::string Registry::policy() const {
  std::string text;
  for (const TrustChange& change : changes_) {
    if (const auto* policy = std::get_if<PolicyChange>(&change.what)) text = policy->text;
  }
  return text;
}

Result<void> Registry::change_policy(std::string_view text, Instant now) {
  const PolicyChange* last = nullptr;
  std::size_t before = 0;
  for (const TrustChange& change : changes_) {
    const auto* policy = std::get_if<PolicyChange>(&change.what);
    if (policy == nullptr) continue;
    last = policy;
    ++before;
  }
  if (text == (last == nullptr ? std::string_view() : std::string_view(last->text))) return {};
  if (text.size() > longest_recorded_policy) {
    return fail("policy_too_long", "the witness policy has more than " + std::to_string(longest_recorded_policy) +
                                       " bytes without its comments: the registry cannot hold it");
  }
  if (!is_utf8(text)) return fail("malformed_policy", "the witness policy is not UTF-8");
  PolicyChange changed{std::string(text), to_hex(sha256(text))};
  std::string data = "{\"sha256\":\"" + changed.sha256_hex + "\",\"text\":";
  append_quoted(data, text);
  data += '}';
  auto appended = append(policy_type, std::string(own_object), std::to_string(before), std::move(data), now);
  if (!appended) return appended;
  changes_.push_back({log_->head().size - 1, now, std::move(changed)});
  return {};
}

}  // namespace tavolo::record
