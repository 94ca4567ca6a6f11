#include "server/snapshot/binary.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <set>

#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/scalars.hpp"

namespace tavolo::snapshot {
namespace {

enum class Colour { red = -1, green = 7 };

struct Inner {
  std::optional<std::string> text;
  List<Colour, 0, 9> colours;
  bool operator==(const Inner&) const = default;
};

/// One member of each form.
struct Everything {
  bool flag = false;
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::uint64_t most = 0;
  std::int32_t small = 0;
  LocalDate day;
  Instant instant;
  std::array<std::uint8_t, 4> bytes{};
  Text<2, 40> text;
  Disclosed<MultilineText<0, 90>> erased;
  Disclosed<MultilineText<0, 90>> empty;
  Sealed<std::string> sealed;
  Code code;
  std::variant<Inner, std::int64_t> choice;
  std::map<std::string, std::vector<Inner>> map;
  std::set<std::int64_t> set;
  Inner inner;
  bool operator==(const Everything&) const = default;
};

Everything everything() {
  Everything made;
  made.flag = true;
  made.low = std::numeric_limits<std::int64_t>::min();
  made.high = std::numeric_limits<std::int64_t>::max();
  made.most = std::numeric_limits<std::uint64_t>::max();
  made.small = -1;
  made.day = {std::chrono::sys_days{std::chrono::days{20'000}}};
  made.instant = {-5};
  made.bytes = {0, 255, 7, 128};
  made.text = Text<2, 40>::of("perch\xC3\xA9");
  made.empty = MultilineText<0, 90>();
  made.sealed = std::string("\0x", 2);
  made.code = {"OO1.2"};
  made.choice = std::int64_t{3};
  made.map = {{"a", {{"x", {Colour::green}}, {}}}, {"b", {}}};
  made.set = {-3, 0, 900};
  made.inner = {std::nullopt, {Colour::red, Colour::green}};
  return made;
}

TEST(Binary, GivesBackEveryFormAsItWas) {
  Everything given = everything();
  Writer writer;
  writer.put(given);
  given.choice = Inner{"other", {}};
  writer.put(given);
  Reader reader(writer.bytes());
  const auto first = reader.get<Everything>();
  EXPECT_EQ(first, everything());
  EXPECT_TRUE(first.erased.erased());
  EXPECT_FALSE(first.empty.erased());
  EXPECT_EQ(reader.get<Everything>(), given);
  EXPECT_TRUE(reader.at_end());
}

TEST(Binary, FailsOnAnythingCutShort) {
  Writer writer;
  writer.put(everything());
  for (std::size_t size = 0; size < writer.bytes().size(); ++size) {
    Reader reader(std::string_view(writer.bytes()).substr(0, size));
    reader.get<Everything>();
    EXPECT_TRUE(reader.failed()) << size;
  }
}

/// Changed bytes may be another value, but never more than memory or time can hold.
TEST(Binary, EndsOnAnyBytes) {
  Writer writer;
  writer.put(everything());
  for (std::size_t at = 0; at < writer.bytes().size(); ++at) {
    std::string bytes = writer.bytes();
    bytes[at] = static_cast<char>(bytes[at] ^ '\xFF');
    Reader(bytes).get<Everything>();
  }
}

template <class T>
bool refused(std::string_view bytes) {
  Reader reader(bytes);
  reader.get<T>();
  return reader.failed();
}

TEST(Binary, RefusesWhatIsNoValue) {
  EXPECT_TRUE(refused<bool>("\x02"));
  EXPECT_TRUE(refused<std::uint8_t>("\x80\x02"));
  EXPECT_TRUE(refused<std::string>("\x05word")) << "longer than what is there";
  EXPECT_TRUE(refused<std::vector<Inner>>("\xFF\xFF\xFF\xFF\x0F"));
  EXPECT_TRUE((refused<std::variant<bool, std::string>>("\x02\x01")));
  EXPECT_TRUE((refused<Text<1, 3>>("\x04word"))) << "outside its limits";
  EXPECT_TRUE(refused<std::uint64_t>("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"));
}

TEST(Binary, StaysFailed) {
  Reader reader("\x02\x01");
  reader.get<bool>();
  EXPECT_FALSE(reader.get<bool>());
  EXPECT_TRUE(reader.failed());
  EXPECT_FALSE(reader.at_end());
}

}  // namespace
}  // namespace tavolo::snapshot
