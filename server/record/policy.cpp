#include "server/record/policy.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "server/base/bytes.hpp"

namespace tavolo::record {
namespace {

constexpr std::string_view none = "none";

/// Items of a line between spaces and tabs.
std::vector<std::string> items_of(std::string_view line) {
  std::vector<std::string> items;
  while (true) {
    const auto begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return items;
    line.remove_prefix(begin);
    const auto end = std::min(line.find_first_of(" \t"), line.size());
    items.emplace_back(line.substr(0, end));
    line.remove_prefix(end);
  }
}

constexpr const char* no_ml_dsa =
    "its key is of ML-DSA-44 (0x06), which the program's OpenSSL does not have (it comes with 3.5): name the Ed25519 "
    "key of "
    "that witness, or leave the line out";

/// A vkey of the kind 0x06 of tlog-cosignature, whatever its size.
bool is_ml_dsa(const std::string& vkey) {
  const auto name = vkey.find('+');
  const auto id = name == std::string::npos ? name : vkey.find('+', name + 1);
  if (id == std::string::npos) return false;
  const auto bytes = from_base64(std::string_view(vkey).substr(id + 1));
  return bytes && bytes->starts_with('\x06');
}

bool is_allowed(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  return byte == '\t' || (byte >= 0x20U && byte != 0x7FU);
}

}  // namespace

/// One policy as it is read, line by line.
class Policy::Reader {
 public:
  Result<Policy> read(std::string_view text) {
    while (!text.empty()) {
      ++line_;
      const auto end = text.find('\n');
      if (end == std::string_view::npos) return malformed("does not end in a newline");
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(end + 1);
      if (!std::all_of(line.begin(), line.end(), is_allowed)) return malformed("holds a control character");
      const auto items = items_of(line);
      if (items.empty() || items[0].starts_with('#')) continue;
      if (auto fault = take(items)) return malformed(*fault);
    }
    ++line_;
    if (!quorum_seen_) return malformed("is the end, and there was no quorum");
    return std::move(policy_);
  }

 private:
  using Fault = std::optional<std::string>;

  std::unexpected<Error> malformed(const std::string& what) const {
    return fail("malformed_policy", "policy, line " + std::to_string(line_) + ": " + what);
  }

  Fault take(const std::vector<std::string>& items) {
    if (items[0] == "log") return take_log(items);
    if (items[0] == "witness") return take_witness(items);
    if (items[0] == "group") return take_group(items);
    if (items[0] == "quorum") return take_quorum(items);
    return "begins with none of log, witness, group, quorum";
  }

  Fault take_log(const std::vector<std::string>& items) {
    if (items.size() < 2 || items.size() > 3) return "is to be: log <vkey> [<url>]";
    if (policy_.logs_.size() == most_policy_lines) return "is one log too many";
    auto key = Verifier::parse(items[1]);
    if (!key) return is_ml_dsa(items[1]) ? no_ml_dsa : "its key is none of a log (Ed25519, 0x01)";
    const bool twice =
        std::ranges::any_of(policy_.logs_, [&](const Log& held) { return held.key.public_key() == key->public_key(); });
    if (twice) return "names a key that another log has";
    policy_.logs_.push_back({*std::move(key), items.size() == 3 ? items[2] : ""});
    return std::nullopt;
  }

  Fault take_witness(const std::vector<std::string>& items) {
    if (items.size() < 3 || items.size() > 4) return "is to be: witness <name> <vkey> [<url>]";
    if (policy_.witnesses_.size() == most_policy_lines) return "is one witness too many";
    if (auto fault = take_name(items[1])) return fault;
    auto key = Verifier::parse(items[2], KeyKind::cosigner);
    if (!key) return is_ml_dsa(items[2]) ? no_ml_dsa : "its key is none of a witness (Ed25519, 0x04)";
    const bool twice = std::ranges::any_of(
        policy_.witnesses_, [&](const Witness& held) { return held.key.public_key() == key->public_key(); });
    if (twice) return "names a key that another witness has";
    policy_.witnesses_.push_back({items[1], *std::move(key), items.size() == 4 ? items[3] : ""});
    return std::nullopt;
  }

  Fault take_group(const std::vector<std::string>& items) {
    if (items.size() < 4) return "is to be: group <name> all|any|<k> <members...>";
    if (policy_.groups_.size() == most_policy_lines) return "is one group too many";
    Group group{items[1], 0, {items.begin() + 3, items.end()}};
    for (const auto& member : group.members) {
      if (!names_.contains(member)) return member + " is not defined above";
      if (!members_.insert(member).second) return member + " is a member already";
    }
    if (items[2] == "all") {
      group.threshold = group.members.size();
    } else if (items[2] == "any") {
      group.threshold = 1;
    } else {
      const auto [end, fault] = std::from_chars(items[2].data(), items[2].data() + items[2].size(), group.threshold);
      if (fault != std::errc{} || std::to_string(group.threshold) != items[2] || group.threshold < 1 ||
          group.threshold > group.members.size())
        return "is to need all, any, or a number from 1 to that of its members";
    }
    if (auto fault = take_name(group.name)) return fault;
    policy_.groups_.push_back(std::move(group));
    return std::nullopt;
  }

  Fault take_quorum(const std::vector<std::string>& items) {
    if (items.size() != 2) return "is to be: quorum <name>";
    if (quorum_seen_) return "is a second quorum";
    if (items[1] != none && !names_.contains(items[1])) return items[1] + " is not defined above";
    quorum_seen_ = true;
    if (items[1] != none) policy_.quorum_ = items[1];
    return std::nullopt;
  }

  Fault take_name(const std::string& name) {
    if (name == none) return "none is no name to give";
    if (!names_.insert(name).second) return name + " is defined already";
    return std::nullopt;
  }

  Policy policy_;
  std::set<std::string> names_;
  std::set<std::string> members_;
  bool quorum_seen_ = false;
  std::size_t line_ = 0;
};

Result<Policy> Policy::parse(std::string_view text) { return Reader().read(text); }

bool Policy::quorum(const std::set<std::size_t>& cosigned) const {
  return quorum_.empty() || witnessed(quorum_, cosigned);
}

bool Policy::witnessed(const std::string& name, const std::set<std::size_t>& cosigned) const {
  // Members stand above their group, so this comes to an end; as deep as there are groups.
  const auto group = std::ranges::find(groups_, name, &Group::name);
  if (group != groups_.end()) {
    const auto held =
        std::ranges::count_if(group->members, [&](const std::string& member) { return witnessed(member, cosigned); });
    return static_cast<std::size_t>(held) >= group->threshold;
  }
  const auto witness = std::ranges::find(witnesses_, name, &Witness::name);
  return cosigned.contains(static_cast<std::size_t>(witness - witnesses_.begin()));
}

Result<Judged> judge(const Policy& policy, std::string_view note) {
  std::vector<Verifier> logs;
  for (const auto& log : policy.logs()) logs.push_back(log.key);
  return judge(policy, note, logs);
}

Result<Judged> judge(const Policy& policy, std::string_view note, std::span<const Verifier> logs) {
  std::vector<Verifier> keys(logs.begin(), logs.end());
  for (const auto& witness : policy.witnesses()) keys.push_back(witness.key);
  const auto opened = open_note(note, keys);
  if (!opened) return std::unexpected(opened.error());
  auto checkpoint = parse_checkpoint_text(opened->text);
  if (!checkpoint) return std::unexpected(checkpoint.error());
  const auto by = [&](const Verifier& key) {
    return std::ranges::any_of(
        opened->verified, [&](const NoteSignature& line) { return line.name == key.name() && line.id == key.id(); });
  };
  const bool signed_by_log =
      std::ranges::any_of(logs, [&](const Verifier& log) { return log.name() == checkpoint->origin && by(log); });
  if (!signed_by_log) return fail("no_known_signature", "note: no log that is known signed it");
  Judged judged{*std::move(checkpoint), {}, false};
  for (std::size_t i = 0; i < policy.witnesses().size(); ++i) {
    if (by(policy.witnesses()[i].key)) judged.cosigned.insert(i);
  }
  judged.quorum = policy.quorum(judged.cosigned);
  return judged;
}

}  // namespace tavolo::record
