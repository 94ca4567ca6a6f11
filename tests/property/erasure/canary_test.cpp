// After an erasure no file below DATA, and no backup made after it, holds the words, or a key that would open them; a
// crash between the commit and what follows it is mended by the next start; acts that come meanwhile are not lost.

#include <fstream>
#include <iterator>

#include "server/record/attachments.hpp"
#include "server/record/keys.hpp"
#include "server/record/verify.hpp"
#include "server/storage/connection.hpp"
#include "tests/property/erasure/working_table.hpp"
#include "tests/support/folder.hpp"

namespace tavolo::tests {
namespace {

namespace fs = std::filesystem;

const std::string word = "Cànarïno-giallo";
const std::string escaped = "C\\u00e0nar\\u00efno-giallo";
const std::string file_bytes = "Nome;Indirizzo\nCànarïno-giallo;Via del Melo 3\n";

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The first file below the folder that holds the bytes.
std::string holder_of(const fs::path& folder, const std::string& bytes) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && content_of(entry.path()).find(bytes) != std::string::npos) {
      return entry.path().string();
    }
  }
  return {};
}

class Erased : public testing::Test {
 protected:
  Folder folder;
  record::LogPlace place{folder.path() / "data", "test.tavolo.invalid", "permanente"};
  fs::path data = place.data;
  given::Table founding;
  OrganisationId body = founding.body(Bench::institutions);
  std::function<void()> before_commit = [] {};
  std::optional<WorkingTable> live;

  Erased() {
    auto log = record::Log::create(place);
    EXPECT_TRUE(log);
    start(*std::move(log), {});
    std::vector<events::Event> events;
    for (const auto& act : founding.happened) events.push_back(act.event);
    EXPECT_TRUE(live->table->found(events));
    live->settle();
  }
  void start(std::unique_ptr<record::Log> log, std::optional<table::SnapshotPolicy> snapshots) {
    record::Writer::Hooks hooks;
    hooks.before_commit = [this] { before_commit(); };
    live.emplace(std::move(log), founding.now, snapshots, std::move(hooks));
  }
  void restart(std::optional<table::SnapshotPolicy> snapshots = {}) {
    live.reset();
    auto log = record::Log::open(place);
    ASSERT_TRUE(log) << log.error().message;
    start(*std::move(log), snapshots);
  }

  domain::Actor actor(MandateId mandate) const {
    return domain::AsMandate{mandate, founding.state.mandates.at(mandate).holder.value->person};
  }
  domain::Actor office(Role role) const {
    const auto id = founding.office(role);
    return domain::AsAppointment{id, founding.state.appointments.at(id).holder.value->person};
  }
  domain::Actor delegate() const { return actor(founding.mandate_of(body)); }
  domain::Actor secretary() const { return office(Role::secretary); }
  static ErasureTarget texts_of(const std::string& object) { return {ErasureKind::texts, ObjectRef{object}, {}}; }

  template <class Command>
  static Command fresh(Command command) {
    command.command_id = CommandId{random_uuid()};
    return command;
  }
  std::string comment(const std::string& text) {
    auto post = fresh(given::comment_on("node-3"));
    post.text = commands::CommentText::of(text);
    return live->ask(delegate(), post);
  }
  /// The keys of units as they lie in the file now.
  std::vector<std::string> keys_of(const std::set<std::string>& units) const {
    storage::Connection log(record::log_file(place), storage::Mode::read_only);
    const auto keys = record::KeyStore::open_read_only(record::keys_file(place)).value();
    std::vector<std::string> found;
    for (const auto& unit : units) {
      auto row = log.prepare("SELECT key_id FROM units WHERE unit = ?1");
      if (!row.with(std::string_view(unit)).step()) continue;
      const auto key = keys->find(static_cast<std::uint64_t>(row.integer(0)));
      if (key && *key) found.push_back(**key);
    }
    return found;
  }
  std::string filed() {
    record::AttachmentStore files(live->table->log());
    const auto kept = files.keep(file_bytes).value();
    commands::FileDocument command;
    command.command_id = CommandId{random_uuid()};
    command.proposal =
        *parse_id<ProposalIdTag>(live->ask(delegate(), fresh(given::submit(given::enriching(founding)))));
    command.title = Text<3, 200>::of("Elenco " + word);
    command.name = Text<1, 200>::of(word + ".csv");
    command.file = {DocumentMedia::csv, Sha256Hex{kept.sha256}, static_cast<std::int64_t>(file_bytes.size()),
                    Sha256Hex{kept.stored}};
    return live->ask(delegate(), command);
  }
  fs::path file_of(const std::string& document) const {
    const auto& held = live->state().documents.at(*parse_id<DocumentIdTag>(document));
    return record::attachments_folder(place) / held.stored.text;
  }
  void expect_gone(const std::vector<std::string>& keys) {
    const fs::path backup = folder.path() / "backup";
    fs::remove_all(backup);
    ASSERT_TRUE(live->table->log().back_up_to(backup));
    for (const fs::path& below : {data, backup}) {
      EXPECT_EQ(holder_of(below, word), "");
      EXPECT_EQ(holder_of(below, escaped), "");
      for (const std::string& key : keys) EXPECT_EQ(holder_of(below, key), "") << "a key is left";
    }
  }
};

TEST_F(Erased, TextsAndFilesLeaveNoWordAndNoKeyBehind) {
  const table::SnapshotPolicy always{1'000'000, 1};
  restart(always);
  const std::string said = comment("Parla " + word + ".");
  const std::string document = filed();
  live->stop();
  restart(always);  // from a snapshot of the words
  ASSERT_TRUE(fs::exists(record::snapshot_file(place)));
  const auto keys = keys_of({said, document});
  ASSERT_EQ(keys.size(), 2U);
  const fs::path file = file_of(document);
  ASSERT_TRUE(fs::exists(file));
  ASSERT_NE(holder_of(data, keys[0]), "");
  EXPECT_EQ(live->ask(secretary(), order({texts_of(said), texts_of(document)})), "redaction-1");
  EXPECT_FALSE(fs::exists(file));
  EXPECT_FALSE(fs::exists(record::snapshot_file(place)));
  expect_gone(keys);
  live->stop();
  EXPECT_EQ(holder_of(data, word), "");
  restart(always);
  EXPECT_TRUE(live->state().comments.begin()->second.newest().text.erased());
  EXPECT_EQ(live->state().redactions.begin()->second.entries, 2);
}

TEST_F(Erased, APersonIsGoneFromNamesAndFromWhoActed) {
  const MandateId mandate = founding.mandate_of(founding.body(Bench::third_sector));
  const auto holder = *live->state().mandates.at(mandate).holder.value;
  live->ask(actor(mandate), fresh(given::comment_on("node-3")));
  const ErasureTarget person{ErasureKind::person, ObjectRef{to_string(mandate)}, {}};
  EXPECT_EQ(live->ask(secretary(), order({person})), "person_in_office");
  live->ask(secretary(), commands::RevokeMandate{CommandId{random_uuid()}, mandate, Reason::of("Fine incarico.")});
  const auto keys = keys_of({to_string(holder.person)});
  EXPECT_EQ(live->ask(secretary(), order({person})), "redaction-1");
  EXPECT_TRUE(live->state().mandates.at(mandate).holder.erased());
  expect_gone(keys);
  EXPECT_EQ(live->ask(secretary(), order({person})), "erased_already");
  const auto entry = live->table->log().read_one(live->state().comments.begin()->second.newest().stamp.index);
  ASSERT_TRUE(entry);
  EXPECT_TRUE(entry->find("actor")->erased);
  EXPECT_GT(entry->find("actor")->erased_by, 0U);
  EXPECT_FALSE(entry->find("text")->erased) << "what the body said stays the body's";
}

TEST_F(Erased, WhatACrashLeftIsFinishedByTheNextStart) {
  const std::string said = comment("Parla " + word + ".");
  const std::string document = filed();
  const fs::path file = file_of(document);
  const auto keys = keys_of({said, document});
  live.reset();
  const fs::path before = folder.path() / "before";
  fs::copy(data, before, fs::copy_options::recursive);
  restart();
  live->ask(secretary(), order({texts_of(said), texts_of(document)}));
  live.reset();
  // as if the machine had died right after the commit: keys and files of documents are as they were
  fs::remove_all(data / "keys");
  fs::copy(before / "keys", data / "keys", fs::copy_options::recursive);
  fs::remove_all(data / "attachments");
  fs::copy(before / "attachments", data / "attachments", fs::copy_options::recursive);
  ASSERT_NE(holder_of(data, keys[0]), "");
  restart();
  EXPECT_FALSE(fs::exists(file));
  expect_gone(keys);
  EXPECT_EQ(comment("E si continua."), "comment-2");
}

TEST_F(Erased, ActsBeforeAndAfterItAreTakenInOrder) {
  const std::string said = comment("Parla " + word + ".");
  const auto edit = [&](std::int64_t version, const std::string& text) {
    return commands::EditComment{CommandId{random_uuid()}, *parse_id<CommentIdTag>(said), version, Stance::neutral,
                                 commands::CommentText::of(text)};
  };
  live->told.clear();
  live->send(delegate(), edit(1, "Ancora " + word));
  live->send(secretary(), order({texts_of(said)}));
  live->send(delegate(), edit(2, "Senza nomi."));
  while (live->told.size() < 3) ASSERT_TRUE(live->turn(20'000));
  live->settle();
  EXPECT_EQ(live->told, (std::vector<std::string>{"accepted", "redaction-1", "accepted"}));
  const auto& versions = live->state().comments.begin()->second.versions;
  ASSERT_EQ(versions.size(), 3U);
  EXPECT_TRUE(versions[0].text.erased());
  EXPECT_TRUE(versions[1].text.erased()) << "what was in flight is taken too";
  EXPECT_EQ(versions[2].text.value->str(), "Senza nomi.");
  restart();
  EXPECT_EQ(live->state().comments.begin()->second.newest().text.value->str(), "Senza nomi.");
  live.reset();
  const auto verified = record::verify_table({place.data, place.slug, "", {}, {}});
  ASSERT_TRUE(verified);
  EXPECT_TRUE(verified->ok());
  EXPECT_EQ(verified->disclosures.redacted, 2U);
}

TEST_F(Erased, AnOrderIsRefusedForWhatItMayNotName) {
  const std::string said = comment("Parla.");
  EXPECT_EQ(live->ask(delegate(), order({texts_of(said)})), "not_permitted");
  EXPECT_EQ(live->ask(office(Role::chair), order({texts_of(said)})), "not_permitted");
  EXPECT_EQ(live->ask(secretary(), order({texts_of("regulation-1")})), "erasure_not_possible");
  EXPECT_EQ(live->ask(secretary(), order({texts_of("comment-9")})), "erasure_not_possible");
  EXPECT_EQ(live->ask(secretary(), order({texts_of(said), texts_of(said)})), "erasure_named_twice");
  auto later = order({texts_of(said)});
  later.decided_on = given::day("2027-12-31");
  EXPECT_EQ(live->ask(secretary(), later), "order_not_yet_given");
  EXPECT_EQ(live->ask(secretary(), order({texts_of(said)})), "redaction-1");
  EXPECT_EQ(live->ask(secretary(), order({texts_of(said)})), "nothing_to_erase");
}

TEST_F(Erased, WhatWasSaidBesideAPositionGoesAndThePositionStays) {
  const std::string prepared = live->ask(secretary(), fresh(given::vote_on(OnText{})));
  const VoteId vote = *parse_id<VoteIdTag>(prepared);
  live->ask(office(Role::chair), commands::OpenVote{CommandId{random_uuid()}, vote, {}});
  live->ask(delegate(), fresh(given::position(vote, PositionChoice::favourable_with_reservations)));
  EXPECT_EQ(live->ask(secretary(), order({{ErasureKind::statements, ObjectRef{prepared}, body}})), "redaction-1");
  const auto expect_kept = [&] {
    const auto& cast = live->state().votes.at(vote).positions.at(body).back();
    EXPECT_TRUE(cast.value.value.has_value());
    EXPECT_FALSE(cast.texts.value.has_value());
  };
  expect_kept();
  restart();
  expect_kept();
}

}  // namespace
}  // namespace tavolo::tests
