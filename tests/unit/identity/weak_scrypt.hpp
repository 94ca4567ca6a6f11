#pragma once
// A cost of scrypt for tests alone: the server declares this struct a friend and never defines it, so no program of
// ours can make a cost below the floor.

#include "server/identity/password.hpp"

namespace tavolo::identity {

struct WeakScryptForTests {
  /// N = 16: some microseconds.
  static ScryptCost cost() { return {4, 8, 1}; }
  static ScryptCost cost(unsigned log2_n, unsigned r, unsigned p) { return {log2_n, r, p}; }
};

inline const ScryptCost weak = WeakScryptForTests::cost();

}  // namespace tavolo::identity
