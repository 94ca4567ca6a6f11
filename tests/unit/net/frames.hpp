#pragma once
// Texts as the queue of a line takes them, and as they stand on the wire.

#include <memory>
#include <string>

#include "server/net/outbox.hpp"

namespace tavolo::net {

inline Frame text(std::string value) { return std::make_shared<const std::string>(std::move(value)); }

/// RFC 6455, 5.2: one unmasked text frame.
inline std::string framed(const std::string& value) {
  std::string out = "\x81";
  const std::size_t size = value.size();
  if (size < 126) {
    out += static_cast<char>(size);
  } else if (size <= 0xFFFF) {
    out += '\x7E';
    for (const unsigned shift : {8U, 0U}) out += static_cast<char>((size >> shift) & 0xFFU);
  } else {
    out += '\x7F';
    for (int shift = 56; shift >= 0; shift -= 8)
      out += static_cast<char>((size >> static_cast<unsigned>(shift)) & 0xFFU);
  }
  return out + value;
}

}  // namespace tavolo::net
