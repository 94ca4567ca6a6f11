#pragma once
// What the routes of the history share: who reads, and how it is answered.

#include <charconv>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "server/net/audit_trail.hpp"
#include "server/net/credential.hpp"
#include "server/net/host.hpp"
#include "server/net/http_support.hpp"
#include "server/net/link.hpp"

namespace tavolo::net::history {

inline const Refusal unknown_thing{"unknown_thing", "rules#ids", {}};
inline const Refusal not_signed_in{"not_signed_in", "rules#permissions", {}};
inline const Refusal not_permitted{"not_permitted", "rules#permissions", {}};
inline const Refusal stopped{"table_stopped", "rules#durability", {}};
inline const Refusal malformed{"malformed_request", "rules#wire", {}};
inline const Refusal busy{"busy", "rules#wire", {}};

inline unsigned status_of(const Refusal& refusal) { return refusal.code == not_signed_in.code ? 401 : 403; }

/// Who asks, and as what: looked up anew whenever something is read.
struct Reader {
  Host& host;
  SignedIn who;
  std::string acting;
  std::string_view action;
  std::shared_ptr<void> place;  ///< among what this account has under way

  std::expected<domain::Acting, Refusal> resolve() const {
    if (!still_holds_unused(host, who)) return std::unexpected(not_signed_in);
    const auto actor = actor_called(host, who.account, acting);
    if (!actor) return std::unexpected(not_permitted);
    auto found = domain::resolve(host.table.state(), *actor, host.table.moment());
    if (!found) return found;
    const auto permitted = domain::require(*found, domain::Relation::none, action);
    if (!permitted) return std::unexpected(permitted.error());
    return found;
  }
  /// Calls `then` for who may read, once it is on record that an auditor does (ADR 0035).
  void on_record(AuditedReading reading, const HttpReply& reply, std::function<void()> then) const {
    if (const auto found = resolve(); !found) return reply(refusal_response(status_of(found.error()), found.error()));
    note_audit_access(host, *actor_called(host, who.account, acting), to_string(who.account), reading,
                      [reply, then = std::move(then)](const std::expected<void, Refusal>& noted) {
                        if (!noted) return reply(refusal_response(503, noted.error()));
                        then();
                      });
  }
};

inline std::optional<std::uint64_t> number_in(const std::string& text) {
  std::uint64_t n = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), n);
  return fault == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional(n) : std::nullopt;
}

/// Runs once the state is what is committed.
inline void when_committed(Host& host, const HttpReply& reply, std::function<void()> then) {
  host.table.when_committed(std::move(then), [reply] { reply(refusal_response(503, stopped)); });
}

/// What every answer here has in common: it is for this reader alone, and never kept.
inline HttpResponse private_response(std::string content_type, std::string body) {
  auto response = text_response(200, std::move(content_type), std::move(body));
  response.headers.emplace_back("Cache-Control", "private, no-store");
  response.headers.emplace_back("Vary", "Cookie, Authorization");
  return response;
}

}  // namespace tavolo::net::history
