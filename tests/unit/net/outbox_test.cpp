// The queue of one line: order, headers, the bound, writes that stop anywhere, and what is forgotten for a slow reader.

#include "server/net/outbox.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/unit/net/frames.hpp"

namespace tavolo::net {
namespace {

/// What the next write would hold.
std::string next_of(Outbox& outbox, std::size_t most = 64) {
  std::vector<boost::asio::const_buffer> runs;
  outbox.next(runs, most);
  EXPECT_LE(runs.size(), most);
  std::string all;
  for (const auto& run : runs) all.append(static_cast<const char*>(run.data()), run.size());
  return all;
}

/// Writes `count` bytes of what is next.
std::string write(Outbox& outbox, std::size_t count) {
  const std::string all = next_of(outbox);
  const std::string written = all.substr(0, count);
  outbox.sent(written.size());
  return written;
}

std::string write_all(Outbox& outbox) {
  std::string all;
  while (!outbox.empty()) all += write(outbox, std::string::npos);
  return all;
}

TEST(Outbox, TextsGoOutInOrderEachAsOneUnmaskedMessage) {
  Outbox outbox(1'000'000);
  std::string wanted;
  for (const std::size_t size : {0, 1, 125, 126, 127, 65'535, 65'536, 70'000}) {
    const std::string value(size, static_cast<char>('a' + wanted.size() % 26));
    ASSERT_TRUE(outbox.push(text(value)));
    wanted += framed(value);
  }
  EXPECT_EQ(outbox.bytes(), wanted.size());
  EXPECT_EQ(write_all(outbox), wanted);
  EXPECT_EQ(outbox.bytes(), 0U);
}

TEST(Outbox, WritesThatStopAnywhereLoseNothingAndRepeatNothing) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    Outbox outbox(1'000'000);
    std::string wanted;
    std::string got;
    for (int step = 0; step < 30; ++step) {
      if (random() % 3 == 0) {
        const std::string own(1 + random() % 20, 'P');
        outbox.put_own(own);
        wanted += own;
      } else {
        const std::string value(random() % 400, 'T');
        ASSERT_TRUE(outbox.push(text(value)));
        wanted += framed(value);
      }
      got += write(outbox, random() % 300);
    }
    got += write_all(outbox);
    ASSERT_EQ(got, wanted) << "round " << round;
    ASSERT_EQ(outbox.bytes(), 0U);
  }
}

TEST(Outbox, WhatComesWhileAWriteIsUnderWayDoesNotMoveWhatLeaves) {
  Outbox outbox(1'000'000);
  ASSERT_TRUE(outbox.push(text("first")));
  std::vector<boost::asio::const_buffer> runs;
  outbox.next(runs, 64);
  for (int i = 0; i < 1'000; ++i) ASSERT_TRUE(outbox.push(text("later")));
  std::string leaving;
  for (const auto& run : runs) leaving.append(static_cast<const char*>(run.data()), run.size());
  EXPECT_EQ(leaving, framed("first"));
  outbox.sent(leaving.size());
  EXPECT_EQ(next_of(outbox).substr(0, framed("later").size()), framed("later"));
}

TEST(Outbox, AWriteTakesNoMoreRunsThanItMay) {
  Outbox outbox(1'000'000);
  std::string wanted;
  for (int i = 0; i < 10; ++i) {
    ASSERT_TRUE(outbox.push(text(std::to_string(i))));
    wanted += framed(std::to_string(i));
  }
  EXPECT_EQ(next_of(outbox, 5), wanted.substr(0, 2 * framed("0").size() + 2));
  EXPECT_EQ(write_all(outbox), wanted);
}

TEST(Outbox, TheBoundIsOnWhatIsNotYetWritten) {
  Outbox outbox(100);
  ASSERT_TRUE(outbox.push(text(std::string(50, 'a'))));
  EXPECT_FALSE(outbox.push(text(std::string(50, 'b')))) << "with the headers it would be more than the bound";
  ASSERT_TRUE(outbox.push(text(std::string(46, 'b'))));
  EXPECT_FALSE(outbox.push(text("")));
  write(outbox, 52);
  EXPECT_TRUE(outbox.push(text(std::string(50, 'c'))));
}

TEST(Outbox, OneTextMayBeLargerThanTheBound) {
  Outbox outbox(100);
  ASSERT_TRUE(outbox.push(text(std::string(5'000, 'a'))));
  EXPECT_FALSE(outbox.push(text("b")));
  EXPECT_EQ(write_all(outbox), framed(std::string(5'000, 'a')));
}

TEST(Outbox, TheProtocolsOwnBytesAreSaidToBeOutWhenTheLastOfThemIs) {
  Outbox outbox(1'000);
  ASSERT_TRUE(outbox.push(text("before")));
  outbox.put_own("pong");
  ASSERT_TRUE(outbox.push(text("after")));
  next_of(outbox);
  EXPECT_FALSE(outbox.sent(framed("before").size()));
  EXPECT_FALSE(outbox.sent(3));
  EXPECT_TRUE(outbox.sent(1));
  EXPECT_FALSE(outbox.sent(framed("after").size()));
  EXPECT_TRUE(outbox.empty());
}

TEST(Outbox, ACutKeepsTheTextThatIsHalfWrittenAndTheProtocolsOwn) {
  Outbox outbox(1'000);
  for (const char* value : {"half", "never", "nor this"}) ASSERT_TRUE(outbox.push(text(value)));
  outbox.put_own("pong");
  next_of(outbox);
  ASSERT_TRUE(outbox.push(text("late")));
  outbox.cut();
  outbox.put_own("close");
  EXPECT_FALSE(outbox.sent(3)) << "three bytes of the first text went out with the write that was under way";
  EXPECT_EQ(write_all(outbox), framed("half").substr(3) + "pong" + "close");
}

TEST(Outbox, ACutBetweenTwoTextsForgetsAllOfThem) {
  Outbox outbox(1'000);
  for (const char* value : {"gone out", "never"}) ASSERT_TRUE(outbox.push(text(value)));
  next_of(outbox);
  outbox.cut();
  outbox.sent(framed("gone out").size());
  EXPECT_TRUE(outbox.empty());
  EXPECT_EQ(outbox.bytes(), 0U);
  outbox.put_own("close");
  EXPECT_EQ(write_all(outbox), "close");
}

}  // namespace
}  // namespace tavolo::net
