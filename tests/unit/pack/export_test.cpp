// What is in a pack of each level, and what is in none.

#include "server/pack/export.hpp"

#include <gtest/gtest.h>

#include "server/pack/container.hpp"
#include "server/record/disclosure.hpp"
#include "tests/unit/pack/packed.hpp"

namespace tavolo::pack {
namespace {

/// Everything that the texts of a pack say, as a reader decodes it.
std::string said_in(const std::filesystem::path& pack) {
  std::string all;
  for (const auto& file : std::filesystem::directory_iterator(pack / "disclosures")) {
    const auto seq = std::stoull(file.path().stem().string());
    const auto texts = read_disclosures(bytes_in(file.path()), seq).value();
    for (const auto& text : texts) all += record::open_disclosure(text).value().value_json + '\n';
  }
  return all;
}

class TheExport : public Packed {};

TEST_F(TheExport, IsTheSameToTheByte) {
  close();
  for (const Level level : {Level::everyone, Level::members, Level::audit}) {
    const std::string name(name_of(level));
    EXPECT_EQ(bytes_in(exported(name + "1.tar", level)), bytes_in(exported(name + "2.tar", level)));
  }
  exported("folder", Level::audit);
  for (const auto& file : files_of(below("folder"))) EXPECT_TRUE(is_pack_path(file)) << file;
  EXPECT_FALSE(std::filesystem::exists(data() / "export.part")) << "the copy with its keys is gone";
}

TEST_F(TheExport, HoldsNoPositionBeforeTheCloseAtAnyLevel) {
  for (const Level level : {Level::everyone, Level::members, Level::audit}) {
    const auto pack = exported(std::string(name_of(level)), level);
    EXPECT_EQ(said_in(pack).find("favourable"), std::string::npos);
    EXPECT_EQ(said_in(pack).find("Se arrivano le risorse"), std::string::npos);
    const auto seen = verified(pack);
    EXPECT_TRUE(seen.ok()) << found(seen);
    EXPECT_EQ(seen.recounted + seen.uncounted, 0U);
  }
}

TEST_F(TheExport, HoldsPositionsAfterTheCloseAndTheOutcomeIsCountedAgain) {
  close();
  for (const Level level : {Level::everyone, Level::members, Level::audit}) {
    const auto pack = exported(std::string(name_of(level)), level);
    EXPECT_NE(said_in(pack).find("favourable_with_reservations"), std::string::npos);
    const auto seen = verified(pack);
    EXPECT_TRUE(seen.ok()) << found(seen);
    EXPECT_EQ(seen.recounted, 1U);
  }
}

TEST_F(TheExport, NamesNobodyWhoActed) {
  for (const Level level : {Level::everyone, Level::members, Level::audit}) {
    const std::string said = said_in(exported(std::string(name_of(level)), level));
    EXPECT_EQ(said.find("\"person\":"), std::string::npos);
    EXPECT_EQ(said.find("@"), std::string::npos) << "an address of a holder";
  }
}

TEST_F(TheExport, HoldsWhatIsForMembersAtTheirLevelAlone) {
  const ProposalId fresh = given::submitted(table, table.body(Bench::other), given::enriching(table));
  table.decide_ok(table.delegate_of(table.body(Bench::institutions)), given::comment_on(to_string(proposal)));
  table.record();
  EXPECT_EQ(said_in(exported("public", Level::everyone)).find("Siamo d'accordo"), std::string::npos);
  EXPECT_NE(said_in(exported("members", Level::members)).find("Siamo d'accordo"), std::string::npos);
  const auto refused = export_pack({data(), table.kept.place.slug, Level::everyone, to_string(fresh), below("early")});
  EXPECT_EQ(refused.error().code, "unknown_thing") << "a proposal that nobody has examined is for members";
  EXPECT_FALSE(std::filesystem::exists(below("early")));
}

TEST_F(TheExport, OfOneProposalHoldsItsTextsAndThoseOfNothingElse) {
  close();
  const auto pack = exported("one", Level::members, to_string(proposal));
  const auto note = read_note(bytes_in(pack / "pack.json")).value();
  EXPECT_EQ(note.of, to_string(proposal));
  EXPECT_TRUE(std::ranges::find(note.objects, to_string(proposal)) != note.objects.end());
  EXPECT_TRUE(std::ranges::find(note.objects, to_string(vote)) == note.objects.end()) << "a vote on something else";
  EXPECT_NE(said_in(pack).find("Trasporto a chiamata"), std::string::npos);
  EXPECT_EQ(said_in(pack).find("favourable"), std::string::npos);
  const auto seen = verified(pack);
  EXPECT_TRUE(seen.ok()) << found(seen);
  EXPECT_EQ(seen.uncounted, 1U);
}

TEST_F(TheExport, KnowsNoThingThatIsNotThere) {
  for (const char* of : {"proposal-99", "sitting-1", "vote-1", "nonsense"}) {
    EXPECT_EQ(export_pack({data(), table.kept.place.slug, Level::audit, of, below("none")}).error().code,
              "unknown_thing");
  }
  EXPECT_EQ(export_pack({data(), "altro", Level::audit, {}, below("none")}).error().code, "log_not_found");
}

}  // namespace
}  // namespace tavolo::pack
