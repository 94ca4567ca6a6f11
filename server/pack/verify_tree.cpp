// Tiles and checkpoints of a pack against the tree that its entries make.

#include <algorithm>
#include <charconv>

#include "server/pack/verify_impl.hpp"
#include "server/record/envelope.hpp"

namespace tavolo::pack {
namespace {

Hash root_of(const std::vector<Hash>& leaves, std::uint64_t size) {
  record::Frontier frontier;
  for (std::uint64_t i = 0; i < size; ++i) frontier.append(leaves[i]);
  return frontier.root();
}

/// The leaf hashes that the tiles of level 0 hold.
std::vector<Hash> recorded_leaves(const Verifying& verifying, const PackedLog& log) {
  std::vector<Hash> hashes;
  for (const record::Tile& tile : leaf_tiles_of(log.head->size)) {
    const auto bytes = verifying.source.read(log.prefix + record::tile_path(tile));
    if (!bytes || bytes->size() != tile.width * sizeof(Hash)) break;
    for (std::uint64_t i = 0; i < tile.width; ++i)
      hashes.push_back(*hash_from_bytes(std::string_view(*bytes).substr(i * sizeof(Hash), sizeof(Hash))));
  }
  return hashes;
}

/// Which entries are not what their hash was made of.
void name_changed_entries(Verifying& verifying, const PackedLog& log) {
  const std::vector<Hash> recorded = recorded_leaves(verifying, log);
  const bool tiles_hold = recorded.size() == log.head->size && root_of(recorded, recorded.size()) == log.head->root;
  const std::size_t common = std::min(recorded.size(), log.leaves.size());
  bool named = false;
  for (std::size_t seq = 0; seq < common; ++seq) {
    if (recorded[seq] == log.leaves[seq]) continue;
    named = true;
    verifying.note(StepKind::tree, seq, log.prefix + "leaf",
                   tiles_hold ? "the entry's bytes are not those that were signed"
                              : "the entry's bytes and the hash kept of them differ");
  }
  if (!named)
    verifying.note(StepKind::tree, log.prefix + "checkpoint", "the entries do not make the root that was signed");
}

void read_leaves(Verifying& verifying, PackedLog& log) {
  for (const record::Tile& bundle : bundles_of(log.head->size)) {
    const std::string path = log.prefix + record::tile_path(bundle);
    const auto bytes = verifying.source.read(path);
    const auto leaves = bytes ? record::parse_bundle(*bytes) : std::unexpected(bytes.error());
    if (!leaves || leaves->size() != bundle.width) {
      verifying.note(StepKind::tree, bundle.n * record::full_tile, path,
                     bytes ? "the bundle of entries is out of form" : "it is missing");
      return;
    }
    for (const std::string& leaf : *leaves) log.leaves.push_back(record::leaf_hash(leaf));
  }
}

/// The key of a log that is not of this pack, if it was given; else empty.
std::string key_of(const VerifyRequest& request, std::string_view origin) {
  const auto given = std::ranges::find_if(
      request.vkeys, [&](const std::string& vkey) { return vkey.starts_with(std::string(origin) + '+'); });
  return given == request.vkeys.end() ? std::string() : *given;
}

/// The numbers of the files checkpoints/<n>, ascending.
std::vector<std::uint64_t> checkpoint_sizes(const Verifying& verifying, const PackedLog& log) {
  const std::string folder = log.prefix + "checkpoints/";
  std::vector<std::uint64_t> sizes;
  for (const std::string& path : verifying.source.files()) {
    if (!path.starts_with(folder)) continue;
    std::uint64_t size = 0;
    const char* end = path.data() + path.size();
    const auto [stop, fault] = std::from_chars(path.data() + folder.size(), end, size);
    if (fault == std::errc{} && stop == end) sizes.push_back(size);
  }
  std::ranges::sort(sizes);
  return sizes;
}

}  // namespace

void verify_end(Verifying& verifying) {
  for (const PackedLog* log : {&verifying.table, &verifying.registry}) {
    const record::LogFreeze* frozen = verifying.chains.frozen(log->origin);
    if (frozen == nullptr || !log->whole) continue;
    const std::string field = log->prefix + "log.frozen";
    ++verifying.step(StepKind::checkpoints).checked;
    if (log->leaves.size() != frozen->held)
      verifying.note(StepKind::checkpoints, field, "the log has another number of entries than when it was frozen");
    if (frozen->size > log->leaves.size() || root_of(log->leaves, frozen->size) != frozen->root)
      verifying.note(StepKind::checkpoints, field, "the entries make another root than the registry states");
  }
  const auto& cited = verifying.result.succeeds;
  if (cited && (cited->origin == verifying.table.origin || cited->origin == verifying.registry.origin))
    verifying.note(StepKind::checkpoints, 0, "succeeds", "a log cannot go on from itself");
}

void read_beginning(Verifying& verifying) {
  const auto bundles = bundles_of(verifying.table.head->size);
  if (bundles.empty()) return;
  const auto bytes = verifying.source.read(verifying.table.prefix + record::tile_path(bundles.front()));
  const auto leaves = bytes ? record::parse_bundle(*bytes) : std::unexpected(bytes.error());
  const auto first = leaves && !leaves->empty() ? record::parse_leaf(leaves->front())
                                                : Result<record::Envelope>(fail("malformed_leaf", "it is missing"));
  if (first) verifying.result.succeeds = record::succeeded_by(first->type, first->data_json);
}

void verify_tree(Verifying& verifying, PackedLog& log) {
  record::Step& step = verifying.step(StepKind::tree);
  read_leaves(verifying, log);
  step.checked += log.leaves.size();
  if (log.leaves.size() < log.head->size) return;
  const Hash root = root_of(log.leaves, log.leaves.size());
  if (log.prefix.empty()) verifying.result.root_hex = to_hex(root);
  log.whole = root == log.head->root;
  if (!log.whole) return name_changed_entries(verifying, log);
  std::vector<std::string> made;
  const auto compared = for_each_tile(log.leaves, [&](const std::string& path, std::string_view bytes) -> Result<void> {
    ++step.checked;
    made.push_back(log.prefix + path);
    const auto stored = verifying.source.read(made.back());
    if (!stored) {
      verifying.note(StepKind::tree, made.back(), "it is missing");
    } else if (*stored != bytes) {
      verifying.note(StepKind::tree, made.back(), "its hashes are not those of the entries");
    }
    return {};
  });
  TAVOLO_CHECK(compared.has_value());
  for (const auto& bundle : bundles_of(log.leaves.size())) made.push_back(log.prefix + record::tile_path(bundle));
  std::ranges::sort(made);
  for (const std::string& path : verifying.source.files()) {
    if (path.starts_with(log.prefix + "tile/") && !std::ranges::binary_search(made, path))
      verifying.note(StepKind::tree, path, "it is no tile of this tree");
  }
}

void verify_checkpoints(Verifying& verifying, const PackedLog& log) {
  record::Step& step = verifying.step(StepKind::checkpoints);
  record::Frontier frontier;
  const auto sizes = checkpoint_sizes(verifying, log);
  if (log.head->size > 0 && (sizes.empty() || sizes.back() != log.head->size))
    verifying.note(StepKind::checkpoints, log.prefix + "checkpoints/" + std::to_string(log.head->size),
                   "it is missing");
  for (const std::uint64_t size : sizes) {
    ++step.checked;
    const std::string path = log.prefix + "checkpoints/" + std::to_string(size);
    const auto note = verifying.source.read(path);
    const auto checkpoint =
        note ? log.keys->open_kept(*note) : Result<record::Checkpoint>(std::unexpected(note.error()));
    if (!checkpoint) {
      verifying.note(StepKind::checkpoints, path, checkpoint.error().message);
    } else if (checkpoint->size != size) {
      verifying.note(StepKind::checkpoints, path, "it is signed for another size");
    } else if (size > log.leaves.size()) {
      verifying.note(StepKind::checkpoints, path, "entries that it covers are not in the pack");
    } else {
      while (frontier.size() < size) frontier.append(log.leaves[frontier.size()]);
      if (frontier.root() != checkpoint->root)
        verifying.note(StepKind::checkpoints, path, "two histories under one key: the entries make another root");
    }
  }
}

void verify_known_checkpoints(Verifying& verifying) {
  std::size_t number = 0;
  if (verifying.request.known_checkpoints.empty() && verifying.step(StepKind::checkpoints).checked > 0)
    verifying.leave_out(StepKind::checkpoints, "checkpoints kept elsewhere: none was given (--known-checkpoint)");
  for (const std::string& note : verifying.request.known_checkpoints) {
    ++verifying.step(StepKind::checkpoints).checked;
    const std::string field = "known checkpoint " + std::to_string(++number);
    const std::string origin = note.substr(0, note.find('\n'));
    const PackedLog* log = origin == verifying.table.origin      ? &verifying.table
                           : origin == verifying.registry.origin ? &verifying.registry
                                                                 : nullptr;
    const auto& cited = verifying.result.succeeds;
    if (log == nullptr && cited && origin == cited->origin) {
      const std::string key = key_of(verifying.request, origin);
      if (key.empty()) {
        verifying.leave_out(StepKind::checkpoints,
                            "the signature of the other log's checkpoint: its key was not given (--vkey)");
      }
      if (const auto agreed = record::agrees(*cited, note, key); !agreed)
        verifying.note(StepKind::checkpoints, field, agreed.error().message);
      continue;
    }
    if (log == nullptr || log->key == nullptr) {
      verifying.note(StepKind::checkpoints, field, "it is of no log of this pack");
      continue;
    }
    const auto known = log->keys->open(note);
    if (!known) {
      verifying.note(StepKind::checkpoints, field, known.error().message);
    } else if (known->size > log->leaves.size()) {
      verifying.note(StepKind::checkpoints, field,
                     "it is newer than the pack, or the record was cut back: ask for a newer pack");
    } else if (root_of(log->leaves, known->size) != known->root) {
      verifying.note(StepKind::checkpoints, field, "two histories under one key: the entries make another root");
    }
  }
}

}  // namespace tavolo::pack
