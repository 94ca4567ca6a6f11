// What members say on their line, to a running table: who speaks, then a frame a line of text.

#include "tests/fuzz/bed.hpp"
#include "tests/fuzz/check.hpp"

using namespace tavolo;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzz::text_of(data, size);
  const auto take_line = [&rest] {
    const auto end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    return line;
  };
  const std::string_view role = take_line();
  fuzz::Bed& bed = fuzz::Bed::current();
  net::TestLine line = bed.joined(role);
  const std::size_t joined = line.link->sent.size();
  std::size_t said = 0;
  while (!rest.empty() && said < 8) {
    line.conversation->on_text(take_line());
    ++said;
    bed.settle();
  }
  for (std::size_t i = joined; i < line.link->sent.size(); ++i) {
    simdjson::dom::parser parser;
    fuzz::hold(parser.parse(line.link->sent[i]).error() == simdjson::SUCCESS, "what is sent is JSON");
  }
  fuzz::hold(line.link->sent.size() >= joined + (line.link->closed ? 0 : said), "each frame is answered");
  return 0;
}
