// Polls in section 8: the question, the method, the result by bench.

#include <algorithm>

#include "server/domain/poll_count.hpp"
#include "server/pages/minutes_sheet.hpp"
#include "server/pages/poll_pieces.hpp"
#include "server/pages/words_polls.hpp"

namespace tavolo::pages {

void MinutesSheet::polls(std::optional<AgendaItemId> item) {
  for (const auto& [id, held] : state.polls) {
    if (held.opened && held.terms.sitting == sitting.id && held.item == item) poll(held);
  }
}

bool MinutesSheet::polls_outside_items() const {
  return std::ranges::any_of(state.polls, [&](const auto& row) {
    return row.second.opened && row.second.terms.sitting == sitting.id && !row.second.item;
  });
}

void MinutesSheet::poll(const domain::Poll& held) {
  html.in("div", {{"class", "vote"}}, [&] {
    html.el("h4", std::string(words::poll_heading) + ": " + pages::title_of(held));
    html.in("blockquote",
            [&] { quoted(held.question.value ? held.question.value->str() : std::string(words::erased)); });
    option_list(html, held);
    html.el("p", std::string(words::method_word) + ": " + std::string(words::of(held.terms.method)) + ". " +
                     std::string(words::counting(held.terms.method)));
    if (!domain::is_binding(held.terms.method)) html.el("p", words::not_binding);
    if (held.state == VoteState::annulled) return html.el("p", words::poll_annulled_note);
    const PollResult* stated = domain::stated_result(held);
    if (stated == nullptr) return html.el("p", words::poll_still_open);
    html.el("p", words::opened_at(when(held.opened->ts)) + ". " + words::closed_at(when(held.closed->ts)) + ". " +
                     turnout_sentence(*stated));
    wide_table(words::table_of(held.terms.method), "by-bench", [&] { result_rows(html, held); });
    html.in("p", {{"class", "outcome"}}, [&] {
      html.el("strong", words::poll_result);
      html.text(": " + result_sentence(held));
    });
  });
}

}  // namespace tavolo::pages
