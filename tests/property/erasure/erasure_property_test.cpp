// Whatever happened at a table: each erasable unit of its record is erased by order while the table is at work, and
// what it holds then is what a start from the disk gives, to the byte; outcomes and proofs are as they were.

#include <random>
#include <set>

#include "server/record/keys.hpp"
#include "server/record/verify.hpp"
#include "server/snapshot/binary.hpp"
#include "server/storage/connection.hpp"
#include "server/table/entry_draft.hpp"
#include "tests/property/erasure/working_table.hpp"
#include "tests/support/random_acts.hpp"
#include "tests/support/record.hpp"

namespace tavolo::tests {
namespace {

using given::Draw;

constexpr int rounds = 4;
constexpr int acts_a_round = 220;

Draw any_draw(std::mt19937& random) {
  const auto below = [&random](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
  return {below(given::random_acts), below(8), below(4), below(60), false};
}

/// What happened, on record as a table would have put it there.
void write(TestLog& kept, const given::Table& table) {
  std::vector<record::EntryDraft> drafts;
  std::string rule(64, '0');
  for (const given::Happened& act : table.happened) {
    drafts.push_back(table::draft_of(act.event, act.acting, act.ts, random_uuid(), rule));
    if (const auto digest = table::rules_digest(act.event); !digest.empty()) rule = digest;
  }
  kept.append(drafts);
}

std::vector<std::string> living_units(const record::LogPlace& place) {
  storage::Connection database(record::log_file(place), storage::Mode::read_only);
  auto rows = database.prepare("SELECT DISTINCT unit FROM units JOIN disclosures USING (key_id) ORDER BY unit");
  std::vector<std::string> units;
  while (rows.step()) units.push_back(rows.text(0));
  return units;
}

/// A mandate or an office of the person.
std::optional<ErasureTarget> target_of_person(const domain::State& state, const std::string& person) {
  const auto is_held = [&person](const auto& thing) {
    return thing.holder.value && to_string(thing.holder.value->person) == person;
  };
  for (const auto& [id, mandate] : state.mandates) {
    if (is_held(mandate)) return ErasureTarget{ErasureKind::person, ObjectRef{to_string(id)}, {}};
  }
  for (const auto& [id, office] : state.appointments) {
    if (is_held(office)) return ErasureTarget{ErasureKind::person, ObjectRef{to_string(id)}, {}};
  }
  return std::nullopt;
}

std::optional<ErasureTarget> target_of(const domain::State& state, const std::string& unit) {
  if (unit.starts_with("person-")) return target_of_person(state, unit);
  if (const auto at = unit.find(".texts."); at != std::string::npos) {
    return ErasureTarget{ErasureKind::statements, ObjectRef{unit.substr(0, at)},
                         parse_id<OrganisationIdTag>(std::string_view(unit).substr(at + 7))};
  }
  if (const auto at = unit.find(".reasons"); at != std::string::npos) {
    return ErasureTarget{ErasureKind::reasons, ObjectRef{unit.substr(0, at)}, {}};
  }
  return ErasureTarget{ErasureKind::texts, ObjectRef{unit}, {}};
}

std::string bytes_of(const domain::State& state) {
  snapshot::Writer writer;
  writer.put(state);
  return writer.take();
}

std::string results_of(const domain::State& state) {
  snapshot::Writer writer;
  for (const auto& [id, vote] : state.votes) writer.put(vote.result);
  for (const auto& [id, poll] : state.polls) writer.put(poll.result);
  return writer.take();
}

std::unique_ptr<record::Log> opened(const record::LogPlace& place) {
  auto log = record::Log::open(place);
  TAVOLO_CHECK(log.has_value());
  return *std::move(log);
}

/// How many units were erased.
std::size_t erase_everything(WorkingTable& live, const record::LogPlace& place, const domain::Actor& by) {
  std::size_t erased = 0;
  for (const std::string& unit : living_units(place)) {
    if (record::is_permanent_unit(unit)) continue;
    const auto target = target_of(live.state(), unit);
    if (!target) continue;
    const std::string told = live.ask(by, order({*target}));
    if (told.starts_with("redaction-")) {
      ++erased;
      EXPECT_TRUE(live.table->log().fields_of({unit})->empty()) << unit;
    } else {
      EXPECT_TRUE(told == "erasure_not_possible" || told == "person_in_office" || told == "nothing_to_erase")
          << unit << ": " << told;
    }
  }
  return erased;
}

TEST(Erasures, LeaveATableAtWorkAsAStartFromTheDiskFindsIt) {
  const unsigned seed = std::random_device()();
  std::mt19937 random(seed);
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round));
    given::Table made;
    given::RandomActs acts(made);
    for (int i = 0; i < acts_a_round; ++i) acts.play(any_draw(random));
    TestLog kept;
    write(kept, made);
    kept.log.reset();

    WorkingTable live(opened(kept.place), made.now);
    const auto secretary = made.secretary();
    const std::string outcomes = results_of(live.state());
    const std::size_t erased =
        erase_everything(live, kept.place, domain::AsAppointment{*secretary.appointment, *secretary.person});
    EXPECT_GT(erased, 20U);
    EXPECT_FALSE(live.table->stopped());
    EXPECT_TRUE(results_of(live.state()) == outcomes);
    const std::string state = bytes_of(live.state());
    live.table.reset();
    const WorkingTable again(opened(kept.place), made.now);
    EXPECT_TRUE(bytes_of(again.state()) == state) << "what stands in memory is not what is on record";
    const auto verified = record::verify_table({kept.place.data, kept.place.slug, "", {}, {}});
    ASSERT_TRUE(verified);
    EXPECT_TRUE(verified->ok());
    EXPECT_EQ(verified->disclosures.missing, 0U);
    EXPECT_GE(verified->disclosures.redacted, erased);
  }
}

}  // namespace
}  // namespace tavolo::tests
