// When members hear of news: together with what comes meanwhile, and never so often that nothing else gets done.

#include "server/net/pushes.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <utility>
#include <vector>

namespace tavolo::net {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

class PushesTest : public ::testing::Test {
 protected:
  Pushes::Duration now{0};
  Pushes::Duration push_takes{0};
  std::optional<Pushes::Duration> waiting;
  std::function<void()> when_waited;
  std::vector<std::function<void()>> posted;
  int pushed = 0;
  std::optional<Pushes> pushes;

  void SetUp() override {
    pushes.emplace(Pushes::Parts{[this](Pushes::Duration wait, std::function<void()> act) {
                                   EXPECT_FALSE(waiting) << "one wait at a time";
                                   waiting = wait;
                                   when_waited = std::move(act);
                                 },
                                 [this](std::function<void()> act) { posted.push_back(std::move(act)); },
                                 [this] { return now; }, [this] { ++pushed; }});
  }
  /// The wait is over: the push happens, and its writes take their time.
  void wait_and_push() {
    now += waiting.value();
    waiting.reset();
    std::exchange(when_waited, {})();
    now += push_takes;
    for (auto& act : std::exchange(posted, {})) act();
  }
};

TEST_F(PushesTest, OneChangeAtAQuietTableIsToldAfterATenthOfAMillisecond) {
  pushes->soon();
  EXPECT_EQ(waiting, microseconds{100});
  EXPECT_EQ(pushed, 0);
  wait_and_push();
  EXPECT_EQ(pushed, 1);
  EXPECT_FALSE(waiting);
}

TEST_F(PushesTest, WhatComesDuringTheWaitGoesOutInOnePush) {
  for (int i = 0; i < 5; ++i) pushes->soon();
  wait_and_push();
  EXPECT_EQ(pushed, 1);
  EXPECT_FALSE(waiting);
}

TEST_F(PushesTest, TheNextPushWaitsAQuarterOfWhatTheLastOneTook) {
  push_takes = milliseconds{8};
  pushes->soon();
  wait_and_push();
  EXPECT_EQ(pushes->last_took(), milliseconds{8});
  pushes->soon();
  EXPECT_EQ(waiting, milliseconds{2});
  push_takes = microseconds{40};
  wait_and_push();
  pushes->soon();
  EXPECT_EQ(waiting, microseconds{100});
}

TEST_F(PushesTest, WhatComesWhileAPushIsBeingWrittenIsToldByTheNext) {
  push_takes = milliseconds{4};
  pushes->soon();
  now += waiting.value();
  waiting.reset();
  std::exchange(when_waited, {})();
  pushes->soon();
  EXPECT_FALSE(waiting) << "the push is not written yet";
  now += push_takes;
  for (auto& act : std::exchange(posted, {})) act();
  EXPECT_EQ(waiting, milliseconds{1});
  wait_and_push();
  EXPECT_EQ(pushed, 2);
}

TEST_F(PushesTest, NothingHappensOnceItIsGone) {
  pushes->soon();
  pushes.reset();
  std::exchange(when_waited, {})();
  EXPECT_EQ(pushed, 0);
}

}  // namespace
}  // namespace tavolo::net
