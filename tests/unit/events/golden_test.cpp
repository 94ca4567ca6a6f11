// Years of change (decision 5): one file for each (type, tv) that was ever on record, replayed for ever. A file is made
// once, when its version is, by TAVOLO_GOLDEN=write, from the examples of its schemas; it is never changed afterwards.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "protocol/events/entry_body.hpp"
#include "protocol/json/profile.hpp"

namespace tavolo::events {
namespace {

using Json = nlohmann::ordered_json;
const std::filesystem::path source = TAVOLO_SOURCE_DIR;
const std::filesystem::path golden = source / "tests/unit/events/golden";
constexpr std::string_view organisation = "organisation-7";

std::string file_of(const EntryType& each) { return std::string(each.type) + "." + std::to_string(each.tv) + ".json"; }

Json load(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return Json::parse(std::string(std::istreambuf_iterator<char>(in), {}));
}

/// The fullest of the first examples.
Json example(const std::string& name) {
  const Json all = load(source / "schemas/examples/events" / (name + ".valid.json"));
  return all[all.size() > 1 ? 1 : 0];
}

std::string canonical(const Json& value) { return *json::canonicalize(value.dump()); }

void write_missing(const EntryType& each) {
  const std::string stem = std::string(each.type) + "." + std::to_string(each.tv);
  const Json index = load(source / "schemas/index.json");
  std::vector<DisclosedField> fields;
  for (const Json& row : index["events"]) {
    if (row["type"] != each.type || row["tv"] != each.tv) continue;
    for (const auto& [name, about] : row["disclosures"].items())
      fields.push_back({name, canonical(example(stem + "." + name))});
  }
  const std::string data = canonical(example(stem + ".data"));
  const auto event = join(each.type, each.tv, data, fields);
  ASSERT_TRUE(event.has_value()) << event.error().pointer << " " << event.error().code;
  const EntryBody body = split(*event, organisation);
  Json made{
      {"type", each.type}, {"tv", each.tv}, {"data", Json::parse(body.data_json)}, {"disclosures", Json::array()}};
  for (const DisclosedPart& part : body.disclosures) {
    made["disclosures"].push_back(
        {{"name", part.name}, {"unit", part.unit}, {"sealed", part.sealed}, {"value", Json::parse(part.value_json)}});
  }
  std::ofstream(golden / file_of(each), std::ios::binary) << made.dump(2) << "\n";
}

bool knows(std::string_view type, int tv) {
  const auto types = entry_types();
  return std::ranges::any_of(types, [&](const EntryType& each) { return each.type == type && each.tv == tv; });
}

class Golden : public testing::TestWithParam<EntryType> {};

TEST_P(Golden, IsReadAndWrittenAsTheDayItWasMade) {
  const std::filesystem::path path = golden / file_of(GetParam());
  const char* mode = std::getenv("TAVOLO_GOLDEN");
  if (!std::filesystem::exists(path) && mode != nullptr && std::string_view(mode) == "write") write_missing(GetParam());
  ASSERT_TRUE(std::filesystem::exists(path))
      << "make it once: TAVOLO_GOLDEN=write build/dev/tests/unit/events/events_unit";
  const Json held = load(path);
  std::vector<DisclosedField> fields;
  for (const Json& each : held["disclosures"]) fields.push_back({each["name"], canonical(each["value"])});
  const auto event = join(held["type"].get<std::string>(), held["tv"].get<int>(), canonical(held["data"]), fields);
  ASSERT_TRUE(event.has_value()) << event.error().pointer << " " << event.error().code;

  const EntryBody body = split(*event, organisation);
  const bool newest = !knows(GetParam().type, GetParam().tv + 1);
  if (newest) {
    EXPECT_EQ(body.data_json, canonical(held["data"]));
    EXPECT_EQ(body.disclosures.size(), held["disclosures"].size());
  }
  // what an older version did not say yet is said beside what it said
  const Json said = Json::parse(body.data_json);
  for (const auto& [key, value] : held["data"].items()) EXPECT_EQ(said.value(key, Json()), value) << key;
  for (const Json& was : held["disclosures"]) {
    const auto is = std::ranges::find(body.disclosures, was["name"].get<std::string>(), &DisclosedPart::name);
    ASSERT_NE(is, body.disclosures.end()) << was["name"];
    EXPECT_EQ(is->unit, was["unit"]);
    EXPECT_EQ(is->sealed, was["sealed"]);
    EXPECT_EQ(is->value_json, canonical(was["value"]));
  }
}

/// With every text erased the event is still read (decision 13).
TEST_P(Golden, IsReadWithEveryTextErased) {
  const Json held = load(golden / file_of(GetParam()));
  std::vector<DisclosedField> fields;
  for (const Json& each : held["disclosures"]) fields.push_back({each["name"], std::nullopt});
  EXPECT_TRUE(
      join(held["type"].get<std::string>(), held["tv"].get<int>(), canonical(held["data"]), fields).has_value());
}

INSTANTIATE_TEST_SUITE_P(Types, Golden, testing::ValuesIn(entry_types()), [](const auto& each) {
  std::string name = std::string(each.param.type) + "_" + std::to_string(each.param.tv);
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
});

TEST(GoldenFiles, BelongToTypesThatAreStillRead) {
  std::set<std::string> known;
  for (const EntryType& each : entry_types()) known.insert(file_of(each));
  for (const auto& each : std::filesystem::directory_iterator(golden)) {
    EXPECT_TRUE(known.contains(each.path().filename().string())) << each.path() << " can no longer be replayed";
  }
}

}  // namespace
}  // namespace tavolo::events
