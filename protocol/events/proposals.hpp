#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "protocol/events/audience.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"

namespace tavolo::events {

/// What rules may rest on; the texts are beside it.
struct ProposalFacts {
  ProposalKind kind{};
  NodeId target;
  std::int64_t target_version = 1;
  List<ComuneId, 0, 200> comuni;  ///< of a variant's scope
  List<ZoneId, 0, 10> zones;
  List<ObjectRef, 1, 20> evidence;
  Budget budget;
  List<OrganisationId, 0, 20> co_proposers;
  bool conflict_declared = false;
  List<Track, 1, 3> tracks;
  bool operator==(const ProposalFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProposalFacts, (),
                      (kind, target, target_version, comuni, zones, evidence, budget, co_proposers, conflict_declared,
                       tracks))

struct ProposalTexts {
  MultilineText<20, 8000> text;
  Patch patch;
  MultilineText<10, 4000> expected_effect;
  std::optional<MultilineText<10, 2000>> gender_note;
  std::optional<MultilineText<5, 2000>> conflict_text;
  bool operator==(const ProposalTexts&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProposalTexts, (), (text, patch, expected_effect, gender_note, conflict_text))

struct ProposalSubmitted {
  static constexpr std::string_view type = "proposal.submitted";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  ProposalId proposal;
  Number number;
  CycleId cycle;
  std::int64_t enters_year = 0;  ///< the update it is for (decision 29)
  LocalDate examine_by;
  Instant examine_by_at;
  OrganisationId proposer;
  ProposalFacts facts;
  Disclosed<Title> title;
  Disclosed<ProposalTexts> texts;
  std::string object() const { return to_string(proposal); }
};
BOOST_DESCRIBE_STRUCT(ProposalSubmitted, (),
                      (proposal, number, cycle, enters_year, examine_by, examine_by_at, proposer, facts, title, texts))

struct ProposalVersioned {
  static constexpr std::string_view type = "proposal.versioned";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  ProposalId proposal;
  std::int64_t version = 2;
  LocalDate examine_by;
  Instant examine_by_at;
  ProposalFacts facts;
  Disclosed<Title> title;
  Disclosed<ProposalTexts> texts;
  std::string object() const { return to_string(proposal); }
};
BOOST_DESCRIBE_STRUCT(ProposalVersioned, (), (proposal, version, examine_by, examine_by_at, facts, title, texts))

struct ProposalWithdrawn {
  static constexpr std::string_view type = "proposal.withdrawn";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  ProposalId proposal;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(proposal); }
};
BOOST_DESCRIBE_STRUCT(ProposalWithdrawn, (), (proposal, reason))

struct ProposalSupported {
  static constexpr std::string_view type = "proposal.supported";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  ProposalId proposal;
  std::int64_t version = 1;
  OrganisationId organisation;
  std::string object() const { return to_string(proposal); }
};
BOOST_DESCRIBE_STRUCT(ProposalSupported, (), (proposal, version, organisation))

struct ProposalSupportWithdrawn {
  static constexpr std::string_view type = "proposal.support_withdrawn";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  ProposalId proposal;
  OrganisationId organisation;
  std::string object() const { return to_string(proposal); }
};
BOOST_DESCRIBE_STRUCT(ProposalSupportWithdrawn, (), (proposal, organisation))

struct ProposalCosigned {
  static constexpr std::string_view type = "proposal.cosigned";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  ProposalId proposal;
  std::int64_t version = 1;
  OrganisationId organisation;
  bool accepted = false;
  std::string object() const { return to_string(proposal); }
};
BOOST_DESCRIBE_STRUCT(ProposalCosigned, (), (proposal, version, organisation, accepted))

struct AdmissibilityDecided {
  static constexpr std::string_view type = "proposal.admissibility_decided";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  ProposalId proposal;
  std::int64_t version = 1;
  AdmissibilityOutcome outcome{};
  std::optional<AdmissibilityCode> code;
  std::optional<LocalDate> cure_by;  ///< last day of the cure term
  std::optional<Instant> cure_by_at;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(proposal); }
};
BOOST_DESCRIBE_STRUCT(AdmissibilityDecided, (), (proposal, version, outcome, code, cure_by, cure_by_at, reason))

struct DiscussionOpened {
  static constexpr std::string_view type = "proposal.discussion_opened";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  ProposalId proposal;
  std::string object() const { return to_string(proposal); }
};
BOOST_DESCRIBE_STRUCT(DiscussionOpened, (), (proposal))

/// What becomes of the proposal in the plan, and why (domain.md 4.2). `version` counts replies to one proposal: the
/// last holds, each stays. `plan_links`: the points where it is found, or would have been.
struct ReplyIssued {
  static constexpr std::string_view type = "reply.issued";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  ProposalId proposal;
  std::int64_t version = 1;
  ReplyOutcome outcome{};
  ReplyReason reason{};
  PlanLinks plan_links;
  Disclosed<ReplyTexts> texts;
  std::string object() const { return to_string(proposal); }
};
BOOST_DESCRIBE_STRUCT(ReplyIssued, (), (proposal, version, outcome, reason, plan_links, texts))

}  // namespace tavolo::events
