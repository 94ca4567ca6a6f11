// The tree of the entries as they are, against every hash that was stored when they were recorded.

#include <algorithm>

#include "server/record/log_impl.hpp"
#include "server/record/verify_impl.hpp"

namespace tavolo::record {
namespace {

/// Hash i of a table whose key counts from 0 without a gap; reading stops at the first gap, which is a finding.
std::vector<Hash> read_row(storage::Statement rows, Step& step, const char* what, Hash (*hash_of)(std::string_view)) {
  std::vector<Hash> hashes;
  while (rows.step()) {
    if (static_cast<std::uint64_t>(rows.integer(0)) != hashes.size()) {
      note_finding(step, std::nullopt, std::string(what) + ' ' + std::to_string(hashes.size()), "it is missing");
      break;
    }
    hashes.push_back(hash_of(rows.blob_view(1)));
  }
  rows.reset();
  return hashes;
}

Hash stored_hash(std::string_view bytes) { return hash_from_bytes(bytes).value_or(Hash{}); }

std::optional<Hash> root_of(const std::vector<Hash>& leaves, std::uint64_t size) {
  if (size > leaves.size()) return std::nullopt;
  Frontier frontier;
  for (std::uint64_t i = 0; i < size; ++i) frontier.append(leaves[i]);
  return frontier.root();
}

}  // namespace

Step verify_tree(Verifying& verifying) {
  Step step;
  step.name = "tree";
  const std::vector<Hash> computed =
      read_row(verifying.database.prepare("SELECT seq, leaf FROM entries ORDER BY seq"), step, "entry", leaf_hash);
  const std::vector<Hash> nodes =
      read_row(verifying.database.prepare("SELECT idx, hash FROM nodes ORDER BY idx"), step, "node", stored_hash);
  step.checked = computed.size() + nodes.size();
  verifying.rebuilt_root = *root_of(computed, computed.size());
  verifying.leaves = computed;

  std::vector<Hash> recorded;
  for (std::uint64_t seq = 0; stored_hash_index(0, seq) < nodes.size(); ++seq)
    recorded.push_back(nodes[stored_hash_index(0, seq)]);
  if (nodes.size() != stored_hash_count(computed.size())) {
    note_finding(step, std::nullopt, "nodes",
                 std::to_string(nodes.size()) + " are stored, " + std::to_string(computed.size()) + " entries make " +
                     std::to_string(stored_hash_count(computed.size())));
  }
  // Which of the two is the record that was signed: the entries' bytes, or the hashes kept of them?
  const bool signed_any = !verifying.signed_roots.empty();
  const std::uint64_t size = signed_any ? verifying.signed_roots.rbegin()->first : 0;
  const std::optional<Hash> root = signed_any ? std::optional(verifying.signed_roots.rbegin()->second) : std::nullopt;
  const bool entries_hold = root && root_of(computed, size) == root;
  const bool nodes_hold = root && !entries_hold && root_of(recorded, size) == root;
  const std::size_t common = std::min(computed.size(), recorded.size());
  if (nodes_hold) verifying.leaves = recorded;
  for (std::uint64_t seq = 0; !entries_hold && seq < common; ++seq) {
    if (computed[seq] == recorded[seq]) continue;
    verifying.changed.insert(seq);
    note_finding(step, seq, "leaf",
                 nodes_hold ? "the entry's bytes are not those that were recorded"
                            : "the entry's bytes and the hash kept of them differ");
  }
  // What is left are hashes that do not follow from the leaves.
  Frontier frontier;
  std::uint64_t index = 0;
  for (const Hash& leaf : verifying.leaves) {
    const std::uint64_t seq = frontier.size();
    unsigned level = 0;
    for (const Hash& hash : frontier.append(leaf)) {
      const bool differs = index < nodes.size() && nodes[index] != hash;
      if (differs && !(level == 0 && verifying.changed.contains(seq))) {
        note_finding(step, level == 0 ? std::optional(seq) : std::nullopt,
                     "node " + std::to_string(level) + '/' + std::to_string(seq >> level),
                     "the stored hash is not that of the entries");
      }
      ++index;
      ++level;
    }
  }
  return step;
}

}  // namespace tavolo::record
