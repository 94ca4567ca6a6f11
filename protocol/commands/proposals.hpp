#pragma once
// The life of a proposal (decisions 29 and 30).

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>

#include "protocol/vocabulary/proposal_terms.hpp"

namespace tavolo::commands {

struct SubmitProposal {
  static constexpr std::string_view method = "submit_proposal";
  CommandId command_id;
  ProposalContent content;
};
BOOST_DESCRIBE_STRUCT(SubmitProposal, (), (command_id, content))

/// A new version while the proposal is open; after admissibility it goes back to `submitted`.
struct ReviseProposal {
  static constexpr std::string_view method = "revise_proposal";
  CommandId command_id;
  ProposalId proposal;
  std::int64_t expected_version = 1;
  ProposalContent content;
};
BOOST_DESCRIBE_STRUCT(ReviseProposal, (), (command_id, proposal, expected_version, content))

struct WithdrawProposal {
  static constexpr std::string_view method = "withdraw_proposal";
  CommandId command_id;
  ProposalId proposal;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawProposal, (), (command_id, proposal, reason))

/// Support belongs to one version.
struct SupportProposal {
  static constexpr std::string_view method = "support_proposal";
  CommandId command_id;
  ProposalId proposal;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(SupportProposal, (), (command_id, proposal, version))
struct WithdrawSupport {
  static constexpr std::string_view method = "withdraw_support";
  CommandId command_id;
  ProposalId proposal;
};
BOOST_DESCRIBE_STRUCT(WithdrawSupport, (), (command_id, proposal))

/// A named co-proposer confirms or declines, by its own delegate.
struct CosignProposal {
  static constexpr std::string_view method = "cosign_proposal";
  CommandId command_id;
  ProposalId proposal;
  std::int64_t version = 1;
  bool accepted = false;
};
BOOST_DESCRIBE_STRUCT(CosignProposal, (), (command_id, proposal, version, accepted))

/// `code` is required unless admissible; a fault that can be cured opens a cure term.
struct DecideAdmissibility {
  static constexpr std::string_view method = "decide_admissibility";
  CommandId command_id;
  ProposalId proposal;
  std::int64_t version = 1;
  AdmissibilityOutcome outcome{};
  std::optional<AdmissibilityCode> code;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(DecideAdmissibility, (), (command_id, proposal, version, outcome, code, reason))

struct OpenDiscussion {
  static constexpr std::string_view method = "open_discussion";
  CommandId command_id;
  ProposalId proposal;
};
BOOST_DESCRIBE_STRUCT(OpenDiscussion, (), (command_id, proposal))

/// What becomes of the proposal in the plan, with the reasons. `taken` and `left_out` are asked for where a part was
/// incorporated. `version` is that of the reply which the writer saw, 0 for none; over an earlier one `correction` says
/// why.
struct IssueReply {
  static constexpr std::string_view method = "issue_reply";
  CommandId command_id;
  ProposalId proposal;
  std::int64_t version = 0;
  ReplyOutcome outcome{};
  ReplyReason reason{};
  PlanLinks plan_links;
  ReplyTexts texts;
};
BOOST_DESCRIBE_STRUCT(IssueReply, (), (command_id, proposal, version, outcome, reason, plan_links, texts))

}  // namespace tavolo::commands
