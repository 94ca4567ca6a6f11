// /pubblico/regolamento: the rules in force, each number in words, and the text.

#include "server/feed/views.hpp"
#include "server/pages/dates.hpp"
#include "server/pages/frame.hpp"
#include "server/pages/page_list.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/words.hpp"

namespace tavolo::pages {
namespace {

void numbers(Html& html, const Regulation& rules) {
  html.in("dl", {{"class", "facts"}}, [&] {
    fact(html, words::consultative, words::standing_note);
    fact(html, words::first_call, words::quorum_in_words(rules.quorum_first_call));
    fact(html, words::second_call, words::quorum_in_words(rules.quorum_second_call));
    fact(html, words::outside_sittings, words::quorum_in_words(rules.async_quorum));
    fact(html, words::institutions,
         rules.institutions_required ? words::institutions_needed : words::institutions_not_needed);
    fact(html, words::examine_term, words::within_days(rules.admissibility_days));
    fact(html, words::cure_term, words::within_days(rules.cure_days));
    fact(html, words::reply_term, words::within_days(rules.reply_deadline_days));
    fact(html, words::window_term, words::lasting_days(rules.proposal_window_days));
    fact(html, words::shortest_vote, words::lasting_minutes(rules.min_vote_minutes));
  });
}

}  // namespace

Page regulation_page(const Site& site) {
  const Frame frame{.title = std::string(words::nav_regulation), .place = Place::regulation, .crumbs = {home_crumb()}};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide"}}, [&] {
      html.el("h1", words::table_regulation);
      if (site.state.regulations.empty()) return html.el("p", {{"class", "card empty"}}, words::no_regulation);
      const views::RegulationView view = feed::regulation_view(site.state.regulations.back(), site.moment);
      html.el(
          "p", {{"class", "lead"}},
          words::version(static_cast<std::int64_t>(view.id.n)) + ", " + words::adopted_on(day_text(view.adopted_on)));
      html.in("section", {{"class", "card"}}, [&] {
        html.el("h2", words::numbers_in_words);
        numbers(html, view.rules);
      });
      html.in("section", {{"class", "card reading"}}, [&] {
        html.el("h2", words::regulation_text);
        paragraphs(html, view.text);
        html.in("p", {{"class", "note"}}, [&] {
          html.text(std::string(words::digest) + ": ");
          html.el("code", view.digest.text);
        });
      });
    });
  });
}

}  // namespace tavolo::pages
