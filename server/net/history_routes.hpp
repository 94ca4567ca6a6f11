#pragma once
// HTTP: the history for whoever reads the members' area, as one of the mandates or offices they hold (`acting`).
//   GET /api/tables/<slug>/past?acting=&size=[&towards=earlier]|at=[&object=]     rpc::PastTable: the table as it stood
//   GET /api/tables/<slug>/past/differences[.jsonl|.csv]?acting=&from=[&to=]      rpc::PastDifferences; as a file
//   GET /api/tables/<slug>/history.jsonl,
//   .../history.csv?acting=[&organisation=|capacity=][&under=][&object=][&type=][&from=]
//       [&to=][&text=][&size=]                                   a selection of the history, as a file

#include "server/audit/past.hpp"
#include "server/net/host.hpp"
#include "server/net/link.hpp"
#include "server/net/quota.hpp"

namespace tavolo::net {

class HistoryRoutes {
 public:
  /// `host` outlives it.
  explicit HistoryRoutes(Host& host) : host_(host), past_(host.table.log(), host.table.calendar()) {}

  bool handle(const HttpRequest& request, const HttpReply& reply);

 private:
  void past(const HttpRequest& request, const HttpReply& reply);
  bool differences(std::string_view rest, const HttpRequest& request, const HttpReply& reply);
  void selection(const HttpRequest& request, bool csv, const HttpReply& reply);

  Host& host_;
  audit::Past past_;
  Quota replays_{3};
  Quota exports_{2};
};

}  // namespace tavolo::net
