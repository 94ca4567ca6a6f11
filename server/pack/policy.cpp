#include "server/pack/policy.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "server/base/bytes.hpp"

namespace tavolo::pack {
namespace {

constexpr char ed25519 = 0x01;
constexpr char ed25519_cosignature = 0x04;
constexpr std::size_t time_size = 8;

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

std::string hex8(std::uint32_t id) {
  std::string text(8, '0');
  std::snprintf(text.data(), text.size() + 1, "%08x", id);
  return text;
}

/// A witness's vkey has the key's type 0x04; the same key as one of type 0x01 checks what it signed.
Result<Witness> read_witness(std::string_view name, std::string_view vkey) {
  const auto malformed = [] { return fail("malformed_policy", "the key of a witness is out of form"); };
  const std::size_t first = vkey.find('+');
  const std::size_t second = first == std::string_view::npos ? first : vkey.find('+', first + 1);
  if (second == std::string_view::npos) return malformed();
  const std::string key_name(vkey.substr(0, first));
  const auto bytes = from_base64(vkey.substr(second + 1));
  if (!record::is_key_name(key_name) || !bytes || bytes->size() != 33 || bytes->front() != ed25519_cosignature)
    return malformed();
  const std::string key = bytes->substr(1);
  const std::uint32_t id = record::key_id(key_name, ed25519_cosignature, key);
  if (hex8(id) != vkey.substr(first + 1, second - first - 1)) return malformed();
  auto verifier = record::Verifier::parse(key_name + '+' + hex8(record::key_id(key_name, ed25519, key)) + '+' +
                                          to_base64(ed25519 + key));
  if (!verifier) return malformed();
  return Witness{std::string(name), key_name, id, *std::move(verifier)};
}

class Reader {
 public:
  Result<Policy> read(std::string_view text) {
    std::size_t number = 0;
    while (!text.empty()) {
      ++number;
      const std::size_t end = text.find('\n');
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      const auto words = words_of(line);
      if (words.empty() || words.front().starts_with('#')) continue;
      if (!take(words)) return fail("malformed_policy", "policy, line " + std::to_string(number) + " is out of form");
    }
    if (policy_.quorum.empty()) return fail("malformed_policy", "policy: no quorum line");
    if (policy_.logs.empty()) return fail("malformed_policy", "policy: no log");
    return std::move(policy_);
  }

 private:
  bool take(const std::vector<std::string_view>& words) {
    if (words[0] == "log") return take_log(words);
    if (words[0] == "witness") return take_witness(words);
    if (words[0] == "group") return take_group(words);
    if (words[0] != "quorum" || words.size() != 2 || !policy_.quorum.empty()) return false;
    policy_.quorum = words[1];
    return words[1] == "none" || defined(words[1]);
  }
  bool take_log(const std::vector<std::string_view>& words) {
    if (words.size() < 2 || words.size() > 3) return false;
    auto key = record::Verifier::parse(words[1]);
    if (!key) return false;
    policy_.logs.push_back(*std::move(key));
    return true;
  }
  bool take_witness(const std::vector<std::string_view>& words) {
    if (words.size() < 3 || words.size() > 4 || defined(words[1]) || words[1] == "none") return false;
    auto witness = read_witness(words[1], words[2]);
    if (!witness) return false;
    policy_.witnesses.push_back(*std::move(witness));
    return true;
  }
  bool take_group(const std::vector<std::string_view>& words) {
    if (words.size() < 4 || defined(words[1]) || words[1] == "none") return false;
    Group group{std::string(words[1]), 0, {words.begin() + 3, words.end()}};
    for (const auto& member : group.members) {
      if (!defined(member) || std::ranges::find(used_, member) != used_.end()) return false;
      used_.push_back(member);
    }
    if (words[2] == "all" || words[2] == "any") {
      group.needed = words[2] == "all" ? group.members.size() : 1;
    } else {
      const auto [end, fault] = std::from_chars(words[2].data(), words[2].data() + words[2].size(), group.needed);
      if (fault != std::errc{} || end != words[2].data() + words[2].size()) return false;
    }
    if (group.needed == 0 || group.needed > group.members.size()) return false;
    policy_.groups.push_back(std::move(group));
    return true;
  }
  bool defined(std::string_view name) const {
    return std::ranges::any_of(policy_.witnesses, [&](const Witness& one) { return one.name == name; }) ||
           std::ranges::any_of(policy_.groups, [&](const Group& one) { return one.name == name; });
  }

  Policy policy_;
  std::vector<std::string> used_;
};

}  // namespace

const record::Verifier* Policy::log_key(std::string_view origin) const {
  const auto found = std::ranges::find_if(logs, [&](const auto& log) { return log.name() == origin; });
  return found == logs.end() ? nullptr : &*found;
}

Result<Policy> parse_policy(std::string_view text) { return Reader().read(text); }

Result<std::vector<std::string>> cosigners_of(std::string_view note, const Policy& policy) {
  const auto parsed = record::parse_note(note);
  if (!parsed) return std::unexpected(parsed.error());
  std::vector<std::string> names;
  for (const auto& line : parsed->unverified) {
    const auto known = std::ranges::find_if(policy.witnesses, [&](const Witness& witness) {
      return witness.vkey_name == line.name && witness.id == line.id;
    });
    if (known == policy.witnesses.end()) continue;
    const auto bad = [&] { return fail("bad_signature", "the cosignature of " + known->name + " does not verify"); };
    if (line.signature.size() != time_size + 64) return bad();
    std::uint64_t time = 0;
    for (std::size_t i = 0; i < time_size; ++i) time = (time << 8U) | static_cast<unsigned char>(line.signature[i]);
    const std::string text = "cosignature/v1\ntime " + std::to_string(time) + '\n' + parsed->text;
    if (!known->verifier.verify(text, std::string_view(line.signature).substr(time_size))) return bad();
    if (std::ranges::find(names, known->name) == names.end()) names.push_back(known->name);
  }
  return names;
}

bool meets_quorum(const Policy& policy, const std::vector<std::string>& cosigners) {
  if (policy.quorum == "none") return true;
  std::vector<std::string> met = cosigners;
  // members are defined before their group, so one pass in order is enough
  for (const Group& group : policy.groups) {
    const auto count = std::ranges::count_if(
        group.members, [&](const std::string& member) { return std::ranges::find(met, member) != met.end(); });
    if (static_cast<std::size_t>(count) >= group.needed) met.push_back(group.name);
  }
  return std::ranges::find(met, policy.quorum) != met.end();
}

}  // namespace tavolo::pack
