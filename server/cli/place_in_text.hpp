#pragma once

#include <cstddef>
#include <string_view>

namespace tavolo::cli {

/// The line (from 1) of the value that a JSON pointer (RFC 6901) leads to in a JSON text, or of the nearest place above
/// it that exists. The text need not be right beyond that place.
std::size_t line_of(std::string_view json, std::string_view pointer);

}  // namespace tavolo::cli
