#include "server/domain/poll_count.hpp"

#include <algorithm>
#include <functional>

#include "server/base/result.hpp"

namespace tavolo::domain {
namespace {

using Marks = std::vector<const PollMarks*>;
/// [option][over option], from 0.
using Matrix = std::vector<std::vector<std::int64_t>>;

std::size_t options_of(const PollTerms& terms) { return static_cast<std::size_t>(terms.options.value); }

bool prefers(const PollMarks& marks, std::size_t option, std::size_t over) {
  const std::int64_t rank = marks[option].value;
  const std::int64_t other = marks[over].value;
  return rank != 0 && (other == 0 || rank < other);
}

Matrix preferring(const Marks& answers, std::size_t options) {
  Matrix matrix(options, std::vector<std::int64_t>(options, 0));
  for (const PollMarks* marks : answers) {
    for (std::size_t i = 0; i < options; ++i) {
      for (std::size_t j = 0; j < options; ++j) {
        if (i != j && prefers(*marks, i, j)) ++matrix[i][j];
      }
    }
  }
  return matrix;
}

/// Schulze 2011, section 2.3: the widest path between each two options.
Matrix strongest_paths(const Matrix& preferred) {
  const std::size_t options = preferred.size();
  Matrix strength(options, std::vector<std::int64_t>(options, 0));
  for (std::size_t i = 0; i < options; ++i) {
    for (std::size_t j = 0; j < options; ++j) {
      if (i != j && preferred[i][j] > preferred[j][i]) strength[i][j] = preferred[i][j];
    }
  }
  for (std::size_t by = 0; by < options; ++by) {
    for (std::size_t i = 0; i < options; ++i) {
      for (std::size_t j = 0; j < options; ++j) {
        if (i == by || j == by || i == j) continue;
        strength[i][j] = std::max(strength[i][j], std::min(strength[i][by], strength[by][j]));
      }
    }
  }
  return strength;
}

/// An option's place is one more than how many are before it.
void place(PollTally& tally, const std::function<bool(std::size_t, std::size_t)>& before) {
  for (std::size_t i = 0; i < tally.lines.size(); ++i) {
    std::int64_t earlier = 0;
    for (std::size_t j = 0; j < tally.lines.size(); ++j) {
      if (i != j && before(j, i)) ++earlier;
    }
    tally.lines[i].place = earlier + 1;
    if (earlier == 0) tally.winners.push_back(tally.lines[i].option);
  }
}

void count_marks(PollTally& tally, const PollTerms& terms, const Marks& answers) {
  for (std::size_t i = 0; i < options_of(terms); ++i) {
    PollLine line;
    line.option = {static_cast<std::int64_t>(i) + 1};
    line.counts.assign(static_cast<std::size_t>(highest_mark(terms)) + 1, 0);
    for (const PollMarks* marks : answers) ++line.counts[static_cast<std::size_t>((*marks)[i].value)];
    tally.lines.push_back(std::move(line));
  }
}

void count_points(PollTally& tally, const PollTerms& terms, const Marks& answers) {
  const auto valid = static_cast<std::int64_t>(answers.size());
  for (PollLine& line : tally.lines) {
    if (terms.method == PollMethod::meeting_time) {
      line.points = line.counts[2];
      continue;
    }
    for (std::size_t mark = 1; mark < line.counts.size(); ++mark) {
      line.points += static_cast<std::int64_t>(mark) * line.counts[mark];
    }
    if (terms.method == PollMethod::score && valid > 0) {
      line.mean_hundredths = (line.points * 200 + valid) / (2 * valid);
    }
  }
}

PollTally tally_of(const PollTerms& terms, const std::vector<const CountedAnswer*>& asked) {
  PollTally tally;
  tally.electorate = static_cast<std::int64_t>(asked.size());
  Marks answers;
  for (const CountedAnswer* body : asked) {
    if (!body->marks) continue;
    ++tally.answered;
    if (body->marks->empty()) {
      ++tally.blank;
    } else {
      TAVOLO_CHECK(fits(terms, *body->marks));
      answers.push_back(&*body->marks);
    }
  }
  count_marks(tally, terms, answers);
  if (terms.method == PollMethod::temperature) return tally;
  if (terms.method == PollMethod::ranked) {
    const Matrix strength = strongest_paths(preferring(answers, options_of(terms)));
    const auto beats = [&](std::size_t i, std::size_t j) { return strength[i][j] > strength[j][i]; };
    for (std::size_t i = 0; i < tally.lines.size(); ++i) {
      for (std::size_t j = 0; j < tally.lines.size(); ++j) tally.lines[i].points += beats(i, j) ? 1 : 0;
    }
    if (!answers.empty()) place(tally, beats);
    return tally;
  }
  count_points(tally, terms, answers);
  if (answers.empty()) return tally;
  place(tally, [&](std::size_t i, std::size_t j) {
    const PollLine& left = tally.lines[i];
    const PollLine& right = tally.lines[j];
    if (left.points != right.points) return left.points > right.points;
    return terms.method == PollMethod::meeting_time && left.counts[0] < right.counts[0];
  });
  return tally;
}

void add_pairs(PollResult& result, const PollTerms& terms, const std::vector<CountedAnswer>& asked) {
  Marks answers;
  for (const CountedAnswer& body : asked) {
    if (body.marks && !body.marks->empty()) answers.push_back(&*body.marks);
  }
  const Matrix preferred = preferring(answers, options_of(terms));
  const Matrix strength = strongest_paths(preferred);
  for (std::size_t i = 0; i < preferred.size(); ++i) {
    for (std::size_t j = 0; j < preferred.size(); ++j) {
      if (i == j) continue;
      result.pairs.push_back(
          {{static_cast<std::int64_t>(i) + 1}, {static_cast<std::int64_t>(j) + 1}, preferred[i][j], strength[i][j]});
    }
  }
}

}  // namespace

bool is_binding(PollMethod method) { return method != PollMethod::meeting_time && method != PollMethod::temperature; }

std::int64_t highest_mark(const PollTerms& terms) {
  switch (terms.method) {
    case PollMethod::choice:
    case PollMethod::approval:
      return 1;
    case PollMethod::score:
      return terms.max_score.value;
    case PollMethod::ranked:
      return terms.options.value;
    case PollMethod::meeting_time:
      return 2;
    case PollMethod::temperature:
      return 5;
  }
  TAVOLO_CHECK(false);
  return 0;
}

bool fits(const PollTerms& terms, const PollMarks& marks) {
  if (marks.empty()) return true;
  if (marks.size() != options_of(terms)) return false;
  std::vector<std::int64_t> counts(static_cast<std::size_t>(highest_mark(terms)) + 1, 0);
  for (const auto& mark : marks) {
    if (mark.value > highest_mark(terms)) return false;
    ++counts[static_cast<std::size_t>(mark.value)];
  }
  const auto marked = static_cast<std::int64_t>(marks.size()) - counts[0];
  switch (terms.method) {
    case PollMethod::choice:
      return marked == 1;
    case PollMethod::approval:
    case PollMethod::temperature:
      return marked >= 1;
    case PollMethod::score:
    case PollMethod::meeting_time:
      return true;
    case PollMethod::ranked:
      return marked >= 1 && std::all_of(counts.begin() + 1, counts.begin() + 1 + marked,
                                        [](std::int64_t times) { return times == 1; });
  }
  TAVOLO_CHECK(false);
  return false;
}

PollResult count_poll(const PollTerms& terms, const std::vector<CountedAnswer>& asked, const PollRule& rule) {
  const auto of = [&](std::optional<Bench> bench) {
    std::vector<const CountedAnswer*> bodies;
    for (const CountedAnswer& body : asked) {
      if (!bench || body.bench == *bench) bodies.push_back(&body);
    }
    return bodies;
  };
  PollResult result;
  result.whole = tally_of(terms, of(std::nullopt));
  if (terms.method == PollMethod::ranked) add_pairs(result, terms, asked);
  bool institutions_missing = false;
  for (const Bench bench : all_benches) {
    const auto bodies = of(bench);
    if (bodies.empty()) continue;
    result.by_bench.push_back({bench, tally_of(terms, bodies)});
    if (bench == Bench::institutions) institutions_missing = result.by_bench.back().tally.answered == 0;
  }
  result.quorum_needed = rule.quorum_needed;
  result.quorum_reached =
      result.whole.answered >= rule.quorum_needed && !(rule.institutions_required && institutions_missing);
  return result;
}

}  // namespace tavolo::domain
