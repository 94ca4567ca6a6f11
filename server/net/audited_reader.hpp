#pragma once
// Who reads the record over HTTP, as one of their mandates or offices, and that it goes on record where an auditor
// does.

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/vocabulary/audit_terms.hpp"
#include "server/net/credential.hpp"
#include "server/net/host.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

inline const Refusal not_signed_in{"not_signed_in", "rules#permissions", {}};
inline const Refusal unknown_thing{"unknown_thing", "rules#ids", {}};
inline const Refusal malformed{"malformed_request", "rules#wire", {}};
inline const Refusal busy{"busy", "rules#wire", {}};

/// Who asks, and as what: looked up anew whenever something is read.
struct AuditedReader {
  Host& host;
  SignedIn who;
  std::string acting;
  std::string_view action;      ///< in the permission table
  std::shared_ptr<void> place;  ///< among what this account has under way

  std::expected<domain::Acting, Refusal> resolve() const;
  /// Calls `then` for who may read, once it is on record that an auditor does (ADR 0035).
  void on_record(AuditedReading reading, const HttpReply& reply, std::function<void()> then) const;
};

/// 401 or 403, of what AuditedReader::resolve() refused.
HttpResponse refused_reader(const Refusal& refusal);
/// 503: the table has stopped, or its record cannot be read.
HttpResponse stopped_response();
/// For this reader alone, and never kept.
HttpResponse private_response(std::string content_type, std::string body);

/// Of a parameter of the query; nothing for any other text.
std::optional<std::uint64_t> number_in(const std::string& text);

/// Runs once the state is what is committed.
void when_committed(Host& host, const HttpReply& reply, std::function<void()> then);

}  // namespace tavolo::net
