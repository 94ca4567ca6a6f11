// What holds for every value and every text: reading undoes writing, and nothing passes the strict reader that another
// parser would not read the same.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "protocol/json/profile.hpp"
#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"
#include "server/base/bytes.hpp"
#include "tests/unit/json/sample.hpp"

namespace {

using namespace sample;
namespace json = tavolo::json;

void append_code_point(std::string& text, char32_t point) {
  const auto byte = [&](char32_t bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) return byte(0xC0U | point >> 6U), byte(0x80U | (point & 0x3FU));
  if (point < 0x10000)
    return byte(0xE0U | point >> 12U), byte(0x80U | (point >> 6U & 0x3FU)), byte(0x80U | (point & 0x3FU));
  byte(0xF0U | point >> 18U), byte(0x80U | (point >> 12U & 0x3FU)), byte(0x80U | (point >> 6U & 0x3FU)),
      byte(0x80U | (point & 0x3FU));
}

rc::Gen<char32_t> any_code_point() {
  return rc::gen::suchThat(rc::gen::weightedOneOf<char32_t>(
                               {{6, rc::gen::inRange<char32_t>(0x20, 0x7F)},
                                {1, rc::gen::element<char32_t>('"', '\\', '/', 0x2028, 0xFFFF, 0x10FFFF, 0xE000, 0xA0)},
                                {2, rc::gen::inRange<char32_t>(0xA0, 0x3000)},
                                {2, rc::gen::inRange<char32_t>(0x3000, 0x110000)}}),
                           [](char32_t point) { return point < 0xD800 || point > 0xDFFF; });
}

template <class T>
rc::Gen<T> any_text() {
  return rc::gen::exec([] {
    const auto length = *rc::gen::inRange<std::size_t>(T::min, T::max + 1);
    std::string text;
    for (std::size_t i = 0; i < length; ++i) {
      append_code_point(text, T::multiline && *rc::gen::inRange(0, 12) == 0 ? U'\n' : *any_code_point());
    }
    return T::of(text);
  });
}

rc::Gen<std::int64_t> any_integer() {
  return rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-1000, 1000),
                        rc::gen::inRange(-max_wire_integer, max_wire_integer + 1),
                        rc::gen::element(max_wire_integer, -max_wire_integer));
}

rc::Gen<Buoy> any_buoy() {
  return rc::gen::exec([] { return Buoy{.z = *any_integer(), .a = *any_integer()}; });
}

rc::Gen<Mooring> any_mooring() {
  return rc::gen::exec([]() -> Mooring {
    switch (*rc::gen::inRange(0, 3)) {
      case 0:
        return Harbour{*any_text<Text<1, 20>>(),
                       *rc::gen::arbitrary<bool>() ? std::optional(*any_integer()) : std::nullopt};
      case 1:
        return *any_buoy();
      default:
        return Adrift{};
    }
  });
}

/// A random document of the profile, its keys in a random order, with blanks, and strings escaped here and there.
std::string any_document(int depth) {
  const auto blank = [] { return *rc::gen::element<std::string>("", "", " ", "\n", "\t "); };
  const auto quoted = [](const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', *rc::gen::arbitrary<bool>());
  };
  const int kind = *rc::gen::inRange(depth > 3 ? 2 : 0, 5);
  if (kind == 2) return blank() + std::to_string(*any_integer()) + blank();
  if (kind == 3) return blank() + quoted((*any_text<MultilineText<0, 12>>()).str()) + blank();
  if (kind == 4) return blank() + (*rc::gen::arbitrary<bool>() ? "true" : "false") + blank();
  std::string text = kind == 0 ? "{" : "[";
  const auto keys = *rc::gen::resize(
      4, rc::gen::unique<std::vector<std::string>>(
             rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::element('a', 'b', 'z', '_', '0', '9')))));
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i > 0) text += ',';
    if (kind == 0) text += blank() + quoted(keys[i]) + blank() + ':';
    text += any_document(depth + 1);
  }
  return blank() + text + (kind == 0 ? "}" : "]") + blank();
}

Boat any_boat() {
  Boat boat;
  boat.id.n = *rc::gen::inRange<std::uint64_t>(1, 1'000'000'000'000'000);
  boat.name = *any_text<Text<2, 10>>();
  boat.log = *any_text<MultilineText<0, 40>>();
  boat.wind = *rc::gen::element(Wind::calm, Wind::breeze, Wind::gale);
  boat.afloat = *rc::gen::arbitrary<bool>();
  boat.draught = *any_integer();
  boat.heel = *rc::gen::arbitrary<std::int32_t>();
  boat.miles = static_cast<std::uint64_t>(*rc::gen::inRange<std::int64_t>(0, max_wire_integer));
  boat.crew.value = *rc::gen::inRange<std::int64_t>(1, 13);
  boat.price.amount = *any_integer();
  boat.share.den = *rc::gen::inRange<std::int64_t>(1, 1001);
  boat.share.num = *rc::gen::inRange<std::int64_t>(0, boat.share.den + 1);
  boat.seen.ms = *rc::gen::inRange<std::int64_t>(0, 253'402'300'800'000);
  boat.launched.day = std::chrono::sys_days{std::chrono::days{*rc::gen::inRange(0, 2'932'897)}};
  boat.command = CommandId::parse("0d9e1f2a-3b4c-4d5e-8f60-718293a4b5c6").value();
  boat.winds = *rc::gen::container<std::vector<Wind>>(2, rc::gen::element(Wind::calm, Wind::gale));
  boat.moorings = *rc::gen::resize(4, rc::gen::container<std::vector<Mooring>>(any_mooring()));
  if (*rc::gen::arbitrary<bool>()) boat.mooring = *any_mooring();
  if (*rc::gen::arbitrary<bool>()) boat.flag = *any_text<Text<1, 5>>();
  if (*rc::gen::arbitrary<bool>()) boat.secret = *any_text<MultilineText<1, 50>>();
  if (*rc::gen::arbitrary<bool>()) boat.sealed = *any_buoy();
  boat.extra.text = json::canonicalize("{\"x\":" + any_document(2) + "}").value();
  return boat;
}

RC_GTEST_PROP(Json, ReadingUndoesWriting, ()) {
  const Boat boat = any_boat();
  const std::string text = json::write(boat);
  const auto back = json::read<Boat>(text);
  RC_ASSERT(back.has_value());
  RC_ASSERT(*back == boat);
  RC_ASSERT(json::canonicalize(text).value() == text);
}

RC_GTEST_PROP(Json, TheOrderOfKeysDoesNotMatter, ()) {
  const std::string text = json::write(any_boat());
  const auto tree = nlohmann::json::parse(text);
  std::vector<std::string> members;
  for (const auto& [key, value] : tree.items()) members.push_back(nlohmann::json(key).dump() + ':' + value.dump());
  const auto order =
      *rc::gen::container<std::vector<std::uint32_t>>(members.size(), rc::gen::arbitrary<std::uint32_t>());
  for (std::size_t i = members.size(); i > 1; --i) std::swap(members[i - 1], members[order[i - 1] % i]);
  std::string shuffled = "{";
  for (const std::string& member : members) shuffled += (shuffled.size() > 1 ? "," : "") + member;
  const auto back = json::read<Boat>(shuffled + '}');
  RC_ASSERT(back.has_value());
  RC_ASSERT(json::write(*back) == text);
}

RC_GTEST_PROP(Json, CanonicalTextIsAFunctionOfTheValue, ()) {
  const std::string loose = any_document(0);
  const auto canonical = json::canonicalize(loose);
  RC_ASSERT(canonical.has_value());
  RC_ASSERT(nlohmann::json::parse(*canonical) == nlohmann::json::parse(loose));
  // Within the profile nlohmann's sorted keys and escapes are those of JCS.
  RC_ASSERT(nlohmann::json::parse(loose).dump() == *canonical);
  RC_ASSERT(json::canonicalize(*canonical).value() == *canonical);
}

/// What the other parser reads, if the text is JSON to it.
bool read_the_same(const std::string& text, const std::string& canonical) {
  const auto tree = nlohmann::json::parse(text, nullptr, false);
  return !tree.is_discarded() && tree.dump() == canonical;
}

RC_GTEST_PROP(Json, WhatPassesAfterDamageIsJsonToOthersToo, ()) {
  std::string text = json::write(any_boat());
  const auto wounds = *rc::gen::inRange(1, 4);
  for (int i = 0; i < wounds && !text.empty(); ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    const char put = *rc::gen::element('{', '}', '[', ']', ',', ':', '"', '\\', '0', '-', '.', 'e', 'u', ' ', '\n',
                                       '\0', '\x80', 'n');
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        text[at] = put;
        break;
      case 1:
        text.insert(at, 1, put);
        break;
      case 2:
        text.erase(at, 1);
        break;
      default:
        text.resize(at);
    }
  }
  const auto canonical = json::canonicalize(text);
  RC_CLASSIFY(canonical.has_value(), "still within the profile");
  if (canonical) RC_ASSERT(read_the_same(text, *canonical));
  const auto boat = json::read<Boat>(text);
  if (boat) RC_ASSERT(json::write(*boat) == canonical.value());
  if (!canonical) RC_ASSERT(!boat.has_value());
}

RC_GTEST_PROP(Json, NoBytesUpsetTheReader, (const std::string& noise)) {
  const auto canonical = json::canonicalize(noise);
  if (canonical) RC_ASSERT(read_the_same(noise, *canonical));
  const auto soup = *rc::gen::container<std::string>(
      rc::gen::element('{', '}', '[', ']', ',', ':', '"', '\\', 'a', '1', ' ', '-', 't'));
  const auto cooked = json::canonicalize(soup);
  if (cooked) RC_ASSERT(read_the_same(soup, *cooked));
}

}  // namespace
