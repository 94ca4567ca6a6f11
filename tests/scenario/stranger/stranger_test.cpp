// What nobody may learn, by any way in (decisions 6, 8, 21): choices and texts of an open vote, moderated comments,
// proposals before admissibility, votes in preparation, names of persons. Read as a stranger, as a member of another
// body, as secretary, chair and auditor, before and after the close.

#include <gtest/gtest.h>

#include <set>

#include "server/storage/connection.hpp"
#include "tests/scenario/stranger/played.hpp"

namespace tavolo::tests {
namespace {

constexpr PositionChoice all_choices[] = {PositionChoice::favourable, PositionChoice::favourable_with_reservations,
                                          PositionChoice::contrary, PositionChoice::abstained,
                                          PositionChoice::not_participating};

std::string name(Who who) {
  constexpr const char* names[] = {"stranger", "voter", "other body", "secretary", "chair", "auditor"};
  return names[static_cast<std::size_t>(who)];
}

/// `"root":"<64 hex>"` of frames differs with the salts: taken out.
std::string without_roots(std::string text) {
  for (std::size_t at = 0; (at = text.find("\"root\":\"", at)) != std::string::npos;) text.erase(at, 8 + 64 + 1);
  return text;
}

TEST(SealedPositions, SayNoTextAndNoChoiceToAnybodyButTheirBodyBeforeTheClose) {
  Played played(PositionChoice::not_participating);
  for (const Who who : everybody) {
    if (who == Who::voter) continue;
    const std::string all = played.all_read_by(who);
    for (const auto secret : {reservation, abstention, statement}) {
      EXPECT_FALSE(has(all, secret)) << name(who) << " reads " << secret;
    }
    EXPECT_FALSE(has(all, "\"choice\"")) << name(who);
    EXPECT_FALSE(has(all, "not_participating")) << name(who);
    EXPECT_TRUE(has(all, "positions_sealed") || who == Who::stranger) << name(who);
  }
  const std::string own = played.all_read_by(Who::voter);
  EXPECT_TRUE(has(own, statement));
  EXPECT_TRUE(has(own, abstention));
  EXPECT_TRUE(has(own, "not_participating"));
}

/// Stronger than looking for words: whatever was chosen, what others are told is the same, byte for byte.
TEST(SealedPositions, MakeNoDifferenceToWhatOthersAreToldBeforeTheClose) {
  std::vector<std::string> told;
  Played first(PositionChoice::favourable);
  for (const PositionChoice choice : all_choices) {
    Played played(choice);
    for (const Who who : everybody) {
      if (who == Who::voter) continue;
      EXPECT_EQ(played.snapshot(who), first.snapshot(who)) << name(who);
      EXPECT_EQ(played.collections(who), first.collections(who)) << name(who);
    }
    ASSERT_EQ(played.frames_of_others.size(), first.frames_of_others.size());
    for (std::size_t i = 0; i < played.frames_of_others.size(); ++i) {
      EXPECT_EQ(without_roots(played.frames_of_others[i]), without_roots(first.frames_of_others[i]));
    }
  }
}

TEST(SealedPositions, HaveLeavesAndCiphertextsOfOneLengthWhateverIsChosen) {
  std::set<std::vector<std::size_t>> lengths;
  for (const PositionChoice choice : all_choices) {
    Played played(choice);
    std::vector<std::size_t> of_this;
    const auto read =
        played.live.table().log().for_each_entry(0, [&](const record::StoredEntry& entry) -> Result<void> {
          if (entry.envelope.type != "position.cast") return {};
          of_this.push_back(entry.leaf.size());
          std::string names;
          for (const auto& [disclosed, digest] : entry.envelope.sd) names += disclosed + " ";
          EXPECT_EQ(names, "actor texts value ");
          return {};
        });
    ASSERT_TRUE(read);
    played.live.close();
    storage::Connection file(record::log_file(played.live.place), storage::Mode::read_only);
    auto rows = file.prepare("SELECT length(ct) FROM disclosures WHERE name IN ('value','texts') ORDER BY seq, name");
    while (rows.step()) of_this.push_back(static_cast<std::size_t>(rows.integer(0)));
    EXPECT_GT(of_this.size(), 8U);
    lengths.insert(of_this);
  }
  EXPECT_EQ(lengths.size(), 1U);
}

TEST(SealedPositions, AreWithheldFieldByFieldInTheHistory) {
  Played played(PositionChoice::contrary);
  std::size_t casts = 0;
  for (std::uint64_t index = 0; index < played.live.state().size; ++index) {
    for (const Who who : {Who::other_body, Who::secretary, Who::chair, Who::auditor}) {
      const auto entry = played.entry(who, index);
      if (!entry || entry->line.event.str() != "position.cast") continue;
      ++casts;
      for (const auto& field : entry->fields) {
        EXPECT_EQ(field.state, views::FieldState::withheld) << name(who) << " " << field.name.str();
        EXPECT_FALSE(field.value.has_value());
      }
    }
  }
  EXPECT_EQ(casts, 4U * 4U);
}

TEST(SealedPositions, ReceiptsGoToTheirAuthorAndToNobodyWhoRepeatsTheCommand) {
  Played played(PositionChoice::contrary);
  ASSERT_FALSE(played.receipts.empty());
  const auto stolen = played.live.ask(played.other(), played.last_cast(), "account-of-another");
  ASSERT_FALSE(stolen);
  EXPECT_EQ(stolen.error().code, "command_id_reused");
}

TEST(SealedPositions, AreReadByEverybodyAfterTheClose) {
  Played played(PositionChoice::not_participating);
  played.close();
  for (const Who who : {Who::other_body, Who::secretary, Who::chair, Who::auditor}) {
    const std::string all = played.all_read_by(who);
    EXPECT_TRUE(has(all, "\"choice\":\"not_participating\"")) << name(who);
    EXPECT_TRUE(has(all, abstention)) << name(who);
    EXPECT_TRUE(has(all, statement)) << name(who);
  }
  EXPECT_TRUE(has(played.pages(), statement) || has(played.pages(), abstention));
  EXPECT_TRUE(has(played.snapshot(Who::stranger), "\"outcome\""));
}

TEST(SealedPositions, OfAnAnnulledVoteStaySealedForEver) {
  Played played(PositionChoice::not_participating);
  played.live.act(played.live.chair(),
                  commands::AnnulVote{CommandId{random_uuid()}, played.vote, Reason::of("Sbagliata.")});
  for (const Who who : everybody) {
    if (who == Who::voter) continue;
    const std::string all = played.all_read_by(who);
    for (const auto secret : {reservation, abstention, statement}) EXPECT_FALSE(has(all, secret)) << name(who);
    EXPECT_FALSE(has(all, "not_participating")) << name(who);
  }
}

TEST(RollCall, IsReadAtOnceAsItsRuleSays) {
  Played played(PositionChoice::not_participating, Visibility::roll_call);
  EXPECT_TRUE(has(played.all_read_by(Who::other_body), "\"choice\":\"not_participating\""));
}

TEST(ModeratedComment, IsReadByItsBodyTheSecretaryAndAuditorsAlone) {
  Played played(PositionChoice::contrary);
  for (const Who who : everybody) {
    // Frames of before the hiding had it: what matters is what is read now.
    const std::string now = played.snapshot(who) + played.collections(who) + played.entries(who) + played.pages();
    const bool may = who == Who::voter || who == Who::secretary || who == Who::auditor;
    EXPECT_EQ(has(now, moderated), may) << name(who);
    EXPECT_EQ(has(now, moderation), may) << name(who);
  }
}

TEST(Comments, AreForMembersAlone) {
  Played played(PositionChoice::contrary);
  EXPECT_FALSE(has(played.snapshot(Who::stranger) + played.leaves() + played.pages(), conversation));
  EXPECT_TRUE(has(played.collections(Who::other_body), conversation));
}

TEST(ProposalBeforeAdmissibility, IsForMembersAlone) {
  Played played(PositionChoice::contrary);
  EXPECT_FALSE(has(played.snapshot(Who::stranger) + played.leaves() + played.pages(), members_only));
  for (const Who who : {Who::voter, Who::other_body, Who::secretary, Who::chair, Who::auditor}) {
    EXPECT_TRUE(has(played.snapshot(who), members_only)) << name(who);
  }
}

TEST(VoteInPreparation, IsTheDesksAndTheAuditorsRecord) {
  Played played(PositionChoice::contrary);
  for (const Who who : everybody) {
    const std::string all = played.all_read_by(who);
    const bool may = who == Who::secretary || who == Who::chair || who == Who::auditor;
    if (may) continue;  // frames_of_others holds the desk's frames too
    EXPECT_FALSE(
        has(played.snapshot(who) + played.collections(who) + played.entries(who) + played.pages(), prepared_title))
        << name(who);
  }
  EXPECT_TRUE(has(played.snapshot(Who::chair), prepared_title));
  EXPECT_FALSE(has(played.snapshot(Who::auditor), prepared_title));
}

TEST(Persons, AreNamedToNoStrangerAndTheirAddressesToNoOtherBody) {
  Played played(PositionChoice::contrary);
  const std::string stranger = played.snapshot(Who::stranger) + played.leaves() + played.pages();
  for (const auto word : {"Persona ", "@demo.invalid", "\"person\"", "person-"}) {
    EXPECT_FALSE(has(stranger, word)) << word;
  }
  for (const Who who : {Who::other_body, Who::chair, Who::auditor}) {
    EXPECT_FALSE(has(played.snapshot(who), "@demo.invalid")) << name(who);
  }
  const std::string voter = to_string(std::get<domain::AsMandate>(played.voter()).person);
  EXPECT_FALSE(has(played.entries(Who::other_body), "persona-" + voter.substr(voter.find('-') + 1) + "@demo.invalid"));
}

}  // namespace
}  // namespace tavolo::tests
