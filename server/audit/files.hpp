#pragma once
// Which files the entries of a record name, and whether they lie beside it as the entries say.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "protocol/vocabulary/ids.hpp"
#include "server/record/log.hpp"
#include "server/record/verify.hpp"

namespace tavolo::audit {

/// A file as an entry names it.
struct NamedFile {
  std::uint64_t seq = 0;
  std::string object;  ///< "document-7"
  std::string stored;
  /// Of the bytes; nothing where that is withheld or erased.
  std::optional<std::string> sha256;
  std::optional<std::int64_t> size;
  std::optional<OrganisationId> organisation;  ///< of a scan, whose position it is
  bool may_be_gone = false;                    ///< erased: it need not be there any more
};

/// Nothing for an entry that names no file, or is out of form (check_entries() says so).
std::optional<NamedFile> file_named(const record::StoredEntry& entry);

/// An order of erasure that reaches what a body stated in a vote or poll reaches the scans too.
void note_erased(const record::StoredEntry& entry, std::vector<NamedFile>& files);

/// The step "documents": each file is there, decrypts, and has the SHA-256 and the size of its entry. A finding names
/// the entry and the file. Without the keys' file only that each is there and is what its name says. Reads alone.
/// Errors: those of record::KeyStore::open_read_only.
Result<record::Step> check_files(const std::filesystem::path& data, const std::string& slug, const std::string& origin,
                                 const std::vector<NamedFile>& files);

}  // namespace tavolo::audit
