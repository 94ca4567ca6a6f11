#include "server/pages/vote_result.hpp"

#include <algorithm>
#include <array>

#include "server/feed/views.hpp"
#include "server/pages/bars.hpp"
#include "server/pages/dates.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/position_notes.hpp"
#include "server/pages/words.hpp"
#include "server/pages/words_minutes.hpp"

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

struct OutcomeSheet {
  Html& html;
  const Site& site;
  const domain::Vote& vote;
  const VoteResult& result = *vote.result;
  const views::OutcomeView view = feed::outcome_view(vote);

  void count() {
    html.in("div", {{"class", "for-against"}}, [&] {
      html.in("p", {{"class", "for"}}, [&] {
        html.el("strong", words::number(result.votes_for));
        html.text(" " + std::string(words::in_favour));
      });
      outcome_bar(html, result);
      html.in("p", {{"class", "against"}}, [&] {
        html.el("strong", words::number(result.votes_against));
        html.text(" " + std::string(words::against));
      });
    });
    html.el("p", words::for_parts(view.favourable, view.favourable_with_reservations) + ". " +
                     words::out_of_count(view.abstained, view.not_participating, view.absent) + ".");
  }

  void key_fact(std::string_view term, std::string_view text, std::string_view note) {
    html.in("div", [&] {
      html.el("dt", term);
      html.in("dd", [&] {
        html.el("strong", text);
        html.el("span", note);
      });
    });
  }

  void key_facts() {
    const bool reached = result.outcome != Outcome::no_structural_quorum;
    html.in("dl", {{"class", "key-facts"}}, [&] {
      // in a sitting it was held against those who were there, of all benches
      key_fact(words::quorum,
               vote.seat ? words::number(result.present) : words::answered(result.present, result.electorate),
               std::string(reached ? words::quorum_reached : words::quorum_missing) + ": " +
                   words::at_least(result.quorum_needed));
      key_fact(words::rule, words::majority(vote.terms.majority),
               std::string(words::rule_tie) + ". " + std::string(words::one_vote) + ".");
      key_fact(words::why_heading, words::why(result, vote.terms.majority), words::dissent_note(result));
      key_fact(words::regulation, words::version(static_cast<std::int64_t>(view.regulation.n)),
               std::string(words::frozen_at) + moment_text(site.moment.calendar, vote.opened->ts));
    });
  }

  void bench_head(const BenchTally& tally) {
    html.in("th", {{"scope", "col"}}, [&] {
      bench_mark(html, tally.bench);
      html.text(" " + std::string(words::of(tally.bench)));
    });
  }

  void row(std::string_view title, std::optional<PositionChoice> choice, std::string_view of_class, auto count_of) {
    html.in("tr", {{"class", of_class}}, [&] {
      html.in("th", {{"scope", "row"}}, [&] {
        if (choice) position_mark(html, choice);
        html.text(" " + std::string(title));
      });
      std::int64_t total = 0;
      for (const BenchTally& tally : result.by_bench) {
        total += count_of(tally);
        html.el("td", {{"data-label", words::of(tally.bench)}}, words::number(count_of(tally)));
      }
      html.el("td", {{"class", "total"}, {"data-label", words::total}}, words::number(total));
    });
  }

  void bench_table() {
    html.in("table", {{"class", "numbers stacks"}}, [&] {
      html.el("caption", words::result_by_bench_caption);
      html.in("thead", [&] {
        html.in("tr", [&] {
          html.el("th", {{"scope", "col"}}, words::position);
          for (const BenchTally& tally : result.by_bench) bench_head(tally);
          html.el("th", {{"scope", "col"}}, words::total);
        });
      });
      html.in("tbody", [&] {
        for (const ChoiceRow& choice : choices) {
          row(words::of(choice.choice), choice.choice, {},
              [&](const BenchTally& tally) { return tally.*choice.count; });
        }
        row(words::present, std::nullopt, "sum", present_of);
        row(words::entitled, std::nullopt, "sum", [](const BenchTally& tally) { return tally.electorate; });
      });
    });
  }

  void by_bench() {
    html.in("section", {{"class", "card"}, {"aria-labelledby", "componenti"}}, [&] {
      html.el("h2", {{"id", "componenti"}}, words::by_bench);
      std::int64_t longest = 1;
      for (const BenchTally& tally : result.by_bench) longest = std::max(longest, present_of(tally));
      bar_patterns(html);
      html.in("figure", [&] {
        html.in("dl", {{"class", "bars"}}, [&] {
          for (const BenchTally& tally : result.by_bench) {
            html.in("div", [&] {
              html.in("dt", [&] {
                bench_mark(html, tally.bench);
                html.text(" " + std::string(words::of(tally.bench)));
                html.el("span", {{"class", "note"}}, words::answered(present_of(tally), tally.electorate));
              });
              html.in("dd", [&] {
                bench_bar(html, tally, longest);
                if (tally.dissents) html.el("p", {{"class", "dissent"}}, words::bench_dissents);
              });
            });
          }
        });
        html.el("figcaption", {{"class", "note"}}, words::bars_note);
      });
      bench_table();
    });
  }

  void text_of(OrganisationId body, PositionChoice choice, words::Word what, std::string_view text) {
    html.in("li", [&] {
      html.in("p", {{"class", "item-head"}}, [&] {
        position_mark(html, choice);
        html.text(" ");
        html.el("strong", what);
        html.text(" ");
        body_name(html, site.state, body);
      });
      html.in("blockquote", [&] { paragraphs(html, text); });
    });
  }

  /// What the body wrote beside its position was taken out by an order.
  bool erased(const views::PositionLine& line) const {
    return !vote.positions.at(line.organisation).back().texts.value;
  }

  void erased_of(OrganisationId body, PositionChoice choice) {
    html.in("li", [&] {
      html.in("p", {{"class", "item-head"}}, [&] {
        position_mark(html, choice);
        html.text(" ");
        body_name(html, site.state, body);
      });
      html.el("p", {{"class", "erased"}}, erased_words(site.state, to_string(vote.id), ErasureKind::statements, body));
    });
  }

  void statements(const std::vector<views::PositionLine>& lines) {
    html.in("section", {{"class", "card"}, {"aria-labelledby", "dichiarazioni"}}, [&] {
      html.el("h2", {{"id", "dichiarazioni"}}, words::statements);
      const bool any = std::ranges::any_of(lines, [&](const auto& line) {
        return line.choice && (line.texts.reservation || line.texts.reason || line.texts.statement || erased(line));
      });
      if (!any) return html.el("p", words::no_statements);
      html.in("ul", {{"class", "items"}}, [&] {
        for (const auto& line : lines) {
          if (!line.choice) continue;
          if (erased(line)) erased_of(line.organisation, *line.choice);
          if (const auto& text = line.texts.reservation)
            text_of(line.organisation, *line.choice, words::reservation, text->str());
          if (const auto& text = line.texts.reason) {
            text_of(line.organisation, *line.choice, words::reason_not_taking_part, text->str());
          }
          if (const auto& text = line.texts.statement)
            text_of(line.organisation, *line.choice, words::statement, text->str());
        }
      });
    });
  }

  void by_body(const std::vector<views::PositionLine>& lines) {
    html.in("section", {{"class", "card"}, {"aria-labelledby", "posizioni"}}, [&] {
      html.el("h2", {{"id", "posizioni"}}, words::by_body);
      html.in("table", {{"class", "positions"}}, [&] {
        html.el("caption", words::positions_caption);
        html.in("thead", [&] {
          html.in("tr", [&] {
            html.el("th", {{"scope", "col"}}, words::organisation);
            html.el("th", {{"scope", "col"}}, words::position);
          });
        });
        html.in("tbody", [&] {
          for (const auto& line : lines) {
            html.in("tr", [&] {
              html.in("th", {{"scope", "row"}}, [&] { body_name(html, site.state, line.organisation); });
              html.in("td", [&] {
                position_mark(html, line.choice);
                html.text(" " + std::string(line.choice ? words::of(*line.choice) : words::not_expressed));
                if (line.conflict_of_interest) html.text(" (" + std::string(words::conflict_of_interest) + ")");
                std::string notes;
                for (const std::string& note : position_notes(site.state, vote, line)) {
                  notes += (notes.empty() ? "" : ", ") + note;
                }
                if (!notes.empty()) html.el("p", {{"class", "note"}}, notes);
              });
            });
          }
        });
      });
    });
  }

  void proof() {
    html.in("section", {{"class", "card proof"}}, [&] {
      html.el("h2", words::recountable);
      html.el("p",
              words::from_entries(view.opened_index, view.declared_index) + " " + std::string(words::recount_note));
      html.in("p", [&] { html.link("/pubblico/verifica", words::verify_record); });
    });
  }
};

}  // namespace

void outcome_head(Html& html, const Site& site, const domain::Vote& vote) {
  OutcomeSheet outcome{html, site, vote};
  const std::string of_class = "card outcome-head " + std::string(name_of(vote.result->outcome));
  html.in("section", {{"class", of_class}}, [&] {
    html.el("p", {{"class", "kicker"}}, words::table_position_of(moment_text(site.moment.calendar, vote.closed->ts)));
    html.el("p", {{"class", "outcome-words"}}, words::outcome_sentence(*vote.result));
    if (!vote.pending.empty()) html.el("p", words::outcome_provisional);
    for (const PendingCause cause : vote.pending) {
      html.el("p", cause == PendingCause::conciliation
                       ? std::string(words::waits_for_answer)
                       : std::string(words::waits_for_ratification) + day_text(*vote.ratify_by) + ".");
    }
    outcome.count();
    outcome.key_facts();
    if (vote.closing_reason.value && !vote.closing_reason.value->str().empty()) {
      html.el("h2", words::closed_early);
      paragraphs(html, vote.closing_reason.value->str());
    }
  });
}

void outcome_parts(Html& html, const Site& site, const domain::Vote& vote) {
  OutcomeSheet outcome{html, site, vote};
  const auto lines = feed::position_lines(site.state, vote);
  outcome.by_bench();
  outcome.statements(lines);
  outcome.by_body(lines);
  outcome.proof();
}

}  // namespace tavolo::pages
