#pragma once
// Cosignatures as they came, below DATA: cosignatures.db. What is lost here can only be asked for anew for the newest
// checkpoint, so a backup takes it along.

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"
#include "server/storage/connection.hpp"

namespace tavolo::witness {

inline constexpr std::string_view kept_file = "cosignatures.db";

struct Cosignature {
  std::string witness;  ///< its vkey
  std::uint64_t size = 0;
  std::string line;  ///< with its newline
};

/// Safe from any thread. Errors: `log_unavailable`.
class Kept {
 public:
  static Result<std::unique_ptr<Kept>> open(const std::filesystem::path& data);

  Result<void> add(const std::string& origin, const Cosignature& cosignature);
  /// Those of one checkpoint.
  Result<std::vector<Cosignature>> of(const std::string& origin, std::uint64_t size);
  /// Their lines, as they follow the log's own in a published checkpoint.
  Result<std::string> lines_of(const std::string& origin, std::uint64_t size);
  /// The newest of each witness.
  Result<std::vector<Cosignature>> newest(const std::string& origin);
  /// Sizes above `above` with any, the greatest first, at most `most`.
  Result<std::vector<std::uint64_t>> sizes(const std::string& origin, std::uint64_t above, std::size_t most);

 private:
  explicit Kept(storage::Connection database);

  std::mutex mutex_;
  storage::Connection database_;
  storage::Statement insert_, of_size_, newest_, sizes_;
};

}  // namespace tavolo::witness
