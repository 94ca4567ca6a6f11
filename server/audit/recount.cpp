#include <algorithm>

#include "server/audit/ballots.hpp"
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
  BallotCount count{};
  std::optional<std::int64_t> parts_at{};

  Electorate electorate() const { return {vote.bench_at_opening.begin(), vote.bench_at_opening.end()}; }

  BallotCount::Fault take(const record::StoredEntry& entry) {
    const auto event = table::event_of(entry);
    if (!event) return "the entry cannot be read";
    if (const auto* opened = std::get_if<events::VoteOpened>(&*event)) {
      const auto fault = count.open(*opened, electorate(), regulation.rules.institutions_required);
      if (fault) return fault;
      if (opened->regulation != regulation.id) return "the opening names another regulation";
      return entry.envelope.rule == regulation.digest ? std::nullopt
                                                      : BallotCount::Fault("another regulation in force");
    }
    if (const auto* cast = std::get_if<events::PositionCast>(&*event)) {
      return count.take(*cast, parse_id<OrganisationIdTag>(entry.envelope.org.value_or("")));
    }
    if (std::get_if<events::VoteClosed>(&*event)) return count.close();
    if (const auto* declared = std::get_if<events::OutcomeDeclared>(&*event)) return count.declare(*declared);
    return std::nullopt;
  }
};

}  // namespace

QueryAnswer<views::Recount> recount(const Source& source, const commands::RecountVote& query) {
  const auto found = source.state.votes.find(query.vote);
  if (found == source.state.votes.end() || !found->second.opened) return std::unexpected(unknown_thing("/vote"));
  const domain::Vote& vote = found->second;
  if (!vote.result || !vote.declared) return std::unexpected(Refusal{"positions_sealed", "rules#sealed-positions", {}});

  Reader reader{vote, domain::regulation_of(source.state, vote)};
  const std::string object = to_string(vote.id);
  const std::uint64_t end = vote.declared->index + 1;
  for (std::uint64_t from = vote.opened->index; from < end; from += entries_a_read) {
    const auto entries = source.log.read(from, std::min(end, from + entries_a_read));
    if (!entries) return std::unexpected(unreadable(entries.error()));
    for (const record::StoredEntry& entry : *entries) {
      if (entry.envelope.obj != object) continue;
      if (reader.take(entry) && !reader.parts_at) reader.parts_at = static_cast<std::int64_t>(entry.seq);
    }
  }
  if (!reader.count.declared()) return std::unexpected(unknown_thing("/vote"));  // not committed yet

  views::Recount answer;
  answer.vote = vote.id;
  answer.declared = *reader.count.declared();
  answer.recounted = reader.count.counted();
  answer.matches = answer.declared == answer.recounted && !reader.parts_at;
  answer.from_index = static_cast<std::int64_t>(vote.opened->index);
  answer.to_index = static_cast<std::int64_t>(vote.declared->index);
  answer.parts_at = reader.parts_at;
  answer.regulation = reader.count.regulation();
  return answer;
}

}  // namespace tavolo::audit
