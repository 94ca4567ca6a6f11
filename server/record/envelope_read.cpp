// Reading leaves back: as strict as writing them.

#include <algorithm>
#include <set>

#include "server/record/canonical.hpp"
#include "server/record/envelope.hpp"

namespace tavolo::record {
namespace {

bool is_lower_or_line(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <class Test>
bool all(std::string_view text, Test test) {
  return std::all_of(text.begin(), text.end(), test);
}

std::unexpected<Error> malformed(std::string_view member) {
  return fail("malformed_leaf", "leaf: " + std::string(member) + " is missing or out of form");
}

std::unexpected<Error> unknown(std::string_view member) {
  return fail("malformed_leaf", "leaf: " + std::string(member) + " is unknown or in excess");
}

/// Takes members in the order of their keys, which canonical text guarantees; each failure is remembered by its key.
class MemberReader {
 public:
  explicit MemberReader(const Members& members) : members_(members) {}

  /// The text of the member, or empty when the next one is another.
  std::string_view take(std::string_view key) {
    if (next_ == members_.size() || members_[next_].first != key) return {};
    return members_[next_++].second;
  }
  void require(bool fits, std::string_view key) {
    if (!fits && fault_.empty()) fault_ = key;
  }
  template <class Test>
  std::string text(std::string_view key, Test test) {
    const auto value = unquote(take(key));
    require(value && test(*value), key);
    return value.value_or("");
  }
  std::int64_t integer(std::string_view key, std::int64_t lowest) {
    const auto value = integer_of(take(key));
    require(value && *value >= lowest, key);
    return value.value_or(0);
  }
  std::string object(std::string_view key) {
    const std::string_view json = take(key);
    require(json.starts_with('{'), key);
    return std::string(json);
  }
  bool next_is(std::string_view key) const { return next_ < members_.size() && members_[next_].first == key; }
  bool at_end() const { return next_ == members_.size(); }
  std::string_view next_key() const { return members_[next_].first; }
  const std::string& fault() const { return fault_; }

 private:
  const Members& members_;
  std::size_t next_ = 0;
  std::string fault_;
};

bool is_digest(std::string_view text) {
  const auto bytes = from_base64url(text);
  return bytes && bytes->size() == 32;
}

Result<void> read_sd(std::string_view json, Envelope& envelope) {
  const auto members = split_object(json);
  if (!members) return malformed("sd");
  std::set<std::string> digests;
  for (const auto& [name, text] : *members) {
    const auto digest = unquote(text);
    if (!is_disclosure_name(name) || !digest || !is_digest(*digest)) return malformed("sd." + std::string(name));
    if (!digests.insert(*digest).second)
      return fail("malformed_leaf", "leaf: sd." + std::string(name) + " repeats a digest");
    envelope.sd.emplace_back(name, *digest);
  }
  return {};
}

void read_chain(MemberReader& reader, Envelope& envelope) {
  envelope.obj = reader.text("obj", is_object_ref);
  if (reader.next_is("org")) envelope.org = reader.text("org", is_object_ref);
  envelope.prev = reader.text("prev", is_hex_hash);
  envelope.rev = static_cast<std::uint64_t>(reader.integer("rev", 1));
}

}  // namespace

bool is_entry_type(std::string_view text) {
  if (text.size() > 64 || text.find('.') == std::string_view::npos || text.find("..") != std::string_view::npos)
    return false;
  return text.front() != '.' && text.back() != '.' && all(text, [](char c) { return is_lower_or_line(c) || c == '.'; });
}

bool is_capacity(std::string_view text) { return !text.empty() && text.size() <= 32 && all(text, is_lower_or_line); }

bool is_object_ref(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos || dash < 2 || dash > 32) return false;
  const std::string_view number = text.substr(dash + 1);
  return all(text.substr(0, dash), is_lower_or_line) && !number.empty() && number.size() <= 15 &&
         number.front() != '0' && all(number, is_digit);
}

bool is_disclosure_name(std::string_view text) {
  return !text.empty() && text.size() <= 64 && text.front() >= 'a' && text.front() <= 'z' &&
         all(text, [](char c) { return is_lower_or_line(c) || is_digit(c); });
}

bool is_hex_hash(std::string_view text) {
  return text.size() == 64 && all(text, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool is_uuid(std::string_view text) {
  constexpr std::string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (text.size() != form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool hex = is_digit(text[i]) || (text[i] >= 'a' && text[i] <= 'f');
    if (form[i] == 'x' ? !hex : text[i] != '-') return false;
  }
  return true;
}

Result<Envelope> parse_leaf(std::string_view leaf) {
  const auto members = split_object(leaf);
  if (!members || leaf.size() > max_leaf_size) return fail("malformed_leaf", "leaf: not a canonical JSON object");
  Envelope envelope;
  MemberReader reader(*members);
  envelope.is_public = reader.next_is("cap");
  if (envelope.is_public) envelope.cap = reader.text("cap", is_capacity);
  envelope.cmd = reader.text("cmd", is_uuid);
  if (envelope.is_public) envelope.data_json = reader.object("data");
  envelope.log = reader.text("log", [](std::string_view text) { return !text.empty() && text.size() <= 255; });
  if (envelope.is_public) read_chain(reader, envelope);
  envelope.rule = reader.text("rule", is_hex_hash);
  const std::string_view sd = reader.take("sd");
  envelope.seq = static_cast<std::uint64_t>(reader.integer("seq", 0));
  std::optional<Instant> ts;
  reader.text("ts", [&](std::string_view text) { return (ts = parse_instant(text)).has_value(); });
  envelope.ts = ts.value_or(Instant{});
  const std::int64_t tv = reader.integer("tv", 1);
  reader.require(tv <= 1'000'000, "tv");
  envelope.tv = static_cast<int>(tv);
  envelope.type = reader.text("type", is_entry_type);
  reader.require(reader.take("v") == "1", "v");
  if (!reader.fault().empty()) return malformed(reader.fault());
  if (!reader.at_end()) return unknown(reader.next_key());
  if (auto read = read_sd(sd, envelope); !read) return std::unexpected(read.error());
  const bool has_content =
      std::any_of(envelope.sd.begin(), envelope.sd.end(), [](const auto& one) { return one.first == content_name; });
  if (has_content == envelope.is_public) return malformed("sd.content");
  return envelope;
}

Result<void> apply_content(Envelope& envelope, std::string_view content_json) {
  const auto members = split_object(content_json);
  if (!members) return malformed("content");
  MemberReader reader(*members);
  envelope.cap = reader.text("cap", is_capacity);
  envelope.data_json = reader.object("data");
  read_chain(reader, envelope);
  if (!reader.fault().empty()) return malformed("content." + reader.fault());
  if (!reader.at_end()) return unknown("content." + std::string(reader.next_key()));
  return {};
}

}  // namespace tavolo::record
