#pragma once
// Secret links for the screen of a hall, one a sitting: who has the link reads what the hall shows and nothing else.
// The secret is told once, when it is made; its hash alone is kept.

#include <optional>
#include <string>
#include <string_view>

#include "server/identity/trail.hpp"
#include "server/identity/types.hpp"

namespace tavolo::identity {

struct Store;

/// A sitting of a table, both by their words: "sitting-3".
struct HallOf {
  std::string table;
  std::string sitting;
  bool operator==(const HallOf&) const = default;
};

class HallLinks {
 public:
  explicit HallLinks(Store& store) : store_(store) {}

  /// Since when the link of the sitting holds; none: there is none.
  Result<std::optional<Instant>> made_at(const HallOf& hall);
  /// A new secret, 43 characters of base64url; the one before it holds no longer. `account` is the secretary's.
  Result<std::string> make(const HallOf& hall, AccountId account, const Actor& actor, Instant now);
  /// True when there was one.
  Result<bool> drop(const HallOf& hall, AccountId account, const Actor& actor, Instant now);
  /// What a secret opens; none for one that holds no longer, or never did.
  Result<std::optional<HallOf>> opened_by(std::string_view secret);

 private:
  Store& store_;
};

}  // namespace tavolo::identity
