#pragma once
// One JSON text within the profile (record.md 1.12), as a flat list of nodes. simdjson On-Demand splits the text and
// unescapes strings; what it lets pass (-0, integers beyond 2^53-1, duplicate keys, trailing content) is refused here.
// Nothing of simdjson is seen by those who include this.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/json/fault.hpp"

namespace tavolo::json {

enum class Kind : std::uint8_t { object, array, string, integer, boolean };

/// Nodes stand in the order of the text, a container before its content. Views live as long as the Scan.
struct Node {
  std::string_view key;      ///< of a member of an object, unescaped
  std::string_view text;     ///< of a string, unescaped
  std::int64_t integer = 0;  ///< of an integer; of a boolean 0 or 1
  std::uint32_t parent = 0;
  std::uint32_t position = 0;  ///< in the container, from 0
  std::uint32_t end = 0;       ///< index after the last node of the content
  std::uint32_t size = 0;      ///< members or items
  Kind kind = Kind::object;
};

/// The scan of one text. It borrows buffers of the thread: one at a time in each thread, kept within one function.
class Scan {
 public:
  Scan(std::string_view text, const ReadLimits& limits);
  ~Scan();
  Scan(const Scan&) = delete;
  Scan& operator=(const Scan&) = delete;

  /// Why the text lies outside the profile, if it does; nodes may be read only if it does not.
  const std::optional<Fault>& fault() const { return fault_; }
  /// Node 0 is the value of the whole text.
  const std::vector<Node>& nodes() const { return nodes_; }
  /// RFC 6901 pointer of a node.
  std::string pointer(std::uint32_t index) const;

 private:
  std::vector<Node>& nodes_;
  std::optional<Fault> fault_;
};

/// RFC 6901 pointer of a node of a list that may still be growing.
std::string pointer_of(const std::vector<Node>& nodes, std::uint32_t index);
/// Appends one reference token, with ~ and / escaped.
void append_token(std::string& pointer, std::string_view token);

}  // namespace tavolo::json
