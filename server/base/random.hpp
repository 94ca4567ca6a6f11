#pragma once
// Random bytes for salts, keys, nonces and tokens, drawn from OpenSSL in bulk.

#include <cstddef>
#include <string>

namespace tavolo {

/// `count` bytes fit for secrets. Stops the program if the system has none to give.
std::string random_bytes(std::size_t count);

/// A random UUID version 4 in its 36-character lower-case text (RFC 9562).
std::string random_uuid();

/// A name-based UUID version 5 of `name` in the fixed namespace of Tavolo (RFC 9562): the same name gives the same id.
std::string named_uuid(const std::string& name);

}  // namespace tavolo
