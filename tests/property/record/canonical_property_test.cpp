// The scanner of canonical JSON against nlohmann/json, within the profile: what one writes the other reads, and any
// other spelling of the same value is refused.

#include <gtest/gtest.h>
// gtest before its rapidcheck glue
#include <rapidcheck/gtest.h>

#include <nlohmann/json.hpp>

#include "protocol/json/profile.hpp"
#include "server/record/canonical.hpp"
#include "server/record/disclosure.hpp"
#include "server/record/note.hpp"

namespace tavolo::record {
namespace {

std::string any_text() {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "a", "\"", "\\", "\n", "\x01", "/", "\x7F", "\xC3\xA0", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"));
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  return text;
}

nlohmann::json any_value(int depth) {
  switch (*rc::gen::inRange(0, depth > 3 ? 3 : 5)) {
    case 0:
      return any_text();
    case 1:
      return *rc::gen::inRange<std::int64_t>(-9'007'199'254'740'991, 9'007'199'254'740'992);
    case 2:
      return *rc::gen::arbitrary<bool>();
    case 3: {
      auto list = nlohmann::json::array();
      for (int left = *rc::gen::inRange(0, 4); left > 0; --left) list.push_back(any_value(depth + 1));
      return list;
    }
    default: {
      auto object = nlohmann::json::object();
      for (int left = *rc::gen::inRange(0, 4); left > 0; --left) {
        object[*rc::gen::element<std::string>("a", "b_c", "zz9", "id", "x0")] = any_value(depth + 1);
      }
      return object;
    }
  }
}

RC_GTEST_PROP(CanonicalText, IsWhatADumpOfSortedKeysWrites, ()) {
  const std::string text = any_value(0).dump();
  RC_ASSERT(is_canonical(text));
  RC_ASSERT(!is_canonical(text + " "));
}

RC_GTEST_PROP(CanonicalText, ThatIsAcceptedIsItsOwnDump, ()) {
  std::string text = any_value(0).dump();
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  text[at] = *rc::gen::elementOf(std::string("\"\\{}[],:01-eaun \n"));
  if (is_canonical(text)) RC_ASSERT(nlohmann::json::parse(text).dump() == text);
}

RC_GTEST_PROP(CanonicalText, IsWhatTheStrictReaderWritesAgain, ()) {
  std::string text = any_value(0).dump();
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  if (*rc::gen::arbitrary<bool>()) text[at] = *rc::gen::elementOf(std::string("\"\\{}[],:01-eaun \n\x7F"));
  const auto rewritten = json::canonicalize(text);
  RC_ASSERT(is_canonical(text) == (rewritten && *rewritten == text));
}

RC_GTEST_PROP(Disclosure, OpensToWhatWasClosed, ()) {
  const std::string value = any_value(0).dump();
  const std::string salt(salt_size, *rc::gen::arbitrary<char>());
  const auto opened = open_disclosure(make_disclosure(salt, "field", value));
  RC_ASSERT(opened.has_value());
  RC_ASSERT(opened->salt == salt);
  RC_ASSERT(opened->value_json == value);
}

RC_GTEST_PROP(Parsers, SurviveAnyBytes, ()) {
  const auto bytes = *rc::gen::arbitrary<std::string>();
  (void)is_canonical(bytes);
  (void)parse_note(bytes);
  (void)open_disclosure(bytes);
  (void)unquote(bytes);
  RC_ASSERT(!Verifier::parse(bytes));
}

}  // namespace
}  // namespace tavolo::record
