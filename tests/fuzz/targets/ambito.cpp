// The file that a table is founded on: read strictly, then the rules of the founding.

#include "protocol/json/read.hpp"
#include "server/domain/founding.hpp"
#include "tests/fuzz/check.hpp"
#include "tests/support/given.hpp"

using namespace tavolo;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto ambito = json::read<commands::Ambito>(fuzz::text_of(data, size));
  if (!ambito) return 0;
  const given::FakeCalendar calendar;
  const auto founded = domain::found(*ambito, {Instant{1'795'000'000'000}, calendar});
  fuzz::hold(!founded || !founded->events.empty(), "a founding has events");
  return 0;
}
