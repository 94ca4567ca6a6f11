#pragma once
// So many at a time for each account, of what costs the others time.

#include <map>
#include <memory>
#include <mutex>

#include "server/identity/accounts.hpp"

namespace tavolo::net {

/// So many questions of one account at a time; each holds what it took until it is answered. Answers may end on the
/// thread that replays.
class Quota {
 public:
  explicit Quota(int most) : most_(most) {}
  /// Nothing: the account has as many under way as it may.
  std::shared_ptr<void> take(identity::AccountId account) {
    const std::lock_guard lock(held_->mutex);
    if (held_->of[account] >= most_) return nullptr;
    ++held_->of[account];
    return {held_.get(), [held = held_, account](void*) {
              const std::lock_guard ended(held->mutex);
              if (--held->of[account] == 0) held->of.erase(account);
            }};
  }

 private:
  struct Held {
    std::mutex mutex;
    std::map<identity::AccountId, int> of;
  };
  int most_;
  std::shared_ptr<Held> held_ = std::make_shared<Held>();
};

}  // namespace tavolo::net
