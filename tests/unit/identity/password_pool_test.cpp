#include "server/identity/password_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <memory>
#include <thread>
#include <vector>

#include "tests/unit/identity/weak_scrypt.hpp"

namespace tavolo::identity {
namespace {

TEST(PasswordPool, hashes_and_verifies_on_a_thread_of_its_own) {
  PasswordPool pool(weak, {2, 8});
  std::promise<HashedPassword> hashed;
  std::thread::id where;
  ASSERT_TRUE(pool.hash("una frase lunga", [&](HashedPassword stored) {
    where = std::this_thread::get_id();
    hashed.set_value(std::move(stored));
  }));
  const HashedPassword stored = hashed.get_future().get();
  EXPECT_NE(where, std::this_thread::get_id());

  for (const bool right : {true, false}) {
    std::promise<bool> verified;
    ASSERT_TRUE(pool.verify(stored, right ? "una frase lunga" : "un'altra frase",
                            [&](bool fits) { verified.set_value(fits); }));
    EXPECT_EQ(verified.get_future().get(), right);
  }
}

TEST(PasswordPool, computes_as_many_at_once_as_it_has_workers_lets_as_many_wait_as_told_and_refuses_the_rest_as_busy) {
  std::latch computing(2);
  std::promise<void> release;
  const std::shared_future<void> released = release.get_future().share();
  std::atomic<int> done = 0;
  std::atomic<bool> refused_ran = false;
  {
    PasswordPool pool(weak, {2, 3});
    const auto hold = [&](const HashedPassword&) {
      computing.count_down();
      released.wait();
      ++done;
    };
    ASSERT_TRUE(pool.hash("prima", hold));
    ASSERT_TRUE(pool.hash("seconda", hold));
    computing.wait();  // both workers are held in their callbacks
    std::latch waited(3);
    for (int i = 0; i < 3; ++i) {
      ASSERT_TRUE(pool.hash("in attesa", [&](const HashedPassword&) {
        ++done;
        waited.count_down();
      }));
    }
    const auto refused = pool.hash("di troppo", [&](const HashedPassword&) { refused_ran = true; });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "busy");
    EXPECT_EQ(done, 0);
    release.set_value();
    waited.wait();
    // Soon a worker is free again, and there is place.
    std::promise<void> after;
    while (!pool.hash("dopo", [&](const HashedPassword&) { after.set_value(); })) std::this_thread::yield();
    after.get_future().wait();
  }
  EXPECT_EQ(done, 5);
  EXPECT_FALSE(refused_ran);
}

TEST(PasswordPool, takes_a_job_for_each_free_worker_even_when_none_may_wait) {
  std::latch computing(2);
  std::promise<void> release;
  const std::shared_future<void> released = release.get_future().share();
  PasswordPool pool(weak, {2, 0});
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(pool.hash("x", [&](const HashedPassword&) {
      computing.count_down();
      released.wait();
    }));
  }
  computing.wait();
  EXPECT_FALSE(pool.hash("x", [](const HashedPassword&) {}));
  release.set_value();
}

TEST(PasswordPool, used_from_many_threads_answers_each_with_its_own_answer) {
  PasswordPool pool(weak, {2, 10'000});
  const auto right = hash_password("giusta", weak);
  constexpr int threads = 8;
  constexpr int each = 100;
  std::atomic<int> fits = 0;
  std::latch answered(threads * each);
  {
    std::vector<std::jthread> callers;
    for (int t = 0; t < threads; ++t) {
      callers.emplace_back([&] {
        for (int i = 0; i < each; ++i) {
          EXPECT_TRUE(pool.verify(right, i % 2 == 0 ? "giusta" : "sbagliata", [&](bool answer) {
            fits += answer ? 1 : 0;
            answered.count_down();
          }));
        }
      });
    }
  }
  answered.wait();
  EXPECT_EQ(fits, threads * each / 2);
}

TEST(PasswordPool, at_its_end_finishes_what_is_computed_and_lets_go_of_what_waits_without_calling_back) {
  auto kept = std::make_shared<int>(1);
  const std::weak_ptr<int> watched = kept;
  std::atomic<int> called = 0;
  std::latch computing(1);
  std::promise<void> release;
  auto pool = std::make_unique<PasswordPool>(weak, PasswordPool::Options{1, 8});
  ASSERT_TRUE(pool->hash("x", [&](const HashedPassword&) {
    computing.count_down();
    release.get_future().wait();
    ++called;
  }));
  computing.wait();
  ASSERT_TRUE(pool->hash("x", [&called, kept = std::move(kept)](const HashedPassword&) { ++called; }));
  std::jthread ender([&] { pool.reset(); });
  // The end has begun once the waiting job is gone from the queue or the pool takes no more.
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  release.set_value();
  ender.join();
  EXPECT_LE(called, 2);
  EXPECT_GE(called, 1);
  EXPECT_TRUE(watched.expired());
}

}  // namespace
}  // namespace tavolo::identity
