#include "server/net/audit_trail.hpp"

#include "server/base/random.hpp"
#include "server/domain/findings.hpp"

namespace tavolo::net {

void note_audit_access(Host& host, const domain::Actor& actor, std::string_view account, AuditedReading reading,
                       std::function<void(std::expected<void, Refusal>)> then) {
  const domain::Moment now = host.table.moment();
  const auto acting = domain::resolve(host.table.state(), actor, now);
  if (!acting) return then(std::unexpected(acting.error()));
  // what is read next is read from a state that is committed (decision 15)
  const auto committed = [&host, then] {
    host.table.when_committed([then] { then({}); },
                              [then] { then(std::unexpected(Refusal{"table_stopped", "rules#durability", {}})); });
  };
  if (acting->role != domain::ActorRole::auditor ||
      domain::is_noted(host.table.state(), *acting->appointment, reading, now.today())) {
    return committed();
  }
  const commands::NoteAuditAccess command{CommandId{random_uuid()}, reading};
  host.table.submit(actor, account, command, [&host, then, committed](const table::Answer& answer) {
    // recorded now, or by another line of the same office a moment before; the history hears of it after who acted does
    if (answer || answer.error().code == "reading_noted_already") return host.post(committed);
    then(std::unexpected(answer.error()));
  });
}

std::optional<AuditedReading> reading_of(const commands::Query& query) {
  return std::visit(
      []<class Q>(const Q&) -> std::optional<AuditedReading> {
        if constexpr (std::is_same_v<Q, commands::ListEntries> || std::is_same_v<Q, commands::GetEntry> ||
                      std::is_same_v<Q, commands::CountActs>) {
          return AuditedReading::history;
        } else if constexpr (std::is_same_v<Q, commands::ListOverrides>) {
          return AuditedReading::overrides;
        } else if constexpr (std::is_same_v<Q, commands::ReportCompliance>) {
          return AuditedReading::compliance;
        } else {
          return std::nullopt;
        }
      },
      query);
}

}  // namespace tavolo::net
