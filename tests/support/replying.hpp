#pragma once
// The reply to a proposal, for tests.

#include "tests/support/acts.hpp"

namespace tavolo::given {

/// `seen`: the version of the reply that it corrects, 0 for none.
inline commands::IssueReply reply_to(ProposalId proposal, std::int64_t seen = 0,
                                     ReplyOutcome outcome = ReplyOutcome::not_incorporated) {
  commands::IssueReply command;
  command.command_id = command_id();
  command.proposal = proposal;
  command.version = seen;
  command.outcome = outcome;
  command.reason = ReplyReason::no_resources;
  command.texts.motivation = MultilineText<80, 4000>::of(
      "Le risorse dell'anno sono impegnate; la proposta si riprende con l'aggiornamento del piano.");
  if (outcome == ReplyOutcome::partially_incorporated) {
    command.texts.taken = MultilineText<5, 4000>::of("Lo sportello.");
    command.texts.left_out = MultilineText<5, 4000>::of("Il trasporto.");
  }
  if (seen > 0) command.texts.correction = Reason::of("Mancava il fondo.");
  return command;
}

}  // namespace tavolo::given
