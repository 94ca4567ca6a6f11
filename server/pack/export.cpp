#include "server/pack/export.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "protocol/json/write.hpp"
#include "server/base/random.hpp"
#include "server/base/sha256.hpp"
#include "server/domain/documents.hpp"
#include "server/domain/evolve.hpp"
#include "server/feed/views.hpp"
#include "server/pack/container.hpp"
#include "server/pack/layout.hpp"
#include "server/pack/read_me.hpp"
#include "server/record/attachments.hpp"
#include "server/record/beside.hpp"
#include "server/record/policy.hpp"
#include "server/record/registry.hpp"
#include "server/stamp/kept.hpp"
#include "server/storage/connection.hpp"
#include "server/storage/files.hpp"
#include "server/table/entry_draft.hpp"
#include "server/witness/kept.hpp"

namespace tavolo::pack {
namespace {

namespace fs = std::filesystem;

constexpr int most_tries = 5;

/// Nothing when another export is at work in the folder, or has just removed it.
std::optional<storage::DataLock> lock_of(const fs::path& folder) {
  auto lock = storage::DataLock::acquire(folder);
  std::error_code fault;
  if (!lock || !fs::exists(folder / "lock", fault)) return std::nullopt;
  return *std::move(lock);
}

/// A copy of both logs, which nobody else reads and which is gone when this ends.
class Scratch {
 public:
  static Result<std::unique_ptr<Scratch>> make(const fs::path& data, const std::string& slug) {
    if (auto cleared = remove_leftovers(data); !cleared) return std::unexpected(cleared.error());
    for (int left = most_tries; left > 0; --left) {
      const fs::path folder = data / scratch_name / to_hex(random_bytes(8));
      auto lock = lock_of(folder);
      if (!lock) continue;
      std::unique_ptr<Scratch> scratch(new Scratch(folder, *std::move(lock)));
      if (auto filled = scratch->fill(data, slug); !filled) return std::unexpected(filled.error());
      return scratch;
    }
    return fail("file_unwritable", "no folder of one's own below " + (data / scratch_name).string());
  }
  ~Scratch() {
    std::error_code fault;
    fs::remove_all(folder_, fault);
    // Stays while another export has its folder in it.
    fs::remove(folder_.parent_path(), fault);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const fs::path& folder() const { return folder_; }

 private:
  Scratch(fs::path folder, storage::DataLock lock) : folder_(std::move(folder)), lock_(std::move(lock)) {}
  Result<void> fill(const fs::path& data, const std::string& slug) {
    // The registry first: what its entries name of the table is in the table's copy.
    for (const std::string& log : {std::string(record::registry_slug), slug}) {
      if (auto copied = record::copy_log(data, log, folder_); !copied) return std::unexpected(copied.error());
    }
    std::error_code fault;
    if (fs::exists(data / "attachments", fault))
      fs::create_directory_symlink(fs::absolute(data) / "attachments", folder_ / "attachments", fault);
    if (fault) return fail("file_unwritable", folder_.string() + ": " + fault.message());
    return {};
  }
  fs::path folder_;
  storage::DataLock lock_;
};

/// The things that a pack of a thing is about, found by what the data of their entries name: ids stand nowhere else.
class Chosen {
 public:
  explicit Chosen(std::string of) : of_(std::move(of)) { objects_.insert(of_); }

  void take(const record::Envelope& envelope) {
    const bool names_it = envelope.data_json.find('"' + of_ + '"') != std::string::npos;
    if (names_it || objects_.contains(envelope.obj)) objects_.insert(envelope.obj);
    if (envelope.obj == of_) take_items(envelope.data_json);
  }
  bool reaches(const std::string& object) const { return objects_.contains(object); }
  /// Of the things found, those of which the readers of the pack may know.
  void list(const std::string& object) {
    if (reaches(object)) listed_.insert(object);
  }
  const std::set<std::string>& listed() const { return listed_; }

 private:
  /// The lines of a sitting's agenda.
  void take_items(std::string_view data) {
    constexpr std::string_view start = "\"agenda_item-";
    for (std::size_t at = data.find(start); at != std::string_view::npos; at = data.find(start, at + 1)) {
      const std::size_t end = data.find('"', at + 1);
      objects_.insert(std::string(data.substr(at + 1, end - at - 1)));
    }
  }

  std::string of_;
  std::set<std::string> objects_;
  std::set<std::string> listed_;
};

class Export {
 public:
  Export(const ExportRequest& request, record::Log& log, record::Registry& trust, Sink& sink)
      : request_(request), log_(log), trust_(trust), registry_(trust.log()), sink_(sink) {}

  Result<Exported> run() {
    if (auto read = read_all(); !read) return std::unexpected(read.error());
    if (auto may = check_choice(); !may) return std::unexpected(may.error());
    if (auto listed = list_chosen(); !listed) return std::unexpected(listed.error());
    const PackNote note = make_note();
    const auto keys = signing_now();
    if (!keys) return std::unexpected(keys.error());
    const auto policy = record::Policy::parse(trust_.policy());
    const auto witnesses = policy ? policy->witnesses() : std::vector<record::Policy::Witness>();
    if (auto done = put("README.txt", read_me(note)); !done) return std::unexpected(done.error());
    if (auto done = put("policy.txt", write_policy(*keys, witnesses)); !done) return std::unexpected(done.error());
    if (auto done = put("pack.json", write_note(note)); !done) return std::unexpected(done.error());
    if (auto done = put_log("", log_); !done) return std::unexpected(done.error());
    if (auto done = put_log("registry/", registry_); !done) return std::unexpected(done.error());
    if (auto done = put_stamps(); !done) return std::unexpected(done.error());
    if (auto done = put_rules(); !done) return std::unexpected(done.error());
    if (auto done = put_disclosures(); !done) return std::unexpected(done.error());
    if (auto done = put_attachments(); !done) return std::unexpected(done.error());
    if (auto done = put_manifest(); !done) return std::unexpected(done.error());
    return made_;
  }

 private:
  Result<void> put(const std::string& path, std::string_view bytes) {
    TAVOLO_CHECK(is_pack_path(path));
    manifest_[path] = to_hex(sha256(bytes));
    ++made_.files;
    return sink_.put(path, bytes);
  }

  /// The keys of both logs, two of one while its key is being changed.
  Result<std::vector<std::string>> signing_now() const {
    std::vector<std::string> vkeys;
    for (const record::Log* log : {&log_, &registry_}) {
      const auto keys = record::keys_of(*log);
      if (!keys) return std::unexpected(keys.error());
      vkeys.push_back(keys->current().vkey());
      if (keys->next() != nullptr) vkeys.push_back(keys->next()->vkey());
    }
    return vkeys;
  }

  /// The state at the end, and what the choice reaches.
  Result<void> read_all() {
    if (request_.of) chosen_.emplace(*request_.of);
    return log_.for_each_entry(0, [this](const record::StoredEntry& entry) -> Result<void> {
      auto event = table::event_of(entry);
      if (!event) return std::unexpected(event.error());
      const std::string digest = table::rules_digest(*event);
      if (!digest.empty()) rules_[digest] = json::write(std::get<events::RegulationAdopted>(*event).rules);
      domain::Touched touched;
      domain::evolve(state_, table::stamp_of(entry), *event, digest, touched);
      if (chosen_) chosen_->take(entry.envelope);
      return {};
    });
  }

  /// Sealed from those who may not know that there is such a thing.
  Result<void> check_choice() const {
    if (!request_.of) return {};
    const auto unknown = [&] {
      return fail("unknown_thing",
                  "no " + *request_.of + " for readers of level " + std::string(name_of(request_.level)));
    };
    if (const auto id = parse_id<ProposalIdTag>(*request_.of)) {
      const auto found = state_.proposals.find(*id);
      if (found == state_.proposals.end()) return unknown();
      if (request_.level == Level::everyone && !feed::is_public(found->second)) return unknown();
      return {};
    }
    const auto id = parse_id<SittingIdTag>(*request_.of);
    const auto found = id ? state_.sittings.find(*id) : state_.sittings.end();
    if (found == state_.sittings.end()) return unknown();
    if (request_.level != Level::audit && !found->second.convened) return unknown();
    return {};
  }

  /// A thing is named in the pack if one of its entries is public or can be read at the level.
  Result<void> list_chosen() {
    if (!chosen_) return {};
    return log_.for_each_entry(0, [this](const record::StoredEntry& entry) -> Result<void> {
      const auto reads = [&](const auto& named) { return is_disclosed(request_.level, state_, entry, named.first); };
      if (entry.envelope.is_public || std::ranges::any_of(entry.envelope.sd, reads)) chosen_->list(entry.envelope.obj);
      return {};
    });
  }

  PackNote make_note() const {
    PackNote note{
        std::string(name_of(request_.level)), log_.origin(), registry_.origin(), log_.head().size, request_.of, {}};
    if (chosen_) note.objects.assign(chosen_->listed().begin(), chosen_->listed().end());
    return note;
  }

  /// The newest checkpoint, as it is published: with what witnesses have signed of it.
  Result<std::string> cosigned_head(const record::Log& log) const {
    const record::LogHead head = log.head();
    if (!fs::exists(request_.data / witness::kept_file)) return head.checkpoint;
    const auto kept = witness::Kept::open(request_.data);
    if (!kept) return std::unexpected(kept.error());
    auto lines = (*kept)->lines_of(log.origin(), head.size);
    if (!lines) return lines;
    return head.checkpoint + *lines;
  }

  /// Checkpoints, tiles and bundles of a log, as tlog-tiles lays them out.
  Result<void> put_log(const std::string& prefix, record::Log& log) {
    const auto head = cosigned_head(log);
    if (!head) return std::unexpected(head.error());
    if (auto done = put(prefix + "checkpoint", *head); !done) return done;
    auto checkpoints = storage::attempt("log_unavailable", [&]() -> Result<void> {
      storage::Connection database(record::log_file(log.place()), storage::Mode::read_only);
      auto rows = database.prepare("SELECT size, note FROM checkpoints WHERE size > 0 ORDER BY size");
      while (rows.step()) {
        const std::string path = prefix + "checkpoints/" + std::to_string(rows.integer(0));
        if (auto done = put(path, rows.text_view(1)); !done) return done;
      }
      return {};
    });
    if (!checkpoints) return checkpoints;
    std::vector<Hash> leaves;
    std::vector<std::string> bundle;
    const auto put_bundle = [&]() -> Result<void> {
      const std::uint64_t n = (leaves.size() - 1) / record::full_tile;
      auto done = put(prefix + record::tile_path({true, 0, n, bundle.size()}), record::bundle_bytes(bundle));
      bundle.clear();
      return done;
    };
    auto read = log.for_each_entry(0, [&](const record::StoredEntry& entry) -> Result<void> {
      bundle.push_back(entry.leaf);
      leaves.push_back(entry.leaf_hash);
      return leaves.size() % record::full_tile == 0 ? put_bundle() : Result<void>();
    });
    if (!read) return read;
    if (!bundle.empty()) {
      if (auto done = put_bundle(); !done) return done;
    }
    if (prefix.empty()) {
      made_.entries = leaves.size();
      made_.root_hex = to_hex(log.head().root);
    }
    return for_each_tile(leaves,
                         [&](const std::string& path, std::string_view bytes) { return put(prefix + path, bytes); });
  }

  /// The tokens that the registry names. One that is not there any more is left out, and missed by who verifies.
  Result<void> put_stamps() {
    const stamp::Kept kept(request_.data);
    auto read = registry_.for_each_entry(0, [&](const record::StoredEntry& entry) -> Result<void> {
      if (entry.envelope.type != record::anchored_type) return {};
      const auto named = record::read_anchored(entry.envelope.data_json);
      if (!named) return fail("record_damaged", "registry entry " + std::to_string(entry.seq) + " is out of form");
      const bool own = named->origin == log_.origin();
      if (!own && named->origin != registry_.origin()) return {};
      const auto token = kept.read(own ? log_.place().slug : registry_.place().slug, named->size);
      if (!token && token.error().code == "file_not_found") return {};
      if (!token) return std::unexpected(token.error());
      ++made_.stamps;
      return put(stamp_path(own ? "" : "registry/", named->size), *token);
    });
    if (!read || made_.stamps == 0 || request_.tsa_chain.empty()) return read;
    return put(std::string(chain_path), request_.tsa_chain);
  }

  Result<void> put_rules() {
    for (const auto& [digest, rules] : rules_) {
      if (auto done = put("rules/" + digest + ".json", rules); !done) return done;
    }
    return {};
  }

  bool in_choice(const record::Envelope& envelope) const {
    return !chosen_ || is_ground(envelope.type) || chosen_->listed().contains(envelope.obj);
  }

  Result<void> put_disclosures() {
    return log_.for_each_entry(0, [this](const record::StoredEntry& entry) -> Result<void> {
      if (!in_choice(entry.envelope)) return {};
      std::vector<std::string> texts;
      for (const auto& [name, digest] : entry.envelope.sd) {
        const record::StoredDisclosure* stored = entry.find(name);
        const std::string& text = stored != nullptr ? stored->text : entry.content_text;
        if (text.empty() || !is_disclosed(request_.level, state_, entry, name)) continue;
        texts.push_back(text);
        if (name == "attachments") remember_attachment(entry);
        if (name == "evidence") remember_scan(entry);
      }
      if (texts.empty()) return {};
      made_.disclosures += texts.size();
      return put("disclosures/" + std::to_string(entry.seq) + ".json", write_disclosures(entry.seq, texts));
    });
  }

  /// The file goes where its description goes; one of a withdrawn document is for auditors alone.
  void remember_attachment(const record::StoredEntry& entry) {
    const auto id = parse_id<DocumentIdTag>(entry.envelope.obj);
    const auto found = id ? state_.documents.find(*id) : state_.documents.end();
    if (found == state_.documents.end() || !found->second.attachments.value) return;
    if (found->second.withdrawn && request_.level != Level::audit) return;
    for (const Attachment& file : *found->second.attachments.value)
      files_[file.sha256.text] = found->second.stored.text;
  }

  /// The scan of what was recorded for a body: for auditors, once the ballot is closed (ADR 0034), unless an order
  /// destroyed it.
  void remember_scan(const record::StoredEntry& entry) {
    const auto event = table::event_of(entry);
    if (!event || request_.level != Level::audit) return;
    if (const auto* position = std::get_if<events::PositionRecorded>(&*event)) {
      take_scan(*position, state_.votes.at(position->vote).state);
    } else if (const auto* answer = std::get_if<events::PollAnswerRecorded>(&*event)) {
      take_scan(*answer, state_.polls.at(answer->poll).state);
    }
  }
  template <class Recorded>
  void take_scan(const Recorded& recorded, VoteState ballot) {
    if (ballot != VoteState::closed || !recorded.stored || !domain::is_file_named(state_, *recorded.stored)) return;
    const auto& evidence = recorded.evidence.value;
    if (evidence && evidence->document) files_[evidence->document->text] = recorded.stored->text;
  }

  Result<void> put_attachments() {
    record::AttachmentStore store(log_);
    for (const auto& [sha256_hex, stored] : files_) {
      const auto bytes = store.read(stored, sha256_hex);
      if (!bytes) return std::unexpected(bytes.error());
      if (auto done = put("attachments/" + sha256_hex, *bytes); !done) return done;
      ++made_.attachments;
    }
    return {};
  }

  Result<void> put_manifest() {
    std::string lines;
    for (const auto& [path, digest] : manifest_) lines.append(digest).append("  ").append(path).append("\n");
    return put("manifest.sha256", lines);
  }

  const ExportRequest& request_;
  record::Log& log_;
  record::Registry& trust_;
  record::Log& registry_;
  Sink& sink_;
  domain::State state_;
  std::optional<Chosen> chosen_;
  std::map<std::string, std::string> rules_;     ///< canonical JSON by digest
  std::map<std::string, std::string> files_;     ///< SHA-256 of the bytes to that of what lies on the disk
  std::map<std::string, std::string> manifest_;  ///< path to SHA-256
  Exported made_;
};

}  // namespace

Result<void> remove_leftovers(const fs::path& data) {
  const fs::path all = data / scratch_name;
  std::error_code fault;
  std::vector<fs::path> left;
  for (fs::directory_iterator each(all, fault), end; !fault && each != end; each.increment(fault))
    left.push_back(each->path());
  for (const fs::path& one : left) {
    // Of a link, the link alone: what it leads to is nobody's leftover.
    const bool folder = fs::is_directory(fs::symlink_status(one, fault));
    const auto lock = folder ? lock_of(one) : std::nullopt;
    if (folder && !lock) continue;
    fs::remove_all(one, fault);
    if (fault) return fail("file_unwritable", "remove " + one.string());
  }
  fs::remove(all, fault);
  return {};
}

Result<Exported> export_pack(const ExportRequest& request) {
  if (!record::is_slug(request.slug)) return fail("bad_slug", "no such table name");
  auto sink = make_sink(request.target);
  if (!sink) return std::unexpected(sink.error());
  const auto scratch = Scratch::make(request.data, request.slug);
  if (!scratch) return std::unexpected(scratch.error());
  auto registry = record::Registry::open((*scratch)->folder(), record::registry_vkey_in(request.vkeys));
  if (!registry) return std::unexpected(registry.error());
  const std::string origin = record::log_origin((*registry)->instance(), request.slug);
  auto log = record::Log::open_to_read({(*scratch)->folder(), "", request.slug}, (*registry)->first_vkey(origin));
  if (!log) return std::unexpected(log.error());
  auto made = Export(request, **log, **registry, **sink).run();
  if (!made) return made;
  if (auto finished = (*sink)->finish(); !finished) return std::unexpected(finished.error());
  return made;
}

}  // namespace tavolo::pack
