// Files beside the record, held against the entries that name them.

#include "server/audit/files.hpp"

#include <gtest/gtest.h>

#include "server/record/attachments.hpp"
#include "server/record/keys.hpp"
#include "server/storage/files.hpp"
#include "tests/support/polling.hpp"
#include "tests/support/recorded.hpp"
#include "tests/support/sittings.hpp"

namespace tavolo::audit {
namespace {

const std::string text = "Relazione di prova sui trasporti";

class TheFiles : public ::testing::Test {
 protected:
  tests::RecordedTable table;
  record::StoredAttachment kept;

  void SetUp() override {
    table.decide_ok(table.secretary(), given::sitting_draft());
    kept = record::AttachmentStore(*table.kept.log).keep(text).value();
    file(static_cast<std::int64_t>(text.size()), kept.sha256);
  }
  void file(std::int64_t size, const std::string& sha256) {
    commands::FileDocument command;
    command.command_id = given::command_id();
    command.sitting = SittingId{1};
    command.reach = DocumentReach::members;
    command.title = Text<3, 200>::of("Relazione");
    command.name = Text<1, 200>::of("relazione.txt");
    command.file = {DocumentMedia::txt, Sha256Hex{sha256}, size, Sha256Hex{kept.stored}};
    table.decide_ok(table.secretary(), command);
    table.record();
  }
  std::filesystem::path path() const { return record::attachments_folder(table.kept.place) / kept.stored; }
  /// As an entry of the record names it, read from beside the log.
  std::vector<NamedFile> named() {
    std::vector<NamedFile> files;
    record::VerifyRequest request{table.kept.place.data, table.kept.place.slug, {}, {}, {}, {}, {}, {}};
    request.visit = [&](const record::StoredEntry& entry) {
      if (auto found = file_named(entry)) files.push_back(*std::move(found));
      note_erased(entry, files);
    };
    EXPECT_TRUE(record::visit_entries(request));
    return files;
  }
  record::Step checked(const std::vector<NamedFile>& files) {
    return check_files(table.kept.place.data, table.kept.place.slug, table.kept.log->origin(), files).value();
  }
  std::string finding() {
    const auto step = checked(named());
    EXPECT_EQ(step.findings.size(), 1U);
    EXPECT_FALSE(step.ok);
    return step.findings.empty() ? "" : std::to_string(*step.findings.front().seq) + " " + step.findings.front().what;
  }
  std::string entry() { return std::to_string(table.kept.log->head().size - 1); }
};

TEST_F(TheFiles, AreNamedByTheirEntriesAndWhole) {
  const auto files = named();
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files.front().object, "document-1");
  EXPECT_EQ(files.front().sha256, kept.sha256);
  EXPECT_EQ(files.front().size, static_cast<std::int64_t>(text.size()));
  const auto step = checked(files);
  EXPECT_TRUE(step.ok);
  EXPECT_EQ(step.checked, 1U);
}

TEST_F(TheFiles, TellOfOneFlippedBitWhereItIs) {
  std::string cipher = storage::read_file(path()).value();
  for (const std::size_t at : {std::size_t{0}, cipher.size() / 2, cipher.size() - 1}) {
    cipher[at] = static_cast<char>(cipher[at] ^ 0x10);
    ASSERT_TRUE(storage::write_file_durably(path(), cipher));
    const std::string said = finding();
    EXPECT_TRUE(said.starts_with(entry() + " the file " + kept.stored + " of document-1 was changed")) << said;
    cipher[at] = static_cast<char>(cipher[at] ^ 0x10);
  }
}

TEST_F(TheFiles, TellOfOneThatIsGoneAndOfAKeyThatIs) {
  std::filesystem::rename(path(), path().string() + ".aside");
  EXPECT_NE(finding().find("document-1 is missing"), std::string::npos);
  std::filesystem::rename(path().string() + ".aside", path());
  EXPECT_TRUE(checked(named()).ok);
  ASSERT_TRUE(table.kept.log->keys().destroy_attachment_key(kept.stored));
  EXPECT_NE(finding().find("document-1 is missing: no key"), std::string::npos);
}

TEST_F(TheFiles, AreNotWhatTheEntrySaysWhenHashOrSizeIsAnother) {
  auto files = named();
  files.front().size = 7;
  EXPECT_NE(checked(files).findings.at(0).what.find("has 32 bytes, not 7"), std::string::npos);
  files = named();
  files.front().sha256 = std::string(64, 'a');
  EXPECT_NE(checked(files).findings.at(0).what.find("was changed"), std::string::npos);
}

TEST_F(TheFiles, WhoseHashIsWithheldAreStillOpened) {
  auto files = named();
  files.front().sha256.reset();
  EXPECT_TRUE(checked(files).ok);
  ASSERT_TRUE(table.kept.log->keys().destroy_attachment_key(kept.stored));
  EXPECT_FALSE(checked(files).ok);
}

TEST_F(TheFiles, WithoutTheKeysOfTextsAreLookedAtInPart) {
  const auto files = named();
  EXPECT_EQ(record::verdict_of(checked(files)), record::Verdict::ok);
  EXPECT_EQ(record::verdict_of(checked({})), record::Verdict::nothing);
  const auto keys = record::keys_file(table.kept.place);
  table.kept.log.reset();
  std::filesystem::rename(keys, keys.string() + ".aside");
  const auto step =
      check_files(table.kept.place.data, table.kept.place.slug, "demo.tavolo.invalid/t/permanente", files);
  EXPECT_EQ(record::verdict_of(step.value()), record::Verdict::partly);
  const auto none = check_files(table.kept.place.data, table.kept.place.slug, "demo.tavolo.invalid/t/permanente", {});
  EXPECT_EQ(record::verdict_of(none.value()), record::Verdict::nothing) << "there is no file to look at";
}

TEST_F(TheFiles, OfWhatWasErasedMayBeGone) {
  auto files = named();
  files.front().sha256.reset();
  files.front().may_be_gone = true;
  std::filesystem::remove(path());
  EXPECT_TRUE(checked(files).ok);
}

/// The paper that the secretary recorded a body's answer from.
class AScan : public TheFiles {
 protected:
  PollId poll;
  OrganisationId body = table.body(Bench::social_partners);
  record::StoredAttachment scan;

  void SetUp() override {
    TheFiles::SetUp();
    poll = given::opened_poll(table, given::asking(PollMethod::choice));
    scan = record::AttachmentStore(*table.kept.log).keep("%PDF-1.7 su carta").value();
    commands::RecordPollAnswer command;
    command.command_id = given::command_id();
    command.poll = poll;
    command.organisation = body;
    command.channel = RecordedChannel::paper;
    command.file = commands::UploadedFile{DocumentMedia::pdf, Sha256Hex{scan.sha256}, 17, Sha256Hex{scan.stored}};
    command.marks = given::answer(poll, {1, 0, 0}).marks;
    table.decide_ok(table.secretary(), command);
    table.record();
  }
  void remove_scan() const { std::filesystem::remove(path().parent_path() / scan.stored); }
};

TEST_F(AScan, IsHeldAgainstItsEntryAsADocumentIs) {
  const auto files = named();
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files.back().object, to_string(poll));
  EXPECT_EQ(files.back().organisation, body);
  EXPECT_FALSE(files.back().sha256) << "sealed with the answer";
  EXPECT_TRUE(checked(files).ok);
  remove_scan();
  EXPECT_NE(finding().find("of " + to_string(poll) + " is missing"), std::string::npos);
}

TEST_F(AScan, MayBeGoneOnceAnOrderReachedWhatItsBodyStated) {
  events::RedactionOrdered order;
  order.redaction = RedactionId{1};
  order.targets = ErasureTargets({{ErasureKind::statements, ObjectRef{to_string(poll)}, body}});
  order.decided_on = given::day("2026-11-23");
  order.decided_by = Text<3, 300>::of("Garante di prova");
  order.reason = Reason::of("Ordine di prova.");
  table.put(order);
  table.record();
  remove_scan();
  EXPECT_TRUE(checked(named()).ok);
}

}  // namespace
}  // namespace tavolo::audit
