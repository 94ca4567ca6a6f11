// Proof files, and proofs of inclusion and consistency against small trees whose proofs are known: a proof that is not
// the right one is refused.

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "server/record/proof_file.hpp"
#include "server/record/tree.hpp"
#include "tests/fuzz/check.hpp"

using namespace tavolo;

namespace {

constexpr std::uint64_t most_leaves = 40;

struct Tree {
  std::vector<Hash> stored;
  std::vector<Hash> roots{record::empty_root()};
  Result<std::vector<Hash>> read(std::span<const std::uint64_t> indexes) const {
    std::vector<Hash> found;
    for (const auto index : indexes) found.push_back(stored.at(index));
    return found;
  }
};

const Tree& tree() {
  static const Tree made = [] {
    Tree tree;
    record::Frontier frontier;
    for (std::uint64_t n = 0; n < most_leaves; ++n) {
      const auto hashes = frontier.append(record::leaf_hash("leaf " + std::to_string(n)));
      tree.stored.insert(tree.stored.end(), hashes.begin(), hashes.end());
      tree.roots.push_back(frontier.root());
    }
    return tree;
  }();
  return made;
}

/// Six bytes say where, the rest is the proof; each hash that begins with 0xff is the right one at its place.
void check_proofs(const std::uint8_t* data, std::size_t size) {
  if (size < 6) return;
  const auto reader = [](std::span<const std::uint64_t> indexes) { return tree().read(indexes); };
  const std::uint64_t wide = data[0] % most_leaves + 1;
  const std::uint64_t index = data[1] % most_leaves;
  const std::uint64_t claimed = data[2] % most_leaves;
  const auto right =
      index < wide ? record::prove_inclusion(index, wide, reader) : Result<record::Proof>(record::Proof{});
  const auto grown = record::prove_consistency(std::min(index + 1, wide), wide, reader);
  const auto mixed = [&](const record::Proof& truth) {
    record::Proof proof;
    std::size_t at = 6;
    while (proof.size() < 12) {
      Hash hash{};
      if (at < size && data[at] == 0xff && proof.size() < truth.size()) {
        hash = truth[proof.size()];
        ++at;
      } else if (size - std::min(at, size) >= hash.size()) {
        std::memcpy(hash.data(), data + at, hash.size());
        at += hash.size();
      } else {
        break;
      }
      proof.push_back(hash);
    }
    return proof;
  };
  const record::Proof in = mixed(*right);
  const bool shown = record::verify_inclusion(index, wide, record::leaf_hash("leaf " + std::to_string(claimed)), in,
                                              tree().roots[wide]);
  fuzz::hold(shown == (index < wide && claimed == index && in == *right), "inclusion is shown by its proof alone");
  const record::Proof between = mixed(*grown);
  const std::uint64_t old_size = std::min(index + 1, wide);
  const bool continues =
      record::verify_consistency(old_size, wide, between, tree().roots[claimed + 1], tree().roots[wide]);
  fuzz::hold(continues == (claimed + 1 == old_size && between == *grown), "consistency is shown by its proof alone");
  std::uint64_t any = 0;
  std::memcpy(&any, data, 6);
  (void)record::verify_inclusion(any, any << 16U | data[3], in.empty() ? Hash{} : in[0], in, tree().roots[1]);
  (void)record::verify_consistency(any, any << 16U | data[4], in, tree().roots[1], tree().roots[2]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check_proofs(data, size);
  const std::string_view text = fuzz::text_of(data, size);
  const auto file = record::parse_proof_file(text);
  if (!file) return 0;
  fuzz::hold(record::write_proof_file(*file) == text, "a proof file has one spelling");
  static const auto key = record::Signer::generate("prova.tavolo.invalid/t/permanente");
  fuzz::hold(!record::verify_proof_file(text, "leaf", key->verifier()), "nobody else has the key");
  return 0;
}
