// The permission table against tests/domain/permissions.csv, cell by cell, both ways.

#include "server/domain/permission.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11.hpp>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "protocol/commands/command.hpp"
#include "protocol/commands/queries.hpp"
#include "tests/support/given.hpp"

namespace tavolo::domain {
namespace {

template <class Enum>
std::vector<Enum> all_of() {
  std::vector<Enum> all;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto d) { all.push_back(d.value); });
  return all;
}

std::string cell(ActorRole role, Relation relation, std::string_view action) {
  return std::string(name_of(role)) + ',' + std::string(name_of(relation)) + ',' + std::string(action);
}

/// Lines of the file as "role,relation,action" -> "yes" or "no".
std::map<std::string, std::string> written() {
  std::ifstream file(TAVOLO_SOURCE_DIR "/tests/domain/permissions.csv");
  EXPECT_TRUE(file.is_open());
  std::string line;
  std::getline(file, line);
  EXPECT_EQ(line, "role,relation,action,may");
  std::map<std::string, std::string> cells;
  while (std::getline(file, line)) {
    const auto last = line.rfind(',');
    if (last == std::string::npos) {
      ADD_FAILURE() << "not a cell: " << line;
      continue;
    }
    EXPECT_TRUE(cells.emplace(line.substr(0, last), line.substr(last + 1)).second) << "twice: " << line;
  }
  return cells;
}

TEST(PermissionTable, EveryCellStandsInTheFileAndNoOther) {
  auto cells = written();
  for (const std::string_view action : actions()) {
    for (const ActorRole role : all_of<ActorRole>()) {
      for (const Relation relation : all_of<Relation>()) {
        const std::string key = cell(role, relation, action);
        const std::string value = may(role, relation, action) ? "yes" : "no";
        const auto found = cells.find(key);
        if (found == cells.end()) {
          ADD_FAILURE() << "missing: " << key << ',' << value;
          continue;
        }
        EXPECT_EQ(found->second, value) << key;
        cells.erase(found);
      }
    }
  }
  for (const auto& [key, value] : cells) ADD_FAILURE() << "in the file, not in the table: " << key;
}

TEST(PermissionTable, EveryCommandAndEveryQuestionHasItsRows) {
  const std::set<std::string_view> known(actions().begin(), actions().end());
  EXPECT_EQ(known.size(), actions().size()) << "an action stands twice";
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::add_pointer_t, commands::CommandKinds>>(
      [&](auto* command) { EXPECT_TRUE(known.contains(std::remove_pointer_t<decltype(command)>::method)); });
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::add_pointer_t, commands::Query>>(
      [&](auto* query) { EXPECT_TRUE(known.contains(std::remove_pointer_t<decltype(query)>::method)); });
  EXPECT_TRUE(known.contains(commands::TableJoin::method));
  EXPECT_TRUE(known.contains(commands::Ping::method));
}

TEST(PermissionTable, WhatARoleIsToldAtTheJoinIsWhatItMay) {
  for (const ActorRole role : all_of<ActorRole>()) {
    std::set<std::string> told;
    for (const Permitted& permitted : permitted(role)) told.insert(cell(role, permitted.relation, permitted.action));
    for (const std::string_view action : actions()) {
      for (const Relation relation : all_of<Relation>()) {
        EXPECT_EQ(told.contains(cell(role, relation, action)), may(role, relation, action));
      }
    }
  }
}

TEST(PermissionTable, NobodyWhoReadsAloneMayAct) {
  for (const ActorRole role : {ActorRole::citizen, ActorRole::suspended}) {
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::add_pointer_t, commands::CommandKinds>>([&](auto* command) {
      for (const Relation relation : all_of<Relation>()) {
        EXPECT_FALSE(may(role, relation, std::remove_pointer_t<decltype(command)>::method)) << name_of(role);
      }
    });
  }
}

TEST(PermissionTable, AnAuditorFilesFindingsAndDoesNothingElse) {
  std::set<std::string_view> acts;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::add_pointer_t, commands::CommandKinds>>([&](auto* command) {
    constexpr std::string_view method = std::remove_pointer_t<decltype(command)>::method;
    for (const Relation relation : all_of<Relation>()) {
      if (may(ActorRole::auditor, relation, method)) acts.insert(method);
    }
  });
  EXPECT_EQ(acts, (std::set<std::string_view>{commands::FileFinding::method, commands::AskFindingAgain::method,
                                              commands::CloseFinding::method, commands::NoteAuditAccess::method}));
}

TEST(PermissionTable, TheSecretaryNeitherVotesNorProposesNorCloses) {
  for (const auto action : {commands::CastPosition::method, commands::SubmitProposal::method,
                            commands::ReviseProposal::method, commands::CloseVote::method}) {
    for (const Relation relation : all_of<Relation>())
      EXPECT_FALSE(may(ActorRole::secretary, relation, action)) << action;
  }
}

TEST(PermissionTable, AnUnknownActionStopsTheProgram) {
  EXPECT_DEATH(may(ActorRole::chair, Relation::none, "close_the_table"), "");
}

TEST(Refusal, SaysActionRoleAndRelation) {
  Acting auditor;
  auditor.role = ActorRole::auditor;
  const auto refused = require(auditor, Relation::own, commands::CastPosition::method);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "not_permitted");
  EXPECT_EQ(refused.error().detail, R"({"action":"cast_position","role":"auditor","relation":"own"})");
}

std::vector<std::string> heard_by(const Acting& acting) {
  std::vector<std::string> names;
  for (const Audience& audience : audiences_of(acting)) names.push_back(to_string(audience));
  return names;
}

TEST(Audiences, AreThoseOfTheDesign) {
  const given::Table table;
  const auto body = table.body(Bench::third_sector);
  const std::string own = "org:" + to_string(body);
  using Names = std::vector<std::string>;
  EXPECT_EQ(heard_by(table.citizen()), Names{"public"});
  const auto delegate = heard_by(table.delegate_of(body));
  EXPECT_EQ(delegate, (Names{"public", "members", own, "person:person-5"}));
  EXPECT_EQ(heard_by(table.auditor()), (Names{"public", "members", "audit"}));
  EXPECT_EQ(heard_by(table.secretary()), (Names{"public", "members", "desk", "person:person-11"}));
  EXPECT_EQ(heard_by(table.chair()), (Names{"public", "members", "desk", "person:person-9"}));
}

}  // namespace
}  // namespace tavolo::domain
