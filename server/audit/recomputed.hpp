#pragma once
// Every outcome and quorum that is declared on record, computed again from the entries and held against the declaration
// and the minutes.

#include <cstdint>
#include <memory>
#include <string>

#include "protocol/rpc/http_recomputed.hpp"
#include "server/domain/state.hpp"
#include "server/record/log.hpp"

namespace tavolo::audit {

/// Reads the record from its first entry, at whatever pace. What is recomputed rests on memberships, presences,
/// proxies, positions and the regulation in force, never on domain::State or on what was declared. Positions of votes
/// and polls that are not closed are never tallied.
class Recomputation {
 public:
  Recomputation();
  ~Recomputation();
  Recomputation(const Recomputation&) = delete;
  Recomputation& operator=(const Recomputation&) = delete;

  /// Entries come in order, from 0.
  void take(const record::StoredEntry& entry);
  std::uint64_t size() const;  ///< entries taken

  /// Pure: the same entries and state give the same report, byte for byte. `state` after as many entries: from it are
  /// the labels and what the minutes say, which are those that the members have as they stand now.
  rpc::Recomputed report(const domain::State& state) const;

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

/// One line a row, RFC 4180, UTF-8, with a heading row of the wire's names. `declared`, `recomputed` and `minutes` list
/// figures as "votes_for=3; favourable[third_sector]=2; counts#1=0 4".
std::string to_csv(const rpc::Recomputed& report);

}  // namespace tavolo::audit
