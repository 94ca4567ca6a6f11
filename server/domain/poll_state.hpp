#pragma once
// A poll as the entries make it. Part of domain::State.

#include <map>
#include <optional>
#include <vector>

#include "protocol/events/polls.hpp"
#include "server/domain/stamp.hpp"

namespace tavolo::domain {

struct PollAnswerVersion {
  Sealed<PollAnswer> value;
  Stamp stamp;
  std::optional<RecordedChannel> channel;  ///< none: given by the body itself
  Sealed<PositionEvidence> evidence;       ///< of a recorded one
  std::optional<Sha256Hex> stored;         ///< names the encrypted file of what it rests on
  bool contested = false;
  Disclosed<Reason> contest;
};

struct Poll {
  PollId id;
  VoteState state = VoteState::prepared;
  PollTerms terms;
  Disclosed<Title> title;
  Disclosed<MultilineText<10, 4000>> question;
  Disclosed<PollOptions> options;
  Disclosed<Text<0, 300>> order;
  bool on_order = false;
  bool scheduled = false;               ///< said yes to before its hour
  std::optional<MissedOpening> missed;  ///< of the opening that was arranged last
  std::optional<RegulationId> regulation;
  std::vector<OrganisationId> electorate;            ///< frozen at opening, sorted
  std::map<OrganisationId, Bench> bench_at_opening;  ///< of the electorate
  std::int64_t quorum_needed = 0;
  std::map<OrganisationId, std::vector<PollAnswerVersion>> answers;  ///< every version, oldest first
  std::optional<PollResult> result;
  std::optional<Stamp> opened;
  std::optional<Stamp> closed;
  std::optional<Stamp> declared;
  Disclosed<MultilineText<0, 2000>> closing_reason;
  std::optional<AgendaItemId> item;  ///< of its sitting, under discussion when it opened
  std::vector<PollId> rounds;        ///< polls that are new rounds of this one, prepared ones too
};

}  // namespace tavolo::domain
