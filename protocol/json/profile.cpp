#include "protocol/json/profile.hpp"

#include <algorithm>

#include "protocol/json/encoder.hpp"

namespace tavolo::json {

std::expected<void, Fault> check_profile(std::string_view text, const ReadLimits& limits) {
  const Scan scan(text, limits);
  if (scan.fault()) return std::unexpected(*scan.fault());
  return {};
}

std::expected<std::string, Fault> canonicalize(std::string_view text, const ReadLimits& limits) {
  const Scan scan(text, limits);
  if (scan.fault()) return std::unexpected(*scan.fault());
  std::string out;
  out.reserve(text.size());
  append_canonical(out, scan.nodes(), 0);
  return out;
}

void append_canonical(std::string& out, const std::vector<Node>& nodes, std::uint32_t at) {
  const Node& node = nodes[at];
  switch (node.kind) {
    case Kind::string:
      return append_string(out, node.text);
    case Kind::integer:
      return append_integer(out, node.integer);
    case Kind::boolean:
      return static_cast<void>(out += node.integer != 0 ? "true" : "false");
    case Kind::array:
    case Kind::object:
      break;
  }
  std::vector<std::uint32_t> children;
  children.reserve(node.size);
  for (std::uint32_t child = at + 1; child < node.end; child = nodes[child].end) children.push_back(child);
  const bool object = node.kind == Kind::object;
  if (object) {
    std::sort(children.begin(), children.end(),
              [&](std::uint32_t left, std::uint32_t right) { return nodes[left].key < nodes[right].key; });
  }
  out += object ? '{' : '[';
  bool first = true;
  for (const std::uint32_t child : children) {
    if (!first) out += ',';
    first = false;
    if (object) {
      append_string(out, nodes[child].key);
      out += ':';
    }
    append_canonical(out, nodes, child);
  }
  out += object ? '}' : ']';
}

}  // namespace tavolo::json
