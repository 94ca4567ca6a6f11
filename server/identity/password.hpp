#pragma once
// Passwords at rest: scrypt (RFC 7914) by OpenSSL, kept as one line of text that names its own cost.
// Pure functions of CPU and memory, safe from any thread; at the full cost one call takes about 0.7 s and 128 MiB
// (decision 39), so the program calls them through PasswordPool alone.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/base/result.hpp"

namespace tavolo::identity {

/// What one scrypt computation costs: N = 2^log2_n, memory about 128 * r * N bytes.
class ScryptCost {
 public:
  /// N = 2^17, r = 8, p = 1 (decision 39).
  static ScryptCost standard() { return {17, 8, 1}; }
  /// Refused with `scrypt_cost_out_of_range` below the floor (N = 2^15, r = 8, p = 1) or above N = 2^20, r = 16, p = 4.
  static Result<ScryptCost> of(unsigned log2_n, unsigned r, unsigned p);

  unsigned log2_n() const { return log2_n_; }
  unsigned r() const { return r_; }
  unsigned p() const { return p_; }
  bool operator==(const ScryptCost&) const = default;

 private:
  // Declared here, defined by tests alone: the program cannot make a cost below the floor, whatever its build.
  friend struct WeakScryptForTests;
  friend struct StoredPassword;
  ScryptCost(unsigned log2_n, unsigned r, unsigned p) : log2_n_(log2_n), r_(r), p_(p) {}

  unsigned log2_n_;
  unsigned r_;
  unsigned p_;
};

/// A password as it is kept: "$scrypt$ln=17,r=8,p=1$<salt>$<hash>" (the PHC string format, base64 without padding,
/// 16 bytes of salt, 32 of hash). Never a password itself.
struct HashedPassword {
  std::string phc;
  bool operator==(const HashedPassword&) const = default;
};

/// Limits of a new password, in code points; nothing is asked about its composition (NIST SP 800-63B 5.1.1.2).
inline constexpr std::size_t password_min = 10;
inline constexpr std::size_t password_max = 128;

/// A new password that may not be: code `password_too_short`, `password_too_long`, `password_not_text` (not UTF-8, or
/// with control characters) or `password_is_email`. Nothing when it may.
std::optional<Refusal> check_new_password(std::string_view password, std::string_view email);

/// Hashes under a new random salt.
HashedPassword hash_password(std::string_view password, ScryptCost cost);

/// True when `password` is the one that `stored` was made from; compares in constant time. False too for a text that is
/// not such a line, after no work: what is stored by this room always is one.
bool verify_password(const HashedPassword& stored, std::string_view password);

/// A line that no password fits and that costs as much to try as a real one: for unknown, disabled and not yet accepted
/// accounts, so that the time of an answer tells nothing.
HashedPassword unmatchable_password(ScryptCost cost);

/// Overwrites the text before it is let go.
void wipe(std::string& secret);

}  // namespace tavolo::identity
