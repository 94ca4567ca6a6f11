#pragma once
// How http_operations.cpp is split into files.

#include <string_view>
#include <vector>

#include "protocol/rpc/http_operations.hpp"

namespace tavolo::rpc::detail {

inline constexpr std::string_view refusal = "http/error";
inline constexpr std::string_view plain_text = "text/plain";

HttpParameter table_name();

std::vector<HttpOperation> record_operations();
std::vector<HttpOperation> hall_operations();

}  // namespace tavolo::rpc::detail
