#pragma once
// Which time stamp covers an entry: one of its own log, or one of the registry's above a daily head of that log.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/record/registry.hpp"
#include "server/stamp/kept.hpp"

namespace tavolo::stamp {

struct Covering {
  Instant at;                ///< as the authority states it
  std::string policy;        ///< an OID in dotted form
  std::string authority;     ///< subject of the certificate that signed; empty when its token cannot be read
  bool by_registry = false;  ///< it stamps the registry, whose entries state a head of the log
  std::uint64_t size = 0;    ///< of the log's tree that it covers
};

/// What the registry names, and what the tokens say of their authority. One thread's; the registry outlives it.
class Coverings {
 public:
  Coverings(const record::Registry& registry, std::string registry_origin, Kept kept)
      : registry_(registry), registry_origin_(std::move(registry_origin)), kept_(std::move(kept)) {}

  /// The earliest stamp of a tree of `origin` with the entry; of two at one moment that of the log itself. Nothing:
  /// none covers it yet.
  std::optional<Covering> of(std::string_view origin, std::uint64_t index);

 private:
  std::string authority_of(const record::AnchoredCheckpoint& named);

  const record::Registry& registry_;
  const std::string registry_origin_;
  const Kept kept_;
  std::map<Hash, std::string> authorities_;  ///< by the token's hash
};

}  // namespace tavolo::stamp
