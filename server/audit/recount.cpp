#include <algorithm>

#include "server/audit/ballots.hpp"
#include "server/audit/polls.hpp"
#include "server/audit/reading.hpp"
#include "server/domain/ballot.hpp"
#include "server/table/entry_draft.hpp"

namespace tavolo::audit {
namespace {

constexpr std::uint64_t entries_a_read = 256;

/// The entries of one vote, and the first of them that does not fit.
struct Reader {
  const domain::Vote& vote;
  const domain::RegulationVersion& regulation;
  const Roll roll;  ///< of the vote's sitting, at the opening
  BallotCount count{};
  std::optional<std::int64_t> parts_at{};

  /// The bodies that the opening froze; in a sitting those of them that the entries say were there. Who else was there
  /// is checked with the whole record (check.hpp).
  Called called(const events::VoteOpened& opened) const {
    Called called;
    called.institutions_required = regulation.rules.institutions_required;
    called.seat = opened.seat;
    for (const auto& [id, bench] : vote.bench_at_opening) {
      if (opened.seat && !roll.attends(id)) continue;
      called.electorate.emplace(id, bench);
      if (const auto holder = roll.holder_for(id)) called.proxies.emplace(id, *holder);
    }
    return called;
  }

  BallotCount::Fault take(const record::StoredEntry& entry) {
    const auto event = table::event_of(entry);
    if (!event) return "the entry cannot be read";
    const auto body = parse_id<OrganisationIdTag>(entry.envelope.org.value_or(""));
    if (const auto* opened = std::get_if<events::VoteOpened>(&*event)) {
      const auto fault = count.open(*opened, called(*opened));
      if (fault) return fault;
      if (opened->regulation != regulation.id) return "the opening names another regulation";
      // a sitting is held to its end under the regulation of its opening
      const bool in_force = entry.envelope.rule == regulation.digest || opened->seat;
      return in_force ? std::nullopt : BallotCount::Fault("another regulation in force");
    }
    if (const auto* cast = std::get_if<events::PositionCast>(&*event)) return count.take(*cast, body);
    if (const auto* recorded = std::get_if<events::PositionRecorded>(&*event)) return count.take(*recorded, body);
    if (const auto* ratified = std::get_if<events::PositionRatified>(&*event)) return count.ratify(*ratified);
    if (const auto* lapsed = std::get_if<events::PositionLapsed>(&*event)) return count.lapse(*lapsed);
    if (std::get_if<events::VoteClosed>(&*event)) return count.close();
    if (std::get_if<events::DissentAnswered>(&*event)) return count.answer();
    if (const auto* declared = std::get_if<events::OutcomeDeclared>(&*event)) return count.declare(*declared);
    if (const auto* confirmed = std::get_if<events::OutcomeConfirmed>(&*event)) return count.confirm(*confirmed);
    return std::nullopt;
  }
};

/// The same of one poll.
struct PollReader {
  const domain::Poll& poll;
  const domain::RegulationVersion& regulation;
  const Roll roll;  ///< of the poll's sitting, at the opening
  PollRecount count{};
  std::optional<std::int64_t> parts_at{};

  PollRecount::Fault take(const record::StoredEntry& entry) {
    const auto event = table::event_of(entry);
    if (!event) return "the entry cannot be read";
    const auto body = parse_id<OrganisationIdTag>(entry.envelope.org.value_or(""));
    if (const auto* opened = std::get_if<events::PollOpened>(&*event)) {
      Electorate electorate;
      for (const auto& [id, bench] : poll.bench_at_opening) {
        if (!opened->terms.sitting || roll.is_inside(id)) electorate.emplace(id, bench);
      }
      const auto fault = count.open(*opened, std::move(electorate), regulation.rules);
      if (fault) return fault;
      if (opened->regulation != regulation.id) return "the opening names another regulation";
      return entry.envelope.rule == regulation.digest ? std::nullopt
                                                      : PollRecount::Fault("another regulation in force");
    }
    if (const auto* answered = std::get_if<events::PollAnswered>(&*event)) return count.take(*answered, body);
    if (const auto* recorded = std::get_if<events::PollAnswerRecorded>(&*event)) return count.take(*recorded, body);
    if (std::get_if<events::PollClosed>(&*event)) return count.close();
    if (const auto* declared = std::get_if<events::PollResultDeclared>(&*event)) return count.declare(*declared);
    return std::nullopt;
  }
};

/// Calls `visit` for every entry of `object` from `from` to before `end`.
template <class Visit>
Result<void> for_each_of(record::Log& log, const std::string& object, std::uint64_t from, std::uint64_t end,
                         const Visit& visit) {
  for (; from < end; from += entries_a_read) {
    const auto entries = log.read(from, std::min(end, from + entries_a_read));
    if (!entries) return std::unexpected(entries.error());
    for (const record::StoredEntry& entry : *entries) {
      if (entry.envelope.obj == object) visit(entry);
    }
  }
  return {};
}

/// Who was in a sitting when something in it opened, at the entry `opened`; nobody outside sittings.
Result<Roll> roll_of(const Source& source, std::optional<SittingId> seat, std::uint64_t opened) {
  Roll roll;
  if (!seat) return roll;
  const domain::Sitting& sitting = source.state.sittings.at(*seat);
  if (!sitting.convened) return roll;
  const auto read = for_each_of(source.log, to_string(sitting.id), sitting.convened->index, opened,
                                [&roll](const record::StoredEntry& entry) {
                                  if (const auto event = table::event_of(entry)) roll.take(*event);
                                });
  if (!read) return std::unexpected(read.error());
  return roll;
}

}  // namespace

QueryAnswer<views::Recount> recount(const Source& source, const commands::RecountVote& query) {
  const auto found = source.state.votes.find(query.vote);
  if (found == source.state.votes.end() || !found->second.opened) return std::unexpected(unknown_thing("/vote"));
  const domain::Vote& vote = found->second;
  if (!vote.result || !vote.declared) return std::unexpected(Refusal{"positions_sealed", "rules#sealed-positions", {}});

  auto roll = roll_of(source, vote.seat ? std::optional(vote.seat->place.sitting) : std::nullopt, vote.opened->index);
  if (!roll) return std::unexpected(unreadable(roll.error()));
  Reader reader{vote, domain::regulation_of(source.state, vote), *std::move(roll)};
  const std::uint64_t last = vote.confirmed ? vote.confirmed->index : vote.declared->index;
  const auto read = for_each_of(source.log, to_string(vote.id), vote.opened->index, last + 1,
                                [&reader](const record::StoredEntry& entry) {
                                  if (reader.take(entry) && !reader.parts_at) {
                                    reader.parts_at = static_cast<std::int64_t>(entry.seq);
                                  }
                                });
  if (!read) return std::unexpected(unreadable(read.error()));
  if (!reader.count.declared()) return std::unexpected(unknown_thing("/vote"));  // not committed yet

  views::Recount answer;
  answer.vote = vote.id;
  answer.declared = *reader.count.declared();
  answer.recounted = reader.count.counted();
  answer.matches = answer.declared == answer.recounted && !reader.parts_at;
  answer.from_index = static_cast<std::int64_t>(vote.opened->index);
  answer.to_index = static_cast<std::int64_t>(last);
  answer.parts_at = reader.parts_at;
  answer.regulation = reader.count.regulation();
  return answer;
}

QueryAnswer<views::RecountedPoll> recount(const Source& source, const commands::RecountPoll& query) {
  const auto found = source.state.polls.find(query.poll);
  if (found == source.state.polls.end() || !found->second.opened) return std::unexpected(unknown_thing("/poll"));
  const domain::Poll& poll = found->second;
  if (!poll.result || !poll.declared) return std::unexpected(Refusal{"answers_sealed", "rules#polls", {}});

  auto roll = roll_of(source, poll.terms.sitting, poll.opened->index);
  if (!roll) return std::unexpected(unreadable(roll.error()));
  const auto regulation = std::ranges::find(source.state.regulations, *poll.regulation, &domain::RegulationVersion::id);
  TAVOLO_CHECK(regulation != source.state.regulations.end());
  PollReader reader{poll, *regulation, *std::move(roll)};
  const auto read = for_each_of(source.log, to_string(poll.id), poll.opened->index, poll.declared->index + 1,
                                [&reader](const record::StoredEntry& entry) {
                                  if (reader.take(entry) && !reader.parts_at) {
                                    reader.parts_at = static_cast<std::int64_t>(entry.seq);
                                  }
                                });
  if (!read) return std::unexpected(unreadable(read.error()));
  if (!reader.count.declared()) return std::unexpected(unknown_thing("/poll"));  // not committed yet

  views::RecountedPoll answer;
  answer.poll = poll.id;
  answer.declared = *reader.count.declared();
  answer.recounted = reader.count.counted();
  answer.matches = answer.declared == answer.recounted && !reader.parts_at;
  answer.from_index = static_cast<std::int64_t>(poll.opened->index);
  answer.to_index = static_cast<std::int64_t>(poll.declared->index);
  answer.parts_at = reader.parts_at;
  answer.regulation = regulation->id;
  return answer;
}

}  // namespace tavolo::audit
