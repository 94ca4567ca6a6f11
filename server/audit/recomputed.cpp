#include "server/audit/recomputed.hpp"

#include <algorithm>

#include "server/audit/recomputed_lines.hpp"
#include "server/domain/ballot.hpp"
#include "server/domain/poll_count.hpp"

namespace tavolo::audit {

using Fault = rpc::RecomputedFault;
using Kind = rpc::RecomputedKind;

Recomputation::Recomputation() : reader_(std::make_unique<Reader>()) {}
Recomputation::~Recomputation() = default;
void Recomputation::take(const record::StoredEntry& entry) { reader_->take(entry); }
std::uint64_t Recomputation::size() const { return reader_->size(); }
rpc::Recomputed Recomputation::report(const domain::State& state) const { return reader_->report(state); }

void Recomputation::Reader::take(const record::StoredEntry& entry) {
  seq_ = entry.seq;
  size_ = entry.seq + 1;
  ts_ = entry.envelope.ts;
  body_ = parse_id<OrganisationIdTag>(entry.envelope.org.value_or(""));
  const auto event = table::event_of(entry);
  if (!event) {
    if (!unreadable_) unreadable_ = static_cast<std::int64_t>(entry.seq);
    if (const auto vote = parse_id<VoteIdTag>(entry.envelope.obj)) votes_[*vote].value_missing = true;
    if (const auto poll = parse_id<PollIdTag>(entry.envelope.obj)) polls_[*poll].value_missing = true;
    return;
  }
  // an entry is about what stands on record before it
  std::visit([this](const auto& held) { on(held); }, *event);
  assembly_.take(*event);
}

void Recomputation::Reader::check(RecomputedBase& held, Fault fault, const std::optional<std::string>& found) const {
  if (found) held.fault(fault, seq_);
}

rpc::RecomputedRule Recomputation::Reader::rule_of(RegulationId id) const {
  rpc::RecomputedRule rule;
  rule.regulation = id;
  const Regulation* rules = assembly_.regulation(id);
  if (rules == nullptr) return rule;
  rule.institutions_required = rules->institutions_required;
  rule.each_bench = rules->sittings.value_or(SittingRules{}).quorum_by_bench;
  return rule;
}

void Recomputation::Reader::on(const events::VoteOpened& event) {
  RecomputedVote& held = votes_[event.vote];
  held.line.kind = Kind::vote;
  held.line.object = ObjectRef{to_string(event.vote)};
  held.line.entries.push_back(static_cast<std::int64_t>(seq_));
  if (event.seat) {
    held.line.sitting = event.seat->place.sitting;
    held.item = event.seat->place.item;
  }
  if (event.link && event.link->kind == VoteLinkKind::repeats) {
    held.line.repeats = ObjectRef{to_string(event.link->vote)};
  }
  const Regulation* rules = assembly_.regulation(event.regulation);
  const auto asked = event.seat ? assembly_.regulation_of(event.seat->place.sitting) : assembly_.in_force();
  if (rules == nullptr || asked != event.regulation) held.fault(Fault::rule, seq_);
  rpc::RecomputedRule rule = rule_of(event.regulation);
  rule.majority = event.terms.majority;
  rule.each_bench = false;
  if (rules != nullptr) {
    const bool second = event.seat && assembly_.call_of(event.seat->place.sitting) == SittingCall::second;
    rule.quorum = !event.seat ? rules->async_quorum : second ? rules->quorum_second_call : rules->quorum_first_call;
  }
  held.line.rule = rule;
  check(held, Fault::electorate,
        held.count.open(event, assembly_.called(event, rules == nullptr ? Regulation{} : *rules)));
}

template <class Held, class Event>
void Recomputation::Reader::take_value(Held& held, const Event& event, std::string_view missing) {
  const auto found = held.count.take(event, body_);
  if (!event.value.value) held.value_missing = true;
  if (found != missing) check(held, Fault::position, found);
}

template <class Held>
void Recomputation::Reader::close(Held& held) {
  held.closed = seq_;
  held.line.entries.push_back(static_cast<std::int64_t>(seq_));
  check(held, Fault::close, held.count.close());
}

template <class Held>
void Recomputation::Reader::annul(Held& held) {
  held.annulled = true;
  held.line.entries.push_back(static_cast<std::int64_t>(seq_));
  check(held, Fault::close, held.count.annul());
}

void Recomputation::Reader::on(const events::PositionRatified& event) {
  RecomputedVote& held = votes_[event.vote];
  check(held, Fault::position, held.count.ratify(event));
}

void Recomputation::Reader::on(const events::PositionLapsed& event) {
  RecomputedVote& held = votes_[event.vote];
  check(held, Fault::position, held.count.lapse(event));
}

void Recomputation::Reader::on(const events::DissentAnswered& event) {
  RecomputedVote& held = votes_[event.vote];
  check(held, Fault::outcome, held.count.answer());
}

void Recomputation::Reader::on(const events::OutcomeDeclared& event) {
  RecomputedVote& held = votes_[event.vote];
  const bool counts = held.count.awaits_outcome() && !held.value_missing;
  const auto found = held.count.declare(event);
  held.declared_at(seq_, ts_);
  if (held.value_missing) return;
  check(held, Fault::outcome, found);
  if (!counts) return;
  held.recomputed = held.count.counted();
  if (held.count.stands_at_once()) return;
  held.pending_declared = event.pending;
  held.pending_recomputed = held.count.waits_for();
}

void Recomputation::Reader::on(const events::OutcomeConfirmed& event) {
  RecomputedVote& held = votes_[event.vote];
  const auto found = held.count.confirm(event);
  held.declared_at(seq_, ts_);
  if (held.value_missing) return;
  check(held, Fault::outcome, found);
  if (!held.recomputed) return;
  held.recomputed = held.count.counted();
  held.pending_declared.emplace();
  held.pending_recomputed = held.count.waits_for();
}

void Recomputation::Reader::on(const events::PollOpened& event) {
  RecomputedPoll& held = polls_[event.poll];
  held.line.kind = Kind::poll;
  held.line.object = ObjectRef{to_string(event.poll)};
  held.line.entries.push_back(static_cast<std::int64_t>(seq_));
  held.line.sitting = event.terms.sitting;
  if (event.terms.round_of) held.line.repeats = ObjectRef{to_string(*event.terms.round_of)};
  const Regulation* rules = assembly_.regulation(event.regulation);
  if (rules == nullptr || assembly_.in_force() != event.regulation) held.fault(Fault::rule, seq_);
  rpc::RecomputedRule rule = rule_of(event.regulation);
  rule.each_bench = false;
  const bool counted = domain::is_binding(event.terms.method);
  rule.institutions_required = rule.institutions_required && counted && !event.terms.sitting;
  if (rules != nullptr && counted && !event.terms.sitting) rule.quorum = rules->async_quorum;
  held.line.rule = rule;
  check(held, Fault::electorate,
        held.count.open(event, assembly_.asked(event), rules == nullptr ? Regulation{} : *rules));
}

void Recomputation::Reader::on(const events::PollResultDeclared& event) {
  RecomputedPoll& held = polls_[event.poll];
  const bool counts = held.count.awaits_result() && !held.value_missing;
  const auto found = held.count.declare(event);
  held.declared_at(seq_, ts_);
  if (held.value_missing) return;
  check(held, Fault::outcome, found);
  if (counts) held.recomputed = held.count.counted();
}

RecomputedQuorum Recomputation::Reader::quorum_of(Kind kind, SittingId sitting) const {
  RecomputedQuorum held;
  held.line.kind = kind;
  held.line.object = ObjectRef{to_string(sitting)};
  held.line.sitting = sitting;
  held.declared_at(seq_, ts_);
  const domain::Quorum quorum = assembly_.quorum_in(sitting);
  held.recomputed = figures_of(quorum);
  const auto regulation = assembly_.regulation_of(sitting);
  if (!regulation) {
    held.fault(Fault::rule, seq_);
    return held;
  }
  rpc::RecomputedRule rule = rule_of(*regulation);
  if (const Regulation* rules = assembly_.regulation(*regulation); rules != nullptr) {
    rule.quorum = quorum.call == SittingCall::second ? rules->quorum_second_call : rules->quorum_first_call;
  }
  if (rule.each_bench) held.recomputed.by_bench = quorum.by_bench;
  held.line.rule = rule;
  return held;
}

void Recomputation::Reader::on(const events::SittingOpened& event) {
  RecomputedQuorum held = quorum_of(Kind::quorum_opening, event.sitting);
  held.declared = {event.call, event.voting, event.present, event.needed, true, {}, {}};
  if (assembly_.in_force() != event.regulation) held.fault(Fault::rule, seq_);
  quorums_.push_back(std::move(held));
}

void Recomputation::Reader::on(const events::CallDeserted& event) {
  RecomputedQuorum held = quorum_of(Kind::call_deserted, event.sitting);
  held.declared = {event.call, event.voting, event.present, event.needed, false, {}, {}};
  quorums_.push_back(std::move(held));
}

void Recomputation::Reader::on(const events::QuorumVerified& event) {
  RecomputedQuorum held = quorum_of(Kind::quorum_verified, event.sitting);
  held.declared = {{}, {}, event.present, event.needed, event.reached, {}, {}};
  quorums_.push_back(std::move(held));
}

void Recomputation::Reader::on(const events::QuorumLost& event) {
  RecomputedQuorum held = quorum_of(Kind::quorum_lost, event.sitting);
  held.declared = {{}, {}, event.present, event.needed, false, {}, {}};
  quorums_.push_back(std::move(held));
}

void Recomputation::Reader::on(const events::ConsensusAsked& event) {
  asked_[event.item] = {event.ends_at, 0, static_cast<std::int64_t>(seq_)};
}

void Recomputation::Reader::on(const events::ConsensusRecorded& event) {
  RecomputedConsensus held;
  held.item = event.item;
  held.line.kind = Kind::consensus;
  held.line.object = ObjectRef{to_string(event.item)};
  held.line.sitting = event.sitting;
  if (const auto regulation = assembly_.regulation_of(event.sitting)) held.line.rule = rule_of(*regulation);
  held.declared = {event.present, event.present_digest, 0, event.due_at};
  const auto present = assembly_.present_in(event.sitting);
  held.recomputed = {static_cast<std::int64_t>(present.size()), domain::electorate_digest(present), {}, {}};
  if (const auto asked = asked_.find(event.item); asked != asked_.end()) {
    held.line.entries.push_back(asked->second.entry);
    held.recomputed.objections = asked->second.objections;
    held.recomputed.until = asked->second.until;
  } else {
    held.fault(Fault::outcome, seq_);
  }
  held.declared_at(seq_, ts_);
  consensuses_.push_back(std::move(held));
}

}  // namespace tavolo::audit
