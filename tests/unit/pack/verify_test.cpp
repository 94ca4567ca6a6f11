// A pack that was changed: found, and where.

#include "server/pack/verify.hpp"

#include <gtest/gtest.h>

#include <random>

#include "server/pack/container.hpp"
#include "server/pack/report.hpp"
#include "server/record/disclosure.hpp"
#include "tests/unit/pack/packed.hpp"

namespace tavolo::pack {
namespace {

class AChangedPack : public Packed {
 protected:
  std::filesystem::path pack;

  void SetUp() override {
    Packed::SetUp();
    close();
    pack = exported("pack", Level::audit);
    std::filesystem::copy(pack, below("changed"), std::filesystem::copy_options::recursive);
  }
  std::filesystem::path changed(const std::string& file) const { return below("changed") / file; }
  PackVerification seen() const { return verified(below("changed")); }
  void put_back(const std::string& file) const { write_bytes(changed(file), bytes_in(pack / file)); }
  std::uint64_t entry_of(const std::string& type) const {
    const auto entries = table.kept.log->read(0, table.kept.log->head().size).value();
    const auto entry = std::ranges::find_if(entries, [&](const auto& each) { return each.envelope.type == type; });
    return entry->seq;
  }
};

TEST_F(AChangedPack, WithOneBitOfAnyFileFlippedNamesTheFile) {
  std::mt19937 random(20261122);
  for (const auto& file : files_of(pack)) {
    std::string bytes = bytes_in(changed(file));
    const std::size_t bit = random() % (bytes.size() * 8);
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    write_bytes(changed(file), bytes);
    const auto result = seen();
    EXPECT_EQ(result.exit_code(), 10) << file << " bit " << bit;
    const bool named = found(result).find(file) != std::string::npos;
    EXPECT_TRUE(named || file == "manifest.sha256") << file << " bit " << bit << '\n' << found(result);
    put_back(file);
  }
  EXPECT_TRUE(seen().ok());
}

TEST_F(AChangedPack, IsFoundEvenWhenTheManifestWasMadeAnew) {
  std::mt19937 random(5);
  for (const auto& file : files_of(pack)) {
    if (file == "README.txt" || file == "manifest.sha256") continue;
    std::string bytes = bytes_in(changed(file));
    const std::size_t bit = random() % (bytes.size() * 8);
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    write_bytes(changed(file), bytes);
    write_manifest(below("changed"));
    EXPECT_FALSE(seen().ok()) << file << " bit " << bit;
    put_back(file);
  }
}

TEST_F(AChangedPack, NamesTheEntryWhoseBytesWereChanged) {
  const std::uint64_t seq = entry_of("outcome.declared");
  std::string file;
  for (const auto& each : files_of(pack)) {
    if (each.starts_with("tile/entries/")) file = each;
  }
  std::string bytes = bytes_in(changed(file));
  const std::size_t at = bytes.find("outcome.declared");
  bytes[at] = 'O';
  write_bytes(changed(file), bytes);
  write_manifest(below("changed"));
  const auto result = seen();
  EXPECT_EQ(result.exit_code(), 13);
  EXPECT_NE(
      found(result).find("tree: " + std::to_string(seq) + " leaf: the entry's bytes are not those that were signed"),
      std::string::npos)
      << found(result);
}

TEST_F(AChangedPack, NamesATileThatWasChanged) {
  std::string bytes = bytes_in(changed("tile/0/000.p/" + std::to_string(table.kept.log->head().size)));
  const std::string file = "tile/0/000.p/" + std::to_string(table.kept.log->head().size);
  bytes[40] = static_cast<char>(bytes[40] ^ 1);
  write_bytes(changed(file), bytes);
  write_manifest(below("changed"));
  EXPECT_EQ(found(seen()), "tree: " + file + ": its hashes are not those of the entries\n");
}

TEST_F(AChangedPack, CallsAPublicTextMissingThatNoRedactionTook) {
  const std::uint64_t seq = entry_of("vote.opened");
  std::filesystem::remove(changed("disclosures/" + std::to_string(seq) + ".json"));
  write_manifest(below("changed"));
  const auto result = seen();
  EXPECT_EQ(result.exit_code(), 16);
  EXPECT_GE(result.fields.missing, 2U);
  EXPECT_NE(found(result).find(std::to_string(seq) + " sd.title: it is missing"), std::string::npos) << found(result);
}

TEST_F(AChangedPack, DoesNotTakeAPositionForWithheldAfterTheClose) {
  const std::uint64_t seq = entry_of("position.cast");
  std::filesystem::remove(changed("disclosures/" + std::to_string(seq) + ".json"));
  write_manifest(below("changed"));
  const auto result = seen();
  EXPECT_EQ(result.fields.missing, 2U) << found(result);
  EXPECT_EQ(result.uncounted, 1U);
}

TEST_F(AChangedPack, RefusesATextThatTheEntryDoesNotCommitTo) {
  const std::uint64_t seq = entry_of("position.cast");
  const std::string file = "disclosures/" + std::to_string(seq) + ".json";
  auto texts = read_disclosures(bytes_in(pack / file), seq).value();
  const auto opened = record::open_disclosure(texts[1]).value();
  ASSERT_EQ(opened.name, "value");
  texts[1] = record::make_disclosure(opened.salt, "value", R"({"choice":"contrary","conflict_of_interest":false})");
  write_bytes(changed(file), write_disclosures(seq, texts));
  write_manifest(below("changed"));
  const auto result = seen();
  EXPECT_EQ(result.exit_code(), 16);
  EXPECT_NE(found(result).find("it is not the text that the entry commits to"), std::string::npos) << found(result);
}

TEST_F(AChangedPack, SaysWhenItHoldsMoreThanItsLevel) {
  std::string note = bytes_in(changed("pack.json"));
  note.replace(note.find("\"audit\""), 7, "\"public\"");
  write_bytes(changed("pack.json"), note);
  write_manifest(below("changed"));
  EXPECT_NE(found(seen()).find("it is more than this level lets anybody read"), std::string::npos);
}

TEST_F(AChangedPack, NamesWhatWasAddedAndWhatWasTakenAway) {
  write_bytes(changed("attachments/" + std::string(64, '0')), "x");
  write_manifest(below("changed"));
  EXPECT_NE(found(seen()).find("no entry of this pack names it"), std::string::npos);
  std::filesystem::remove(changed("attachments/" + std::string(64, '0')));
  std::filesystem::remove(changed("checkpoints/" + std::to_string(table.kept.log->head().size)));
  EXPECT_NE(found(seen()).find("the manifest names it; it is missing"), std::string::npos);
}

TEST_F(AChangedPack, IsHeldAgainstACheckpointKeptElsewhere) {
  const std::string kept = table.kept.log->head().checkpoint;
  EXPECT_TRUE(verified(pack, {kept}).ok());
  // another history under the same key
  const auto signer = record::Signer::load(record::signing_key_file(table.kept.place)).value();
  const record::Checkpoint other{table.kept.log->origin(), 3, record::leaf_hash("un'altra storia")};
  const auto result = verified(pack, {record::sign_checkpoint(other, signer)});
  EXPECT_EQ(result.exit_code(), 14);
  EXPECT_NE(found(result).find("two histories under one key"), std::string::npos);
  const record::Checkpoint later{table.kept.log->origin(), 10'000, record::leaf_hash("x")};
  EXPECT_EQ(verified(pack, {record::sign_checkpoint(later, signer)}).exit_code(), 14);
}

TEST_F(AChangedPack, IsHeldAgainstAKeyKeptElsewhere) {
  const auto with_key = [&](const std::string& vkey) { return verify_pack({pack, {}, {vkey}, {}}).value(); };
  EXPECT_TRUE(with_key(table.kept.log->vkey()).key_from_elsewhere);
  EXPECT_TRUE(with_key(table.kept.log->vkey()).ok());
  EXPECT_FALSE(verified(pack).key_from_elsewhere);
  const auto other = record::Signer::generate(table.kept.log->origin()).value();
  EXPECT_EQ(with_key(other.verifier().vkey()).exit_code(), 11);
  EXPECT_EQ(verify_pack({pack, {}, {"nonsense"}, {}}).error().code, "bad_vkey");
}

TEST_F(AChangedPack, SaysSoInItalianAndForPrograms) {
  const std::string whole = report_text(verified(pack), Language::italian);
  EXPECT_NE(whole.find("Il pacchetto è integro."), std::string::npos);
  EXPECT_NE(whole.find("la chiave è quella del pacchetto stesso"), std::string::npos);
  std::filesystem::remove(changed("policy.txt"));
  const auto result = seen();
  EXPECT_NE(report_text(result, Language::italian).find("il manifesto lo nomina, ma manca"), std::string::npos);
  EXPECT_NE(report_text(result, Language::english).find("THE PACK DOES NOT HOLD."), std::string::npos);
  EXPECT_NE(report_json(result).find("\"holds\": false"), std::string::npos);
}

TEST_F(AChangedPack, OfEachStepSaysNoMoreThanWasDone) {
  using record::Verdict;
  const auto verdicts = [](const PackVerification& result) {
    std::vector<Verdict> all;
    for (const auto& step : result.steps) all.push_back(record::verdict_of(step));
    return all;
  };
  const auto own = verified(pack);
  EXPECT_EQ(verdicts(own),
            (std::vector{Verdict::ok, Verdict::ok, Verdict::partly, Verdict::ok, Verdict::partly, Verdict::ok,
                         Verdict::partly, Verdict::ok, Verdict::nothing, Verdict::nothing}));
  EXPECT_EQ(own.exit_code(), 0) << "what was not looked at is no fault";
  const std::string italian = report_text(own, Language::italian);
  EXPECT_NE(italian.find("2 parziale Firme"), std::string::npos) << italian;
  EXPECT_NE(italian.find("non guardato: di chi sia la chiave"), std::string::npos) << italian;
  EXPECT_NE(italian.find("8 niente   Marche temporali: 0"), std::string::npos) << italian;
  EXPECT_EQ(italian.find("not given"), std::string::npos) << italian;
  EXPECT_TRUE(own.steps[8].left_out.empty()) << "of stamps that are not there";
  EXPECT_NE(report_text(own, Language::english).find("not looked at: checkpoints kept elsewhere"), std::string::npos);
  EXPECT_NE(report_json(own).find("\"verdict\": \"partly\""), std::string::npos);
  EXPECT_EQ(report_json(own).find("\"ok\":"), std::string::npos);

  // The log's key alone says nothing of the registry's, and no key says whose cosignatures are enough.
  const auto keyed = verify_pack({pack, {}, {table.kept.log->vkey()}, {}}).value();
  EXPECT_EQ(keyed.steps[2].left_out.size(), 2U);
  const auto policy = bytes_in(pack / "policy.txt");
  const auto given = verify_pack({pack, policy, {}, {table.kept.log->head().checkpoint}}).value();
  EXPECT_EQ(record::verdict_of(given.steps[2]), Verdict::ok);
  EXPECT_EQ(record::verdict_of(given.steps[4]), Verdict::ok);

  const auto open = verified(exported("open", Level::everyone));
  EXPECT_EQ(record::verdict_of(open.steps[5]), Verdict::partly) << "entries whose content is not public";
  std::filesystem::remove(changed("policy.txt"));
  EXPECT_EQ(verdicts(seen())[0], Verdict::fail);
}

/// A log alone, as a pack: its entries are of no table.
TEST(AField, IsRedactedWhenAnEntrySaysSoAndWithheldWhenItIsNotOfTheLevel) {
  tests::TestLog made;
  made.append({tests::proposal_draft(1)});
  record::EntryDraft draft = tests::proposal_draft(2);
  draft.type = "redaction.applied";
  draft.obj = "redaction-1";
  draft.data_json = R"({"fields":["title"],"target_seq":0})";
  draft.disclosures.clear();
  made.append({draft});
  const auto registry = record::Signer::generate("demo.tavolo.invalid/registry").value();
  const auto sink = make_sink(made.folder.path() / "pack");
  const PackNote note{"audit", made.log->origin(), "demo.tavolo.invalid/registry", 2, {}, {}};
  const auto entries = made.log->read(0, 2).value();
  std::vector<std::string> bundle;
  std::vector<Hash> leaves;
  for (const auto& entry : entries) {
    bundle.push_back(entry.leaf);
    leaves.push_back(entry.leaf_hash);
  }
  ASSERT_TRUE((*sink)->put("pack.json", write_note(note)));
  ASSERT_TRUE((*sink)->put("policy.txt", write_policy({made.log->vkey(), registry.verifier().vkey()}, {})));
  ASSERT_TRUE((*sink)->put("checkpoint", made.log->head().checkpoint));
  ASSERT_TRUE((*sink)->put("tile/entries/000.p/2", record::bundle_bytes(bundle)));
  ASSERT_TRUE(for_each_tile(leaves, [&](const auto& path, auto bytes) { return (*sink)->put(path, bytes); }));
  ASSERT_TRUE((*sink)->finish());
  const auto seen = verify_pack({made.folder.path() / "pack", {}, {}, {}}).value();
  EXPECT_EQ(seen.fields.redacted, 1U);
  EXPECT_EQ(seen.fields.withheld, 1U) << "the actor";
  EXPECT_EQ(seen.fields.missing, 0U);
}

TEST_F(Packed, WithoutATokenThatTheRegistryNamesMissesIt) {
  close();
  const std::uint64_t size = table.kept.log->head().size;
  {
    auto registry = record::Registry::open(data()).value();
    ASSERT_TRUE(registry->anchor({table.kept.log->origin(), size, table.now, "1.2.3", sha256("a token")}, table.now));
  }
  const auto left_out = verified(exported("missing", Level::everyone));
  EXPECT_EQ(left_out.exit_code(), 18);
  EXPECT_EQ(found(left_out), "stamps: tsa/" + std::to_string(size) + ".tsr: it is missing\n");
  // A file of the right name and hash that is no token.
  write_bytes(data() / "stamps" / table.kept.place.slug / (std::to_string(size) + ".tsr"), "a token");
  const auto pack = exported("no-token", Level::everyone);
  const auto seen = verified(pack);
  EXPECT_EQ(seen.exit_code(), 18);
  EXPECT_TRUE(found(seen).find("stamp_malformed") != std::string::npos) << found(seen);
  // One that nobody names.
  write_bytes(pack / "registry" / "tsa" / "1.tsr", "another");
  write_manifest(pack);
  EXPECT_TRUE(found(verified(pack)).find("registry/tsa/1.tsr: the registry does not name this token") !=
              std::string::npos);
  EXPECT_NE(report_text(seen, Language::italian).find("Nessuna marca temporale"), std::string::npos);
}

}  // namespace
}  // namespace tavolo::pack
