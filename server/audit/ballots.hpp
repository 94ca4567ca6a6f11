#pragma once
// Inside the room: a vote as its entries alone tell it, for the auditor's recount and for the check of the whole
// record.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "protocol/events/event.hpp"
#include "server/domain/outcome.hpp"
#include "server/record/verify.hpp"

namespace tavolo::audit {

/// Sorted as Id sorts: by number.
using Electorate = std::map<OrganisationId, Bench>;

/// One vote from its opening to its outcome. Entries are taken in order; each gives what does not fit it, in words that
/// hold no choice and no text.
class BallotCount {
 public:
  using Fault = std::optional<std::string>;

  /// `electorate` is whom the opening should have been put to; `institutions_required` that of the regulation it names.
  Fault open(const events::VoteOpened& event, Electorate electorate, bool institutions_required);
  /// `body`: of the entry's envelope.
  Fault take(const events::PositionCast& event, std::optional<OrganisationId> body);
  Fault close();
  Fault annul();
  /// Counts, and compares.
  Fault declare(const events::OutcomeDeclared& event);

  bool awaits_outcome() const { return closed_ && !declared_; }
  RegulationId regulation() const { return regulation_; }
  const std::optional<VoteResult>& declared() const { return declared_; }
  /// As the positions taken so far make it; only of a vote that is closed, or what it returned would be a tally of
  /// sealed positions.
  VoteResult counted() const;

 private:
  Electorate electorate_;
  std::map<OrganisationId, std::optional<PositionChoice>> last_;
  domain::CountingRule rule_;
  RegulationId regulation_;
  bool opened_ = false;
  bool closed_ = false;
  bool annulled_ = false;
  std::optional<VoteResult> declared_;
};

}  // namespace tavolo::audit
