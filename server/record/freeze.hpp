#pragma once
// The end of a log whose key is lost or in other hands (record.md 2.5), or whose newest entries are: the registry says
// up to which size the log is to be believed, and nothing is added to it any more. What comes after is another log,
// under a new origin, whose entry 0 cites origin, size and root of this one.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/base/bytes.hpp"

namespace tavolo::record {

inline constexpr std::string_view frozen_type = "log.frozen";

/// Why the log ends. A closed list: the registry cannot forget, so it holds no free text.
enum class FreezeReason {
  key_compromised,  ///< the key is in other hands
  key_lost,         ///< every copy of the key is lost
  entries_lost      ///< the key is there; entries that were let out are not, so it may sign nothing in their place
};
std::string_view to_string(FreezeReason reason);
std::optional<FreezeReason> parse_freeze_reason(std::string_view text);

/// One `log.frozen` entry of the registry: obj the log's, cmd the UUID version 5 of "log.frozen/" + origin, data
/// {"held":..,"origin":..,"reason":..,"root":<hex>,"size":..,"vkey":..}. The registry's own is its last, and among
/// `held`.
struct LogFreeze {
  std::string origin;
  FreezeReason reason{};
  std::uint64_t size = 0;  ///< entries up to which the log is believed; a checkpoint of so many exists
  Hash root{};             ///< of the tree of that size
  std::uint64_t held = 0;  ///< entries that the log had; those above `size` rest on receipts and kept checkpoints alone
  std::string vkey;        ///< the key that counted
};

std::string write_freeze(const LogFreeze& freeze);
/// Of the data of such an entry; nothing when they are out of form, or `size` is above `held`.
std::optional<LogFreeze> read_freeze(std::string_view data_json);

}  // namespace tavolo::record
