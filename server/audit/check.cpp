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
    assembly_.take(*event);
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

  void on(const events::RegulationAdopted& event) { rules_.insert(table::rules_digest(event)); }
  void on(const events::VoteOpened& event) {
    const Regulation* rules = assembly_.regulation(event.regulation);
    if (rules == nullptr) add("rule", "the vote opens under a regulation that is not on record");
    if (event.seat && assembly_.regulation_of(event.seat->place.sitting) != event.regulation) {
      add("rule", "the vote does not open under the regulation of its sitting");
    }
    Called called = assembly_.called(event, rules == nullptr ? Regulation{} : *rules);
    if (rules == nullptr) called.quorum_needed.reset();
    check("electorate", votes_[event.vote].count.open(event, std::move(called)));
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
    const Regulation* rules = assembly_.regulation(event.regulation);
    if (rules == nullptr) add("rule", "the poll opens under a regulation that is not on record");
    check("electorate",
          polls_[event.poll].count.open(event, assembly_.asked(event), rules == nullptr ? Regulation{} : *rules));
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
  Assembly assembly_;
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
