// Parameters of one method, chosen by the first line: what is read is written and read again to the same.

#include <string>
#include <type_traits>
#include <variant>

#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"
#include "protocol/rpc/methods.hpp"
#include "tests/fuzz/check.hpp"

using namespace tavolo;

namespace {

void check_round_trip(const rpc::Call& call) {
  const auto again = []<class T>(const T& held) {
    const std::string text = json::write(held);
    const auto read = json::read<T>(text);
    fuzz::hold(read.has_value(), "what was written is read");
    fuzz::hold(json::write(*read) == text, "what is read again is the same");
  };
  std::visit(
      [&]<class Held>(const Held& held) {
        if constexpr (requires { std::variant_size<Held>::value; } || std::is_same_v<Held, commands::Command>) {
          std::visit(again, held);
        } else {
          again(held);
        }
      },
      call);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzz::text_of(data, size);
  const auto end = rest.find('\n');
  const std::string_view name = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  for (const auto& method : rpc::methods()) {
    if (method.name != name) continue;
    if (const auto call = method.read(rest)) check_round_trip(*call);
    return 0;
  }
  return -1;
}
