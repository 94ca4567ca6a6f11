#pragma once
// JSON of the profile without a type (record.md 1.12): keys of a-z, 0-9 and _, integers within 2^53-1 of zero, no
// floats, no null, no key twice; written as JCS (RFC 8785).

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/json/fault.hpp"
#include "protocol/json/scan.hpp"

namespace tavolo::json {

/// Whether a text lies within the profile. Any value may stand at the root.
std::expected<void, Fault> check_profile(std::string_view text, const ReadLimits& limits = {});

/// The same value as canonical text: a function of the value alone.
std::expected<std::string, Fault> canonicalize(std::string_view text, const ReadLimits& limits = {});

/// Appends the canonical text of one node and its content.
void append_canonical(std::string& out, const std::vector<Node>& nodes, std::uint32_t at);

}  // namespace tavolo::json
