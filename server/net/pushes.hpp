#pragma once
// When members hear of news. A push to all of them costs time, and a fixed interval shorter than it would leave no time
// for anything else: so after a push there is none for as long as it took, and news that comes meanwhile goes out with
// the next. At a quiet table a change is told at once, in the turn of the loop that answers who made it.

#include <chrono>
#include <functional>
#include <memory>

namespace tavolo::net {

class Pushes {
 public:
  using Duration = std::chrono::nanoseconds;
  struct Parts {
    std::function<void(Duration, std::function<void()>)> after;  ///< runs a function later on the io thread
    std::function<void(std::function<void()>)> post;             ///< runs one behind what this turn of the loop writes
    std::function<Duration()> clock;                             ///< steady
    std::function<void()> push;                                  ///< tells every line
  };
  static constexpr Duration shortest_rest = std::chrono::microseconds{100};

  explicit Pushes(Parts parts) : parts_(std::move(parts)) {}
  ~Pushes() { *alive_ = false; }
  Pushes(const Pushes&) = delete;
  Pushes& operator=(const Pushes&) = delete;

  /// There is news: a push follows, before this returns or later.
  void soon();
  Duration last_took() const { return last_took_; }

 private:
  void push();
  void pushed(Duration begun);

  Parts parts_;
  Duration last_took_{0};
  Duration rested_at_{0};   ///< no push before
  bool under_way_ = false;  ///< waited for, or being written
  bool news_meanwhile_ = false;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace tavolo::net
