#include "server/pages/poll_pieces.hpp"

#include <algorithm>

#include "server/feed/views.hpp"
#include "server/pages/dates.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/words.hpp"
#include "server/pages/words_polls.hpp"

namespace tavolo::pages {
namespace {

std::string lasting(const PollSlot& slot) {
  const bool english = spoken().language == Language::en;
  return words::number(slot.minutes.value) + (english ? " minutes" : " minuti");
}

std::string slot_name(const PollSlot& slot) {
  const std::string hour = spoken().language == Language::en ? " at " : ", ore ";
  return weekday_text(slot.on) + hour + to_string(slot.time) + " (" + lasting(slot) + ")";
}

std::int64_t count_at(const PollLine& line, std::size_t mark) {
  return mark < line.counts.size() ? line.counts[mark] : 0;
}

/// The figure that decides of one option.
std::string figure(const domain::Poll& poll, const PollLine& line) {
  if (poll.terms.method != PollMethod::ranked) return words::number(line.points);
  return line.place == 0 ? "" : words::number(line.place);
}

void cell(Html& html, words::Word column, const std::string& text, std::string_view of_class = "number") {
  html.el("td", {{"class", of_class}, {"data-label", column}}, text);
}

void column(Html& html, words::Word word) { html.el("th", {{"scope", "col"}}, word); }

void head(Html& html, const domain::Poll& poll, words::Word first) {
  html.in("thead", [&] {
    html.in("tr", [&] {
      column(html, first);
      column(html, words::figure_of(poll.terms.method));
      if (poll.terms.method == PollMethod::meeting_time) {
        column(html, words::can_of(1));
        column(html, words::can_of(0));
      }
      for (const PollBench& bench : poll.result->by_bench) column(html, words::of(bench.bench));
    });
  });
}

void option_row(Html& html, const domain::Poll& poll, std::size_t at) {
  const PollTally& whole = poll.result->whole;
  const PollLine& line = whole.lines[at];
  const words::Word figure_word = words::figure_of(poll.terms.method);
  const bool first = std::ranges::find(whole.winners, line.option) != whole.winners.end();
  html.in("tr", [&] {
    html.in("th", {{"scope", "row"}}, [&] {
      html.el("span", {{"lang", lang_of_options(poll)}}, option_name(poll, line.option.value));
      if (first) html.text(" " + std::string(words::first_mark));
    });
    cell(html, figure_word, figure(poll, line), "number total");
    if (poll.terms.method == PollMethod::meeting_time) {
      cell(html, words::can_of(1), words::number(count_at(line, 1)));
      cell(html, words::can_of(0), words::number(count_at(line, 0)));
    }
    for (const PollBench& bench : poll.result->by_bench) {
      cell(html, words::of(bench.bench), at < bench.tally.lines.size() ? figure(poll, bench.tally.lines[at]) : "");
    }
  });
}

void step_row(Html& html, const domain::Poll& poll, std::int64_t step) {
  const auto at = static_cast<std::size_t>(step);
  const auto of = [&](const PollTally& tally) {
    return words::number(tally.lines.empty() ? 0 : count_at(tally.lines.front(), at));
  };
  html.in("tr", [&] {
    html.el("th", {{"scope", "row"}}, words::step_of(step));
    cell(html, words::figure_of(poll.terms.method), of(poll.result->whole), "number total");
    for (const PollBench& bench : poll.result->by_bench) cell(html, words::of(bench.bench), of(bench.tally));
  });
}

void foot(Html& html, const domain::Poll& poll) {
  const PollResult& result = *poll.result;
  html.in("tfoot", [&] {
    html.in("tr", {{"class", "sum"}}, [&] {
      html.el("th", {{"scope", "row"}}, words::present);
      const auto of = [](const PollTally& tally) { return words::of_count(tally.answered, tally.electorate); };
      cell(html, words::total, of(result.whole), "number total");
      if (poll.terms.method == PollMethod::meeting_time) html.el("td", {{"colspan", "2"}}, "");
      for (const PollBench& bench : result.by_bench) cell(html, words::of(bench.bench), of(bench.tally));
    });
  });
}

}  // namespace

std::string title_of(const domain::Poll& poll) {
  return poll.title.value ? poll.title.value->str() : std::string(words::erased);
}

std::string option_name(const domain::Poll& poll, std::int64_t n) {
  const auto at = static_cast<std::size_t>(n - 1);
  if (at < poll.terms.slots.size()) return slot_name(poll.terms.slots[at]);
  if (poll.options.value && at < poll.options.value->size()) return (*poll.options.value)[at].str();
  return std::string(words::erased);
}

std::string_view lang_of_options(const domain::Poll& poll) {
  return poll.options.value && !poll.options.value->empty() ? written_lang() : "";
}

void option_list(Html& html, const domain::Poll& poll) {
  if (poll.terms.method == PollMethod::temperature) return;
  html.in("ol", {{"class", "options"}}, [&] {
    for (std::int64_t n = 1; n <= poll.terms.options.value; ++n) {
      html.el("li", {{"lang", lang_of_options(poll)}}, option_name(poll, n));
    }
  });
}

std::string result_sentence(const domain::Poll& poll) {
  const PollResult& result = *poll.result;
  std::string names;
  for (const PollOptionNumber& winner : result.whole.winners) {
    names += (names.empty() ? "" : "; ") + option_name(poll, winner.value);
  }
  if (poll.terms.method == PollMethod::temperature) return std::string(words::poll_no_winner);
  if (names.empty()) return std::string(words::poll_nobody_said);
  return std::string(result.whole.winners.size() == 1 ? words::poll_leads : words::poll_tied) + names + ".";
}

std::string turnout_sentence(const PollResult& result) {
  std::string text = words::answered(result.whole.answered, result.whole.electorate) + ". " +
                     std::string(words::blank_answers) + ": " + words::number(result.whole.blank) + ".";
  if (result.quorum_needed > 0) {
    text += " " + std::string(words::quorum) + ": " + words::at_least(result.quorum_needed) + ".";
  }
  return text;
}

void result_rows(Html& html, const domain::Poll& poll) {
  if (poll.terms.method == PollMethod::temperature) {
    head(html, poll, words::step_word);
    html.in("tbody", [&] {
      for (std::int64_t step = 5; step >= 1; --step) step_row(html, poll, step);
    });
  } else {
    head(html, poll, words::option_word);
    html.in("tbody", [&] {
      for (std::size_t at = 0; at < poll.result->whole.lines.size(); ++at) option_row(html, poll, at);
    });
  }
  foot(html, poll);
}

std::string answer_in_words(const domain::Poll& poll, const PollMarks& marks) {
  if (marks.empty()) return std::string(words::blank_answer);
  const PollMethod method = poll.terms.method;
  if (method == PollMethod::temperature) return std::string(words::step_of(marks.front().value));
  std::vector<std::pair<std::int64_t, std::string>> parts;  // by rank where options are ranked, else in their order
  for (std::size_t at = 0; at < marks.size(); ++at) {
    const std::int64_t mark = marks[at].value;
    const std::string name = option_name(poll, static_cast<std::int64_t>(at) + 1);
    if (method == PollMethod::score) parts.emplace_back(0, name + ": " + words::number(mark));
    if (method == PollMethod::meeting_time) parts.emplace_back(0, name + ": " + std::string(words::can_of(mark)));
    if (method == PollMethod::ranked && mark > 0) parts.emplace_back(mark, words::number(mark) + ". " + name);
    if ((method == PollMethod::choice || method == PollMethod::approval) && mark > 0) parts.emplace_back(0, name);
  }
  std::ranges::stable_sort(parts, {}, [](const auto& part) { return part.first; });
  std::string text;
  for (const auto& [rank, words] : parts) text += (text.empty() ? "" : "; ") + words;
  return text;
}

void poll_item(Html& html, const Site& site, const domain::Poll& poll) {
  html.in("li", [&] {
    html.in("p", {{"class", "item-head"}}, [&] {
      html.el("span", {{"class", "label"}}, words::of(poll.terms.method));
      if (poll.state == VoteState::open) html.el("span", {{"class", "label vote-open"}}, words::poll_open);
      if (poll.state == VoteState::annulled) html.el("span", {{"class", "label"}}, words::poll_annulled);
    });
    html.in("h3", [&] { html.el("a", {{"href", path_of(poll.id)}, {"lang", written_lang()}}, title_of(poll)); });
    html.in("p", [&] {
      if (poll.state == VoteState::open) {
        const views::PollTurnout turnout = feed::poll_turnout_view(poll);
        html.text(words::answered(turnout.answered, turnout.of) + ". ");
        html.text(words::closes(weekday_text(poll.terms.closes_on), to_string(poll.terms.closes_time)) + ".");
      } else if (poll.closed) {
        if (poll.result) html.text(result_sentence(poll) + " ");
        html.text(words::closed_at(moment_text(site.moment.calendar, poll.closed->ts)) + ".");
      }
    });
  });
}

}  // namespace tavolo::pages
