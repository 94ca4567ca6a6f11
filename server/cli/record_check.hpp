#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "server/base/result.hpp"
#include "server/record/verify.hpp"

namespace tavolo::cli {

/// Checks one log below DATA as `tavolo verify` does: the bytes, and for a table whose bytes hold also its rules.
/// Positions of votes that are not closed stay closed. The caller holds the DataLock, or the folder is its own.
/// `vkey` empty: the key that the data holds. Errors: those of record::verify_table.
/// `known`: what is kept elsewhere of the log, and of the one that it goes on from.
struct KnownElsewhere {
  std::string vkey = {};
  std::vector<std::string> checkpoints = {};
  std::vector<std::string> predecessor_checkpoints = {};
  std::string predecessor_vkey = {};
};
Result<record::Verification> check_record(const std::filesystem::path& data, const std::string& slug,
                                          const KnownElsewhere& known = {});

/// Whether the files that the entries of a table name lie beside it as the entries say: the step "documents". Also
/// beside a running server. Errors: those of record::visit_entries.
Result<record::Step> check_documents(const std::filesystem::path& data, const std::string& slug,
                                     const std::string& vkey = {});

/// The first thing that does not hold, in one line for the terminal; empty when all holds.
std::string first_finding(const record::Verification& verification);

}  // namespace tavolo::cli
