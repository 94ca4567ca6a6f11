#pragma once
// The device cookie (OWASP "Slow Down Online Guessing Attacks with Device Cookies"): a browser that has signed in to an
// account shows it again, so that strangers who guess that account's password cannot keep its holder out. It opens
// nothing: who steals it gains five guesses of their own.
//
// Nothing is kept of it: 16 random bytes, the time, and their HMAC under the instance's key together with the account
// and its stored password, so that a new password makes all older cookies worthless.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/base/time.hpp"
#include "server/identity/password.hpp"

namespace tavolo::identity {

struct Store;

/// How long a device is known after a sign-in.
inline constexpr std::int64_t known_device_ms = 180LL * 24 * 60 * 60 * 1000;

/// A cookie for a device that has just proved the password: 75 characters of base64url.
std::string make_device_cookie(const Store& store, std::string_view email, const HashedPassword& stored, Instant now);

/// What the device is counted by, if this is a cookie of this account and password that still holds.
std::optional<std::string> known_device(const Store& store, std::string_view cookie, std::string_view email,
                                        const HashedPassword& stored, Instant now);

}  // namespace tavolo::identity
