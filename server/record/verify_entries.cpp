// Entry by entry: form, place, order, the chain of each object; every disclosure; the index of commands.

#include <algorithm>
#include <unordered_map>

#include "server/record/canonical.hpp"
#include "server/record/disclosure.hpp"
#include "server/record/envelope.hpp"
#include "server/record/log.hpp"
#include "server/record/log_impl.hpp"
#include "server/record/verify_impl.hpp"

namespace tavolo::record {
namespace {

struct RedactionRow {
  std::uint64_t seq = 0;
  std::string name;
  std::uint64_t by_seq = 0;
};

/// True when the data of a redaction.applied names this field: {"fields":[names],"target_seq":n} among its members.
bool names_field(std::string_view data_json, std::uint64_t seq, std::string_view name) {
  const auto members = split_object(data_json);
  bool target = false;
  bool field = false;
  for (const auto& [key, text] : members.value_or(Members{})) {
    if (key == "target_seq") target = text == std::to_string(seq);
    const auto fields = key == "fields" ? split_array(text) : std::nullopt;
    if (fields)
      field = std::any_of(fields->begin(), fields->end(), [&](std::string_view one) { return unquote(one) == name; });
  }
  return target && field;
}

class EntryVerifier {
 public:
  EntryVerifier(Verifying& verifying, Step& entries, Step& disclosures, DisclosureCounts& counts)
      : verifying_(verifying),
        entries_(entries),
        disclosures_(disclosures),
        counts_(counts),
        rows_(verifying.database.prepare(
            "SELECT d.slot, d.name, d.ct, d.key_id, u.unit FROM disclosures d LEFT JOIN units u "
            "USING (key_id) ORDER BY d.slot")) {
    storage::Statement redactions = verifying.database.prepare("SELECT slot, seq, name, by_seq FROM redactions");
    while (redactions.step()) {
      redactions_[static_cast<std::uint64_t>(redactions.integer(0))] = {
          static_cast<std::uint64_t>(redactions.integer(1)), redactions.text(2),
          static_cast<std::uint64_t>(redactions.integer(3))};
    }
  }

  void run() {
    storage::Statement leaves = verifying_.database.prepare("SELECT seq, leaf FROM entries ORDER BY seq");
    row_waits_ = rows_.step();
    while (leaves.step()) {
      ++entries_.checked;
      entry(static_cast<std::uint64_t>(leaves.integer(0)), leaves.blob_view(1));
    }
    while (row_waits_) leftover();
    check_redactions();
    disclosures_.checked -= counts_.withheld;
    if (counts_.withheld > 0) disclosures_.left_out.emplace_back("fields that are withheld here");
    if (!unread_.empty()) entries_.left_out.emplace_back("what entries say that cannot be read here, and their chains");
  }

 private:
  struct Head {
    std::uint64_t rev = 0;
    std::string prev = std::string(64, '0');
  };

  std::uint64_t row_slot() const { return static_cast<std::uint64_t>(rows_.integer(0)); }

  void leftover() {
    const std::uint64_t seq = row_slot() / slots_an_entry;
    note_finding(disclosures_, seq, "sd." + rows_.text(1), "a disclosure that the entry does not name");
    row_waits_ = rows_.step();
  }

  void entry(std::uint64_t seq, std::string_view leaf) {
    const std::string hash = to_hex(seq < verifying_.leaves.size() ? verifying_.leaves[seq] : leaf_hash(leaf));
    auto envelope = parse_leaf(leaf);
    if (!envelope) {
      note_finding(entries_, seq, "leaf", envelope.error().message);
      unread_.insert(hash);
      skip_rows_of(seq);
      return;
    }
    if (envelope->seq != seq)
      note_finding(entries_, seq, "seq", "the leaf states entry " + std::to_string(envelope->seq));
    if (envelope->log != verifying_.origin) note_finding(entries_, seq, "log", "the leaf is of another log");
    if (envelope->ts < last_ts_) note_finding(entries_, seq, "ts", "it is before that of the entry before");
    last_ts_ = std::max(last_ts_, envelope->ts);
    std::vector<StoredDisclosure> disclosures;
    const bool read = open_all(seq, *envelope, disclosures);
    if (read) {
      visit(seq, *envelope, std::move(disclosures));
      check_chain(seq, *envelope, hash);
      if (envelope->type == "redaction.applied") redaction_data_[seq] = envelope->data_json;
    } else {
      unread_.insert(hash);
    }
  }

  /// Rows of an entry that cannot be read prove nothing and are not held against anyone else.
  void skip_rows_of(std::uint64_t seq) {
    while (row_waits_ && row_slot() < (seq + 1) * slots_an_entry) row_waits_ = rows_.step();
  }

  void check_chain(std::uint64_t seq, const Envelope& envelope, const std::string& hash) {
    Head& head = heads_[envelope.obj];
    const bool follows = envelope.prev == head.prev && envelope.rev == head.rev + 1;
    // The entry before may be one that is withheld here; then its place in the chain is all that can be said.
    const bool follows_unread = unread_.contains(envelope.prev) && envelope.rev > head.rev;
    if (!follows && !follows_unread) {
      note_finding(entries_, seq, envelope.prev == head.prev ? "rev" : "prev",
                   "it does not continue the chain of " + envelope.obj);
    }
    head = {envelope.rev, hash};
  }

  void visit(std::uint64_t seq, const Envelope& envelope, std::vector<StoredDisclosure> disclosures) const {
    if (!verifying_.request.visit) return;
    StoredEntry entry;
    entry.seq = seq;
    entry.envelope = envelope;
    entry.disclosures = std::move(disclosures);
    verifying_.request.visit(entry);
  }

  /// Opens what can be opened; false when the entry's content is not among it.
  bool open_all(std::uint64_t seq, Envelope& envelope, std::vector<StoredDisclosure>& disclosures) {
    bool content_read = envelope.is_public;
    for (std::size_t place = 0; place < envelope.sd.size(); ++place) {
      const auto& [name, digest] = envelope.sd[place];
      const auto text = open(seq, place, name, digest);
      const auto opened = text ? open_disclosure(*text) : Result<Opened>(fail("malformed_disclosure", ""));
      if (name != content_name) {
        StoredDisclosure& read = disclosures.emplace_back();
        read.name = name;
        read.erased = !opened;
        if (opened) read.value_json = opened->value_json;
        continue;
      }
      if (!text) continue;
      const auto applied =
          opened ? apply_content(envelope, opened->value_json) : Result<void>(std::unexpected(opened.error()));
      if (!applied) note_finding(entries_, seq, "content", applied.error().message);
      content_read = applied.has_value();
    }
    while (row_waits_ && row_slot() < (seq + 1) * slots_an_entry) leftover();
    return content_read;
  }

  std::optional<std::string> missing(std::uint64_t seq, const std::string& name, const std::string& what) {
    ++counts_.missing;
    note_finding(disclosures_, seq, "sd." + name, what);
    return std::nullopt;
  }

  /// The disclosure's text when it is DISCLOSED; else its state has been counted.
  std::optional<std::string> open(std::uint64_t seq, std::size_t place, const std::string& name,
                                  const std::string& digest) {
    ++disclosures_.checked;
    const std::uint64_t slot = seq * slots_an_entry + place;
    while (row_waits_ && row_slot() < slot) leftover();
    if (!row_waits_ || row_slot() != slot) {
      const auto redaction = redactions_.find(slot);
      if (redaction == redactions_.end()) return missing(seq, name, "it is missing, and no redaction is on record");
      ++counts_.redacted;
      if (redaction->second.name != name || redaction->second.seq != seq) {
        note_finding(disclosures_, seq, "sd." + name, "its redaction is kept under another name");
      }
      redacted_.push_back({seq, name, redaction->second.by_seq});
      return std::nullopt;
    }
    auto text = open_row(seq, name, digest);
    if (redactions_.contains(slot))
      note_finding(disclosures_, seq, "sd." + name, "it is there although it was redacted");
    row_waits_ = rows_.step();
    return text;
  }

  std::optional<std::string> open_row(std::uint64_t seq, const std::string& name, const std::string& digest) {
    if (rows_.text_view(1) != name) return missing(seq, name, "its row has another name");
    if (rows_.is_null(4)) return missing(seq, name, "its key belongs to no unit");
    const bool withheld = verifying_.request.withheld && verifying_.request.withheld(rows_.text_view(4));
    if (verifying_.keys == nullptr || withheld) {
      ++counts_.withheld;
      return std::nullopt;
    }
    const auto key_id = static_cast<std::uint64_t>(rows_.integer(3));
    const auto key = verifying_.keys->find(key_id);
    if (!key || !*key) return missing(seq, name, "its key " + std::to_string(key_id) + " is missing");
    auto text = decrypt_disclosure(rows_.blob_view(2), **key, {verifying_.origin, seq, name, key_id});
    if (!text) return missing(seq, name, "it does not decrypt");
    if (disclosure_digest(*text) != digest) return missing(seq, name, "it is not the one that the leaf commits to");
    const auto opened = open_disclosure(*text);
    if (!opened || opened->name != name) return missing(seq, name, "its text is out of form");
    ++counts_.disclosed;
    return *std::move(text);
  }

  void check_redactions() {
    for (const RedactionRow& row : redacted_) {
      const auto data = redaction_data_.find(row.by_seq);
      if (row.by_seq <= row.seq || data == redaction_data_.end() || !names_field(data->second, row.seq, row.name)) {
        ++counts_.missing;
        --counts_.redacted;
        note_finding(disclosures_, row.seq, "sd." + row.name,
                     "it is missing, and entry " + std::to_string(row.by_seq) + " is no redaction of it");
      }
    }
  }

  Verifying& verifying_;
  Step& entries_;
  Step& disclosures_;
  DisclosureCounts& counts_;
  storage::Statement rows_;
  bool row_waits_ = false;
  std::map<std::uint64_t, RedactionRow> redactions_;
  std::vector<RedactionRow> redacted_;
  std::map<std::uint64_t, std::string> redaction_data_;
  std::unordered_map<std::string, Head> heads_;
  std::set<std::string> unread_;
  Instant last_ts_;
};

}  // namespace

void verify_entries(Verifying& verifying, Step& entries, Step& disclosures, DisclosureCounts& counts) {
  EntryVerifier(verifying, entries, disclosures, counts).run();
}

Step verify_commands(Verifying& verifying) {
  Step step;
  step.name = "commands";
  storage::Statement commands =
      verifying.database.prepare("SELECT cmd, first_seq, count FROM commands ORDER BY first_seq");
  storage::Statement leaves = verifying.database.prepare("SELECT seq, leaf FROM entries ORDER BY seq");
  bool row_waits = commands.step();
  while (leaves.step()) {
    const auto seq = static_cast<std::uint64_t>(leaves.integer(0));
    while (row_waits && static_cast<std::uint64_t>(commands.integer(1) + commands.integer(2)) <= seq)
      row_waits = commands.step();
    ++step.checked;
    const auto envelope = parse_leaf(leaves.blob_view(1));
    if (!envelope) continue;  // the step `entries` says so
    const bool covered = row_waits && static_cast<std::uint64_t>(commands.integer(1)) <= seq;
    if (!covered || commands.text_view(0) != envelope->cmd) {
      note_finding(step, seq, "cmd", "the index of commands does not lead to this entry");
    }
  }
  const auto end = verifying.leaves.size();
  for (; row_waits; row_waits = commands.step()) {
    if (static_cast<std::uint64_t>(commands.integer(1) + commands.integer(2)) > end) {
      note_finding(step, std::nullopt, "command", "the index of commands names entries that are not there");
    }
  }
  return step;
}

}  // namespace tavolo::record
