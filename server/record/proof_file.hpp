#pragma once
// The .tlog-proof file (C2SP tlog-proof.md; record.md 1.10): one entry's index, its inclusion proof and the checkpoint.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/base/result.hpp"
#include "server/record/checkpoint.hpp"
#include "server/record/tree.hpp"

namespace tavolo::record {

struct ProofFile {
  std::optional<std::string> extra;  ///< bytes that nothing authenticates
  std::uint64_t index = 0;
  Proof proof;
  std::string checkpoint;  ///< the note, verbatim
};

std::string write_proof_file(const ProofFile& file);
/// The form alone. Error `malformed_proof_file`.
Result<ProofFile> parse_proof_file(std::string_view text);
/// The checkpoint under which `leaf` (the entry's bytes) stands at the file's index, or why it is not shown.
/// Errors: those of parsing and of open_checkpoint, and `proof_fails`.
Result<Checkpoint> verify_proof_file(std::string_view text, std::string_view leaf, const Verifier& log_key);

}  // namespace tavolo::record
