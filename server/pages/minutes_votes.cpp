// Votes in section 8: the text, the result by bench and by body, reservations and statements verbatim.

#include <algorithm>
#include <array>

#include "server/domain/sittings.hpp"
#include "server/feed/views.hpp"
#include "server/pages/minutes_sheet.hpp"
#include "server/pages/position_notes.hpp"

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

words::Word heading_of(const domain::Vote& held) {
  if (held.place && held.place->motion) return words::motion_heading;
  if (!held.link) return words::vote_heading;
  switch (held.link->kind) {
    case VoteLinkKind::part:
      return words::part_heading;
    case VoteLinkKind::amendment:
      return words::amendment_heading;
    case VoteLinkKind::repeats:
      break;
  }
  return words::new_round_heading;
}

/// Whether the body had declared a conflict of interest on the item when the vote was opened.
bool had_conflict(const domain::Sitting& sitting, const domain::Vote& held, OrganisationId body) {
  if (!held.place) return false;
  const auto item = domain::known_item(sitting, held.place->item);
  return item && std::ranges::any_of((*item)->conflicts, [&](const domain::Conflict& conflict) {
           const bool held_then = !conflict.withdrawn || conflict.withdrawn->index > held.opened->index;
           return conflict.organisation == body && conflict.stamp.index < held.opened->index && held_then;
         });
}

}  // namespace

/// As they were voted, whatever was prepared first.
void MinutesSheet::votes(const domain::AgendaItem& item) {
  std::vector<const domain::Vote*> opened;
  for (const VoteId id : item.votes) {
    const auto found = state.votes.find(id);
    if (found != state.votes.end() && found->second.opened) opened.push_back(&found->second);
  }
  std::ranges::sort(opened, {}, [](const domain::Vote* each) { return each->opened->index; });
  for (const domain::Vote* each : opened) vote(*each);
}

void MinutesSheet::vote(const domain::Vote& held) {
  html.in("div", {{"class", "vote"}}, [&] {
    const std::string title = held.title.value ? held.title.value->str() : std::string(words::erased);
    html.el("h4", std::string(heading_of(held)) + ": " + title);
    if (held.link) {
      const auto& of = state.votes.at(held.link->vote).title.value;
      html.el("p", {{"class", "note"}}, std::string(words::linked_to) + (of ? of->str() : std::string(words::erased)));
    }
    html.in("blockquote",
            [&] { quoted(held.question.value ? held.question.value->str() : std::string(words::erased)); });
    if (held.state == VoteState::annulled) {
      html.el("p", words::vote_annulled_note);
      if (held.closing_reason.value && !held.closing_reason.value->str().empty()) {
        quoted(held.closing_reason.value->str());
      }
      return;
    }
    const VoteResult* stated = domain::stated_result(held);
    if (stated == nullptr) return html.el("p", words::vote_still_open);
    const VoteResult& result = *stated;
    html.el("p", words::opened_at(when(held.opened->ts)) + ". " + words::closed_at(when(held.closed->ts)) + ".");
    html.el("p",
            std::string(words::rule) + ": " + words::majority(held.terms.majority) + ". " +
                std::string(words::rule_tie) + ". " + std::string(words::quorum) + ": " +
                (held.place ? words::there_were(result.present) : words::answered(result.present, result.electorate)) +
                ", " + words::at_least(result.quorum_needed) + ".");
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
    vote_standing(held, lines);
  });
}

/// What the outcome waits for, or waited for.
void MinutesSheet::vote_standing(const domain::Vote& held, const std::vector<views::PositionLine>& lines) {
  std::vector<OrganisationId> unratified;
  for (const auto& line : lines) {
    if (line.subject_to_ratification && !line.ratified && !line.lapsed) unratified.push_back(line.organisation);
  }
  if (!held.pending.empty()) html.el("p", words::outcome_provisional);
  for (const PendingCause cause : held.pending) {
    if (cause == PendingCause::conciliation) {
      html.el("p", words::waits_for_answer);
    } else {
      html.el("p", std::string(words::waits_for_ratification) + day_text(*held.ratify_by) + ": " +
                       names_of(unratified) + ".");
    }
  }
  if (held.answered) {
    html.el("h5", words::dissent_answer_heading);
    html.in("blockquote",
            [&] { quoted(held.dissent_answer.value ? held.dissent_answer.value->str() : std::string(words::erased)); });
  }
  if (held.confirmed) html.el("p", std::string(words::outcome_confirmed_at) + when(held.confirmed->ts) + ".");
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
          if (line.conflict_of_interest || (!line.choice && had_conflict(sitting, held, line.organisation))) {
            text += " (" + std::string(words::conflict_of_interest) + ")";
          }
          for (const std::string& note : position_notes(state, held, line)) text += ", " + note;
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
    html.el("h5", words::conflicts_with_position);
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
