#pragma once
// The table of methods: from a name and parameters to a typed command or query.

#include <expected>
#include <span>
#include <string_view>
#include <variant>

#include "protocol/commands/command.hpp"
#include "protocol/commands/queries.hpp"
#include "protocol/rpc/envelope.hpp"

namespace tavolo::rpc {

/// What a request asks for.
using Call = std::variant<commands::Command, commands::Query, commands::TableJoin, commands::Ping>;

enum class MethodKind { command, query, join, ping };

struct Method {
  std::string_view name;
  MethodKind kind{};
  std::expected<Call, json::Fault> (*read)(std::string_view params) = nullptr;
};

/// All methods, sorted by name.
std::span<const Method> methods();

/// The call that a request makes: error -32601 with `unknown_method`, or -32602 with the reader's fault under
/// "/params".
std::expected<Call, Malformed> decode_call(const Request& request);

}  // namespace tavolo::rpc
