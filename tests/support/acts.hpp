#pragma once
// Commands as the bodies of given::Table would send them, right as they stand: a test changes what it is about.

#include <string>
#include <string_view>
#include <utility>

#include "tests/support/given.hpp"

namespace tavolo::given {

/// Enriches the strategic objective by an operational one.
inline ProposalContent enriching(const Table& table) {
  ProposalContent content;
  content.target = table.objective;
  content.title = Title::of("Trasporto a chiamata");
  content.text = MultilineText<20, 8000>::of("Chi vive nelle frazioni non raggiunge i servizi.");
  content.patch = Enrich{{ProposedNode{NodeKind::objective, NodeTitle::of("Trasporto sociale a chiamata"),
                                       NodeText::of("Assicurare il trasporto due giorni la settimana.")}}};
  content.evidence = {*ObjectRef::parse("item-3")};
  content.expected_effect = MultilineText<10, 4000>::of("Meno rinunce alle cure.");
  content.budget = {BudgetEffect::new_resources, Cents{4'800'000}, ItemId{2}};
  content.tracks = {Track::co_programming};
  return content;
}

/// Modifies the action, quoting it as it stands.
inline ProposalContent modifying(const Table& table) {
  const domain::NodeVersion& newest = table.state.nodes.at(table.action).newest();
  ProposalContent content = enriching(table);
  content.target = table.action;
  content.target_version = newest.version;
  content.title = Title::of("Un termine certo");
  content.patch = Modify{*newest.title.value, *newest.text.value, *newest.title.value,
                         NodeText::of(newest.text.value->str() + " Entro quindici giorni.")};
  content.evidence = {*ObjectRef::parse("node-6")};
  return content;
}

/// A variant of the action for one of its four comuni.
inline ProposalContent differentiating(const Table& table) {
  ProposalContent content = enriching(table);
  content.target = table.action;
  content.patch = Differentiate{
      {{ComuneId{3}}, {}, {}, {}}, NodeTitle::of("Sportello itinerante"), NodeText::of("Due volte al mese.")};
  return content;
}

/// Splits the action in two steps.
inline ProposalContent articulating(const Table& table) {
  ProposalContent content = enriching(table);
  content.target = table.action;
  content.patch = Articulate{{ProposedNode{NodeKind::action, NodeTitle::of("Fase 1"), NodeText::of("Confronto.")},
                              ProposedNode{NodeKind::action, NodeTitle::of("Fase 2"), NodeText::of("Applicazione.")}}};
  return content;
}

inline commands::SubmitProposal submit(ProposalContent content) { return {command_id(), std::move(content)}; }

inline commands::DecideAdmissibility decide_on(ProposalId proposal, std::int64_t version, AdmissibilityOutcome outcome,
                                               std::optional<AdmissibilityCode> code = {}) {
  return {command_id(), proposal, version, outcome, code, Reason::of("Motivo della segreteria.")};
}

inline commands::PostComment comment_on(std::string_view subject, std::optional<CommentId> parent = {},
                                        Stance stance = Stance::favourable) {
  return {command_id(), *ObjectRef::parse(subject), parent, stance, commands::CommentText::of("Siamo d'accordo.")};
}

/// Put to all four benches until three days after the start of given::Table, 18:00.
inline commands::PrepareVote vote_on(VoteSubject subject) {
  commands::PrepareVote command;
  command.command_id = command_id();
  command.subject = subject;
  command.title = Title::of("Votazione di prova");
  command.question = MultilineText<10, 4000>::of("Il tavolo e' favorevole?");
  command.benches = {Bench::institutions, Bench::social_partners, Bench::third_sector, Bench::other};
  command.visibility = Visibility::at_close;
  command.closes_on = day("2026-11-26");
  command.closes_time = *LocalTime::parse("18:00");
  return command;
}

/// With the text that the choice asks for.
inline commands::CastPosition position(VoteId vote, PositionChoice choice) {
  commands::CastPosition command;
  command.command_id = command_id();
  command.vote = vote;
  command.choice = choice;
  if (choice == PositionChoice::favourable_with_reservations) {
    command.reservation = MultilineText<3, 2000>::of("Se arrivano le risorse.");
  }
  if (choice == PositionChoice::not_participating)
    command.reason = MultilineText<3, 2000>::of("Non riguarda il nostro settore.");
  return command;
}

// ---- longer ways, each step accepted

inline ProposalId submitted(Table& table, OrganisationId proposer, ProposalContent content) {
  table.decide_ok(table.delegate_of(proposer), submit(std::move(content)));
  return ProposalId{table.state.counters.proposal};
}

inline ProposalId in_discussion(Table& table, OrganisationId proposer, ProposalContent content) {
  const ProposalId proposal = submitted(table, proposer, std::move(content));
  table.decide_ok(table.secretary(), decide_on(proposal, 1, AdmissibilityOutcome::admissible));
  table.decide_ok(table.secretary(), commands::OpenDiscussion{command_id(), proposal});
  return proposal;
}

inline VoteId prepared(Table& table, VoteSubject subject) {
  table.decide_ok(table.secretary(), vote_on(std::move(subject)));
  return VoteId{table.state.counters.vote};
}

inline VoteId opened(Table& table, VoteSubject subject) {
  const VoteId vote = prepared(table, std::move(subject));
  table.decide_ok(table.chair(), commands::OpenVote{command_id(), vote, {}});
  return vote;
}

}  // namespace tavolo::given
