#include "server/audit/check.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "protocol/events/entry_body.hpp"
#include "server/audit/ballots.hpp"
#include "server/table/entry_draft.hpp"

namespace tavolo::audit {
namespace {

const std::string no_regulation(64, '0');

/// What elections rest on, from the entries alone: not domain::State, so that a fault of `evolve` shows here.
class Checker {
 public:
  std::vector<record::Finding> findings;

  void take(const record::StoredEntry& entry) {
    seq_ = entry.seq;
    if (!rules_.contains(entry.envelope.rule))
      add("rule", "the entry names a regulation that is not on record before it");
    const auto event = table::event_of(entry);
    if (!event) return add_unreadable(entry, event.error());
    body_ = parse_id<OrganisationIdTag>(entry.envelope.org.value_or(""));
    if (entry.envelope.obj != events::object_of(*event)) add("schema", "the entry's object is not its event's");
    std::visit([this](const auto& held) { on(held); }, *event);
  }

  void finish() {
    for (const auto& [id, vote] : votes_) {
      if (!vote.count.awaits_outcome()) continue;
      seq_ = vote.closed_at;
      add("outcome", to_string(id) + " was closed and has no outcome");
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
  };

  /// What a position holds is named by nobody, not even in a fault of its form.
  void add_unreadable(const record::StoredEntry& entry, const Error& error) {
    const bool known = std::ranges::any_of(events::entry_types(), [&](const events::EntryType& row) {
      return row.type == entry.envelope.type && row.tv == entry.envelope.tv;
    });
    if (!known)
      return add("type",
                 "unknown kind of entry: " + entry.envelope.type + ", version " + std::to_string(entry.envelope.tv));
    if (entry.envelope.type == events::PositionCast::type) return add("schema", "a position out of form");
    add("schema", error.message);
  }

  void check(std::string field, const BallotCount::Fault& fault) {
    if (fault) add(std::move(field), *fault);
  }

  template <class Event>
  void on(const Event&) {}

  void on(const events::RegulationAdopted& event) {
    rules_.insert(table::rules_digest(event));
    institutions_required_[event.regulation] = event.rules.institutions_required;
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
    Electorate electorate;
    for (const auto& [id, body] : bodies_) {
      const bool called = std::ranges::find(event.terms.benches, body.bench) != event.terms.benches.end();
      if (called && body.member && body.voting) electorate.emplace(id, body.bench);
    }
    const auto regulation = institutions_required_.find(event.regulation);
    if (regulation == institutions_required_.end())
      add("rule", "the vote opens under a regulation that is not on record");
    const bool required = regulation == institutions_required_.end() || regulation->second;
    check("electorate", votes_[event.vote].count.open(event, std::move(electorate), required));
  }
  void on(const events::PositionCast& event) { check("position", votes_[event.vote].count.take(event, body_)); }
  void on(const events::VoteClosed& event) {
    Vote& vote = votes_[event.vote];
    vote.closed_at = *seq_;
    check("close", vote.count.close());
  }
  void on(const events::VoteAnnulled& event) { check("close", votes_[event.vote].count.annul()); }
  void on(const events::OutcomeDeclared& event) { check("outcome", votes_[event.vote].count.declare(event)); }

  std::optional<std::uint64_t> seq_;
  std::optional<OrganisationId> body_;
  std::set<std::string> rules_{no_regulation};
  std::map<RegulationId, bool> institutions_required_;
  std::map<OrganisationId, Body> bodies_;
  std::map<VoteId, Vote> votes_;
};

}  // namespace

std::vector<record::Finding> check_entries(record::Log& log) {
  Checker checker;
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
