#pragma once
// The body of add-checkpoint (C2SP tlog-witness): what a log asks a witness to cosign, and the proof that it goes on
// from what the witness has seen.

#include <cstdint>
#include <string>
#include <string_view>

#include "server/record/tree.hpp"

namespace tavolo::witness {

inline constexpr std::size_t most_proof_lines = 63;

struct AddCheckpoint {
  std::uint64_t old_size = 0;
  record::Proof proof;
  std::string checkpoint;  ///< the note, verbatim
};

std::string write_add_checkpoint(const AddCheckpoint& request);
/// The form alone; the note is not looked into. Error `malformed_request`.
Result<AddCheckpoint> parse_add_checkpoint(std::string_view body);

}  // namespace tavolo::witness
