#pragma once

#include "protocol/views/table.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"

namespace tavolo::views {

struct PathStep {
  ProposalState state{};
  Instant at;
  std::int64_t index = 0;  ///< of the entry
};
BOOST_DESCRIBE_STRUCT(PathStep, (), (state, at, index))

struct AdmissibilityView {
  AdmissibilityOutcome outcome{};
  std::optional<AdmissibilityCode> code;
  std::optional<LocalDate> cure_by;
  std::optional<Body> reason;
  Instant decided_at;
};
BOOST_DESCRIBE_STRUCT(AdmissibilityView, (), (outcome, code, cure_by, reason, decided_at))

/// What the state of a proposal allows now; whether this reader may, `may` of the join says.
enum class ProposalAct {
  revise,
  withdraw,
  support,
  decide_admissibility,
  open_discussion,
  prepare_vote,
  comment,
  reply
};
BOOST_DESCRIBE_ENUM(ProposalAct, revise, withdraw, support, decide_admissibility, open_discussion, prepare_vote,
                    comment, reply)

/// A reply to the proposal; the newest holds.
struct ReplyView {
  std::int64_t version = 1;
  ReplyOutcome outcome{};
  ReplyReason reason{};
  PlanLinks plan_links;
  std::optional<ReplyTexts> texts;
  Instant at;
  std::int64_t index = 0;  ///< of the entry
};
BOOST_DESCRIBE_STRUCT(ReplyView, (), (version, outcome, reason, plan_links, texts, at, index))

/// Audience: members until admissible, then everyone. Texts are absent where erased.
struct Proposal {
  static constexpr std::string_view type = "proposal";
  ProposalId id;
  Number number;
  std::int64_t version = 1;
  ProposalKind kind{};
  ProposalState state{};
  std::int64_t enters_year = 0;
  NodeId target;
  std::int64_t target_version = 1;
  bool target_changed = false;  ///< the point has a newer version than the one quoted
  OrganisationId proposer;
  List<OrganisationId, 0, 20> co_proposers;  ///< confirmed for this version by their own delegates
  List<OrganisationId, 0, 500> supporters;   ///< of this version
  std::optional<Label> title;
  std::optional<Body> text;
  std::optional<Patch> patch;
  std::optional<Label> base_title;  ///< the point as the proposer read it
  std::optional<Body> base_text;
  List<ObjectRef, 0, 20> evidence;
  std::optional<Body> expected_effect;
  std::optional<Body> gender_note;
  Budget budget;
  bool conflict_declared = false;
  std::optional<Body> conflict_text;
  List<Track, 0, 3> tracks;
  Instant submitted_at;
  LocalDate examine_by;
  std::optional<AdmissibilityView> admissibility;
  std::optional<Body> withdrawal_reason;
  std::optional<VoteId> vote;  ///< the latest opened on it
  List<PathStep, 1, 200> path;
  List<ProposalAct, 0, 8> acts;
  std::optional<LocalDate> reply_by;  ///< the last day for a reply, once positions are closed
  List<ReplyView, 0, 20> replies;     ///< newest first
};
BOOST_DESCRIBE_STRUCT(Proposal, (),
                      (id, number, version, kind, state, enters_year, target, target_version, target_changed, proposer,
                       co_proposers, supporters, title, text, patch, base_title, base_text, evidence, expected_effect,
                       gender_note, budget, conflict_declared, conflict_text, tracks, submitted_at, examine_by,
                       admissibility, withdrawal_reason, vote, path, acts, reply_by, replies))

struct AskedCosignature {
  OrganisationId organisation;
  Cosignature state{};
};
BOOST_DESCRIBE_STRUCT(AskedCosignature, (), (organisation, state))

/// Audience: the proposer's body. Who was asked to co-sign and has not confirmed is shown to nobody else.
struct OwnProposal {
  static constexpr std::string_view type = "own_proposal";
  ProposalId id;
  List<AskedCosignature, 0, 20> cosignatures;
};
BOOST_DESCRIBE_STRUCT(OwnProposal, (), (id, cosignatures))

struct ProposalVersionView {
  std::int64_t version = 1;
  Instant at;
  std::int64_t index = 0;
  std::int64_t target_version = 1;
  std::optional<Label> title;
  std::optional<Body> text;
  std::optional<Patch> patch;
  std::optional<Body> expected_effect;
};
BOOST_DESCRIBE_STRUCT(ProposalVersionView, (),
                      (version, at, index, target_version, title, text, patch, expected_effect))

struct ProposalVersions {
  ProposalId proposal;
  std::vector<ProposalVersionView> versions;  ///< newest first
};
BOOST_DESCRIBE_STRUCT(ProposalVersions, (), (proposal, versions))

}  // namespace tavolo::views
