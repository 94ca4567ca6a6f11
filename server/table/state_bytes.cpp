#include "server/table/state_bytes.hpp"

#include <tuple>

#include "server/snapshot/binary.hpp"
#include "server/table/entry_draft.hpp"

namespace tavolo::table {
namespace {

constexpr std::size_t usual_bytes_an_entry = 256;

bool is_sealed(const domain::Vote& vote) { return vote.state == VoteState::open || vote.state == VoteState::annulled; }

/// Calls `visit` for every version of every position whose value is sealed, in one order.
template <class Visit>
void for_each_sealed(domain::State& state, const Visit& visit) {
  for (auto& [id, vote] : state.votes) {
    if (!is_sealed(vote)) continue;
    for (auto& [body, versions] : vote.positions) {
      for (domain::CastVersion& version : versions) visit(version);
    }
  }
}

/// The same of the answers to polls.
template <class Visit>
void for_each_sealed_answer(domain::State& state, const Visit& visit) {
  for (auto& [id, poll] : state.polls) {
    if (poll.state != VoteState::open && poll.state != VoteState::annulled) continue;
    for (auto& [body, versions] : poll.answers) {
      for (domain::PollAnswerVersion& version : versions) visit(version);
    }
  }
}

/// While it lives the state is without its sealed values.
class SealedAway {
 public:
  explicit SealedAway(domain::State& state) : state_(state) {
    for_each_sealed(state_, [this](domain::CastVersion& version) {
      held_.emplace_back(std::exchange(version.value, {}), std::exchange(version.texts, {}),
                         std::exchange(version.evidence, {}));
    });
    for_each_sealed_answer(state_, [this](domain::PollAnswerVersion& version) {
      answers_.emplace_back(std::exchange(version.value, {}), std::exchange(version.evidence, {}));
    });
  }
  ~SealedAway() {
    auto next = held_.begin();
    for_each_sealed(state_, [&next](domain::CastVersion& version) {
      std::tie(version.value, version.texts, version.evidence) = std::move(*next);
      ++next;
    });
    auto answer = answers_.begin();
    for_each_sealed_answer(state_, [&answer](domain::PollAnswerVersion& version) {
      std::tie(version.value, version.evidence) = std::move(*answer);
      ++answer;
    });
  }
  SealedAway(const SealedAway&) = delete;
  SealedAway& operator=(const SealedAway&) = delete;

 private:
  domain::State& state_;
  std::vector<std::tuple<Sealed<PositionValue>, Sealed<PositionTexts>, Sealed<PositionEvidence>>> held_;
  std::vector<std::pair<Sealed<PollAnswer>, Sealed<PositionEvidence>>> answers_;
};

Result<void> unseal(record::Log& log, domain::CastVersion& version) {
  const auto entry = log.read_one(version.stamp.index);
  if (!entry) return std::unexpected(entry.error());
  const auto event = event_of(*entry);
  if (!event) return std::unexpected(event.error());
  const auto* cast = std::get_if<events::PositionCast>(&*event);
  const auto* recorded = std::get_if<events::PositionRecorded>(&*event);
  if ((cast == nullptr && recorded == nullptr) || entry->leaf_hash != version.stamp.leaf_hash) {
    return fail("snapshot_damaged", "entry " + std::to_string(entry->seq) + " is no position of the snapshot");
  }
  version.value = cast != nullptr ? cast->value : recorded->value;
  version.texts = cast != nullptr ? cast->texts : recorded->texts;
  if (recorded != nullptr) version.evidence = recorded->evidence;
  return {};
}

Result<void> unseal(record::Log& log, domain::PollAnswerVersion& version) {
  const auto entry = log.read_one(version.stamp.index);
  if (!entry) return std::unexpected(entry.error());
  const auto event = event_of(*entry);
  if (!event) return std::unexpected(event.error());
  const auto* answered = std::get_if<events::PollAnswered>(&*event);
  const auto* recorded = std::get_if<events::PollAnswerRecorded>(&*event);
  if ((answered == nullptr && recorded == nullptr) || entry->leaf_hash != version.stamp.leaf_hash) {
    return fail("snapshot_damaged", "entry " + std::to_string(entry->seq) + " is no answer of the snapshot");
  }
  version.value = answered != nullptr ? answered->value : recorded->value;
  if (recorded != nullptr) version.evidence = recorded->evidence;
  return {};
}

}  // namespace

std::string state_bytes(domain::State& state) {
  const SealedAway away(state);
  snapshot::Writer writer;
  writer.reserve(state.size * usual_bytes_an_entry);  // growing by copies would make the pause longer
  writer.put(state);
  return writer.take();
}

bool read_state(std::string_view bytes, domain::State& state) {
  snapshot::Reader reader(bytes);
  reader.get(state);
  return reader.at_end();
}

Result<void> unseal(record::Log& log, domain::State& state) {
  Result<void> done;
  for_each_sealed(state, [&](domain::CastVersion& version) {
    if (done) done = unseal(log, version);
  });
  for_each_sealed_answer(state, [&](domain::PollAnswerVersion& version) {
    if (done) done = unseal(log, version);
  });
  return done;
}

}  // namespace tavolo::table
