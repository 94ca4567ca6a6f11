// Random acts at a table, and what must hold of any record they leave: the state is what its entries amount to,
// wherever one begins and whatever was erased (decision 13); ids are never reused (decision 3).

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include "server/domain/ballot.hpp"
#include "tests/property/replay/fingerprint.hpp"
#include "tests/support/acts.hpp"

namespace tavolo::domain {
namespace {

using given::Table;

struct OnRecord {
  events::Event event;
  Instant ts;
  Capacity capacity{};
  std::optional<OrganisationId> organisation;
};

void apply(State& state, const OnRecord& entry) {
  given::apply(state, {entry.event}, entry.ts, entry.capacity, entry.organisation);
}

/// One act drawn at random: which, by whom, on what, and how much later.
struct Draw {
  int act = 0;
  int who = 0;
  int which = 0;
  int detail = 0;
  int minutes = 0;
};

rc::Gen<std::vector<Draw>> any_draws() {
  return rc::gen::scale(
      5, rc::gen::container<std::vector<Draw>>(rc::gen::build<Draw>(
             rc::gen::set(&Draw::act, rc::gen::inRange(0, 28)), rc::gen::set(&Draw::who, rc::gen::inRange(0, 8)),
             rc::gen::set(&Draw::which, rc::gen::inRange(0, 4)), rc::gen::set(&Draw::detail, rc::gen::inRange(0, 60)),
             rc::gen::set(&Draw::minutes, rc::gen::inRange(0, 200)))));
}

void show(const std::vector<Draw>& draws, std::ostream& out) {
  for (const Draw& draw : draws) {
    out << '{' << draw.act << ',' << draw.who << ',' << draw.which << ',' << draw.detail << ',' << draw.minutes << "} ";
  }
}

/// A table where a sequence of draws is played; refused acts leave nothing.
class Play {
 public:
  Table table;
  State start = table.state;
  std::vector<OnRecord> record;
  std::vector<std::string> created;

  explicit Play(const std::vector<Draw>& draws) {
    for (const Draw& draw : draws) {
      table.now.ms += draw.minutes * 60'000LL;
      while (const auto step = next_due(table.state, table.calendar)) {
        if (step->due_at > table.now) break;
        put(decide_due(table.state, table.moment(), *step), Capacity::system, {});
      }
      play(draw);
    }
  }

 private:
  OrganisationId body(int who) const { return OrganisationId{static_cast<std::uint64_t>(who) + 1}; }
  /// One of the newest, or one that is not there yet.
  template <class Id>
  static Id any(const Draw& draw, std::uint64_t count) {
    return Id{(count > 3 ? count - 2 : 1) + static_cast<std::uint64_t>(draw.which)};
  }

  void put(const std::vector<events::Event>& happened, Capacity capacity, std::optional<OrganisationId> organisation) {
    for (const events::Event& event : happened) {
      record.push_back({event, table.now, capacity, organisation});
      apply(table.state, record.back());
    }
  }
  void act(const Acting& acting, const commands::Command& command) {
    const Decision decided = table.decide(acting, command);
    const Decision again = table.decide(acting, command);
    RC_ASSERT(decided.has_value() == again.has_value());
    if (!decided) {
      RC_ASSERT(decided.error().code == again.error().code);
      RC_ASSERT(decided.error().code != "not_permitted" || !decided.error().detail.empty());
      return;
    }
    if (decided->created) created.push_back(*decided->created);
    put(decided->events, acting.capacity, acting.organisation);
  }
  ProposalContent content(const Draw& draw) const {
    ProposalContent made = draw.detail % 4 == 0   ? given::enriching(table)
                           : draw.detail % 4 == 1 ? given::modifying(table)
                           : draw.detail % 4 == 2 ? given::differentiating(table)
                                                  : given::articulating(table);
    made.title = Title::of("Proposta " + std::to_string(draw.detail));
    made.co_proposers = {body(draw.detail % 8)};
    return made;
  }
  void play(const Draw& draw) {
    if (draw.act < 10) return play_proposals(draw);
    if (draw.act < 14) return play_discussion(draw);
    play_votes(draw);
  }
  void play_proposals(const Draw& draw) {
    const auto delegate = table.delegate_of(body(draw.who));
    const auto id = any<ProposalId>(draw, table.state.counters.proposal);
    const auto found = table.state.proposals.find(id);
    const std::int64_t version = found == table.state.proposals.end() ? 1 : found->second.newest().version;
    const auto owner = found == table.state.proposals.end() ? delegate : table.delegate_of(found->second.proposer);
    const CommandId cmd = given::command_id();
    switch (draw.act) {
      case 0:
      case 1:
        return act(delegate, given::submit(content(draw)));
      case 2:
        return act(owner, commands::ReviseProposal{cmd, id, version, content(draw)});
      case 3:
        return act(delegate, commands::SupportProposal{cmd, id, version});
      case 4:
        return act(delegate, commands::WithdrawSupport{cmd, id});
      case 5:
        return act(delegate, commands::CosignProposal{cmd, id, version, draw.detail % 2 == 0});
      case 6:
      case 7: {
        const auto outcome = static_cast<AdmissibilityOutcome>(draw.detail % 7 > 2 ? 0 : draw.detail % 3);
        std::optional<AdmissibilityCode> code;
        if (outcome != AdmissibilityOutcome::admissible) code = AdmissibilityCode::off_subject;
        return act(table.secretary(), given::decide_on(id, version, outcome, code));
      }
      case 8:
        return act(table.secretary(), commands::OpenDiscussion{cmd, id});
      default:
        if (draw.detail % 5 == 0) act(owner, commands::WithdrawProposal{cmd, id, Reason::of("Ritirata.")});
    }
  }
  void play_discussion(const Draw& draw) {
    const auto delegate = table.delegate_of(body(draw.who));
    const auto id = any<CommentId>(draw, table.state.counters.comment);
    const auto found = table.state.comments.find(id);
    const std::string subject = draw.detail % 2 == 0 ? "node-3" : "proposal-1";
    std::optional<CommentId> parent;
    if (draw.detail % 3 == 0) parent = id;
    const CommandId cmd = given::command_id();
    switch (draw.act) {
      case 10:
        return act(delegate, given::comment_on(subject, parent, static_cast<Stance>(draw.detail % 3)));
      case 11:
        if (found == table.state.comments.end()) return;
        return act(table.delegate_of(found->second.organisation),
                   commands::EditComment{cmd, id, found->second.newest().version, Stance::neutral,
                                         commands::CommentText::of("Testo " + std::to_string(draw.detail))});
      case 12:
        return act(table.secretary(),
                   commands::HideComment{cmd, id, ModerationCode::duplicate, Reason::of("Doppione.")});
      default:
        return act(table.secretary(), commands::RestoreComment{cmd, id, Reason::of("Rivisto.")});
    }
  }
  void play_votes(const Draw& draw) {
    const auto delegate = table.delegate_of(body(draw.who));
    const auto id = any<VoteId>(draw, table.state.counters.vote);
    const CommandId cmd = given::command_id();
    switch (draw.act) {
      case 14:
      case 15: {
        VoteSubject subject = OnText{};
        if (draw.detail % 4 == 0) subject = OnNode{table.objective, 1};
        const auto ripe = std::ranges::find_if(table.state.proposals, [](const auto& held) {
          return held.second.state == ProposalState::admissible || held.second.state == ProposalState::in_discussion;
        });
        if (draw.detail % 4 > 1 && ripe != table.state.proposals.end()) {
          subject = OnProposal{ripe->first, ripe->second.newest().version};
        }
        auto command = given::vote_on(subject);
        command.closes_on = plus_days(table.moment().today(), draw.detail % 2 + 1);
        return act(table.secretary(), command);
      }
      case 16:
      case 17:
        return act(table.chair(), commands::OpenVote{cmd, id, {}});
      case 18:
        if (draw.detail % 4 == 0) return act(table.chair(), commands::AnnulVote{cmd, id, Reason::of("Sbagliata.")});
        return act(table.chair(), commands::CloseVote{cmd, id, Reason::of("Tutti hanno risposto.")});
      case 19:
        if (draw.detail % 4 == 0) act(table.secretary(), commands::DiscardVote{cmd, id, Reason::of("Rinviata.")});
        return;
      default:
        return act(delegate, given::position(id, static_cast<PositionChoice>(draw.detail % 5)));
    }
  }
};

/// The event with every erasable disclosure gone: its Disclosed fields, and the texts of a position. The sealed choice
/// stays: no erasure destroys it (decision 8).
events::Event erased(events::Event event) {
  std::visit(
      []<class E>(E& held) {
        boost::mp11::mp_for_each<boost::describe::describe_members<E, boost::describe::mod_public>>([&](auto member) {
          using Field = std::remove_cvref_t<decltype(held.*member.pointer)>;
          if constexpr (IsDisclosed<Field>::value) (held.*member.pointer).value.reset();
        });
      },
      event);
  if (auto* cast = std::get_if<events::PositionCast>(&event)) cast->texts.value.reset();
  return event;
}

class AnyRecord : public ::testing::Test {};

RC_GTEST_FIXTURE_PROP(AnyRecord, AmountsToTheSameStateFromWhereverOneBegins, ()) {
  const auto draws = *any_draws();
  const Play play(draws);
  const auto closed_on_proposal = [](const auto& held) {
    return held.second.result && std::holds_alternative<OnProposal>(held.second.terms.subject);
  };
  RC_CLASSIFY(std::ranges::any_of(play.table.state.votes, closed_on_proposal), "with a proposal's vote closed");
  RC_CLASSIFY(play.record.size() > 20, "over 20 entries");
  State whole = play.start;
  for (const OnRecord& entry : play.record) apply(whole, entry);
  RC_ASSERT(fingerprint(whole) == fingerprint(play.table.state));
  const std::size_t cut = *rc::gen::inRange<std::size_t>(0, play.record.size() + 1);
  State before = play.start;
  for (std::size_t i = 0; i < cut; ++i) apply(before, play.record[i]);
  State after = before;
  for (std::size_t i = cut; i < play.record.size(); ++i) apply(after, play.record[i]);
  RC_ASSERT(fingerprint(after) == fingerprint(whole));
}

RC_GTEST_FIXTURE_PROP(AnyRecord, AmountsToTheSameStatesAndOutcomesWithEveryTextErased, ()) {
  const Play play(*any_draws());
  State bare = play.start;
  for (OnRecord entry : play.record) {
    entry.event = erased(std::move(entry.event));
    apply(bare, entry);
  }
  RC_ASSERT(fingerprint(bare, Texts::left_out) == fingerprint(play.table.state, Texts::left_out));
  for (const auto& [id, vote] : bare.votes) {
    if (vote.result) RC_ASSERT(result_of(bare, vote) == *vote.result);
  }
}

RC_GTEST_FIXTURE_PROP(AnyRecord, NeverGivesAnIdOrANumberTwice, ()) {
  const Play play(*any_draws());
  const std::set<std::string> distinct(play.created.begin(), play.created.end());
  RC_ASSERT(distinct.size() == play.created.size());
  std::set<std::string> numbers;
  for (const auto& [id, proposal] : play.table.state.proposals) numbers.insert(proposal.number.text);
  RC_ASSERT(numbers.size() == play.table.state.proposals.size());
}

RC_GTEST_FIXTURE_PROP(AnyRecord, HoldsPositionsOfElectorsAndBeforeTheDeadlineOnly, ()) {
  const Play play(*any_draws());
  for (const auto& [id, vote] : play.table.state.votes) {
    for (const auto& [body, versions] : vote.positions) {
      RC_ASSERT(vote.bench_at_opening.contains(body));
      for (const CastVersion& version : versions) {
        RC_ASSERT(version.stamp.ts < vote.terms.closes_at);
        RC_ASSERT(!vote.closed || version.stamp.index < vote.closed->index);
      }
    }
    RC_ASSERT(vote.result.has_value() == (vote.state == VoteState::closed));
  }
}

RC_GTEST_FIXTURE_PROP(AnyRecord, HasItsProposalsWhereTheirVotesAre, ()) {
  const Play play(*any_draws());
  for (const auto& [id, proposal] : play.table.state.proposals) {
    RC_ASSERT(proposal.state == proposal.path.back().state);
    const bool open = proposal.state == ProposalState::positions_open;
    const bool voted = proposal.vote && play.table.state.votes.at(*proposal.vote).state == VoteState::open;
    RC_ASSERT(open == voted);
    RC_ASSERT(proposal.path.size() <= 200);
    for (const OrganisationId supporter : proposal.supporters) RC_ASSERT(supporter != proposal.proposer);
  }
}

}  // namespace
}  // namespace tavolo::domain
