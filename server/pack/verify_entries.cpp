// Entry by entry: form, place, order and chains; the four states of each field; the rules; the files of documents.

#include <algorithm>
#include <set>
#include <unordered_map>

#include "server/audit/check.hpp"
#include "server/base/sha256.hpp"
#include "server/pack/reach.hpp"
#include "server/pack/verify_impl.hpp"
#include "server/record/canonical.hpp"
#include "server/record/disclosure.hpp"
#include "server/record/envelope.hpp"

namespace tavolo::pack {
namespace {

using Texts = std::map<std::string, std::string>;

/// The fields that a redaction.applied names: {"fields":[names],"target_seq":n} among its data.
std::vector<std::pair<std::uint64_t, std::string>> redacted_by(std::string_view data_json) {
  std::optional<std::int64_t> target;
  std::vector<std::string> names;
  for (const auto& [key, text] : record::split_object(data_json).value_or(record::Members{})) {
    if (key == "target_seq") target = record::integer_of(text);
    if (key != "fields") continue;
    for (const auto item : record::split_array(text).value_or(std::vector<std::string_view>()))
      names.push_back(record::unquote(item).value_or(""));
  }
  std::vector<std::pair<std::uint64_t, std::string>> fields;
  for (auto& name : names) {
    if (target && *target >= 0) fields.emplace_back(static_cast<std::uint64_t>(*target), std::move(name));
  }
  return fields;
}

/// The SHA-256 of each file that a value of `attachments` describes.
std::vector<std::string> hashes_of(std::string_view value_json) {
  std::vector<std::string> hashes;
  for (const auto item : record::split_array(value_json).value_or(std::vector<std::string_view>())) {
    for (const auto& [key, text] : record::split_object(item).value_or(record::Members{})) {
      if (key == "sha256") hashes.push_back(record::unquote(text).value_or(""));
    }
  }
  return hashes;
}

/// The text of a member of an object; empty: there is none, or it is no text.
std::string text_in(std::string_view object_json, std::string_view name) {
  for (const auto& [key, text] : record::split_object(object_json).value_or(record::Members{})) {
    if (key == name) return record::unquote(text).value_or("");
  }
  return {};
}

/// Ballot and body of each target of an order that destroys what a body handed in beside its position.
std::vector<std::pair<std::string, std::string>> statements_of(std::string_view order_json) {
  std::vector<std::pair<std::string, std::string>> erased;
  for (const auto& [key, text] : record::split_object(order_json).value_or(record::Members{})) {
    if (key != "targets") continue;
    for (const auto item : record::split_array(text).value_or(std::vector<std::string_view>())) {
      if (text_in(item, "kind") == "statements")
        erased.emplace_back(text_in(item, "object"), text_in(item, "organisation"));
    }
  }
  return erased;
}

class EntryVerifier {
 public:
  explicit EntryVerifier(Verifying& verifying)
      : verifying_(verifying), note_(verifying.result.note), level_(*level_of(note_.level)) {}

  void run() {
    for_each_bundle(verifying_.source, verifying_.table, verifying_.table.head->size,
                    [this](std::uint64_t first, const std::vector<std::string>& leaves) {
                      for (std::size_t i = 0; i < leaves.size(); ++i) entry(first + i, leaves[i]);
                    });
    checker_.finish();
    record::Step& rules = verifying_.step(StepKind::rules);
    for (const auto& finding : checker_.findings())
      verifying_.note(StepKind::rules, finding.seq, finding.field, finding.what);
    rules.checked = checker_.recounted();
    verifying_.result.recounted = checker_.recounted();
    verifying_.result.uncounted = checker_.uncounted();
    settle_fields();
    check_rule_files();
    check_attachments();
    check_leftovers();
    say_what_was_left_out();
  }

 private:
  struct Head {
    std::uint64_t rev = 0;
    std::string prev = std::string(64, '0');
  };
  /// A field whose state is known only at the end.
  struct Open {
    std::uint64_t seq = 0;
    std::string name;
    std::string obj;
    Reach reach{};
    bool there = false;
  };
  /// A file that was kept with what was recorded for a body.
  struct Scan {
    std::string obj;
    std::string organisation;
    std::string sha256;  ///< empty where the entry's evidence is not in the pack
  };

  void fault(StepKind kind, std::uint64_t seq, std::string field, std::string what) {
    verifying_.note(kind, seq, std::move(field), std::move(what));
  }

  void entry(std::uint64_t seq, const std::string& leaf) {
    ++verifying_.step(StepKind::entries).checked;
    const Hash& hash = verifying_.table.leaves[seq];
    auto envelope = record::parse_leaf(leaf);
    if (!envelope) {
      fault(StepKind::entries, seq, "leaf", envelope.error().message);
      unread_.insert(to_hex(hash));
      return;
    }
    if (envelope->seq != seq) fault(StepKind::entries, seq, "seq", "the entry states another number");
    if (envelope->log != note_.origin) fault(StepKind::entries, seq, "log", "the entry is of another log");
    if (envelope->ts < last_ts_) fault(StepKind::entries, seq, "ts", "it is before that of the entry before");
    last_ts_ = std::max(last_ts_, envelope->ts);
    const Texts texts = texts_of(*envelope);
    const bool read = envelope->is_public || take_content(*envelope, texts);
    if (envelope->rule != no_rule_) used_rules_.insert(envelope->rule);
    remember_fields(*envelope, texts, read);
    if (!read) {
      unread_.insert(to_hex(hash));
      return;
    }
    check_chain(*envelope, to_hex(hash));
    remember(*envelope);
    checker_.take(stored(leaf, hash, *envelope, texts));
  }

  /// The disclosures of the entry that are in the pack, by name, each as the leaf commits to it.
  Texts texts_of(const record::Envelope& envelope) {
    Texts texts;
    const std::string path = "disclosures/" + std::to_string(envelope.seq) + ".json";
    if (!verifying_.source.has(path)) return texts;
    const auto json = verifying_.source.read(path);
    const auto listed = json ? read_disclosures(*json, envelope.seq) : std::nullopt;
    if (!listed) {
      fault(StepKind::disclosures, envelope.seq, path, "it is out of form");
      return texts;
    }
    for (const std::string& text : *listed) {
      const auto opened = record::open_disclosure(text);
      const std::string name = opened ? opened->name : "";
      const auto committed = std::ranges::find(envelope.sd, std::pair(name, record::disclosure_digest(text)));
      if (!opened || committed == envelope.sd.end()) {
        fault(StepKind::disclosures, envelope.seq, "sd." + name, "it is not the text that the entry commits to");
      } else {
        texts.emplace(name, text);
      }
    }
    return texts;
  }

  bool take_content(record::Envelope& envelope, const Texts& texts) {
    const auto text = texts.find(std::string(record::content_name));
    if (text == texts.end()) return false;
    const auto opened = record::open_disclosure(text->second);
    const auto applied = record::apply_content(envelope, opened->value_json);
    if (!applied) fault(StepKind::entries, envelope.seq, "content", applied.error().message);
    return applied.has_value();
  }

  bool in_choice(const record::Envelope& envelope) const {
    return !note_.of || is_ground(envelope.type) || std::ranges::binary_search(note_.objects, envelope.obj);
  }

  void remember_fields(const record::Envelope& envelope, const Texts& texts, bool read) {
    for (const auto& [name, digest] : envelope.sd) {
      Reach reach = reach_of(level_, envelope.type, envelope.is_public, name);
      const bool there = texts.contains(name);
      if (there && reach == Reach::never) {
        fault(StepKind::disclosures, envelope.seq, "sd." + name, "it is more than this level lets anybody read");
      }
      if (!there && (!read || !in_choice(envelope))) reach = Reach::never;
      if (!there && name == "attachments") undescribed_.push_back(envelope.seq);
      fields_.push_back({envelope.seq, name, envelope.obj, reach, there});
    }
  }

  void check_chain(const record::Envelope& envelope, const std::string& hash) {
    Head& head = heads_[envelope.obj];
    const bool follows = envelope.prev == head.prev && envelope.rev == head.rev + 1;
    const bool follows_unread = unread_.contains(envelope.prev) && envelope.rev > head.rev;
    if (!follows && !follows_unread)
      fault(StepKind::entries, envelope.seq, "prev", "it does not continue the chain of its object");
    head = {envelope.rev, hash};
  }

  /// What later steps rest on.
  void remember(const record::Envelope& envelope) {
    const std::string& type = envelope.type;
    if (type == "vote.closed" || type == "poll.closed") closed_.insert(envelope.obj);
    if (type == "vote.annulled" || type == "poll.annulled") annulled_.insert(envelope.obj);
    if (type == "vote.opened" && envelope.data_json.find("\"visibility\":\"roll_call\"") != std::string::npos)
      roll_calls_.insert(envelope.obj);
    if (type == "document.withdrawn") withdrawn_.insert(envelope.obj);
    if (type == "redaction.ordered") {
      for (auto& statements : statements_of(envelope.data_json))
        statements_erased_[std::move(statements)] = envelope.seq;
    }
    if (type != "redaction.applied") return;
    for (auto& field : redacted_by(envelope.data_json)) redacted_.insert(std::move(field));
  }

  record::StoredEntry stored(const std::string& leaf, const Hash& hash, const record::Envelope& envelope,
                             const Texts& texts) {
    record::StoredEntry entry{envelope.seq, leaf, hash, envelope, {}, {}};
    for (const auto& [name, digest] : envelope.sd) {
      const auto text = texts.find(name);
      if (name == record::content_name) {
        if (text != texts.end()) entry.content_text = text->second;
        continue;
      }
      record::StoredDisclosure field{name, {}, text == texts.end(), {}, {}};
      if (text != texts.end()) {
        field.text = text->second;
        field.value_json = record::open_disclosure(text->second)->value_json;
      }
      if (name == "evidence") remember_scan(envelope, field.value_json);
      if (!field.erased && name == "attachments")
        described_[envelope.seq] = {envelope.obj, hashes_of(field.value_json)};
      entry.disclosures.push_back(std::move(field));
    }
    return entry;
  }

  void remember_scan(const record::Envelope& envelope, const std::string& evidence) {
    if (text_in(envelope.data_json, "stored").empty()) return;
    const std::string sha256 = evidence.empty() ? std::string() : text_in(evidence, "document");
    scans_[envelope.seq] = {envelope.obj, text_in(envelope.data_json, "organisation"), sha256};
  }

  bool is_open(const std::string& vote) const { return closed_.contains(vote) && !annulled_.contains(vote); }

  void settle_fields() {
    record::DisclosureCounts& counts = verifying_.result.fields;
    record::Step& step = verifying_.step(StepKind::disclosures);
    for (const Open& field : fields_) {
      const bool due = field.reach == Reach::always || (field.reach == Reach::after_close && is_open(field.obj));
      const bool redacted = redacted_.contains({field.seq, field.name});
      if (field.there) {
        ++counts.disclosed;
        if (redacted)
          fault(StepKind::disclosures, field.seq, "sd." + field.name, "it is there although it was redacted");
        if (field.reach == Reach::after_close && !is_open(field.obj) && !roll_calls_.contains(field.obj))
          fault(StepKind::disclosures, field.seq, "sd." + field.name, "it is sealed: its vote is not closed");
      } else if (redacted) {
        ++counts.redacted;
      } else if (due) {
        ++counts.missing;
        fault(StepKind::disclosures, field.seq, "sd." + field.name, "it is missing, and no redaction is on record");
      } else {
        ++counts.withheld;
      }
    }
    step.checked = counts.disclosed + counts.redacted + counts.missing;
  }

  void check_rule_files() {
    for (const std::string& rule : used_rules_) {
      if (!verifying_.source.has("rules/" + rule + ".json"))
        verifying_.note(StepKind::rules, "rules/" + rule + ".json", "entries name these rules; they are missing");
    }
    for (const std::string& path : verifying_.source.files()) {
      constexpr std::string_view folder = "rules/";
      if (!path.starts_with(folder)) continue;
      const auto bytes = verifying_.source.read(path);
      if (!bytes || path != "rules/" + to_hex(sha256(*bytes)) + ".json")
        verifying_.note(StepKind::rules, path, "its bytes are not those that its name says");
    }
  }

  /// Auditors have a scan once its ballot is closed; nobody else has it in a pack (ADR 0034).
  void check_scans(std::set<std::string>& named) {
    record::DisclosureCounts& counts = verifying_.result.scans;
    for (const auto& [seq, scan] : scans_) {
      const std::string path = "attachments/" + scan.sha256;
      const auto order = statements_erased_.find({scan.obj, scan.organisation});
      // Below `audit` the order cannot be read. What it took can: with a scan go the texts beside it, under one key.
      const bool erased =
          (order != statements_erased_.end() && order->second > seq) || redacted_.contains({seq, "texts"});
      const bool due = level_ == Level::audit && !scan.sha256.empty() && is_open(scan.obj);
      if (due) named.insert(path);
      if (due && verifying_.source.has(path)) {
        ++counts.disclosed;
      } else if (erased) {
        ++counts.redacted;
      } else if (due) {
        ++counts.missing;
        fault(StepKind::attachments, seq, path, "it is missing");
      } else {
        ++counts.withheld;
      }
    }
  }

  void check_attachments() {
    record::Step& step = verifying_.step(StepKind::attachments);
    record::DisclosureCounts& counts = verifying_.result.documents;
    std::set<std::string> named;
    for (const auto& [seq, described] : described_) {
      for (const std::string& hash : described.second) {
        const std::string path = "attachments/" + hash;
        named.insert(path);
        if (verifying_.source.has(path)) {
          ++counts.disclosed;
        } else if (withdrawn_.contains(described.first)) {
          ++counts.withheld;
        } else {
          ++counts.missing;
          fault(StepKind::attachments, seq, path, "it is missing");
        }
      }
    }
    for (const std::uint64_t seq : undescribed_)
      ++(redacted_.contains({seq, "attachments"}) ? counts.redacted : counts.withheld);
    check_scans(named);
    for (const std::string& path : verifying_.source.files()) {
      if (!path.starts_with("attachments/")) continue;
      ++step.checked;
      const auto bytes = verifying_.source.read(path);
      if (!bytes || path != "attachments/" + to_hex(sha256(*bytes)))
        verifying_.note(StepKind::attachments, path, "its bytes are not those that its name says");
      if (!named.contains(path)) verifying_.note(StepKind::attachments, path, "no entry of this pack names it");
    }
  }

  void say_what_was_left_out() {
    const PackVerification& seen = verifying_.result;
    if (!unread_.empty())
      verifying_.leave_out(StepKind::entries, "what entries say that this level does not let read, and their chains");
    if (seen.fields.withheld > 0) verifying_.leave_out(StepKind::disclosures, "texts that this level withholds");
    if (seen.uncounted > 0)
      verifying_.leave_out(StepKind::rules, "outcomes whose positions are withheld at this level");
    if (seen.scans.withheld + seen.documents.withheld > 0)
      verifying_.leave_out(StepKind::attachments, "files that this level withholds");
  }

  /// Texts of entries that are not there, or that have none.
  void check_leftovers() {
    for (const std::string& path : verifying_.source.files()) {
      constexpr std::string_view folder = "disclosures/";
      if (!path.starts_with(folder)) continue;
      const std::string number = path.substr(folder.size(), path.find('.') - folder.size());
      const auto seq = record::integer_of(number);
      if (!seq || *seq < 0 || static_cast<std::uint64_t>(*seq) >= verifying_.table.leaves.size() ||
          path != "disclosures/" + number + ".json")
        verifying_.note(StepKind::disclosures, path, "it is of no entry of this pack");
    }
  }

  Verifying& verifying_;
  const PackNote& note_;
  const Level level_;
  const std::string no_rule_ = std::string(64, '0');
  audit::EntryChecker checker_;
  std::unordered_map<std::string, Head> heads_;
  std::set<std::string> unread_, closed_, annulled_, roll_calls_, withdrawn_, used_rules_;
  std::set<std::pair<std::uint64_t, std::string>> redacted_;
  std::map<std::uint64_t, std::pair<std::string, std::vector<std::string>>> described_;  ///< document, hashes
  std::vector<std::uint64_t> undescribed_;  ///< entries with documents whose description is not in the pack
  std::map<std::uint64_t, Scan> scans_;
  std::map<std::pair<std::string, std::string>, std::uint64_t> statements_erased_;  ///< by ballot and body: the order
  std::vector<Open> fields_;
  Instant last_ts_;
};

}  // namespace

void verify_entries(Verifying& verifying) { EntryVerifier(verifying).run(); }

void verify_registry(Verifying& verifying) {
  PackedLog& registry = verifying.registry;
  if (!registry.head) return;
  bool named = false;
  std::uint64_t expected = 0;
  for_each_bundle(verifying.source, registry, registry.head->size,
                  [&](std::uint64_t, const std::vector<std::string>& leaves) {
                    for (const std::string& leaf : leaves) {
                      ++verifying.step(StepKind::entries).checked;
                      const std::uint64_t seq = expected++;
                      const auto envelope = record::parse_leaf(leaf);
                      if (!envelope || envelope->seq != seq || envelope->log != registry.origin) {
                        verifying.note(StepKind::entries, "registry/entry " + std::to_string(seq),
                                       "the entry of the registry is out of form");
                        continue;
                      }
                      if (envelope->type != "log.created") continue;
                      const auto members = record::split_object(envelope->data_json).value_or(record::Members{});
                      std::map<std::string_view, std::string> data;
                      for (const auto& [key, text] : members) data[key] = record::unquote(text).value_or("");
                      if (data["origin"] == verifying.table.origin && verifying.table.keys->knows(data["vkey"]))
                        named = true;
                    }
                  });
  if (!named) verifying.note(StepKind::entries, "registry", "the registry does not name this log with this key");
}

}  // namespace tavolo::pack
