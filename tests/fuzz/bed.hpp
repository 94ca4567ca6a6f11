#pragma once
// A service over a real table in a folder of its own, begun anew now and then, so that what one input leaves behind
// neither grows nor lasts.

#include <memory>
#include <string>

#include "tests/unit/net/served.hpp"

/// libFuzzer looks for leaks while the table lives. What libcrypto keeps for its writer's thread (a generator of random
/// numbers, a context of signatures) is counted then: 7 KB after three inputs as after three hundred. Whether we give
/// back what we take from libcrypto the unit tests show, under the same sanitizer.
extern "C" __attribute__((used)) inline const char* __lsan_default_suppressions() { return "leak:libcrypto.so\n"; }

namespace tavolo::fuzz {

class Bed : public net::Served {
 public:
  Bed() {
    options.limits.requests_per_second = 1'000'000;
    options.limits.requests_burst = 1'000'000;
    SetUp();
    session = token_of(person_of(live.founding.mandate_of(institution)));
  }
  ~Bed() override { TearDown(); }
  void TestBody() override {}

  /// The one to use for the next input.
  static Bed& current() {
    static std::unique_ptr<Bed> bed;
    static int used = 0;
    if (!bed || ++used % inputs_of_one == 0 || bed->live.state().size > most_entries) {
      bed.reset();
      bed = std::make_unique<Bed>();
    }
    return *bed;
  }

  net::Service& behind() { return *service; }
  const net::ServerOptions& served_with() const { return options; }
  void settle() { live.settle(); }
  net::TestLine joined(std::string_view role) {
    if (role == "secretary") return join_office(Role::secretary);
    if (role == "chair") return join_office(Role::chair);
    if (role == "auditor") return join_office(Role::auditor);
    return join_delegate(role == "cooperative" ? cooperative : institution);
  }

  std::string session;  ///< of a delegate

 private:
  static constexpr int inputs_of_one = 3000;
  static constexpr std::uint64_t most_entries = 1500;
};

}  // namespace tavolo::fuzz
