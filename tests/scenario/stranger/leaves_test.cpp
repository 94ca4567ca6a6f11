// The list of what a stranger learns from the leaves alone (decision 6): for each type that the leaf shows, the names
// of what stands in the envelope, in `data` and under `sd`. A line that is new here is something more that everybody
// learns, for ever: change it only with a decision.

#include <gtest/gtest.h>

#include <map>
#include <set>

#include <simdjson.h>

#include "tests/scenario/stranger/played.hpp"

namespace tavolo::tests {
namespace {

using Names = std::set<std::string>;

struct Learnt {
  Names envelope;
  Names data;
  Names disclosures;
};

Names names_in(simdjson::dom::element object) {
  Names names;
  for (const auto field : object.get_object()) names.insert(std::string(field.key));
  return names;
}

std::string text(const Names& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : " ") + name;
  return all.empty() ? "-" : all;
}

/// By type: what all its leaves hold, one or the other.
std::map<std::string, Learnt> learnt(Played& played) {
  std::map<std::string, Learnt> all;
  const auto read = played.live.table().log().for_each_entry(0, [&](const record::StoredEntry& entry) -> Result<void> {
    simdjson::dom::parser parser;
    const simdjson::dom::element leaf = parser.parse(entry.leaf);
    Learnt& of_type = all[std::string(leaf["type"])];
    of_type.envelope.merge(names_in(leaf));
    if (simdjson::dom::element data; leaf["data"].get(data) == simdjson::SUCCESS) of_type.data.merge(names_in(data));
    of_type.disclosures.merge(names_in(leaf["sd"]));
    return {};
  });
  EXPECT_TRUE(read);
  return all;
}

TEST(Leaves, SayNoMoreThanThisListToAStranger) {
  Played played(PositionChoice::contrary);
  auto& live = played.live;
  live.act(live.secretary(), LiveTable::fresh(given::decide_on(ProposalId{1}, 1, AdmissibilityOutcome::admissible)));
  live.act(live.secretary(), commands::OpenDiscussion{CommandId{random_uuid()}, ProposalId{1}});
  live.act(played.voter(), commands::SupportProposal{CommandId{random_uuid()}, ProposalId{1}, 1});
  played.close();
  std::string list;
  for (const auto& [type, names] : learnt(played)) {
    list += type + "\n  envelope: " + text(names.envelope) + "\n  data: " + text(names.data) +
            "\n  sd: " + text(names.disclosures) + "\n";
  }
  EXPECT_EQ(list, R"GOLDEN(appointment.made
  envelope: cmd log rule sd seq ts tv type v
  data: -
  sd: content holder
catalogue.item_added
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: catalogue code item
  sd: basis label
comment.hidden
  envelope: cmd log rule sd seq ts tv type v
  data: -
  sd: actor content reason
comment.posted
  envelope: cmd log rule sd seq ts tv type v
  data: -
  sd: actor content text
comune.added
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: comune istat_code lead population source_ref zone
  sd: name
cycle.opened
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: cycle kind phases year
  sd: -
mandate.granted
  envelope: cmd log rule sd seq ts tv type v
  data: -
  sd: content evidence holder
membership.granted
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: from organisation standing voting
  sd: -
organisation.registered
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: bench demonstration kind organisation sector
  sd: name
outcome.declared
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: pending regulation result vote
  sd: actor
phase.entered
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: cycle due_at phase
  sd: -
plan.created
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: from_year plan to_year version
  sd: title
plan.node_added
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: code fields node order origin parent
  sd: text title unit
position.cast
  envelope: cap cmd data log obj org prev rev rule sd seq ts tv type v
  data: subject_to_ratification vote
  sd: actor texts value
proposal.admissibility_decided
  envelope: cmd log rule sd seq ts tv type v
  data: -
  sd: actor content reason
proposal.discussion_opened
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: proposal
  sd: actor
proposal.submitted
  envelope: cmd log rule sd seq ts tv type v
  data: -
  sd: actor content texts title
proposal.supported
  envelope: cmd log rule sd seq ts tv type v
  data: -
  sd: actor content
regulation.adopted
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: regulation rules
  sd: act text
table.created
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: demonstration table
  sd: names
vote.closed
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: vote
  sd: actor reason
vote.opened
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: electorate_digest electorate_size on_order quorum_needed ratify_by ratify_by_at regulation terms vote
  sd: actor order question title
vote.prepared
  envelope: cmd log rule sd seq ts tv type v
  data: -
  sd: actor content question title
zone.added
  envelope: cap cmd data log obj prev rev rule sd seq ts tv type v
  data: source_ref zone
  sd: name
)GOLDEN");
}

TEST(Leaves, OfWhatIsNotPublicShowNoThingNoBodyAndNoCapacity) {
  Played played(PositionChoice::contrary);
  for (const auto& [type, names] : learnt(played)) {
    if (!names.disclosures.contains("content")) continue;
    for (const auto* shown : {"org", "cap", "obj", "rev", "prev", "data"}) {
      EXPECT_FALSE(names.envelope.contains(shown)) << type << " shows " << shown;
    }
  }
}

}  // namespace
}  // namespace tavolo::tests
