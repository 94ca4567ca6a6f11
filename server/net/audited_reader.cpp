#include "server/net/audited_reader.hpp"

#include <charconv>
#include <utility>

#include "server/net/audit_trail.hpp"
#include "server/net/http_support.hpp"

namespace tavolo::net {
namespace {

const Refusal not_permitted{"not_permitted", "rules#permissions", {}};

}  // namespace

std::expected<domain::Acting, Refusal> AuditedReader::resolve() const {
  if (!still_holds_unused(host, who)) return std::unexpected(not_signed_in);
  const auto actor = actor_called(host, who.account, acting);
  if (!actor) return std::unexpected(not_permitted);
  auto found = domain::resolve(host.table.state(), *actor, host.table.moment());
  if (!found) return found;
  const auto permitted = domain::require(*found, domain::Relation::none, action);
  if (!permitted) return std::unexpected(permitted.error());
  return found;
}

void AuditedReader::on_record(AuditedReading reading, const HttpReply& reply, std::function<void()> then) const {
  if (const auto found = resolve(); !found) return reply(refused_reader(found.error()));
  note_audit_access(host, *actor_called(host, who.account, acting), to_string(who.account), reading,
                    [reply, then = std::move(then)](const std::expected<void, Refusal>& noted) {
                      if (!noted) return reply(refusal_response(503, noted.error()));
                      then();
                    });
}

HttpResponse refused_reader(const Refusal& refusal) {
  return refusal_response(refusal.code == not_signed_in.code ? 401 : 403, refusal);
}

HttpResponse stopped_response() { return refusal_response(503, {"table_stopped", "rules#durability", {}}); }

HttpResponse private_response(std::string content_type, std::string body) {
  auto response = text_response(200, std::move(content_type), std::move(body));
  response.headers.emplace_back("Cache-Control", "private, no-store");
  response.headers.emplace_back("Vary", "Cookie, Authorization");
  return response;
}

std::optional<std::uint64_t> number_in(const std::string& text) {
  std::uint64_t n = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), n);
  return fault == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional(n) : std::nullopt;
}

void when_committed(Host& host, const HttpReply& reply, std::function<void()> then) {
  host.table.when_committed(std::move(then), [reply] { reply(stopped_response()); });
}

}  // namespace tavolo::net
