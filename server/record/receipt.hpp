#pragma once
// What proves to the author of a command that its entries are on record (decision 16; record.md 2.8).

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"
#include "server/record/log.hpp"

namespace tavolo::record {

/// Which disclosures go along; nothing means all that are not erased.
using DisclosureFilter = std::function<bool(const StoredEntry& entry, std::string_view name)>;

/// Canonical JSON:
///   {"checkpoint":note,"entries":[{"disclosures":[text...],"index":n,"leaf":text,"proof":[base64...]}...]}
/// for the entries [first_seq, first_seq + count), under the newest checkpoint. `disclosures` holds those of the entry
/// in the order of their names, `content` among them. Error `index_out_of_range`, and those of Log.
Result<std::string> make_receipt(Log& log, std::uint64_t first_seq, std::uint64_t count,
                                 const DisclosureFilter& filter = {});

/// The .tlog-proof file of one entry under the newest checkpoint.
Result<std::string> make_proof_file(Log& log, std::uint64_t seq);
/// Under another checkpoint of the log, with whatever lines stand beneath it. Error `index_out_of_range` unless it is
/// of more than `seq` entries, and `malformed_checkpoint`.
Result<std::string> make_proof_file(Log& log, std::uint64_t seq, const std::string& checkpoint);

/// Checks a receipt by itself: the checkpoint's signature, each entry's place, each disclosure's digest. The number of
/// its entries, or an error: malformed_receipt, those of open_checkpoint, proof_fails, disclosure_fails.
Result<std::size_t> verify_receipt(std::string_view receipt, const Verifier& log_key);

/// One entry of a receipt, before it is written.
struct ReceiptEntry {
  std::uint64_t index = 0;
  std::string_view leaf;
  Proof proof;
  std::vector<std::string_view> disclosures;
};
std::string write_receipt(std::string_view checkpoint, const std::vector<ReceiptEntry>& entries);

}  // namespace tavolo::record
