// /pubblico/consultazioni and /pubblico/consultazioni/<id>: what is asked beside votes. While a poll is open nothing
// here knows any answer (decision 8).

#include "server/domain/poll_count.hpp"
#include "server/feed/views.hpp"
#include "server/pages/dates.hpp"
#include "server/pages/frame.hpp"
#include "server/pages/page_list.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/poll_pieces.hpp"
#include "server/pages/words.hpp"
#include "server/pages/words_minutes.hpp"
#include "server/pages/words_polls.hpp"

namespace tavolo::pages {
namespace {

void polls(Html& html, const Site& site, words::Word title, const std::vector<const domain::Poll*>& shown,
           words::Word none) {
  html.el("h2", title);
  if (shown.empty()) return html.el("p", {{"class", "card empty"}}, none);
  html.in("ul", {{"class", "card items"}}, [&] {
    for (const auto* poll : shown) poll_item(html, site, *poll);
  });
}

struct PollSheet {
  Html& html;
  const Site& site;
  const domain::Poll& poll;

  void state() {
    if (poll.state == VoteState::open) {
      html.in("p", {{"class", "lead"}}, [&] {
        html.el("strong", words::poll_open);
        html.text(". " + words::closes(weekday_text(poll.terms.closes_on), to_string(poll.terms.closes_time)) + ". ");
        html.text(words::answers_sealed);
      });
    }
    if (poll.state != VoteState::annulled) return;
    html.in("section", {{"class", "card annulled"}}, [&] {
      html.el("h2", words::poll_annulled);
      html.in("p", [&] {
        time_of(html, site, poll.closed->ts);
        html.text(". ");
        html.text(words::poll_annulled_note);
      });
      closing_reason();
    });
  }

  void closing_reason() {
    if (poll.closing_reason.erased()) {
      return html.el("p", {{"class", "erased"}}, erased_words(site.state, to_string(poll.id), ErasureKind::reasons));
    }
    paragraphs(html, poll.closing_reason.value->str());
  }

  void result_head() {
    html.in("section", {{"class", "card outcome-head"}, {"aria-labelledby", "risultato"}}, [&] {
      html.el("h2", {{"id", "risultato"}, {"class", "kicker"}}, words::poll_result);
      html.el("p", {{"class", "outcome-words"}}, result_sentence(poll));
      html.el("p", turnout_sentence(*poll.result));
      const bool binding = domain::is_binding(poll.terms.method);
      if (binding && !poll.result->quorum_reached) html.el("p", words::poll_no_quorum);
      if (!poll.closing_reason.value || poll.closing_reason.value->str().empty()) return;
      html.el("h3", words::closed_early);
      closing_reason();
    });
  }

  void question() {
    html.in("section", {{"class", "card"}, {"aria-labelledby", "domanda"}}, [&] {
      html.el("h2", {{"id", "domanda"}}, words::poll_question);
      const views::Poll view = feed::poll_view(site.state, poll);
      const std::string erased = erased_words(site.state, to_string(poll.id), ErasureKind::texts);
      paragraphs(html, view.question, erased);
      if (poll.options.erased()) html.el("p", {{"class", "erased"}}, std::string(words::poll_options) + ": " + erased);
      if (poll.terms.method != PollMethod::temperature) {
        html.el("h3", words::poll_options);
        option_list(html, poll);
      }
      if (!domain::is_binding(poll.terms.method)) html.el("p", words::not_binding);
      html.el("p", {{"class", "note"}}, words::opened_at(moment_text(site.moment.calendar, poll.opened->ts)) + ".");
      if (poll.on_order && view.order) html.el("p", {{"class", "note"}}, words::on_order(view.order->str()));
      rounds();
    });
  }

  void rounds() {
    const auto link = [&](PollId id, words::Word text) {
      if (site.state.polls.at(id).opened) html.in("p", [&] { html.link(path_of(id), text); });
    };
    if (poll.terms.round_of) link(*poll.terms.round_of, words::round_of_poll);
    for (const PollId id : poll.rounds) link(id, words::round_after_poll);
  }

  void method() {
    html.in("section", {{"class", "card"}, {"aria-labelledby", "conteggio"}}, [&] {
      html.el("h2", {{"id", "conteggio"}}, words::how_counted);
      html.in("dl", {{"class", "facts"}}, [&] {
        fact(html, words::method_word,
             std::string(words::of(poll.terms.method)) + ". " + std::string(words::counting(poll.terms.method)));
        const auto asked = static_cast<std::int64_t>(poll.electorate.size());
        fact(html, words::asked_bodies, words::number(asked) + ".");
        if (poll.quorum_needed > 0) fact(html, words::quorum, words::at_least_of(poll.quorum_needed, asked));
      });
    });
  }

  void by_bench() {
    html.in("section", {{"class", "card"}, {"aria-labelledby", "componenti"}}, [&] {
      html.el("h2", {{"id", "componenti"}}, words::by_bench);
      html.in("table", {{"class", "numbers stacks"}}, [&] {
        html.el("caption", words::table_of(poll.terms.method));
        result_rows(html, poll);
      });
    });
  }

  void by_body(const views::PollResultView& view) {
    html.in("section", {{"class", "card"}, {"aria-labelledby", "risposte"}}, [&] {
      html.el("h2", {{"id", "risposte"}}, words::by_body);
      html.in("table", {{"class", "positions"}}, [&] {
        html.el("caption", words::answers_caption);
        html.in("thead", [&] {
          html.in("tr", [&] {
            html.el("th", {{"scope", "col"}}, words::organisation);
            html.el("th", {{"scope", "col"}}, words::answer_word);
          });
        });
        html.in("tbody", [&] {
          for (const auto& line : view.answers) {
            html.in("tr", [&] {
              html.in("th", {{"scope", "row"}}, [&] { body_name(html, site.state, line.organisation); });
              html.in("td", [&] { answer(line); });
            });
          }
        });
      });
    });
  }

  void answer(const views::PollAnswerLine& line) {
    if (!line.marks) return html.text(words::not_answered);
    html.el("span", {{"lang", line.marks->empty() ? "" : lang_of_options(poll)}}, answer_in_words(poll, *line.marks));
    if (line.channel) {
      html.text(" (" + std::string(words::answer_recorded) + std::string(words::of(*line.channel)) + ")");
    }
    if (line.contested) html.text(", " + std::string(words::contested_word));
  }

  void proof(const views::PollResultView& view) {
    html.in("section", {{"class", "card proof"}}, [&] {
      html.el("h2", words::poll_recountable);
      html.el("p", words::from_entries(view.opened_index, view.declared_index) + " " +
                       std::string(words::poll_recount_note));
      html.in("p", [&] { html.link("/pubblico/verifica", words::verify_record); });
    });
  }

  void turnout() {
    const views::PollTurnout view = feed::poll_turnout_view(poll);
    turnout_card(html, view.answered, view.of, view.by_bench, words::answers_sealed);
  }
};

}  // namespace

Page polls_page(const Site& site) {
  std::vector<const domain::Poll*> open;
  std::vector<const domain::Poll*> ended;
  for (auto row = site.state.polls.rbegin(); row != site.state.polls.rend(); ++row) {
    if (!row->second.opened) continue;
    (row->second.state == VoteState::open ? open : ended).push_back(&row->second);
  }
  const Frame frame{.title = std::string(words::polls_title),
                    .place = Place::votes,
                    .crumbs = {home_crumb(), {"/pubblico/votazioni", std::string(words::votes_title)}}};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide"}}, [&] {
      html.el("h1", words::polls_title);
      html.el("p", {{"class", "lead"}}, words::polls_intro);
      if (open.empty() && ended.empty()) return html.el("p", {{"class", "card empty"}}, words::no_polls);
      polls(html, site, words::open_polls, open, words::no_open_polls);
      polls(html, site, words::closed_polls, ended, words::no_closed_polls);
    });
  });
}

Page poll_page(const Site& site, std::string_view id) {
  const auto key = parse_id<PollIdTag>(id);
  const auto found = key ? site.state.polls.find(*key) : site.state.polls.end();
  if (found == site.state.polls.end() || !found->second.opened) return missing_page(site);
  const domain::Poll& poll = found->second;
  const bool counted = poll.state == VoteState::closed && poll.result.has_value();
  const Frame frame{.title = title_of(poll),
                    .place = Place::votes,
                    .crumbs = {home_crumb(),
                               {"/pubblico/votazioni", std::string(words::votes_title)},
                               {"/pubblico/consultazioni", std::string(words::polls_title)}}};
  return framed(site, frame, [&](Html& html) {
    PollSheet sheet{html, site, poll};
    html.in("div", {{"class", "wide"}}, [&] {
      html.el("h1", {{"lang", written_lang()}}, title_of(poll));
      sheet.state();
      if (counted) sheet.result_head();
      sheet.question();
      if (poll.state == VoteState::open) sheet.turnout();
      sheet.method();
      if (!counted) return;
      const views::PollResultView view = feed::poll_result_view(poll);
      sheet.by_bench();
      sheet.by_body(view);
      sheet.proof(view);
    });
  });
}

}  // namespace tavolo::pages
