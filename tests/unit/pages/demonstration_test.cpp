// The demonstration ambito on the public pages. With TAVOLO_PAGES_FOLDER set, the pages are written there too, to be
// looked at.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "protocol/json/read.hpp"
#include "server/domain/founding.hpp"
#include "tests/unit/pages/reading.hpp"
#include "tests/unit/pages/state.hpp"

namespace tavolo::pages {
namespace {

/// The founded table, with the demonstration's proposals and votes taken through the rules.
struct Demonstration {
  given::FakeCalendar calendar;
  Instant now = given::instant("2026-11-23T14:00:00.000Z");
  domain::State state;
  commands::Ambito ambito;
  domain::Founded founded;

  Demonstration() {
    std::ifstream file(TAVOLO_SOURCE_DIR "/deploy/demo/lagonegrese-pollino.json");
    std::stringstream text;
    text << file.rdbuf();
    auto made = json::read<commands::Ambito>(text.str());
    EXPECT_TRUE(made) << made.error().pointer;
    ambito = *std::move(made);
    auto table = domain::found(ambito, {now, calendar});
    EXPECT_TRUE(table) << table.error().pointer;
    founded = *std::move(table);
    state.origin = "demo.tavolo.invalid/t/permanente";
    given::apply(state, founded.events, now);
    for (const auto& proposal : *ambito.demo_proposals) propose(proposal);
    for (const auto& vote : *ambito.demo_votes) hold(vote);
  }

  domain::Acting delegate(OrganisationId body) const {
    for (const auto& [id, mandate] : state.mandates) {
      if (mandate.organisation == body && mandate.capacity == MandateCapacity::delegate) {
        return *domain::resolve(state, domain::AsMandate{id, mandate.holder.value->person}, {now, calendar});
      }
    }
    ADD_FAILURE() << "no delegate of " << to_string(body);
    return {};
  }
  domain::Acting office(Role role) const {
    for (const auto& [id, held] : state.appointments) {
      if (held.role == role)
        return *domain::resolve(state, domain::AsAppointment{id, held.holder.value->person}, {now, calendar});
    }
    return {};
  }
  void act(const domain::Acting& acting, const commands::Command& command) {
    const auto decided = domain::decide(state, acting, {now, calendar}, command);
    ASSERT_TRUE(decided) << commands::method_of(command) << ": " << decided.error().code;
    given::apply(state, decided->events, now, acting.capacity, acting.organisation);
  }
  OrganisationId body(const SourceRef& ref) const { return founded.refs.organisations.at(ref); }

  std::map<SourceRef, ProposalId> proposals;

  void propose(const commands::DemoProposal& demo) {
    act(delegate(body(demo.proposer)),
        commands::SubmitProposal{given::command_id(), content_of(demo.content, founded.refs)});
    const ProposalId id{state.counters.proposal};
    proposals[demo.source_ref] = id;
    for (const auto& who : demo.cosigned_by)
      act(delegate(body(who)), commands::CosignProposal{given::command_id(), id, 1, true});
    for (const auto& who : demo.supported_by)
      act(delegate(body(who)), commands::SupportProposal{given::command_id(), id, 1});
    if (const auto& decided = demo.admissibility) {
      act(office(Role::secretary),
          commands::DecideAdmissibility{given::command_id(), id, 1, decided->outcome, decided->code, decided->reason});
    }
    if (demo.discussion_open) act(office(Role::secretary), commands::OpenDiscussion{given::command_id(), id});
  }

  VoteSubject subject_of(const commands::DemoVoteSubject& subject) const {
    if (const auto* node = std::get_if<commands::DemoOnNode>(&subject))
      return OnNode{founded.refs.nodes.at(node->node), 1};
    if (const auto* on = std::get_if<commands::DemoOnProposal>(&subject))
      return OnProposal{proposals.at(on->proposal), 1};
    return OnText{};
  }

  void hold(const commands::DemoVote& demo) {
    commands::PrepareVote prepare = given::vote_on(subject_of(demo.subject));
    prepare.title = demo.title;
    prepare.question = demo.question;
    prepare.benches = demo.benches;
    prepare.majority = demo.majority;
    prepare.visibility = demo.visibility;
    act(office(Role::secretary), prepare);
    const VoteId id{state.counters.vote};
    act(office(Role::chair), commands::OpenVote{given::command_id(), id, {}});
    for (const auto& position : demo.positions) {
      commands::CastPosition cast;
      cast.command_id = given::command_id();
      cast.vote = id;
      cast.choice = position.choice;
      cast.reservation = position.reservation;
      cast.reason = position.reason;
      cast.statement = position.statement;
      act(delegate(body(position.organisation)), cast);
    }
    if (demo.close) act(office(Role::chair), commands::CloseVote{given::command_id(), id, demo.close->reason});
  }
};

void write_to(const std::filesystem::path& folder, const std::map<std::string, Page>& pages) {
  std::filesystem::create_directories(folder);
  for (const auto& [path, page] : pages) {
    std::string name = path.substr(1);
    std::ranges::replace(name, '/', '_');
    std::string html = page.html;
    const std::string address = "/pubblico/stile.css";
    if (const auto at = html.find(address); at != std::string::npos) html.replace(at, address.size(), "stile.css");
    std::ofstream(folder / (name + ".html")) << html;
  }
  std::ofstream(folder / "stile.css") << stylesheet();
}

TEST(TheDemonstration, StandsOnThePublicPagesWhole) {
  const Demonstration demonstration;
  Site site = site_of(demonstration.state, {demonstration.now, demonstration.calendar});
  site.vkey = "demo.tavolo.invalid/t/permanente+00112233+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  const auto pages = crawl(site);
  EXPECT_GT(pages.size(), 45U);
  for (const auto& [path, page] : pages) EXPECT_EQ(read(page.html).fault, "") << path;
  const std::string& home = pages.at("/pubblico").html;
  for (const std::string_view text :
       {"obiettivi in 8 aree di intervento", "organismi al tavolo, 54 con diritto di posizione"}) {
    EXPECT_NE(home.find(text), std::string::npos) << text;
  }
  if (const char* folder = std::getenv("TAVOLO_PAGES_FOLDER"); folder != nullptr) write_to(folder, pages);
}

}  // namespace
}  // namespace tavolo::pages
