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
  parts_.after(std::max(shortest_wait, last_took_ / 4), [this, alive = alive_] {
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
  last_took_ = parts_.clock() - begun;
  under_way_ = false;
  if (std::exchange(news_meanwhile_, false)) soon();
}

}  // namespace tavolo::net
