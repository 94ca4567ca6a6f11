#include "server/audit/recomputed_figures.hpp"

#include <algorithm>
#include <array>

namespace tavolo::audit {
namespace {

using Figure = rpc::RecomputedFigure;
using Words = std::optional<std::string>;

std::string in_words(std::int64_t value) { return std::to_string(value); }
std::string in_words(bool value) { return value ? "true" : "false"; }
Words in_words(const std::optional<std::int64_t>& value) { return value ? Words(in_words(*value)) : std::nullopt; }
Words in_words(const std::optional<bool>& value) { return value ? Words(in_words(*value)) : std::nullopt; }

struct Where {
  std::optional<Bench> bench;
  std::optional<std::int64_t> option;
};

/// What the minutes do not state is not held against them.
enum class InMinutes { yes, no };

/// `get` says a version's figure in words, or nothing. Versions that are there differ where one says what another does
/// not, too.
template <class T, class Get>
void add(FigureList& list, Figure figure, const Versions<T>& versions, const Get& get, InMinutes in_minutes,
         const Where& where = {}) {
  rpc::RecomputedValue value;
  value.figure = figure;
  value.bench = where.bench;
  value.option = where.option;
  std::vector<Words> told;
  const auto tell = [&](const T* version, std::optional<Text<0, 4000>>& into) {
    if (version == nullptr) return;
    const Words words = get(*version);
    told.push_back(words);
    if (words) into = Text<0, 4000>::of(*words);
  };
  tell(versions.declared, value.declared);
  tell(versions.recomputed, value.recomputed);
  if (in_minutes == InMinutes::yes) tell(versions.minutes, value.minutes);
  if (!std::ranges::any_of(told, &Words::has_value)) return;
  value.differs = std::ranges::adjacent_find(told, std::ranges::not_equal_to()) != told.end();
  list.push_back(std::move(value));
}

/// True if any version has it.
template <class T, class Has>
bool any_has(const Versions<T>& versions, const Has& has) {
  return (versions.declared != nullptr && has(*versions.declared)) ||
         (versions.recomputed != nullptr && has(*versions.recomputed)) ||
         (versions.minutes != nullptr && has(*versions.minutes));
}

const BenchTally* tally_of(const VoteResult& result, Bench bench) {
  const auto found = std::ranges::find(result.by_bench, bench, &BenchTally::bench);
  return found == result.by_bench.end() ? nullptr : &*found;
}

struct BenchFigure {
  Figure figure;
  std::int64_t BenchTally::* count;
};
constexpr std::array<BenchFigure, 6> bench_figures{
    {{Figure::electorate, &BenchTally::electorate},
     {Figure::favourable, &BenchTally::favourable},
     {Figure::favourable_with_reservations, &BenchTally::favourable_with_reservations},
     {Figure::contrary, &BenchTally::contrary},
     {Figure::abstained, &BenchTally::abstained},
     {Figure::not_participating, &BenchTally::not_participating}}};

void add_bench(FigureList& list, const Versions<VoteResult>& versions, Bench bench) {
  const Where where{bench, {}};
  for (const auto& [figure, count] : bench_figures) {
    const auto get = [&, field = count](const VoteResult& result) -> Words {
      const BenchTally* tally = tally_of(result, bench);
      return tally == nullptr ? std::nullopt : Words(in_words(tally->*field));
    };
    add(list, figure, versions, get, InMinutes::yes, where);
  }
  const auto dissents = [&](const VoteResult& result) -> Words {
    const BenchTally* tally = tally_of(result, bench);
    return tally == nullptr ? std::nullopt : Words(in_words(tally->dissents));
  };
  add(list, Figure::dissents, versions, dissents, InMinutes::yes, where);
}

std::string joined(const auto& values) {
  std::string all;
  for (const auto& value : values) {
    if (!all.empty()) all += ' ';
    all += std::to_string(value);
  }
  return all;
}

std::string winners_of(const PollTally& tally) {
  std::vector<std::int64_t> options;
  for (const PollOptionNumber& option : tally.winners) options.push_back(option.value);
  return joined(options);
}

/// Of all bodies, or of a bench that the result has.
const PollTally* tally_of(const PollResult& result, const std::optional<Bench>& bench) {
  if (!bench) return &result.whole;
  const auto found = std::ranges::find(result.by_bench, *bench, &PollBench::bench);
  return found == result.by_bench.end() ? nullptr : &found->tally;
}

void add_tally(FigureList& list, const Versions<PollResult>& versions, const std::optional<Bench>& bench) {
  const auto of_tally = [&](Figure figure, const auto& get, const std::optional<std::int64_t>& option = {}) {
    const auto told = [&](const PollResult& result) -> Words {
      const PollTally* tally = tally_of(result, bench);
      return tally == nullptr ? std::nullopt : get(*tally);
    };
    add(list, figure, versions, told, InMinutes::yes, {bench, option});
  };
  of_tally(Figure::electorate, [](const PollTally& tally) -> Words { return in_words(tally.electorate); });
  of_tally(Figure::answered, [](const PollTally& tally) -> Words { return in_words(tally.answered); });
  of_tally(Figure::blank, [](const PollTally& tally) -> Words { return in_words(tally.blank); });
  of_tally(Figure::winners, [](const PollTally& tally) -> Words { return winners_of(tally); });
  for (std::int64_t option = 1; option <= max_poll_options; ++option) {
    const auto of_option = [&](Figure figure, const auto& get) {
      const auto told = [&](const PollTally& tally) -> Words {
        const auto line =
            std::ranges::find(tally.lines, option, [](const PollLine& held) { return held.option.value; });
        return line == tally.lines.end() ? std::nullopt : Words(get(*line));
      };
      of_tally(figure, told, option);
    };
    of_option(Figure::counts, [](const PollLine& line) { return joined(line.counts); });
    of_option(Figure::points, [](const PollLine& line) { return in_words(line.points); });
    of_option(Figure::place, [](const PollLine& line) { return in_words(line.place); });
  }
}

Words pairs_of(const PollResult& result) {
  if (result.pairs.empty()) return std::nullopt;
  std::string all;
  for (const PollPair& pair : result.pairs) {
    if (!all.empty()) all += ' ';
    all += std::to_string(pair.option.value);
    all += '>';
    all += std::to_string(pair.over.value);
    all += '=';
    all += std::to_string(pair.preferring);
    all += '/';
    all += std::to_string(pair.strength);
  }
  return all;
}

}  // namespace

QuorumFigures figures_of(const domain::Quorum& quorum) {
  QuorumFigures figures{quorum.call, quorum.of, quorum.present, quorum.needed(), quorum.reached(), {}, {}};
  if (quorum.institutions_required) figures.institutions_present = quorum.institutions_present;
  return figures;
}

FigureList figures_of(const Versions<VoteResult>& versions) {
  FigureList list;
  const auto whole = [&](Figure figure, InMinutes in_minutes, const auto& get) {
    add(list, figure, versions, [&](const VoteResult& result) { return Words(get(result)); }, in_minutes);
  };
  const auto number = [&](Figure figure, std::int64_t VoteResult::* field, InMinutes in_minutes) {
    whole(figure, in_minutes, [field](const VoteResult& result) { return in_words(result.*field); });
  };
  whole(Figure::outcome, InMinutes::yes, [](const VoteResult& result) { return std::string(name_of(result.outcome)); });
  number(Figure::electorate, &VoteResult::electorate, InMinutes::yes);
  number(Figure::present, &VoteResult::present, InMinutes::yes);
  number(Figure::quorum_needed, &VoteResult::quorum_needed, InMinutes::yes);
  whole(Figure::institutions_present, InMinutes::no,
        [](const VoteResult& result) { return in_words(result.institutions_present); });
  number(Figure::votes_for, &VoteResult::votes_for, InMinutes::yes);
  number(Figure::votes_against, &VoteResult::votes_against, InMinutes::yes);
  number(Figure::votes_needed, &VoteResult::votes_needed, InMinutes::no);
  for (const Bench bench : all_benches) {
    if (any_has(versions, [&](const VoteResult& result) { return tally_of(result, bench) != nullptr; })) {
      add_bench(list, versions, bench);
    }
  }
  return list;
}

FigureList figures_of(const Versions<PollResult>& versions) {
  FigureList list;
  add_tally(list, versions, std::nullopt);
  add(
      list, Figure::quorum_needed, versions,
      [](const PollResult& result) { return Words(in_words(result.quorum_needed)); }, InMinutes::yes);
  add(
      list, Figure::quorum_reached, versions,
      [](const PollResult& result) { return Words(in_words(result.quorum_reached)); }, InMinutes::yes);
  add(list, Figure::pairs, versions, pairs_of, InMinutes::no);
  for (const Bench bench : all_benches) {
    if (any_has(versions, [&](const PollResult& result) { return tally_of(result, bench) != nullptr; })) {
      add_tally(list, versions, bench);
    }
  }
  return list;
}

FigureList figures_of(const Versions<QuorumFigures>& versions) {
  FigureList list;
  // a version that leaves a figure out is not at odds with one that states it
  const auto stated = [&](Figure figure, const auto& get, const Where& where = {}) {
    Versions<QuorumFigures> only;
    const auto keep = [&](const QuorumFigures* version) {
      return version != nullptr && get(*version) ? version : nullptr;
    };
    only = {keep(versions.declared), keep(versions.recomputed), keep(versions.minutes)};
    add(list, figure, only, get, InMinutes::yes, where);
  };
  stated(Figure::call, [](const QuorumFigures& quorum) {
    return quorum.call ? Words(std::string(name_of(*quorum.call))) : std::nullopt;
  });
  stated(Figure::voting, [](const QuorumFigures& quorum) { return in_words(quorum.voting); });
  stated(Figure::present, [](const QuorumFigures& quorum) { return Words(in_words(quorum.present)); });
  stated(Figure::quorum_needed, [](const QuorumFigures& quorum) { return Words(in_words(quorum.needed)); });
  stated(Figure::institutions_present,
         [](const QuorumFigures& quorum) { return in_words(quorum.institutions_present); });
  for (const Bench bench : all_benches) {
    const auto line_of = [bench](const QuorumFigures& quorum) {
      return std::ranges::find(quorum.by_bench, bench, &domain::BenchQuorum::bench);
    };
    const auto of_bench = [&](std::int64_t domain::BenchQuorum::* field) {
      return [line_of, field](const QuorumFigures& quorum) -> Words {
        const auto line = line_of(quorum);
        return line == quorum.by_bench.end() ? std::nullopt : Words(in_words((*line).*field));
      };
    };
    stated(Figure::voting, of_bench(&domain::BenchQuorum::of), {bench, {}});
    stated(Figure::present, of_bench(&domain::BenchQuorum::present), {bench, {}});
  }
  stated(Figure::quorum_reached, [](const QuorumFigures& quorum) { return in_words(quorum.reached); });
  return list;
}

FigureList figures_of(const Versions<ConsensusFigures>& versions) {
  FigureList list;
  const auto get = [&](Figure figure, InMinutes in_minutes, const auto& words) {
    add(list, figure, versions, words, in_minutes);
  };
  get(Figure::present, InMinutes::yes, [](const ConsensusFigures& held) { return Words(in_words(held.present)); });
  get(Figure::bodies, InMinutes::yes, [](const ConsensusFigures& held) { return Words(to_string(held.bodies)); });
  get(Figure::objections, InMinutes::no, [](const ConsensusFigures& held) { return in_words(held.objections); });
  get(Figure::until, InMinutes::no,
      [](const ConsensusFigures& held) { return held.until ? Words(to_string(*held.until)) : std::nullopt; });
  return list;
}

FigureList figures_of(const Versions<std::vector<PendingCause>>& versions) {
  FigureList list;
  const auto get = [](const std::vector<PendingCause>& causes) -> Words {
    std::string all;
    for (const PendingCause cause : causes) {
      if (!all.empty()) all += ' ';
      all += name_of(cause);
    }
    return all.empty() ? "none" : all;
  };
  add(list, Figure::pending, versions, get, InMinutes::no);
  return list;
}

}  // namespace tavolo::audit
