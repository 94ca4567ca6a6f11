#pragma once
// Where tokens lie: DATA/stamps/<slug of the log>/<size of its tree>.tsr, the authority's whole answer in DER, so that
// `openssl ts -verify -in` reads it. What is stamped is the checkpoint of that size as the log signed it, without
// cosignatures (record.md 2.6).

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/bytes.hpp"
#include "server/base/result.hpp"

namespace tavolo::stamp {

/// SHA-256 of the note that the log signed.
Hash imprint_of(std::string_view checkpoint);

class Kept {
 public:
  explicit Kept(const std::filesystem::path& data) : folder_(data / "stamps") {}

  /// Durable when it returns.
  Result<void> keep(std::string_view slug, std::uint64_t size, std::string_view answer) const;
  /// Error `file_not_found`.
  Result<std::string> read(std::string_view slug, std::uint64_t size) const;
  /// Sizes that have a token, ascending. Other files are left out.
  std::vector<std::uint64_t> sizes(std::string_view slug) const;

 private:
  std::filesystem::path place(std::string_view slug, std::uint64_t size) const;
  std::filesystem::path folder_;
};

}  // namespace tavolo::stamp
