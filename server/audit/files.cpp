#include "server/audit/files.hpp"

#include <memory>

#include "server/record/attachments.hpp"
#include "server/record/keys.hpp"
#include "server/table/entry_draft.hpp"

namespace tavolo::audit {
namespace {

NamedFile named_by(const record::StoredEntry& entry, const Sha256Hex& stored) {
  NamedFile file;
  file.seq = entry.seq;
  file.object = entry.envelope.obj;
  file.stored = stored.text;
  return file;
}

std::optional<NamedFile> named_in(const record::StoredEntry& entry, const events::DocumentFiled& event) {
  NamedFile file = named_by(entry, event.stored);
  file.may_be_gone = !event.attachments.value.has_value();
  if (event.attachments.value) {
    const Attachment& attachment = event.attachments.value->front();
    file.sha256 = attachment.sha256.text;
    file.size = attachment.size;
  }
  return file;
}

/// What it hashes to is sealed with the position, and is not asked for here.
std::optional<NamedFile> scan_in(const record::StoredEntry& entry, const std::optional<Sha256Hex>& stored,
                                 OrganisationId organisation) {
  if (!stored) return std::nullopt;
  NamedFile file = named_by(entry, *stored);
  file.organisation = organisation;
  return file;
}

std::optional<NamedFile> named_in(const record::StoredEntry& entry, const events::PositionRecorded& event) {
  return scan_in(entry, event.stored, event.organisation);
}

std::optional<NamedFile> named_in(const record::StoredEntry& entry, const events::PollAnswerRecorded& event) {
  return scan_in(entry, event.stored, event.organisation);
}

template <class Event>
std::optional<NamedFile> named_in(const record::StoredEntry&, const Event&) {
  return std::nullopt;
}

std::string word_of(const Error& error) {
  return (error.code == "attachment_missing" ? " is missing: " : " was changed: ") + error.message;
}

/// What does not hold of one file, as a sentence; nothing when all does.
std::optional<std::string> fault_of(const record::AttachmentStore& store, bool with_keys, const NamedFile& file) {
  if (file.may_be_gone && !store.has(file.stored)) return std::nullopt;
  const std::string name = "the file " + file.stored + " of " + file.object;
  if (!with_keys) {
    const auto held = store.check(file.stored);
    return held ? std::nullopt : std::optional(name + word_of(held.error()));
  }
  const auto bytes = file.sha256 ? store.read(file.stored, *file.sha256) : store.open(file.stored);
  if (!bytes) return name + word_of(bytes.error());
  if (file.size && static_cast<std::int64_t>(bytes->size()) != *file.size) {
    return name + " has " + std::to_string(bytes->size()) + " bytes, not " + std::to_string(*file.size);
  }
  return std::nullopt;
}

}  // namespace

std::optional<NamedFile> file_named(const record::StoredEntry& entry) {
  const std::string& type = entry.envelope.type;
  const bool can = type == events::DocumentFiled::type || type == events::PositionRecorded::type ||
                   type == events::PollAnswerRecorded::type;
  if (!can) return std::nullopt;  // no other is read
  const auto event = table::event_of(entry);
  if (!event) return std::nullopt;
  return std::visit([&](const auto& held) { return named_in(entry, held); }, *event);
}

void note_erased(const record::StoredEntry& entry, std::vector<NamedFile>& files) {
  if (entry.envelope.type != events::RedactionOrdered::type) return;
  const auto event = table::event_of(entry);
  const auto* ordered = event ? std::get_if<events::RedactionOrdered>(&*event) : nullptr;
  if (ordered == nullptr) return;
  for (const ErasureTarget& target : ordered->targets) {
    if (target.kind != ErasureKind::statements) continue;
    for (NamedFile& file : files) {
      if (file.object == target.object.text && file.organisation == target.organisation) file.may_be_gone = true;
    }
  }
}

Result<record::Step> check_files(const std::filesystem::path& data, const std::string& slug, const std::string& origin,
                                 const std::vector<NamedFile>& files) {
  record::Step step;
  step.name = "documents";
  const record::LogPlace place{data, "", slug};
  const bool with_keys = std::filesystem::exists(record::keys_file(place));
  std::unique_ptr<record::KeyStore> keys;
  if (with_keys) {
    auto opened = record::KeyStore::open_read_only(record::keys_file(place));
    if (!opened) return std::unexpected(opened.error());
    keys = *std::move(opened);
  }
  const record::AttachmentStore store(keys.get(), origin, record::attachments_folder(place));
  for (const NamedFile& file : files) {
    ++step.checked;
    auto fault = fault_of(store, with_keys, file);
    if (!fault) continue;
    step.ok = false;
    if (step.findings.size() < record::max_findings) step.findings.push_back({file.seq, "file", *std::move(fault)});
  }
  if (!with_keys && !files.empty()) step.left_out.emplace_back("what the files hold: the keys of texts are not there");
  return step;
}

}  // namespace tavolo::audit
