#include "server/net/pushes.hpp"

#include <algorithm>
#include <utility>

namespace tavolo::net {

void Pushes::soon() {
  if (under_way_) {
    news_meanwhile_ = true;
    return;
  }
  under_way_ = true;
  const Duration now = parts_.clock();
  if (now >= rested_at_) return push();
  parts_.after(rested_at_ - now, [this, alive = alive_] {
    if (*alive) push();
  });
}

void Pushes::push() {
  const Duration begun = parts_.clock();
  // What came while this push was waited for goes out with it.
  news_meanwhile_ = false;
  parts_.push();
  parts_.post([this, alive = alive_, begun] {
    if (*alive) pushed(begun);
  });
}

void Pushes::pushed(Duration begun) {
  const Duration now = parts_.clock();
  last_took_ = now - begun;
  rested_at_ = now + std::max(shortest_rest, last_took_);
  under_way_ = false;
  if (std::exchange(news_meanwhile_, false)) soon();
}

}  // namespace tavolo::net
