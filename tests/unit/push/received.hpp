#pragma once
// The other side of Web Push, for tests: reads what was encrypted for a browser, and checks what a server signed.

#include <openssl/evp.h>

#include <optional>
#include <string>
#include <string_view>

#include "server/push/keys.hpp"

namespace tavolo::push {

/// RFC 8291 as a browser does it; nothing when the message is not for this key and secret, or was changed.
std::optional<std::string> decrypt(EVP_PKEY& own, std::string_view auth, std::string_view body);

/// Whether the signature of a JWT (ES256) is of this public point.
bool signature_holds(std::string_view jwt, std::string_view point);

}  // namespace tavolo::push
