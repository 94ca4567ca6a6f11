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
  void push_at_once() {
    const int before = pushed;
    pushes->soon();
    EXPECT_EQ(pushed, before + 1);
    be_written();
  }
  void be_written() {
    now += push_takes;
    for (auto& act : std::exchange(posted, {})) act();
  }
  /// The wait is over: the push happens, and its writes take their time.
  void wait_and_push() {
    now += waiting.value();
    waiting.reset();
    std::exchange(when_waited, {})();
    be_written();
  }
};

TEST_F(PushesTest, OneChangeAtAQuietTableIsToldAtOnce) {
  push_at_once();
  EXPECT_EQ(pushed, 1);
  EXPECT_FALSE(waiting);
}

TEST_F(PushesTest, WhatComesDuringTheRestGoesOutInOnePush) {
  push_at_once();
  for (int i = 0; i < 5; ++i) pushes->soon();
  EXPECT_EQ(waiting, microseconds{100});
  EXPECT_EQ(pushed, 1);
  wait_and_push();
  EXPECT_EQ(pushed, 2);
  EXPECT_FALSE(waiting);
}

TEST_F(PushesTest, AfterAPushThereIsNoneForAsLongAsItTook) {
  push_takes = milliseconds{8};
  push_at_once();
  EXPECT_EQ(pushes->last_took(), milliseconds{8});
  now += milliseconds{3};
  pushes->soon();
  EXPECT_EQ(waiting, milliseconds{5});
  push_takes = microseconds{40};
  wait_and_push();
  pushes->soon();
  EXPECT_EQ(waiting, microseconds{100});
  wait_and_push();
  now += microseconds{100};
  push_at_once();
  EXPECT_EQ(pushed, 4) << "rested enough";
}

TEST_F(PushesTest, WhatComesWhileAPushIsBeingWrittenIsToldByTheNext) {
  push_takes = milliseconds{4};
  pushes->soon();
  pushes->soon();
  EXPECT_FALSE(waiting) << "the push is not written yet";
  now += push_takes;
  for (auto& act : std::exchange(posted, {})) act();
  EXPECT_EQ(waiting, milliseconds{4});
  wait_and_push();
  EXPECT_EQ(pushed, 2);
}

TEST_F(PushesTest, NothingHappensOnceItIsGone) {
  push_at_once();
  pushes->soon();
  pushes.reset();
  std::exchange(when_waited, {})();
  EXPECT_EQ(pushed, 1);
}

}  // namespace
}  // namespace tavolo::net
