#pragma once
// HTTP: outcomes and quorums computed again from the entries, for who may read the report of compliance (`acting`).
//   GET /api/tables/<slug>/recomputed?acting=        rpc::Recomputed
//   GET /api/tables/<slug>/recomputed.csv?acting=    the same as a table

#include "server/audit/recomputed.hpp"
#include "server/net/audited_reader.hpp"
#include "server/net/quota.hpp"

namespace tavolo::net {

class RecomputedRoutes {
 public:
  /// `host` outlives it.
  explicit RecomputedRoutes(Host& host) : host_(host) {}

  bool handle(const HttpRequest& request, const HttpReply& reply);

 private:
  /// Reads on to the end of the record, a stretch a turn, and answers.
  void read_on(const AuditedReader& reader, bool csv, const HttpReply& reply);

  Host& host_;
  audit::Recomputation recomputation_;  ///< of the entries read so far, for whoever asks next
  Quota quota_{2};
};

}  // namespace tavolo::net
