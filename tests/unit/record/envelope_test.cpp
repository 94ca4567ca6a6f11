#include "server/record/envelope.hpp"

#include <gtest/gtest.h>

#include "server/record/canonical.hpp"
#include "server/record/disclosure.hpp"
#include "server/record/tree.hpp"
#include "tests/support/record.hpp"

namespace tavolo::record {
namespace {

using tests::origin;
using tests::proposal_draft;
using tests::some_day;

EntryDraft bare_draft() {
  EntryDraft draft = proposal_draft(42);
  draft.cmd = "0b0c6d6e-8b9a-4f1e-9d57-1f2e3d4c5b6a";
  draft.disclosures.clear();
  return draft;
}

TEST(Envelope, OfAPublicEntryIsTheGoldenLeaf) {
  Encoder encoder(origin);
  const EncodedEntry entry = encoder.build(bare_draft()).value();
  EXPECT_EQ(
      entry.leaf,
      R"({"cap":"delegate","cmd":"0b0c6d6e-8b9a-4f1e-9d57-1f2e3d4c5b6a","data":{"kind":"enrich","node":"node-7"},)"
      R"("log":"demo.tavolo.invalid/t/permanente","obj":"proposal-42","org":"organisation-31",)"
      R"("prev":"0000000000000000000000000000000000000000000000000000000000000000","rev":1,)"
      R"("rule":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sd":{},"seq":0,)"
      R"("ts":"2026-11-22T09:15:02.123Z","tv":1,"type":"proposal.submitted","v":1})");
  EXPECT_TRUE(is_canonical(entry.leaf));
  EXPECT_EQ(entry.leaf_hash, leaf_hash(entry.leaf));
}

TEST(Envelope, OfAnotherAudienceShowsItsTypeAndLittleElse) {
  Encoder encoder(origin);
  EntryDraft draft = bare_draft();
  draft.is_public = false;
  draft.disclosures = {{"title", "\"Segreto\"", "proposal-42.texts", false}};
  const EncodedEntry entry = encoder.build(draft).value();
  const auto members = split_object(entry.leaf);
  std::vector<std::string_view> keys;
  for (const auto& [key, text] : *members) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string_view>{"cmd", "log", "rule", "sd", "seq", "ts", "tv", "type", "v"}));
  EXPECT_EQ(entry.leaf.find("organisation"), std::string::npos);
  EXPECT_EQ(entry.leaf.find("proposal-42"), std::string::npos);
  ASSERT_EQ(entry.disclosures.size(), 2U);
  EXPECT_EQ(entry.disclosures[0].name, "content");
  EXPECT_EQ(entry.disclosures[0].unit, "content");
  EXPECT_EQ(open_disclosure(entry.disclosures[0].text)->value_json,
            R"({"cap":"delegate","data":{"kind":"enrich","node":"node-7"},"obj":"proposal-42","org":"organisation-31",)"
            R"("prev":"0000000000000000000000000000000000000000000000000000000000000000","rev":1})");
  Envelope envelope = parse_leaf(entry.leaf).value();
  EXPECT_FALSE(envelope.is_public);
  EXPECT_TRUE(envelope.obj.empty());
  ASSERT_TRUE(apply_content(envelope, open_disclosure(entry.disclosures[0].text)->value_json));
  EXPECT_EQ(envelope.obj, "proposal-42");
  EXPECT_EQ(envelope.org, "organisation-31");
  EXPECT_EQ(envelope.rev, 1U);
  EXPECT_EQ(entry.envelope, envelope);
}

TEST(Envelope, LeavesOutAnOrganisationThatIsNotThere) {
  Encoder encoder(origin);
  EntryDraft draft = bare_draft();
  draft.org.reset();
  const EncodedEntry entry = encoder.build(draft).value();
  EXPECT_EQ(entry.leaf.find("\"org\""), std::string::npos);
  EXPECT_FALSE(parse_leaf(entry.leaf)->org);
}

TEST(Envelope, IsReadBackAsItWasWritten) {
  Encoder encoder(origin);
  EncodedEntry entry = encoder.build(proposal_draft(42)).value();
  const Envelope envelope = parse_leaf(entry.leaf).value();
  EXPECT_EQ(envelope.log, origin);
  EXPECT_EQ(envelope.seq, 0U);
  EXPECT_EQ(envelope.ts, some_day);
  EXPECT_EQ(envelope.type, "proposal.submitted");
  EXPECT_EQ(envelope.cap, "delegate");
  EXPECT_EQ(envelope.data_json, R"({"kind":"enrich","node":"node-7"})");
  ASSERT_EQ(envelope.sd.size(), 2U);
  EXPECT_EQ(envelope.sd[0].first, "actor");
  EXPECT_EQ(envelope.sd[0].second, disclosure_digest(entry.disclosures[0].text));
  EXPECT_EQ(entry.leaf.find("person-12"), std::string::npos);
  EXPECT_EQ(entry.envelope, envelope) << "who has just written it need not read it";
}

TEST(Envelope, IsReadInItsOneFormOnly) {
  Encoder encoder(origin);
  const std::string leaf = encoder.build(proposal_draft(42)).value().leaf;
  ASSERT_TRUE(parse_leaf(leaf));
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = leaf;
    const std::size_t at = changed.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return changed.replace(at, from.size(), to);
  };
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"\"v\":1", "\"v\":2"},
                                                        {"\"v\":1", "\"v\":1,\"w\":1"},
                                                        {"\"seq\":0", "\"seq\":-1"},
                                                        {"\"rev\":1", "\"rev\":0"},
                                                        {"\"tv\":1", "\"tv\":0"},
                                                        {"\"tv\":1", "\"tv\":\"1\""},
                                                        {"delegate", "Delegate"},
                                                        {"proposal-42", "proposal-042"},
                                                        {"proposal.submitted", "submitted"},
                                                        {"09:15:02.123Z", "09:15:02Z"},
                                                        {"{\"cap\"", "{ \"cap\""},
                                                        {"aaaa", "AAAA"},
                                                        {"\"cap\":\"delegate\",", ""},
                                                        {"\"org\":\"organisation-31\"", "\"org\":null"},
                                                        {"\"sd\":{\"actor\":\"", "\"sd\":{\"actor\":\"A"}}) {
    EXPECT_FALSE(parse_leaf(with(from, to))) << from << " -> " << to;
  }
}

TEST(Envelope, RefusesADigestThatStandsTwice) {
  const std::string digest = to_base64url(std::string(32, 'x'));
  Encoder encoder(origin);
  std::string leaf = encoder.build(bare_draft()).value().leaf;
  leaf.replace(leaf.find("\"sd\":{}"), 7, "\"sd\":{\"a\":\"" + digest + "\",\"b\":\"" + digest + "\"}");
  EXPECT_EQ(parse_leaf(leaf).error().message, "leaf: sd.b repeats a digest");
}

TEST(Encoder, ChainsTheEntriesOfAnObject) {
  Encoder encoder(origin);
  const EncodedEntry first = encoder.build(proposal_draft(1)).value();
  const EncodedEntry other = encoder.build(proposal_draft(2)).value();
  const EncodedEntry second = encoder.build(proposal_draft(1)).value();
  EXPECT_EQ(second.seq, 2U);
  EXPECT_EQ(second.rev, 2U);
  EXPECT_EQ(parse_leaf(second.leaf)->prev, to_hex(first.leaf_hash));
  EXPECT_EQ(other.rev, 1U);
  EXPECT_EQ(encoder.revision("proposal-1"), 2U);
  EXPECT_EQ(encoder.revision("proposal-9"), 0U);
}

TEST(Encoder, NeverLetsTimeGoBack) {
  Encoder encoder(origin);
  encoder.build(proposal_draft(1)).value();
  EntryDraft earlier = proposal_draft(2);
  earlier.ts.ms -= 1000;
  const EncodedEntry entry = encoder.build(earlier).value();
  EXPECT_EQ(entry.ts, some_day);
  EXPECT_EQ(parse_leaf(entry.leaf)->ts, some_day);
}

TEST(Encoder, ForgetsAnAbandonedCommand) {
  Encoder encoder(origin);
  encoder.build(proposal_draft(1)).value();
  const Encoder::Mark mark = encoder.mark();
  EntryDraft later = proposal_draft(1);
  later.ts.ms += 5000;
  encoder.build(later).value();
  encoder.build(proposal_draft(2)).value();
  encoder.build(proposal_draft(1)).value();
  encoder.roll_back(mark);
  EXPECT_EQ(encoder.next_seq(), 1U);
  EXPECT_EQ(encoder.last_ts(), some_day);
  EXPECT_EQ(encoder.revision("proposal-1"), 1U);
  EXPECT_EQ(encoder.revision("proposal-2"), 0U);
}

TEST(Encoder, RefusesAnEntryThatIsTooLargeAndStaysAsItWas) {
  Encoder encoder(origin);
  EntryDraft draft = proposal_draft(1);
  std::string data = "{\"ids\":[1";
  while (data.size() < max_leaf_size) data += ",1";
  draft.data_json = data + "]}";
  EXPECT_EQ(encoder.build(draft).error().code, "entry_too_large");
  EXPECT_EQ(encoder.next_seq(), 0U);
  EXPECT_EQ(encoder.revision("proposal-1"), 0U);
}

TEST(Encoder, ReplaysOnlyWhatContinues) {
  Encoder writer(origin);
  const EncodedEntry first = writer.build(proposal_draft(1)).value();
  const EncodedEntry second = writer.build(proposal_draft(1)).value();
  Encoder reader(origin);
  EXPECT_EQ(reader.replay(parse_leaf(second.leaf).value(), second.leaf_hash).error().code, "chain_broken");
  ASSERT_TRUE(reader.replay(parse_leaf(first.leaf).value(), first.leaf_hash));
  EXPECT_EQ(reader.replay(parse_leaf(first.leaf).value(), first.leaf_hash).error().code, "chain_broken");
  ASSERT_TRUE(reader.replay(parse_leaf(second.leaf).value(), second.leaf_hash));
  EXPECT_EQ(parse_leaf(reader.build(proposal_draft(1)).value().leaf)->prev, to_hex(second.leaf_hash));
}

using EncoderDeathTest = testing::Test;

TEST(EncoderDeathTest, StopsAtADraftThatOnlyABugCanMake) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  Encoder encoder(origin);
  EntryDraft not_canonical = proposal_draft(1);
  not_canonical.data_json = R"({"b":1,"a":2})";
  EXPECT_DEATH((void)encoder.build(not_canonical), "is_canonical");
  EntryDraft erasable_content = proposal_draft(1);
  erasable_content.content_unit = "person-1";
  EXPECT_DEATH((void)encoder.build(erasable_content), "is_permanent_unit");
}

}  // namespace
}  // namespace tavolo::record
