#pragma once
// All that a state says of proposals, comments and votes, as text that can be compared.

#include <string>

#include "server/domain/state.hpp"

namespace tavolo::domain {

/// With Texts::left_out, two states differ in nothing that an erasure may take away.
enum class Texts { included, left_out };

class Fingerprint {
 public:
  Fingerprint(const State& state, Texts texts) : texts_(texts) {
    line("size", state.size, state.last_ts.ms);
    const Counters& counters = state.counters;
    line("counters", counters.proposal, counters.comment, counters.vote, counters.organisation);
    for (const auto& [year, count] : counters.proposals_of_year) line("of_year", year, count);
    for (const auto& [id, proposal] : state.proposals) add(proposal);
    for (const auto& [id, comment] : state.comments) add(comment);
    for (const auto& [subject, discussion] : state.discussions) {
      line("discussion " + subject.text);
      for (const CommentId comment : discussion.comments) line("comment", comment.n);
    }
    for (const auto& [id, vote] : state.votes) add(vote);
    for (const LatestAct& act : state.latest) line(act.type + ' ' + act.object, act.stamp.index);
  }
  const std::string& text() const { return text_; }

 private:
  Texts texts_;
  std::string text_;

  template <class... Number>
  void line(const std::string& what, Number... numbers) {
    text_ += what;
    ((text_ += ' ' + std::to_string(numbers)), ...);
    text_ += '\n';
  }
  template <class T>
  void held(const std::string& what, const Disclosed<T>& text) {
    if (texts_ == Texts::included) line(what + ' ' + (text.erased() ? "erased" : text.value->str()));
  }
  void add(const Stamp& stamp) {
    line("stamp", stamp.index, stamp.ts.ms, static_cast<int>(stamp.leaf_hash[0]), static_cast<int>(stamp.capacity),
         stamp.organisation ? stamp.organisation->n : 0);
  }
  void add(const Proposal& proposal) {
    line("proposal " + proposal.number.text, proposal.id.n, proposal.cycle.n, proposal.enters_year,
         proposal.examine_by_at.ms, proposal.proposer.n, static_cast<int>(proposal.state),
         static_cast<int>(proposal.ever_admissible), proposal.vote ? proposal.vote->n : 0);
    for (const ProposalVersion& version : proposal.versions) {
      line("version", version.version, version.facts.target.n, version.facts.target_version,
           static_cast<int>(version.facts.kind), version.facts.co_proposers.size());
      held("title", version.title);
      add(version.stamp);
    }
    for (const auto& [body, answer] : proposal.cosignatures) line("cosignature", body.n, static_cast<int>(answer));
    for (const OrganisationId body : proposal.supporters) line("supporter", body.n);
    if (proposal.admissibility) {
      line("admissibility", proposal.admissibility->version, static_cast<int>(proposal.admissibility->outcome),
           proposal.admissibility->cure_by_at ? proposal.admissibility->cure_by_at->ms : 0);
      held("reason", proposal.admissibility->reason);
    }
    held("withdrawn", proposal.withdrawal_reason);
    for (const PathStep& step : proposal.path) {
      line("path", static_cast<int>(step.state));
      add(step.stamp);
    }
  }
  void add(const Comment& comment) {
    line("comment " + comment.subject.text, comment.id.n, comment.parent ? comment.parent->n : 0,
         comment.organisation.n, comment.replies, comment.last_change);
    for (const CommentVersion& version : comment.versions) {
      line("version", version.version, static_cast<int>(version.stance));
      held("text", version.text);
    }
    for (const ModerationStep& step : comment.moderation) {
      line("moderation", static_cast<int>(step.hidden));
      held("reason", step.reason);
    }
  }
  void add(const Vote& vote) {
    line("vote", vote.id.n, static_cast<int>(vote.state), vote.terms.closes_at.ms, vote.quorum_needed,
         static_cast<int>(vote.on_order), vote.regulation ? vote.regulation->n : 0);
    held("question", vote.question);
    for (const auto& [body, bench] : vote.bench_at_opening) line("elector", body.n, static_cast<int>(bench));
    for (const auto& [body, versions] : vote.positions) {
      for (const CastVersion& version : versions) {
        line("position", body.n, static_cast<int>(version.value.value->choice),
             static_cast<int>(version.value.value->conflict_of_interest));
        add(version.stamp);
      }
    }
    held("closing", vote.closing_reason);
    if (!vote.result) return;
    line("result", static_cast<int>(vote.result->outcome), vote.result->present, vote.result->votes_for,
         vote.result->votes_against, vote.result->votes_needed);
  }
};

inline std::string fingerprint(const State& state, Texts texts = Texts::included) {
  return Fingerprint(state, texts).text();
}

}  // namespace tavolo::domain
