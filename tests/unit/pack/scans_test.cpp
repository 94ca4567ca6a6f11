// The scan of a position that was recorded from paper: in packs for auditors once its vote is closed, and nowhere else.

#include <gtest/gtest.h>

#include "server/pack/report.hpp"
#include "server/record/attachments.hpp"
#include "tests/unit/pack/packed.hpp"

namespace tavolo::pack {
namespace {

const std::string paper = "%PDF-1.7 firmato a mano\n";

class AScan : public Packed {
 protected:
  OrganisationId body;
  const std::string path = "attachments/" + to_hex(sha256(paper));

  void SetUp() override {
    Packed::SetUp();
    body = table.body(Bench::other);
    const auto kept = record::AttachmentStore(*table.kept.log).keep(paper);
    ASSERT_TRUE(kept) << kept.error().message;
    commands::RecordPosition command;
    command.command_id = given::command_id();
    command.vote = vote;
    command.organisation = body;
    command.channel = RecordedChannel::paper;
    command.file = commands::UploadedFile{DocumentMedia::pdf, Sha256Hex{kept->sha256},
                                          static_cast<std::int64_t>(paper.size()), Sha256Hex{kept->stored}};
    command.choice = PositionChoice::contrary;
    table.decide_ok(table.secretary(), command);
    table.record();
  }
  /// As a server does: the order on record and the file destroyed.
  void erase() {
    commands::ApplyRedaction order;
    order.command_id = given::command_id();
    order.targets = std::vector<ErasureTarget>{{ErasureKind::statements, ObjectRef{to_string(vote)}, body}};
    order.legal_basis = LegalBasis::data_subject;
    order.decided_on = given::day("2026-11-20");
    order.decided_by = Text<3, 300>::of("Responsabile della protezione dati, nota 12");
    order.reason = Reason::of("Richiesta accolta.");
    table.decide_ok(table.secretary(), order);
    table.record();
  }
  static std::array<std::uint64_t, 4> states(const PackVerification& seen) {
    return {seen.scans.disclosed, seen.scans.redacted, seen.scans.withheld, seen.scans.missing};
  }
  using States = std::array<std::uint64_t, 4>;
};

TEST_F(AScan, IsInNoPackBeforeTheClose) {
  for (const Level level : {Level::everyone, Level::members, Level::audit}) {
    const auto pack = exported(std::string(name_of(level)), level);
    EXPECT_FALSE(std::filesystem::exists(pack / path));
    const auto seen = verified(pack);
    EXPECT_TRUE(seen.ok()) << found(seen);
    EXPECT_EQ(states(seen), (States{0, 0, 1, 0}));
  }
}

TEST_F(AScan, IsInAPackForAuditorsAfterTheCloseAndWithheldFromOthers) {
  close();
  for (const Level level : {Level::everyone, Level::members}) {
    const auto pack = exported(std::string(name_of(level)), level);
    EXPECT_FALSE(std::filesystem::exists(pack / path));
    const auto seen = verified(pack);
    EXPECT_TRUE(seen.ok()) << found(seen);
    EXPECT_EQ(states(seen), (States{0, 0, 1, 0}));
    const record::Step& files = seen.steps.back();
    EXPECT_EQ(files.checked, 0U);
    EXPECT_EQ(record::verdict_of(files), record::Verdict::partly) << "there is something, and it was not looked at";
    EXPECT_NE(report_text(seen, Language::english)
                  .find("0 checked\n           not looked at: files that this level withholds"),
              std::string::npos);
  }
  const auto pack = exported("audit", Level::audit);
  EXPECT_EQ(bytes_in(pack / path), paper);
  const auto seen = verified(pack);
  EXPECT_TRUE(seen.ok()) << found(seen);
  EXPECT_EQ(states(seen), (States{1, 0, 0, 0}));
  EXPECT_EQ(bytes_in(exported("1.tar", Level::audit)), bytes_in(exported("2.tar", Level::audit)));
}

TEST_F(AScan, ThatWasTakenOutOrChangedIsAFaultOfItsStep) {
  close();
  const auto pack = exported("audit", Level::audit);
  write_bytes(pack / path, "un'altra carta");
  write_manifest(pack);
  EXPECT_NE(found(verified(pack)).find("attachments: " + path + ": its bytes are not those that its name says"),
            std::string::npos);
  std::filesystem::remove(pack / path);
  write_manifest(pack);
  const auto seen = verified(pack);
  EXPECT_EQ(states(seen), (States{0, 0, 0, 1}));
  EXPECT_NE(found(seen).find(path + ": it is missing"), std::string::npos) << found(seen);
}

TEST_F(AScan, InAPackOfALevelThatMayNotHaveItIsAFault) {
  close();
  const auto pack = exported("members", Level::members);
  write_bytes(pack / path, paper);
  write_manifest(pack);
  EXPECT_NE(found(verified(pack)).find(path + ": no entry of this pack names it"), std::string::npos);
}

TEST_F(AScan, ThatAnOrderDestroyedIsRedacted) {
  close();
  erase();
  for (const Level level : {Level::everyone, Level::members, Level::audit}) {
    const auto pack = exported(std::string(name_of(level)), level);
    EXPECT_FALSE(std::filesystem::exists(pack / path));
    const auto seen = verified(pack);
    EXPECT_TRUE(seen.ok()) << found(seen);
    // Of this order no `redaction.applied` is on record, as of one on an answer to a poll: the public cannot tell.
    const States expected = level == Level::everyone ? States{0, 0, 1, 0} : States{0, 1, 0, 0};
    EXPECT_EQ(states(seen), expected) << name_of(level) << found(seen);
  }
}

}  // namespace
}  // namespace tavolo::pack
