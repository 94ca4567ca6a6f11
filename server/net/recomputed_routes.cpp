#include "server/net/recomputed_routes.hpp"

#include <algorithm>

#include "protocol/json/write.hpp"
#include "server/net/http_support.hpp"

namespace tavolo::net {
namespace {

/// So few that acts and other readers do not feel it.
constexpr std::uint64_t entries_a_turn = 256;

}  // namespace

bool RecomputedRoutes::handle(const HttpRequest& request, const HttpReply& reply) {
  const std::string table = "/api/tables/" + host_.slug + "/";
  if (!request.path.starts_with(table)) return false;
  const std::string_view rest = std::string_view(request.path).substr(table.size());
  const bool csv = rest == "recomputed.csv";
  if (!csv && rest != "recomputed") return false;
  if (request.method != "GET") {
    reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
    return true;
  }
  const auto who = signed_in(host_, request);
  if (!who || !still_holds(host_, *who)) {
    reply(refused_reader(not_signed_in));
    return true;
  }
  const AuditedReader reader{host_, *who, query_field(request.query, "acting"), "report_compliance",
                             quota_.take(who->account)};
  if (!reader.place) {
    reply(refusal_response(503, {"busy", "rules#wire", {}}));
    return true;
  }
  reader.on_record(AuditedReading::compliance, reply, [this, reader, csv, reply] { read_on(reader, csv, reply); });
  return true;
}

void RecomputedRoutes::read_on(const AuditedReader& reader, bool csv, const HttpReply& reply) {
  when_committed(host_, reply, [this, reader, csv, reply] {
    if (const auto acting = reader.resolve(); !acting) return reply(refused_reader(acting.error()));
    const domain::State& state = host_.table.state();
    const std::uint64_t from = recomputation_.size();
    if (from < state.size) {
      const auto entries = host_.table.log().read(from, std::min(state.size, from + entries_a_turn));
      if (!entries || entries->empty()) return reply(stopped_response());
      for (const auto& entry : *entries) recomputation_.take(entry);
    }
    if (recomputation_.size() < state.size) {
      return host_.post([this, reader, csv, reply] { read_on(reader, csv, reply); });
    }
    const rpc::Recomputed report = recomputation_.report(state);
    if (!csv) return reply(private_response("application/json", json::write(report)));
    auto response = private_response("text/csv; charset=utf-8", audit::to_csv(report));
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + host_.slug + "-ricalcolo-" +
                                                             std::to_string(report.size) + ".csv\"");
    reply(std::move(response));
  });
}

}  // namespace tavolo::net
