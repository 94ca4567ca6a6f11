// A disclosure string: what opens is what was closed.

#include "server/record/disclosure.hpp"
#include "server/record/canonical.hpp"
#include "tests/fuzz/check.hpp"

using namespace tavolo;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto members = record::split_object(text)) fuzz::hold(record::is_canonical(text), "an object is canonical");
  if (const auto string = record::unquote(text)) {
    std::string again;
    record::append_quoted(again, *string);
    fuzz::hold(again == text, "a string has one spelling");
  }
  if (const auto number = record::integer_of(text)) {
    fuzz::hold(std::to_string(*number) == text, "an integer has one spelling");
  }
  const auto opened = record::open_disclosure(text);
  if (!opened) return 0;
  fuzz::hold(record::make_disclosure(opened->salt, opened->name, opened->value_json) == text,
             "a disclosure has one spelling");
  return 0;
}
