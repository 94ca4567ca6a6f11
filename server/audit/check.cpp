#include "server/audit/check.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "protocol/events/entry_body.hpp"
#include "server/audit/ballots.hpp"
#include "server/audit/polls.hpp"
#include "server/table/entry_draft.hpp"

namespace tavolo::audit {
namespace {

const std::string no_regulation(64, '0');

}  // namespace

/// What elections rest on, from the entries alone: not domain::State, so that a fault of `evolve` shows here.
class EntryChecker::Checker {
 public:
  explicit Checker(bool partial) : partial_(partial) {}

  std::vector<record::Finding> findings;
  std::uint64_t recounted = 0;
  std::uint64_t uncounted = 0;

  void take(const record::StoredEntry& entry) {
    seq_ = entry.seq;
    if (!rules_.contains(entry.envelope.rule))
      add("rule", "the entry names a regulation that is not on record before it");
    const auto event = table::event_of(entry);
    if (!event) return add_unreadable(entry, event.error());
    body_ = parse_id<OrganisationIdTag>(entry.envelope.org.value_or(""));
    if (entry.envelope.obj != events::object_of(*event)) add("schema", "the entry's object is not its event's");
    if (entry.envelope.obj.starts_with("sitting-")) rolls_[entry.envelope.obj].take(*event);
    std::visit([this](const auto& held) { on(held); }, *event);
  }

  void finish() {
    for (const auto& [id, vote] : votes_) {
      if (!vote.count.awaits_outcome()) continue;
      seq_ = vote.closed_at;
      add("outcome", to_string(id) + " was closed and has no outcome");
    }
    for (const auto& [id, poll] : polls_) {
      if (!poll.count.awaits_result()) continue;
      seq_ = poll.closed_at;
      add("result", to_string(id) + " was closed and has no result");
    }
  }

  void add(std::string field, std::string what) {
    if (findings.size() < record::max_findings) findings.push_back({seq_, std::move(field), std::move(what)});
  }
  void forget_entry() { seq_.reset(); }

 private:
  struct Body {
    Bench bench{};
    bool member = false;
    bool voting = false;
  };
  struct Vote {
    BallotCount count;
    std::uint64_t closed_at = 0;
    bool withheld = false;  ///< a position at least
  };

  struct Poll {
    PollRecount count;
    std::uint64_t closed_at = 0;
    bool withheld = false;  ///< an answer at least
  };

  /// What a position holds is named by nobody, not even in a fault of its form.
  void add_unreadable(const record::StoredEntry& entry, const Error& error) {
    const bool known = std::ranges::any_of(events::entry_types(), [&](const events::EntryType& row) {
      return row.type == entry.envelope.type && row.tv == entry.envelope.tv;
    });
    if (!known)
      return add("type",
                 "unknown kind of entry: " + entry.envelope.type + ", version " + std::to_string(entry.envelope.tv));
    if (entry.envelope.type == events::PollAnswered::type || entry.envelope.type == events::PollAnswerRecorded::type) {
      return add("schema", "an answer out of form");
    }
    if (entry.envelope.type == events::PositionCast::type || entry.envelope.type == events::PositionRecorded::type) {
      return add("schema", "a position out of form");
    }
    add("schema", error.message);
  }

  void check(std::string field, const BallotCount::Fault& fault) {
    if (fault) add(std::move(field), *fault);
  }

  /// A position or an answer, whose value may be withheld in a part of a record.
  template <class Counted, class Event>
  void take_value(Counted& counted, const Event& event, std::string field, std::string_view missing) {
    const auto fault = counted.count.take(event, body_);
    if (partial_ && !event.value.value) {
      counted.withheld = true;
      if (fault == missing) return;
    }
    check(std::move(field), fault);
  }

  template <class Counted>
  void check_declared(const Counted& counted, std::string field, const BallotCount::Fault& fault) {
    if (counted.withheld) {
      ++uncounted;
    } else {
      ++recounted;
      check(std::move(field), fault);
    }
  }

  template <class Event>
  void on(const Event&) {}

  void on(const events::RegulationAdopted& event) {
    rules_.insert(table::rules_digest(event));
    regulations_[event.regulation] = event.rules;
  }
  void on(const events::OrganisationRegistered& event) { bodies_[event.organisation] = {event.bench}; }
  void on(const events::MembershipGranted& event) {
    Body& body = bodies_[event.organisation];
    body.member = true;
    body.voting = event.voting;
  }
  void on(const events::MembershipChanged& event) {
    Body& body = bodies_[event.organisation];
    body.member = event.status == MembershipStatus::member;
    body.voting = event.voting;
  }
  void on(const events::VoteOpened& event) {
    const auto regulation = regulations_.find(event.regulation);
    if (regulation == regulations_.end()) add("rule", "the vote opens under a regulation that is not on record");
    const Regulation rules = regulation == regulations_.end() ? Regulation{} : regulation->second;
    if (event.seat && rolls_[to_string(event.seat->place.sitting)].regulation() != event.regulation) {
      add("rule", "the vote does not open under the regulation of its sitting");
    }
    check("electorate", votes_[event.vote].count.open(event, called(event, rules)));
  }

  bool votes(OrganisationId id) const {
    const auto body = bodies_.find(id);
    return body != bodies_.end() && body->second.member && body->second.voting;
  }

  /// Whom that opening should have been put to, by what stands on record before it.
  Called called(const events::VoteOpened& event, const Regulation& rules) const {
    Called called;
    called.institutions_required = rules.institutions_required;
    const Roll* roll = nullptr;
    if (event.seat) {
      called.seat = VoteSeat{event.seat->place, 0, false};
      const auto found = rolls_.find(to_string(event.seat->place.sitting));
      if (found == rolls_.end()) return called;
      roll = &found->second;
    }
    std::int64_t voting = 0;
    for (const auto& [id, body] : bodies_) {
      if (!votes(id)) continue;
      ++voting;
      std::optional<OrganisationId> holder;
      if (roll != nullptr && !roll->is_inside(id)) {
        holder = roll->holder_for(id);
        if (!holder || !votes(*holder)) continue;
      }
      if (called.seat) {
        ++called.seat->present;
        if (body.bench == Bench::institutions) called.seat->institutions_present = true;
      }
      if (std::ranges::find(event.terms.benches, body.bench) == event.terms.benches.end()) continue;
      called.electorate.emplace(id, body.bench);
      if (holder) called.proxies.emplace(id, *holder);
    }
    if (roll != nullptr) {
      const bool second = roll->call() == SittingCall::second;
      called.quorum_needed = domain::quorum_needed(second ? rules.quorum_second_call : rules.quorum_first_call, voting);
    }
    return called;
  }
  void on(const events::PositionCast& event) { take_value(votes_[event.vote], event, "position", position_missing); }
  void on(const events::PositionRecorded& event) {
    take_value(votes_[event.vote], event, "position", position_missing);
  }
  void on(const events::PositionRatified& event) { check("position", votes_[event.vote].count.ratify(event)); }
  void on(const events::PositionLapsed& event) { check("position", votes_[event.vote].count.lapse(event)); }
  void on(const events::DissentAnswered& event) { check("outcome", votes_[event.vote].count.answer()); }
  void on(const events::OutcomeConfirmed& event) {
    Vote& vote = votes_[event.vote];
    check_declared(vote, "outcome", vote.count.confirm(event));
  }
  void on(const events::VoteClosed& event) {
    Vote& vote = votes_[event.vote];
    vote.closed_at = *seq_;
    check("close", vote.count.close());
  }
  void on(const events::VoteAnnulled& event) { check("close", votes_[event.vote].count.annul()); }
  void on(const events::PollOpened& event) {
    const auto regulation = regulations_.find(event.regulation);
    if (regulation == regulations_.end()) add("rule", "the poll opens under a regulation that is not on record");
    Electorate electorate;
    for (const auto& [id, body] : bodies_) {
      const bool called = std::ranges::find(event.terms.benches, body.bench) != event.terms.benches.end();
      if (called && votes(id) && is_in(event.terms.sitting, id)) electorate.emplace(id, body.bench);
    }
    const Regulation rules = regulation == regulations_.end() ? Regulation{} : regulation->second;
    check("electorate", polls_[event.poll].count.open(event, std::move(electorate), rules));
  }
  bool is_in(const std::optional<SittingId>& sitting, OrganisationId body) const {
    if (!sitting) return true;
    const auto roll = rolls_.find(to_string(*sitting));
    return roll != rolls_.end() && roll->second.is_inside(body);
  }
  void on(const events::PollAnswered& event) { take_value(polls_[event.poll], event, "answer", answer_missing); }
  void on(const events::PollAnswerRecorded& event) { take_value(polls_[event.poll], event, "answer", answer_missing); }
  void on(const events::PollClosed& event) {
    Poll& poll = polls_[event.poll];
    poll.closed_at = *seq_;
    check("close", poll.count.close());
  }
  void on(const events::PollAnnulled& event) { check("close", polls_[event.poll].count.annul()); }
  void on(const events::PollResultDeclared& event) {
    Poll& poll = polls_[event.poll];
    check_declared(poll, "result", poll.count.declare(event));
  }
  void on(const events::OutcomeDeclared& event) {
    Vote& vote = votes_[event.vote];
    check_declared(vote, "outcome", vote.count.declare(event));
  }

  const bool partial_;
  std::optional<std::uint64_t> seq_;
  std::optional<OrganisationId> body_;
  std::set<std::string> rules_{no_regulation};
  std::map<RegulationId, Regulation> regulations_;
  std::map<std::string, Roll> rolls_;  ///< by sitting
  std::map<OrganisationId, Body> bodies_;
  std::map<VoteId, Vote> votes_;
  std::map<PollId, Poll> polls_;
};

EntryChecker::EntryChecker() : EntryChecker(true) {}
EntryChecker::EntryChecker(bool partial) : checker_(std::make_unique<Checker>(partial)) {}
EntryChecker::~EntryChecker() = default;
void EntryChecker::take(const record::StoredEntry& entry) { checker_->take(entry); }
void EntryChecker::finish() { checker_->finish(); }
const std::vector<record::Finding>& EntryChecker::findings() const { return checker_->findings; }
std::uint64_t EntryChecker::recounted() const { return checker_->recounted; }
std::uint64_t EntryChecker::uncounted() const { return checker_->uncounted; }

std::vector<record::Finding> check_entries(record::Log& log) {
  EntryChecker whole(false);
  EntryChecker::Checker& checker = *whole.checker_;
  const auto read = log.for_each_entry(0, [&checker](const record::StoredEntry& entry) -> Result<void> {
    checker.take(entry);
    return {};
  });
  checker.finish();
  if (!read) {
    checker.forget_entry();
    checker.add("storage", read.error().message);
  }
  return std::move(checker.findings);
}

}  // namespace tavolo::audit
