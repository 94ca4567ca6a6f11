#pragma once
// Acts at random by everybody at a table: proposals, comments, votes, mandates, bodies, the plan and sittings. What is
// refused leaves nothing.

#include <algorithm>
#include <ostream>
#include <string>

#include "tests/support/acts.hpp"
#include "tests/support/random_sittings.hpp"

namespace tavolo::given {

/// How many acts there are: those of sittings come last.
inline constexpr int acts_before_sittings = 27;
inline constexpr int random_acts = acts_before_sittings + sitting_acts;

/// One act: which (0 to random_acts - 1), by whom (0 to 7), on what (0 to 3), and how (0 to 59).
struct Draw {
  int act = 0;
  int who = 0;
  int which = 0;
  int detail = 0;
  bool commit = true;  ///< a commit ends here
};

/// For accounts of a counterexample.
inline std::ostream& operator<<(std::ostream& out, const Draw& draw) {
  return out << '{' << draw.act << ',' << draw.who << ',' << draw.which << ',' << draw.detail << ',' << draw.commit
             << '}';
}

class RandomActs {
 public:
  explicit RandomActs(Table& its_table) : table(its_table) { allow_short_notice(table); }

  domain::Touched touched;  ///< by all acts so far; the owner empties it

  /// A minute later.
  void play(const Draw& draw) {
    table.now.ms += 60'000;
    while (table.take_due_step()) add();
    act(draw);
  }

 private:
  Table& table;

  void add() { touched.insert(table.touched.begin(), table.touched.end()); }
  OrganisationId body(int who) const { return OrganisationId{static_cast<std::uint64_t>(who) + 1}; }
  template <class Id>
  static Id any(const Draw& draw, std::uint64_t count) {
    return Id{(count > 3 ? count - 2 : 1) + static_cast<std::uint64_t>(draw.which)};
  }
  void act(const domain::Acting& acting, const commands::Command& command) {
    if (!table.decide(acting, command)) return;
    table.decide_ok(acting, command);
    add();
  }
  void act(const Draw& draw) {
    if (draw.act >= acts_before_sittings) {
      const ByWhom by = random_sitting_act(table, draw.act - acts_before_sittings, draw.who, draw.which, draw.detail);
      return act(by.acting, by.command);
    }
    if (draw.act < 10) return on_proposals(draw);
    if (draw.act < 14) return on_comments(draw);
    if (draw.act < 22) return on_votes(draw);
    on_membership(draw);
  }
  void on_proposals(const Draw& draw) {
    const auto delegate = table.delegate_of(body(draw.who % 4));
    const auto id = any<ProposalId>(draw, table.state.counters.proposal);
    const auto found = table.state.proposals.find(id);
    const bool there = found != table.state.proposals.end();
    const std::int64_t version = there ? found->second.newest().version : 1;
    const auto owner = there ? table.delegate_of(found->second.proposer) : delegate;
    const CommandId cmd = given::command_id();
    auto content = draw.detail % 2 == 0 ? given::enriching(table) : given::modifying(table);
    content.co_proposers = {body(draw.detail % 8)};
    content.title = Title::of("Proposta " + std::to_string(draw.detail));
    switch (draw.act) {
      case 0:
      case 1:
        return act(delegate, given::submit(content));
      case 2:
        return act(owner, commands::ReviseProposal{cmd, id, version, content});
      case 3:
        return act(delegate, commands::SupportProposal{cmd, id, version});
      case 4:
        return act(table.delegate_of(body(draw.detail % 8)),
                   commands::CosignProposal{cmd, id, version, draw.which != 0});
      case 5:
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
        return act(owner, commands::WithdrawProposal{cmd, id, Reason::of("Ritirata.")});
    }
  }
  void on_comments(const Draw& draw) {
    const auto id = any<CommentId>(draw, table.state.counters.comment);
    const auto found = table.state.comments.find(id);
    const CommandId cmd = given::command_id();
    switch (draw.act) {
      case 10:
        return act(table.delegate_of(body(draw.who)),
                   given::comment_on(draw.detail % 2 == 0 ? "node-3" : "proposal-1"));
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
  void on_votes(const Draw& draw) {
    const auto id = any<VoteId>(draw, table.state.counters.vote);
    const CommandId cmd = given::command_id();
    switch (draw.act) {
      case 14:
      case 15: {
        VoteSubject subject = OnText{};
        if (draw.detail % 4 == 0) subject = OnNode{table.objective, 1};
        const auto ripe = std::ranges::find_if(
            table.state.proposals, [](const auto& held) { return held.second.state == ProposalState::in_discussion; });
        if (ripe != table.state.proposals.end()) subject = OnProposal{ripe->first, ripe->second.newest().version};
        auto command = given::vote_on(subject);
        command.visibility = draw.which == 0 ? Visibility::roll_call : Visibility::at_close;
        return act(table.secretary(), command);
      }
      case 16:
      case 17:
        return act(table.chair(), commands::OpenVote{cmd, id, {}});
      case 18:
        if (draw.detail % 4 == 0) return act(table.chair(), commands::AnnulVote{cmd, id, Reason::of("Sbagliata.")});
        return act(table.chair(), commands::CloseVote{cmd, id, Reason::of("Tutti hanno risposto.")});
      case 19:
        return act(table.secretary(), commands::DiscardVote{cmd, id, Reason::of("Rinviata.")});
      default:
        return act(table.delegate_of(body(draw.who)),
                   given::position(id, static_cast<PositionChoice>(draw.detail % 5)));
    }
  }
  void on_membership(const Draw& draw) {
    const CommandId cmd = given::command_id();
    switch (draw.act) {
      case 22:
        return act(
            table.secretary(),
            commands::GrantMandate{cmd, body(draw.who), MandateCapacity::substitute,
                                   commands::HolderName::of("Supplente"), *Email::parse("supplente@demo.invalid"),
                                   given::day("2026-09-01"), given::day("2029-12-31"), Text<3, 300>::of("Delibera")});
      case 23: {
        // One that nobody of the readers acts under.
        const MandateId id{table.state.counters.mandate};
        if (id.n <= 8) return;
        return act(table.secretary(), commands::RevokeMandate{cmd, id, Reason::of("Decaduto.")});
      }
      case 24:
        return act(table.secretary(),
                   commands::ChangeMembership{cmd, body(4 + draw.who % 4), MembershipStatus::member,
                                              draw.which % 2 == 0 ? Standing::consulted : Standing::signatory,
                                              draw.detail % 2 == 0, Reason::of("Nuova adesione.")});
      case 25:
        return act(table.secretary(), commands::AdmitOrganisation{
                                          cmd,
                                          commands::OrganisationName::of("Nuovo ente " + std::to_string(draw.detail)),
                                          OrganisationKind::odv,
                                          Sector::third_sector,
                                          Bench::third_sector,
                                          {},
                                          Standing::consulted,
                                          draw.which == 0});
      default: {
        const auto& node = table.state.nodes.at(table.action).newest();
        return act(table.secretary(),
                   commands::RevisePlanNode{cmd, table.action, node.version, *node.title.value,
                                            NodeText::of("Testo riveduto " + std::to_string(draw.detail)),
                                            Reason::of("Correzione.")});
      }
    }
  }
};

}  // namespace tavolo::given
