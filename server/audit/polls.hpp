#pragma once
// Inside the room: a poll as its entries alone tell it.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/audit/ballots.hpp"
#include "server/domain/poll_count.hpp"

namespace tavolo::audit {

inline constexpr std::string_view answer_missing = "the value of an answer is missing: no erasure reaches it";

/// One poll from its opening to its result. Entries are taken in order; each gives what does not fit it, in words that
/// hold no mark and no text.
class PollRecount {
 public:
  using Fault = std::optional<std::string>;

  /// `electorate`: whom it should have been put to, by what stands on record before it.
  Fault open(const events::PollOpened& event, Electorate electorate, const Regulation& rules);
  /// `body`: of the entry's envelope.
  Fault take(const events::PollAnswered& event, std::optional<OrganisationId> body);
  Fault take(const events::PollAnswerRecorded& event, std::optional<OrganisationId> body);
  Fault close();
  Fault annul();
  /// Counts, and compares.
  Fault declare(const events::PollResultDeclared& event);

  bool awaits_result() const { return closed_ && !declared_; }
  /// The result that the record says.
  const std::optional<PollResult>& declared() const { return declared_; }
  /// As the answers taken make it; only of a poll that is closed, or what it returned would be a tally of sealed ones.
  PollResult counted() const;

 private:
  Fault take(OrganisationId body, const Sealed<PollAnswer>& value);

  PollTerms terms_;
  Electorate electorate_;
  domain::PollRule rule_;
  std::map<OrganisationId, PollMarks> last_;
  bool opened_ = false;
  bool closed_ = false;
  bool annulled_ = false;
  std::optional<PollResult> declared_;
};

}  // namespace tavolo::audit
