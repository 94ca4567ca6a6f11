#include "server/record/envelope.hpp"

#include <algorithm>

#include "server/base/random.hpp"
#include "server/record/canonical.hpp"
#include "server/record/disclosure.hpp"
#include "server/record/keys.hpp"
#include "server/record/tree.hpp"
#include "server/snapshot/binary.hpp"

namespace tavolo::record {
namespace {

/// Writes the members of one object; the caller gives them in the order of their keys.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
  void text(std::string_view key, std::string_view value) {
    start(key);
    append_quoted(out_, value);
  }
  void raw(std::string_view key, std::string_view json) {
    start(key);
    out_ += json;
  }
  void number(std::string_view key, std::uint64_t value) { raw(key, std::to_string(value)); }
  void close() { out_ += '}'; }

 private:
  void start(std::string_view key) {
    if (!first_) out_ += ',';
    first_ = false;
    append_quoted(out_, key);
    out_ += ':';
  }

  std::string& out_;
  bool first_ = true;
};

void check_form(const EntryDraft& draft) {
  TAVOLO_CHECK(is_entry_type(draft.type) && draft.tv >= 1);
  TAVOLO_CHECK(is_capacity(draft.cap) && is_object_ref(draft.obj) && (!draft.org || is_object_ref(*draft.org)));
  TAVOLO_CHECK(is_hex_hash(draft.rule) && is_uuid(draft.cmd));
  TAVOLO_CHECK(draft.data_json.starts_with('{') && is_canonical(draft.data_json));
  TAVOLO_CHECK(is_permanent_unit(draft.content_unit));
  for (const DisclosureDraft& disclosure : draft.disclosures) {
    TAVOLO_CHECK(is_disclosure_name(disclosure.name) && disclosure.name != content_name && !disclosure.unit.empty());
    TAVOLO_CHECK(is_canonical(disclosure.value_json));
  }
}

EncodedDisclosure salted(std::string_view name, std::string_view value_json, std::string unit, bool padded) {
  EncodedDisclosure made;
  made.name = std::string(name);
  made.text = make_disclosure(random_bytes(salt_size), name, value_json);
  made.digest = disclosure_digest(made.text);
  made.unit = std::move(unit);
  made.padded = padded;
  return made;
}

/// What a non-public leaf does not show, as the value of its `content`.
std::string content_json(const EntryDraft& draft, std::uint64_t rev, std::string_view prev) {
  std::string json;
  ObjectWriter writer(json);
  writer.text("cap", draft.cap);
  writer.raw("data", draft.data_json);
  writer.text("obj", draft.obj);
  if (draft.org) writer.text("org", *draft.org);
  writer.text("prev", prev);
  writer.number("rev", rev);
  writer.close();
  return json;
}

std::string sd_json(const std::vector<EncodedDisclosure>& disclosures) {
  std::string json;
  ObjectWriter writer(json);
  for (const EncodedDisclosure& disclosure : disclosures) writer.text(disclosure.name, disclosure.digest);
  writer.close();
  return json;
}

std::string leaf_json(const std::string& origin, const EntryDraft& draft, const EncodedEntry& entry,
                      std::string_view prev) {
  std::string json;
  json.reserve(768 + draft.data_json.size());
  ObjectWriter writer(json);
  if (draft.is_public) writer.text("cap", draft.cap);
  writer.text("cmd", draft.cmd);
  if (draft.is_public) writer.raw("data", draft.data_json);
  writer.text("log", origin);
  if (draft.is_public) {
    writer.text("obj", draft.obj);
    if (draft.org) writer.text("org", *draft.org);
    writer.text("prev", prev);
    writer.number("rev", entry.rev);
  }
  writer.text("rule", draft.rule);
  writer.raw("sd", sd_json(entry.disclosures));
  writer.number("seq", entry.seq);
  writer.text("ts", to_string(entry.ts));
  writer.number("tv", static_cast<std::uint64_t>(draft.tv));
  writer.text("type", draft.type);
  writer.number("v", 1);
  writer.close();
  return json;
}

Envelope envelope_of(const std::string& origin, EntryDraft draft, const EncodedEntry& entry, std::string prev) {
  Envelope made;
  made.log = origin;
  made.seq = entry.seq;
  made.ts = entry.ts;
  made.type = std::move(draft.type);
  made.tv = draft.tv;
  made.is_public = draft.is_public;
  made.rule = std::move(draft.rule);
  made.cmd = std::move(draft.cmd);
  made.org = std::move(draft.org);
  made.cap = std::move(draft.cap);
  made.obj = std::move(draft.obj);
  made.rev = entry.rev;
  made.prev = std::move(prev);
  made.data_json = std::move(draft.data_json);
  made.sd.reserve(entry.disclosures.size());
  for (const EncodedDisclosure& one : entry.disclosures) made.sd.emplace_back(one.name, one.digest);
  return made;
}

}  // namespace

Encoder::Encoder(std::string origin) : origin_(std::move(origin)) {}

std::uint64_t Encoder::revision(std::string_view obj) const {
  const auto found = heads_.find(std::string(obj));
  return found == heads_.end() ? 0 : found->second.rev;
}

Encoder::Head Encoder::head_of(const std::string& obj) const {
  const auto found = heads_.find(obj);
  return found == heads_.end() ? Head{} : found->second;
}

Result<void> Encoder::replay(const Envelope& envelope, const Hash& leaf) {
  const Head before = head_of(envelope.obj);
  if (envelope.seq != next_seq_ || envelope.ts < last_ts_ || envelope.rev != before.rev + 1 ||
      envelope.prev != to_hex(before.last)) {
    return fail("chain_broken", "entry " + std::to_string(envelope.seq) + " does not continue what came before it");
  }
  advance(envelope.obj, envelope.rev, leaf, envelope.ts);
  return {};
}

Result<EncodedEntry> Encoder::build(EntryDraft draft) {
  check_form(draft);
  const Head before = head_of(draft.obj);
  const std::string prev = to_hex(before.last);
  EncodedEntry entry;
  entry.seq = next_seq_;
  entry.ts = std::max(draft.ts, last_ts_);
  entry.obj = draft.obj;
  entry.rev = before.rev + 1;
  for (const DisclosureDraft& one : draft.disclosures) {
    entry.disclosures.push_back(salted(one.name, one.value_json, one.unit, one.padded));
  }
  if (!draft.is_public) {
    entry.disclosures.push_back(salted(content_name, content_json(draft, entry.rev, prev), draft.content_unit, false));
  }
  std::sort(entry.disclosures.begin(), entry.disclosures.end(),
            [](const EncodedDisclosure& left, const EncodedDisclosure& right) { return left.name < right.name; });
  for (std::size_t i = 1; i < entry.disclosures.size(); ++i) {
    TAVOLO_CHECK(entry.disclosures[i - 1].name != entry.disclosures[i].name);
  }
  entry.leaf = leaf_json(origin_, draft, entry, prev);
  if (entry.leaf.size() > max_leaf_size || entry.disclosures.size() > max_disclosures) {
    return fail("entry_too_large",
                draft.type + " would be an entry of " + std::to_string(entry.leaf.size()) + " bytes");
  }
  entry.leaf_hash = leaf_hash(entry.leaf);
  advance(entry.obj, entry.rev, entry.leaf_hash, entry.ts);
  entry.envelope = envelope_of(origin_, std::move(draft), entry, prev);
  return entry;
}

void Encoder::advance(const std::string& obj, std::uint64_t rev, const Hash& leaf, Instant ts) {
  const auto found = heads_.find(obj);
  if (marks_ > 0) undo_.push_back({obj, found == heads_.end() ? std::nullopt : std::optional(found->second)});
  heads_.insert_or_assign(obj, Head{rev, leaf});
  last_ts_ = ts;
  ++next_seq_;
}

void Encoder::save(snapshot::Writer& out) const {
  out.put(next_seq_);
  out.put(last_ts_);
  out.put(static_cast<std::uint64_t>(heads_.size()));
  for (const auto& [obj, head] : heads_) {
    out.put(obj);
    out.put(head);
  }
}

bool Encoder::restore(snapshot::Reader& in) {
  Encoder made(origin_);
  in.get(made.next_seq_);
  in.get(made.last_ts_);
  const auto count = in.get<std::uint64_t>();
  if (count > made.next_seq_) in.fail();  // an object has an entry at least
  if (!in.failed()) made.heads_.reserve(count);
  for (std::uint64_t i = 0; i < count && !in.failed(); ++i) {
    auto obj = in.get<std::string>();
    made.heads_.insert_or_assign(std::move(obj), in.get<Head>());
  }
  if (in.failed()) return false;
  *this = std::move(made);
  return true;
}

Encoder::Mark Encoder::mark() {
  undo_.clear();
  marked_seq_ = next_seq_;
  marked_ts_ = last_ts_;
  return {++marks_};
}

void Encoder::roll_back(Mark mark) {
  TAVOLO_CHECK(mark.number == marks_ && marks_ > 0);
  for (auto undo = undo_.rbegin(); undo != undo_.rend(); ++undo) {
    if (undo->head) {
      heads_.insert_or_assign(undo->obj, *undo->head);
    } else {
      heads_.erase(undo->obj);
    }
  }
  undo_.clear();
  next_seq_ = marked_seq_;
  last_ts_ = marked_ts_;
}

}  // namespace tavolo::record
