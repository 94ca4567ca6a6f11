#pragma once
// Inside the room: a vote as its entries alone tell it, for the auditor's recount and for the check of the whole
// record.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/events/event.hpp"
#include "server/audit/roll.hpp"
#include "server/domain/outcome.hpp"
#include "server/record/verify.hpp"

namespace tavolo::audit {

/// The fault of a position whose value is not there. In a whole record that cannot be; in a pack it may be withheld.
inline constexpr std::string_view position_missing = "the value of a position is missing: no erasure reaches it";

/// One vote from its opening to its outcome. Entries are taken in order; each gives what does not fit it, in words that
/// hold no choice and no text.
class BallotCount {
 public:
  using Fault = std::optional<std::string>;

  Fault open(const events::VoteOpened& event, Called called);
  /// `body`: of the entry's envelope.
  Fault take(const events::PositionCast& event, std::optional<OrganisationId> body);
  Fault take(const events::PositionRecorded& event, std::optional<OrganisationId> body);
  Fault ratify(const events::PositionRatified& event);
  Fault lapse(const events::PositionLapsed& event);
  Fault close();
  Fault annul();
  Fault answer();
  /// Both count, and compare.
  Fault declare(const events::OutcomeDeclared& event);
  Fault confirm(const events::OutcomeConfirmed& event);

  bool awaits_outcome() const { return closed_ && !declared_; }
  /// Opened before outcomes could be provisional: it stands whatever there is to wait for.
  bool stands_at_once() const { return stands_at_once_; }
  /// What the outcome waits for, as it stands so far; asks for what counted() asks for.
  std::vector<PendingCause> waits_for() const { return pending(counted()); }
  RegulationId regulation() const { return regulation_; }
  /// The outcome that the record says, as it stands so far.
  const std::optional<VoteResult>& declared() const { return declared_; }
  /// As the positions taken so far make it; only of a vote that is closed, or what it returned would be a tally of
  /// sealed positions.
  VoteResult counted() const;

 private:
  struct Last {
    std::optional<PositionChoice> choice;
    bool unratified = false;
    bool lapsed = false;
  };

  Fault take(OrganisationId body, const Sealed<PositionValue>& value, bool subject_to_ratification);
  std::vector<PendingCause> pending(const VoteResult& result) const;
  Fault compare(RegulationId regulation, const VoteResult& declared, const VoteResult& recounted) const;

  Called called_;
  std::map<OrganisationId, Last> last_;
  domain::CountingRule rule_;
  RegulationId regulation_;
  bool whole_ = false;  ///< it decides the question, and not a motion, a part or an amendment
  bool opened_ = false;
  bool stands_at_once_ = false;  ///< opened before outcomes could be provisional
  bool closed_ = false;
  bool annulled_ = false;
  bool answered_ = false;
  bool confirmed_ = false;
  std::optional<VoteResult> declared_;
};

}  // namespace tavolo::audit
