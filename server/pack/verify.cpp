#include "server/pack/verify.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "server/base/sha256.hpp"
#include "server/pack/reach.hpp"
#include "server/pack/verify_impl.hpp"
#include "server/record/envelope.hpp"

namespace tavolo::pack {
namespace {

constexpr std::array<std::string_view, step_count> step_names{
    "files", "policy", "signatures", "tree", "checkpoints", "entries", "disclosures", "rules", "stamps", "attachments"};

/// Files and folders that a pack may have.
bool is_known_file(std::string_view path) {
  if (path.starts_with("registry/")) path.remove_prefix(std::string_view("registry/").size());
  static const std::set<std::string_view> plain{"README.txt", "policy.txt", "pack.json", "checkpoint",
                                                "manifest.sha256"};
  static constexpr std::array folders =
      std::to_array<std::string_view>({"checkpoints/", "tile/", "disclosures/", "attachments/", "rules/", "tsa/"});
  return plain.contains(path) || std::ranges::any_of(folders, [&](auto folder) { return path.starts_with(folder); });
}

/// The lines of manifest.sha256: path to hash. Nothing when one is out of form.
std::optional<std::map<std::string, std::string>> read_manifest(std::string_view text) {
  std::map<std::string, std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || end < 67 || text.substr(64, 2) != "  ") return std::nullopt;
    const std::string path(text.substr(66, end - 66));
    // in their order, each once
    if (!is_pack_path(path) || (!lines.empty() && lines.rbegin()->first >= path)) return std::nullopt;
    lines.emplace(path, std::string(text.substr(0, 64)));
    text.remove_prefix(end + 1);
  }
  return lines;
}

Result<record::Verifier> parse_key(const std::string& vkey) { return record::Verifier::parse(vkey); }

/// Of the policy's keys those that were given by another way stand over them.
Result<void> take_given_keys(Verifying& verifying) {
  for (const auto& vkey : verifying.request.vkeys) {
    auto key = parse_key(vkey);
    if (!key) return std::unexpected(key.error());
    auto& keys = verifying.keys;
    // Another key of the log is no contradiction when the registry leads from the one to the other.
    const record::LogKeys* chain = verifying.chains.of(key->name());
    const auto leads = [&](const record::Verifier& other) {
      return other.vkey() == key->vkey() ||
             (chain != nullptr && chain->knows(key->vkey()) && chain->knows(other.vkey()));
    };
    if (std::ranges::any_of(keys, [&](const auto& log) { return log.name() == key->name() && !leads(log); })) {
      verifying.note(StepKind::policy, "policy.txt", "it names another key for this log than the one given");
    }
    std::erase_if(keys, [&](const auto& log) { return log.name() == key->name(); });
    keys.push_back(*std::move(key));
  }
  return {};
}

bool given(const VerifyRequest& request, std::string_view origin) {
  if (request.policy) return true;
  return std::ranges::any_of(request.vkeys,
                             [&](const auto& vkey) { return vkey.starts_with(std::string(origin) + '+'); });
}

}  // namespace

std::string_view name_of(StepKind kind) { return step_names[static_cast<std::size_t>(kind)]; }

bool PackVerification::ok() const {
  return std::ranges::all_of(steps, [](const record::Step& step) { return step.ok; });
}

int PackVerification::exit_code() const {
  const auto failed = std::ranges::find_if(steps, [](const record::Step& step) { return !step.ok; });
  return failed == steps.end() ? 0 : 10 + static_cast<int>(failed - steps.begin());
}

void Verifying::note(StepKind kind, std::optional<std::uint64_t> seq, std::string field, std::string what) {
  record::Step& failed = step(kind);
  failed.ok = false;
  if (failed.findings.size() < record::max_findings)
    failed.findings.push_back({seq, std::move(field), std::move(what)});
}

void Verifying::leave_out(StepKind kind, std::string_view part) {
  auto& parts = step(kind).left_out;
  if (std::ranges::find(parts, part) == parts.end()) parts.emplace_back(part);
}

void verify_files(Verifying& verifying) {
  const auto fault = [&](const std::string& field, const char* what) { verifying.note(StepKind::files, field, what); };
  record::Step& step = verifying.step(StepKind::files);
  for (const auto& found : verifying.source.faults()) verifying.note(StepKind::files, found.field, found.what);
  const auto text = verifying.source.read("manifest.sha256");
  const auto manifest = text ? read_manifest(*text) : std::nullopt;
  if (!manifest) return fault("manifest.sha256", "it is missing or out of form");
  for (const auto& path : verifying.source.files()) {
    if (path == "manifest.sha256") continue;
    ++step.checked;
    if (!is_known_file(path)) fault(path, "it is nothing that a pack holds");
    const auto line = manifest->find(path);
    if (line == manifest->end()) {
      fault(path, "the manifest does not name it");
      continue;
    }
    const auto bytes = verifying.source.read(path);
    if (!bytes) {
      fault(path, "it cannot be read");
    } else if (to_hex(sha256(*bytes)) != line->second) {
      fault(path, "its bytes are not those of the manifest");
    }
  }
  for (const auto& [path, digest] : *manifest) {
    if (!verifying.source.has(path)) fault(path, "the manifest names it; it is missing");
  }
}

void read_chains(Verifying& verifying) {
  PackedLog& registry = verifying.registry;
  registry.origin = verifying.result.note.registry;
  const auto note = verifying.source.read(registry.prefix + "checkpoint");
  const auto form = note ? record::parse_note(*note) : Result<record::Note>(std::unexpected(note.error()));
  const auto head = form ? record::parse_checkpoint_text(form->text) : std::unexpected(form.error());
  // Nothing is signed yet as far as we know: no more is read than can be there. The step of the signatures says the
  // rest.
  if (!head || head->size > verifying.source.files().size() * record::full_tile) return;
  bool whole = true;
  for_each_bundle(verifying.source, registry, head->size, [&](std::uint64_t, const std::vector<std::string>& leaves) {
    for (const std::string& leaf : leaves) {
      const auto envelope = record::parse_leaf(leaf);
      if (!envelope || !whole) continue;
      if (const auto taken = verifying.chains.take(envelope->type, envelope->data_json); !taken) {
        whole = false;
        verifying.note(StepKind::signatures, "registry/entry " + std::to_string(envelope->seq), taken.error().message);
      }
    }
  });
}

bool verify_policy(Verifying& verifying) {
  ++verifying.step(StepKind::policy).checked;
  const auto text =
      verifying.request.policy ? Result<std::string>(*verifying.request.policy) : verifying.source.read("policy.txt");
  auto policy = text ? record::Policy::parse(*text) : Result<record::Policy>(std::unexpected(text.error()));
  if (policy) {
    verifying.policy = *std::move(policy);
    for (const auto& log : verifying.policy.logs()) verifying.keys.push_back(log.key);
  } else {
    verifying.note(StepKind::policy, "policy.txt", policy.error().message);
    if (verifying.request.vkeys.empty()) return false;
  }
  if (auto taken = take_given_keys(verifying); !taken) return false;
  verifying.table.origin = verifying.result.note.origin;
  if (const auto* frozen = verifying.chains.frozen(verifying.table.origin)) verifying.result.frozen = *frozen;
  verifying.registry.origin = verifying.result.note.registry;
  for (PackedLog* log : {&verifying.table, &verifying.registry}) {
    const auto key = std::ranges::find(verifying.keys, log->origin, &record::Verifier::name);
    log->key = key == verifying.keys.end() ? nullptr : &*key;
    if (log->key == nullptr) {
      verifying.note(StepKind::policy, log->origin, "there is no key of this log");
      continue;
    }
    const record::LogKeys* chain = verifying.chains.of(log->origin);
    log->keys = chain != nullptr && chain->knows(log->key->vkey()) ? *chain : record::LogKeys(*log->key);
  }
  if (verifying.table.key == nullptr) return false;
  verifying.result.vkey = verifying.table.key->vkey();
  verifying.result.key_from_elsewhere = given(verifying.request, verifying.table.origin);
  return true;
}

void verify_signatures(Verifying& verifying) {
  for (PackedLog* log : {&verifying.table, &verifying.registry}) {
    if (log->key == nullptr) continue;
    ++verifying.step(StepKind::signatures).checked;
    const std::string path = log->prefix + "checkpoint";
    const auto note = verifying.source.read(path);
    if (!note) {
      verifying.note(StepKind::signatures, path, "it is missing");
      continue;
    }
    auto head = log->keys->open_kept(*note);
    if (!head) {
      verifying.note(StepKind::signatures, path, head.error().message);
      continue;
    }
    log->head = *std::move(head);
    if (!given(verifying.request, log->origin)) {
      verifying.leave_out(StepKind::signatures,
                          log == &verifying.table
                              ? "whose key it is: the pack's own was believed (--vkey)"
                              : "whose key the registry's is: the pack's own was believed (--vkey)");
    }
    if (log != &verifying.table) continue;
    if (!verifying.request.policy)
      verifying.leave_out(StepKind::signatures, "whether witnesses cosigned it: no policy was given (--policy)");
    const auto judged = record::judge(verifying.policy, *note, log->keys->at(log->head->size));
    if (!judged) {
      verifying.note(StepKind::signatures, path, judged.error().message);
      continue;
    }
    for (const std::size_t i : judged->cosigned) {
      verifying.result.cosigners.push_back(verifying.policy.witnesses()[i].name);
    }
    if (!judged->quorum)
      verifying.note(StepKind::signatures, path, "fewer witnesses have cosigned it than the policy asks for");
    if (log->head->size != verifying.result.note.size)
      verifying.note(StepKind::signatures, "pack.json", "it states another size than the checkpoint");
  }
}

Result<PackVerification> verify_pack(const VerifyRequest& request) {
  const auto source = open_source(request.pack);
  if (!source) return std::unexpected(source.error());
  for (const auto& vkey : request.vkeys) {
    if (const auto key = parse_key(vkey); !key) return std::unexpected(key.error());
  }
  PackVerification result;
  for (const auto name : step_names) {
    record::Step step;
    step.name = name;
    result.steps.push_back(std::move(step));
  }
  result.known_checkpoints = request.known_checkpoints.size();
  Verifying verifying{request, **source, result};
  verify_files(verifying);
  const auto text = (*source)->read("pack.json");
  auto note = text ? read_note(*text) : Result<PackNote>(fail("pack_unreadable", "there is no pack.json"));
  if (!note && note.error().code == "pack_too_new") return std::unexpected(note.error());
  if (!note || !level_of(note->level)) {
    verifying.note(StepKind::files, "pack.json", "it is missing or out of form");
    return result;
  }
  result.note = *std::move(note);
  read_chains(verifying);
  if (!verify_policy(verifying)) return result;
  verify_signatures(verifying);
  for (PackedLog* log : {&verifying.table, &verifying.registry}) {
    if (!log->head) continue;
    verify_tree(verifying, *log);
    verify_checkpoints(verifying, *log);
  }
  if (verifying.table.head) read_beginning(verifying);
  verify_known_checkpoints(verifying);
  verify_end(verifying);
  verify_registry(verifying);
  if (verifying.registry.head) verify_stamps(verifying);
  if (verifying.table.head) verify_entries(verifying);
  return result;
}

}  // namespace tavolo::pack
