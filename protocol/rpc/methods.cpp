#include "protocol/rpc/methods.hpp"

#include <algorithm>
#include <vector>

#include "protocol/rpc/methods_part.hpp"

namespace tavolo::rpc {

std::span<const Method> methods() {
  static const std::vector<Method> all = [] {
    std::vector<Method> rows;
    for (const auto part : {membership_methods(), proposal_methods(), discussion_methods(), vote_methods(),
                            poll_methods(), sitting_methods(), floor_methods(), query_methods()}) {
      rows.insert(rows.end(), part.begin(), part.end());
    }
    std::ranges::sort(rows, {}, &Method::name);
    TAVOLO_CHECK(std::ranges::adjacent_find(rows, {}, &Method::name) == rows.end());
    return rows;
  }();
  return all;
}

std::expected<Call, Malformed> decode_call(const Request& request) {
  const auto all = methods();
  const auto found = std::ranges::lower_bound(all, std::string_view(request.method), {}, &Method::name);
  if (found == all.end() || found->name != request.method) {
    return std::unexpected(Malformed{method_not_found, request.id, {"/method", "unknown_method", "no such method"}});
  }
  auto call = found->read(request.params);
  if (call) return *std::move(call);
  json::Fault fault = std::move(call.error());
  fault.pointer.insert(0, "/params");
  return std::unexpected(Malformed{invalid_params, request.id, std::move(fault)});
}

}  // namespace tavolo::rpc
