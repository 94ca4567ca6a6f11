#pragma once
// A table with one of everything that the public pages show.

#include "tests/support/polling.hpp"

namespace tavolo::pages {

struct Busy : given::Table {
  ProposalId modified, enriched, differentiated, articulated, hidden_one, withdrawn;
  VoteId closed, open, annulled, tied, prepared;
  PollId asked, counted, dropped, unopened;

  Busy() {
    modified = given::in_discussion(*this, body(Bench::third_sector), given::modifying(*this));
    enriched = given::in_discussion(*this, body(Bench::third_sector, 1), given::enriching(*this));
    differentiated = given::in_discussion(*this, body(Bench::social_partners), given::differentiating(*this));
    articulated = given::in_discussion(*this, body(Bench::other), given::articulating(*this));
    hidden_one = given::submitted(*this, body(Bench::other), titled("Proposta in esame"));
    withdrawn = given::in_discussion(*this, body(Bench::other), titled("Proposta ritirata"));
    decide_ok(delegate_of(body(Bench::other)),
              commands::WithdrawProposal{given::command_id(), withdrawn, Reason::of("Superata dai fatti.")});
    decide_ok(delegate_of(body(Bench::institutions)), commands::SupportProposal{given::command_id(), modified, 1});

    closed = given::opened(*this, OnProposal{modified, 1});
    cast(closed, Bench::institutions, 0, PositionChoice::favourable);
    cast(closed, Bench::institutions, 1, PositionChoice::favourable_with_reservations);
    cast(closed, Bench::third_sector, 0, PositionChoice::favourable);
    cast(closed, Bench::third_sector, 1, PositionChoice::abstained);
    cast(closed, Bench::social_partners, 0, PositionChoice::contrary);
    cast(closed, Bench::other, 0, PositionChoice::not_participating);
    close(closed);

    tied = given::opened(*this, OnNode{objective, 1});
    cast(tied, Bench::institutions, 0, PositionChoice::favourable);
    cast(tied, Bench::third_sector, 1, PositionChoice::abstained);
    cast(tied, Bench::social_partners, 0, PositionChoice::contrary);
    close(tied);

    annulled = given::opened(*this, OnText{});
    cast(annulled, Bench::institutions, 0, PositionChoice::contrary);
    decide_ok(chair(), commands::AnnulVote{given::command_id(), annulled, Reason::of("Testo sbagliato.")});

    open = given::opened(*this, OnProposal{articulated, 1});
    cast(open, Bench::institutions, 0, PositionChoice::contrary);
    cast(open, Bench::social_partners, 1, PositionChoice::favourable_with_reservations);
    prepared = given::prepared(*this, OnText{});
    ask();
  }

  /// One poll of each state; of the closed one the ranking is tied for nobody.
  void ask() {
    counted = given::opened_poll(*this, given::asking(PollMethod::ranked));
    decide_ok(delegate_of(body(Bench::institutions)), given::answer(counted, {2, 1, 0}));
    decide_ok(delegate_of(body(Bench::other)), given::answer(counted, {}));
    decide_ok(secretary(), commands::RecordPollAnswer{given::command_id(),
                                                      counted,
                                                      body(Bench::third_sector),
                                                      RecordedChannel::voice,
                                                      {},
                                                      {},
                                                      given::answer(counted, {0, 1, 2}).marks});
    decide_ok(chair(), commands::ClosePoll{given::command_id(), counted, Reason::of("Tutti hanno risposto.")});
    dropped = given::opened_poll(*this, given::asking(PollMethod::approval));
    decide_ok(delegate_of(body(Bench::institutions)), given::answer(dropped, {1, 1, 0}));
    decide_ok(chair(), commands::AnnulPoll{given::command_id(), dropped, Reason::of("Opzioni sbagliate.")});
    asked = given::opened_poll(*this, given::asking(PollMethod::score));
    decide_ok(delegate_of(body(Bench::social_partners)), given::answer(asked, {5, 0, 3}));
    auto waiting = given::asking(PollMethod::temperature);
    waiting.title = Title::of("Consultazione in preparazione");
    unopened = given::prepared_poll(*this, waiting);
  }
  /// Beneath the area, so that no two proposals ask for the same point.
  ProposalContent titled(std::string_view title) const {
    ProposalContent content = given::enriching(*this);
    content.title = Title::of(title);
    return content;
  }
  void cast(VoteId vote, Bench bench, std::size_t which, PositionChoice choice) {
    decide_ok(delegate_of(body(bench, which)), given::position(vote, choice));
  }
  void close(VoteId vote) {
    decide_ok(chair(), commands::CloseVote{given::command_id(), vote, Reason::of("Tutti hanno risposto.")});
  }
};

}  // namespace tavolo::pages
