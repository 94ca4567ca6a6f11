#pragma once
// The evidence pack of a table (record.md 2.8): what of its record may be read at a level, with all that shows it to be
// the record, for a machine that has neither the database nor the server. The same record, level and choice give the
// same bytes. Made beside the running server, from a copy of its files as of one moment.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"
#include "server/pack/reach.hpp"

namespace tavolo::pack {

/// Below DATA while exports run: each has a folder of its own in it, with a copy of the logs with their keys, and a
/// lock beside it. What one that was cut off has left is removed by the next export, and by the next start of the
/// server, since no erasure reaches it; what another is at work with stays.
inline constexpr std::string_view scratch_name = "export.part";
/// Removes what exports that were cut off have left below DATA. Error `file_unwritable`.
Result<void> remove_leftovers(const std::filesystem::path& data);

struct ExportRequest {
  std::filesystem::path data;
  std::string slug;  ///< of the table
  Level level = Level::everyone;
  std::optional<std::string> of;  ///< "proposal-3" or "sitting-1"; nothing: the whole table
  std::filesystem::path target;   ///< a folder that is not there, or such a file "....tar"
  std::string tsa_chain = {};     ///< certificates (PEM) of the authority that stamped: go with the tokens
  /// Public keys of logs whose key's file is gone. A table's is in the registry: that of the registry is needed alone.
  std::vector<std::string> vkeys = {};
};

struct Exported {
  std::uint64_t entries = 0;
  std::uint64_t disclosures = 0;
  std::uint64_t attachments = 0;
  std::uint64_t stamps = 0;
  std::uint64_t files = 0;  ///< the manifest included
  std::string root_hex;
};

/// Every leaf is in the pack, whatever it is of: leaves hold no text and no person, and only all of them make the tree.
/// A choice limits texts and attachments to the thing and to what was done on it.
/// The checkpoint of the table carries the cosignatures that are kept of it: those that come later change the pack.
/// Errors: those of copying and opening a log, of the sink; `unknown_thing` (no such proposal or sitting, or one that
/// readers of the level may not see); `attachment_missing`, `attachment_damaged`.
Result<Exported> export_pack(const ExportRequest& request);

}  // namespace tavolo::pack
