// Votes in section 8: the text, the result by bench and by body, reservations and statements verbatim.

#include <algorithm>
#include <array>

#include "server/feed/views.hpp"
#include "server/pages/minutes_sheet.hpp"

namespace tavolo::pages {
namespace {

struct ChoiceRow {
  PositionChoice choice;
  std::int64_t BenchTally::* count;
};
/// The fixed order of positions (screens.md 3.4).
constexpr std::array<ChoiceRow, 5> choices{
    {{PositionChoice::favourable, &BenchTally::favourable},
     {PositionChoice::favourable_with_reservations, &BenchTally::favourable_with_reservations},
     {PositionChoice::contrary, &BenchTally::contrary},
     {PositionChoice::abstained, &BenchTally::abstained},
     {PositionChoice::not_participating, &BenchTally::not_participating}}};

std::int64_t present_of(const BenchTally& tally) {
  std::int64_t n = 0;
  for (const ChoiceRow& row : choices) n += tally.*row.count;
  return n;
}

}  // namespace

void MinutesSheet::vote(const domain::Vote& held) {
  html.in("div", {{"class", "vote"}}, [&] {
    const std::string title = held.title.value ? held.title.value->str() : std::string(words::erased);
    const bool motion = held.place && held.place->motion;
    html.el("h4", std::string(motion ? words::motion_heading : words::vote_heading) + ": " + title);
    html.in("blockquote",
            [&] { quoted(held.question.value ? held.question.value->str() : std::string(words::erased)); });
    if (held.state == VoteState::annulled) return html.el("p", words::vote_annulled_note);
    const VoteResult* stated = domain::stated_result(held);
    if (stated == nullptr) return html.el("p", words::vote_still_open);
    const VoteResult& result = *stated;
    html.el("p", words::opened_at(when(held.opened->ts)) + ". " + words::closed_at(when(held.closed->ts)) + ".");
    html.el("p", std::string(words::rule) + ": " + words::majority(held.terms.majority) + ". " +
                     std::string(words::rule_tie) + ". " + std::string(words::quorum) + ": " +
                     words::answered(result.present, result.electorate) + ", " + words::at_least(result.quorum_needed) +
                     ".");
    vote_by_bench(result);
    const auto lines = feed::position_lines(state, held);
    vote_by_body(held, lines);
    vote_texts(lines);
    html.in("p", {{"class", "outcome"}}, [&] {
      html.el("strong", words::outcome_word);
      html.text(": " + words::outcome_sentence(result) + " (" + words::number(result.votes_for) + " " +
                std::string(words::in_favour) + ", " + words::number(result.votes_against) + " " +
                std::string(words::against) + "). " + words::dissent_note(result));
    });
    if (!held.pending.empty()) html.el("p", words::outcome_provisional);
    if (held.answered) {
      html.el("h5", words::dissent_answer_heading);
      html.in("blockquote", [&] {
        quoted(held.dissent_answer.value ? held.dissent_answer.value->str() : std::string(words::erased));
      });
    }
    if (held.confirmed) html.el("p", std::string(words::outcome_confirmed_at) + when(held.confirmed->ts) + ".");
  });
}

void MinutesSheet::vote_by_bench(const VoteResult& result) {
  const auto row = [&](std::string_view title, std::string_view of_class, const auto& count_of) {
    html.in("tr", {{"class", of_class}}, [&] {
      html.el("th", {{"scope", "row"}}, title);
      std::int64_t total = 0;
      for (const BenchTally& tally : result.by_bench) {
        total += count_of(tally);
        html.el("td", {{"class", "number"}}, words::number(count_of(tally)));
      }
      html.el("td", {{"class", "number total"}}, words::number(total));
    });
  };
  wide_table(words::votes_by_bench_caption, "by-bench", [&] {
    html.in("thead", [&] {
      html.in("tr", [&] {
        html.el("th", {{"scope", "col"}}, words::position);
        for (const BenchTally& tally : result.by_bench) html.el("th", {{"scope", "col"}}, words::of(tally.bench));
        html.el("th", {{"scope", "col"}}, words::total);
      });
    });
    html.in("tbody", [&] {
      for (const ChoiceRow& choice : choices) {
        row(words::of(choice.choice), {}, [&](const BenchTally& tally) { return tally.*choice.count; });
      }
      row(words::present, "sum", present_of);
      row(words::entitled, "sum", [](const BenchTally& tally) { return tally.electorate; });
    });
  });
}

void MinutesSheet::vote_by_body(const domain::Vote& held, const std::vector<views::PositionLine>& lines) {
  table(words::positions_by_body_caption, {words::organisation, words::bench, words::position}, [&] {
    for (const auto& line : lines) {
      html.in("tr", [&] {
        html.el("th", {{"scope", "row"}}, name_of_body(line.organisation));
        html.el("td", words::of(line.bench));
        html.in("td", [&] {
          std::string text(line.choice ? words::of(*line.choice) : words::not_expressed);
          if (line.conflict_of_interest) text += " (" + std::string(words::conflict_of_interest) + ")";
          const auto proxy = held.proxies.find(line.organisation);
          if (proxy != held.proxies.end() && (line.holder || !line.choice)) {
            text += ", " + std::string(words::by_proxy) + name_of_body(proxy->second);
          }
          if (line.channel && !line.holder) {
            text += ", " + std::string(words::recorded_by_secretary) + std::string(words::of(*line.channel));
          }
          if (line.contested) text += ", " + std::string(words::contested_word);
          if (line.lapsed) text += ", " + std::string(words::lapsed_word);
          html.text(text);
        });
      });
    }
  });
}

void MinutesSheet::vote_texts(const std::vector<views::PositionLine>& lines) {
  const auto any_text = [](const auto& line) {
    return line.choice && (line.texts.reservation || line.texts.reason || line.texts.statement);
  };
  const bool conflicts = std::ranges::any_of(lines, [](const auto& line) { return line.conflict_of_interest; });
  if (conflicts) {
    std::vector<OrganisationId> bodies;
    for (const auto& line : lines) {
      if (line.conflict_of_interest) bodies.push_back(line.organisation);
    }
    html.el("h5", words::conflicts_heading);
    html.el("p", names_of(bodies) + ".");
  }
  if (!std::ranges::any_of(lines, any_text)) return;
  html.el("h5", words::reservations_heading);
  for (const auto& line : lines) {
    if (!line.choice) continue;
    const auto text = [&](words::Word what, const auto& held) {
      if (!held) return;
      html.in("div", {{"class", "statement"}}, [&] {
        html.el("p", {{"class", "by"}}, name_of_body(line.organisation) + ": " + std::string(what));
        html.in("blockquote", [&] { quoted(held->str()); });
      });
    };
    text(words::reservation, line.texts.reservation);
    text(words::reason_not_taking_part, line.texts.reason);
    text(words::statement, line.texts.statement);
  }
}

}  // namespace tavolo::pages
