#include "server/record/verify.hpp"

#include <algorithm>

#include "server/record/beside.hpp"
#include "server/record/checkpoint.hpp"
#include "server/record/envelope.hpp"
#include "server/record/log.hpp"
#include "server/record/signing_keys.hpp"
#include "server/record/succession.hpp"
#include "server/record/verify_impl.hpp"

namespace tavolo::record {
namespace {

Step named(const char* name) {
  Step step;
  step.name = name;
  return step;
}

Step verify_storage(Verifying& verifying) {
  Step step = named("storage");
  storage::Statement check = verifying.database.prepare("PRAGMA quick_check");
  while (check.step()) {
    ++step.checked;
    if (check.text_view(0) != "ok") note_finding(step, std::nullopt, "file", check.text(0));
  }
  return step;
}

/// A step that SQLite broke off has failed by that.
template <class Work>
Step guarded(const char* name, Work work) {
  try {
    return work();
  } catch (const storage::Failure& failure) {
    Step step = named(name);
    note_finding(step, std::nullopt, "file", std::string("unreadable: ") + failure.what());
    return step;
  }
}

Result<Verifier> trusted_key(const VerifyRequest& request, const LogPlace& place, const Result<KeyChains>& chains) {
  if (!request.vkey.empty()) return Verifier::parse(request.vkey);
  auto signer = Signer::load(signing_key_file(place));
  if (signer) return signer->verifier();
  // Of a frozen log the key may be lost; the registry's entry has its public part.
  const auto seen = glance(place.data, place.slug);
  const LogFreeze* frozen = seen && chains ? chains->frozen(seen->origin) : nullptr;
  if (signer.error().code != "file_not_found") return std::unexpected(signer.error());
  if (frozen == nullptr) return key_file_gone(place);
  return Verifier::parse(frozen->vkey);
}

}  // namespace

void note_finding(Step& step, std::optional<std::uint64_t> seq, std::string field, std::string what) {
  step.ok = false;
  if (step.findings.size() < max_findings) step.findings.push_back({seq, std::move(field), std::move(what)});
}

Verdict verdict_of(const Step& step) {
  if (!step.ok) return Verdict::fail;
  if (!step.left_out.empty()) return Verdict::partly;
  return step.checked == 0 ? Verdict::nothing : Verdict::ok;
}

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::ok:
      return "ok";
    case Verdict::partly:
      return "partly";
    case Verdict::nothing:
      return "nothing";
    case Verdict::fail:
      return "fail";
  }
  return {};
}

bool Verification::ok() const {
  return std::all_of(steps.begin(), steps.end(), [](const Step& step) { return step.ok; });
}

const Step* Verification::find(std::string_view step) const {
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step& one) { return one.name == step; });
  return found == steps.end() ? nullptr : &*found;
}

Step verify_signatures(Verifying& verifying) {
  Step step = named("signatures");
  storage::Statement rows = verifying.database.prepare("SELECT size, note FROM checkpoints ORDER BY size");
  while (rows.step()) {
    ++step.checked;
    const auto size = static_cast<std::uint64_t>(rows.integer(0));
    const std::string field = "checkpoint " + std::to_string(size);
    const auto checkpoint = verifying.log_keys.open_kept(rows.text_view(1));
    if (!checkpoint) {
      note_finding(step, std::nullopt, field, checkpoint.error().message);
    } else if (checkpoint->size != size) {
      note_finding(step, std::nullopt, field, "it is signed for size " + std::to_string(checkpoint->size));
    } else if (rows.text_view(1) != checkpoint_text(*checkpoint) &&
               !rows.text_view(1).starts_with(checkpoint_text(*checkpoint) + '\n')) {
      note_finding(step, std::nullopt, field, "it has lines that this program does not write");
    } else {
      verifying.signed_roots.emplace(size, checkpoint->root);
    }
  }
  if (verifying.signed_roots.empty())
    note_finding(step, std::nullopt, "checkpoints", "none is signed by the log's key");
  return step;
}

Step verify_checkpoints(Verifying& verifying) {
  Step step = named("checkpoints");
  Frontier frontier;
  std::uint64_t last_good = 0;
  for (const auto& [size, root] : verifying.signed_roots) {
    ++step.checked;
    const std::string field = "checkpoint " + std::to_string(size);
    if (size > verifying.leaves.size()) {
      note_finding(step, verifying.leaves.size(), field,
                   "entries up to " + std::to_string(size) + " were signed; they are gone");
      break;
    }
    while (frontier.size() < size) frontier.append(verifying.leaves[frontier.size()]);
    if (frontier.root() != root) {
      // Every later one differs too: the first tells where.
      note_finding(step, last_good, field,
                   "of entries " + std::to_string(last_good) + " to " + std::to_string(size - 1) +
                       " at least one is not what was signed");
      break;
    }
    last_good = size;
  }
  if (!verifying.signed_roots.empty() && verifying.leaves.size() > verifying.signed_roots.rbegin()->first) {
    note_finding(step, verifying.signed_roots.rbegin()->first, "checkpoints",
                 "entries from here on are under no checkpoint");
  }
  storage::Statement row = verifying.database.prepare("SELECT size, root FROM log");
  const bool there = row.step();
  const auto root = there ? hash_from_bytes(row.blob_view(1)) : std::nullopt;
  const auto found =
      there ? verifying.signed_roots.find(static_cast<std::uint64_t>(row.integer(0))) : verifying.signed_roots.end();
  if (!root || found == verifying.signed_roots.end() || found->second != *root) {
    note_finding(step, std::nullopt, "log", "the size and root on file are not those of a signed checkpoint");
  }
  return step;
}

Step verify_known_checkpoints(Verifying& verifying) {
  Step step = named("known_checkpoints");
  for (const std::string& note : verifying.request.known_checkpoints) {
    const std::string field = "known checkpoint " + std::to_string(++step.checked);
    const auto known = verifying.log_keys.open(note);
    if (!known) {
      note_finding(step, std::nullopt, field, known.error().message);
      continue;
    }
    if (known->size > verifying.leaves.size()) {
      note_finding(step, verifying.leaves.size(), field,
                   "it is of size " + std::to_string(known->size) + ", the record has " +
                       std::to_string(verifying.leaves.size()) + " entries: it was cut back or replaced");
      continue;
    }
    Frontier frontier;
    while (frontier.size() < known->size) frontier.append(verifying.leaves[frontier.size()]);
    if (frontier.root() != known->root) {
      note_finding(step, std::nullopt, field,
                   "two histories under one key: at size " + std::to_string(known->size) + " it has root " +
                       to_hex(known->root) + ", the record " + to_hex(frontier.root()));
    }
  }
  return step;
}

namespace {

/// The key that is trusted, and all that the registry leads to from it.
struct Believed {
  Verifier key;
  LogKeys keys;
  std::string fault;  ///< why the registry leads nowhere; empty: it does, or has nothing to say
  std::optional<LogFreeze> frozen = {};
};

Result<Believed> believe(const VerifyRequest& request, const LogPlace& place) {
  const auto chains = chains_below(request.data);
  auto key = trusted_key(request, place, chains);
  if (!key) return std::unexpected(key.error());
  Believed believed{*key, LogKeys(*key), {}};
  if (!chains) {
    believed.fault = chains.error().message;
    return believed;
  }
  const LogKeys* chain = chains->of(key->name());
  if (chain != nullptr && chain->knows(key->vkey())) believed.keys = *chain;
  if (const LogFreeze* frozen = chains->frozen(key->name())) believed.frozen = *frozen;
  return believed;
}

/// Opens the log's files for reading, at one moment, and calls `work`.
template <class Work>
auto with_log(const VerifyRequest& request, Work work)
    -> Result<std::invoke_result_t<Work, Verifying&, const Believed&>> {
  if (!is_slug(request.slug)) return fail("bad_slug", "no such table name");
  const LogPlace place{request.data, "", request.slug};
  if (!std::filesystem::exists(log_file(place))) return fail("log_not_found", "no log at " + log_file(place).string());
  const auto believed = believe(request, place);
  if (!believed) return std::unexpected(believed.error());
  std::unique_ptr<KeyStore> keys;
  if (std::filesystem::exists(keys_file(place))) {
    auto opened = KeyStore::open_read_only(keys_file(place));
    if (!opened) return std::unexpected(opened.error());
    keys = *std::move(opened);
  }
  return storage::attempt("log_unavailable", [&] {
    storage::Connection database(log_file(place), storage::Mode::read_only);
    // One reading transaction: all steps see the same moment.
    database.execute("BEGIN");
    Verifying verifying{request, database, keys.get(), believed->keys, believed->key.name(), {}, {}, {}, {}};
    return work(verifying, *believed);
  });
}

/// The registry's word on the end of the log, against the log as it is.
Step verify_frozen(const Verifying& verifying, const LogFreeze& frozen) {
  Step step = named("frozen");
  step.checked = 1;
  if (frozen.held != verifying.leaves.size()) {
    note_finding(step, frozen.held, "log.frozen",
                 "it was frozen with " + std::to_string(frozen.held) + " entries and has " +
                     std::to_string(verifying.leaves.size()));
  }
  if (frozen.size > verifying.leaves.size()) return step;
  Frontier frontier;
  while (frontier.size() < frozen.size) frontier.append(verifying.leaves[frontier.size()]);
  if (frontier.root() != frozen.root)
    note_finding(step, std::nullopt, "log.frozen", "the entries make another root than the registry states");
  return step;
}

std::optional<Checkpoint> succeeded_by(Verifying& verifying) {
  storage::Statement first = verifying.database.prepare("SELECT leaf FROM entries WHERE seq = 0");
  if (!first.step()) return std::nullopt;
  const auto envelope = parse_leaf(first.blob_view(0));
  return envelope ? record::succeeded_by(envelope->type, envelope->data_json) : std::nullopt;
}

Step verify_succession(const VerifyRequest& request, const std::string& origin,
                       const std::optional<Checkpoint>& succeeds) {
  Step step = named("succession");
  step.checked = succeeds ? 1 : 0;
  if (succeeds && succeeds->origin == origin) note_finding(step, 0, "succeeds", "a log cannot go on from itself");
  for (std::size_t i = 0; i < request.predecessor_checkpoints.size(); ++i) {
    ++step.checked;
    const auto agreed = succeeds ? agrees(*succeeds, request.predecessor_checkpoints[i], request.predecessor_vkey)
                                 : Result<void>(fail("other_origin", "this log goes on from no other"));
    if (!agreed) note_finding(step, 0, "predecessor's checkpoint " + std::to_string(i + 1), agreed.error().message);
  }
  if (request.predecessor_checkpoints.empty()) {
    step.left_out.emplace_back("whether the other log ended so: no checkpoint of it was given (--known-checkpoint)");
  } else if (request.predecessor_vkey.empty()) {
    step.left_out.emplace_back("the signature of the other log's checkpoint: its key was not given (--vkey)");
  }
  return step;
}

}  // namespace

Result<Verification> verify_table(const VerifyRequest& request) {
  return with_log(request, [](Verifying& verifying, const Believed& believed) {
    Verification result;
    result.origin = verifying.origin;
    result.vkey = believed.key.vkey();
    result.steps.push_back(guarded("storage", [&] { return verify_storage(verifying); }));
    result.steps.push_back(guarded("signatures", [&] { return verify_signatures(verifying); }));
    if (!believed.fault.empty()) note_finding(result.steps.back(), std::nullopt, "registry", believed.fault);
    result.steps.push_back(guarded("tree", [&] { return verify_tree(verifying); }));
    result.steps.push_back(guarded("checkpoints", [&] { return verify_checkpoints(verifying); }));
    result.steps.push_back(guarded("known_checkpoints", [&] { return verify_known_checkpoints(verifying); }));
    Step disclosures = named("disclosures");
    result.steps.push_back(guarded("entries", [&] {
      Step entries = named("entries");
      verify_entries(verifying, entries, disclosures, result.disclosures);
      return entries;
    }));
    result.steps.push_back(std::move(disclosures));
    result.steps.push_back(guarded("commands", [&] { return verify_commands(verifying); }));
    if (believed.frozen) result.steps.push_back(verify_frozen(verifying, *believed.frozen));
    result.frozen = believed.frozen;
    result.succeeds = succeeded_by(verifying);
    if (result.succeeds || !verifying.request.predecessor_checkpoints.empty())
      result.steps.push_back(verify_succession(verifying.request, result.origin, result.succeeds));
    result.size = verifying.leaves.size();
    result.root_hex = to_hex(verifying.rebuilt_root);
    return result;
  });
}

Result<void> visit_entries(const VerifyRequest& request) {
  return with_log(request, [](Verifying& verifying, const Believed&) {
    Step entries;
    Step disclosures;
    DisclosureCounts counts;
    verify_entries(verifying, entries, disclosures, counts);
  });
}

}  // namespace tavolo::record
