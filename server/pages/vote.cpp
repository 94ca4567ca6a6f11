// /pubblico/votazioni/<id>: one vote. While it is open nothing here knows any choice (decision 8), in a roll call
// neither.

#include "server/feed/views.hpp"
#include "server/pages/dates.hpp"
#include "server/pages/frame.hpp"
#include "server/pages/page_list.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/vote_result.hpp"
#include "server/pages/words.hpp"

namespace tavolo::pages {
namespace {

void subject(Html& html, const domain::State& state, const VoteSubject& subject) {
  if (const auto* node = std::get_if<OnNode>(&subject)) {
    html.in("p", [&] {
      html.text(std::string(words::on_point) + " ");
      node_link(html, state, node->node);
    });
  }
  if (const auto* on = std::get_if<OnProposal>(&subject)) {
    const domain::Proposal& proposal = state.proposals.at(on->proposal);
    html.in("p", [&] { html.link(path_of(proposal), to_string(proposal.number) + " " + title_of(proposal)); });
  }
}

void turnout(Html& html, const domain::Vote& vote) {
  const views::Ballot ballot = feed::ballot_view(vote);
  turnout_card(html, ballot.answered, ballot.of, ballot.by_bench, words::sealed_until_close);
}

void rules(Html& html, const Site& site, const domain::Vote& vote) {
  html.in("section", {{"class", "card"}, {"aria-labelledby", "regola"}}, [&] {
    html.el("h2", {{"id", "regola"}}, words::how_decided);
    html.in("dl", {{"class", "facts"}}, [&] {
      fact(html, words::rule, words::majority(vote.terms.majority) + ". " + std::string(words::rule_tie) + ".");
      fact(html, words::quorum,
           vote.seat ? words::at_least(vote.quorum_needed)
                     : words::at_least_of(vote.quorum_needed, static_cast<std::int64_t>(vote.electorate.size())));
      fact(
          html, words::entitled,
          words::number(static_cast<std::int64_t>(vote.electorate.size())) + ". " + std::string(words::one_vote) + ".");
      if (vote.regulation) {
        fact(html, words::regulation,
             words::version(static_cast<std::int64_t>(vote.regulation->n)) + ". " + std::string(words::frozen_at) +
                 moment_text(site.moment.calendar, vote.opened->ts));
      }
    });
  });
}

void state_of(Html& html, const Site& site, const domain::Vote& vote) {
  if (vote.state == VoteState::open) {
    html.in("p", {{"class", "lead"}}, [&] {
      html.el("strong", words::vote_open);
      html.text(". " + words::closes(weekday_text(vote.terms.closes_on), to_string(vote.terms.closes_time)) + ". ");
      html.text(words::sealed_until_close);
    });
  }
  if (vote.state == VoteState::annulled) {
    html.in("section", {{"class", "card annulled"}}, [&] {
      html.el("h2", words::annulled);
      html.in("p", [&] {
        time_of(html, site, vote.closed->ts);
        html.text(". ");
        html.text(words::annulled_note);
      });
      if (vote.closing_reason.value) {
        paragraphs(html, vote.closing_reason.value->str());
      } else {
        html.el("p", {{"class", "erased"}}, erased_words(site.state, to_string(vote.id), ErasureKind::reasons));
      }
    });
  }
}

}  // namespace

Page vote_page(const Site& site, std::string_view id) {
  const auto key = parse_id<VoteIdTag>(id);
  const auto found = key ? site.state.votes.find(*key) : site.state.votes.end();
  if (found == site.state.votes.end() || !found->second.opened) return missing_page(site);
  const domain::Vote& vote = found->second;
  const views::Vote view = feed::vote_view(site.state, vote);
  const std::string erased = erased_words(site.state, to_string(vote.id), ErasureKind::texts);
  const bool decided = vote.state == VoteState::closed && vote.result.has_value();
  const Frame frame{.title = text_or(view.title, erased),
                    .place = Place::votes,
                    .crumbs = {home_crumb(), {"/pubblico/votazioni", std::string(words::votes_title)}}};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide"}}, [&] {
      html.el("h1", text_or(view.title, erased));
      state_of(html, site, vote);
      if (decided) outcome_head(html, site, vote);
      html.in("section", {{"class", "card"}, {"aria-labelledby", "testo"}}, [&] {
        html.el("h2", {{"id", "testo"}}, words::question);
        paragraphs(html, view.question, erased);
        subject(html, site.state, vote.terms.subject);
        html.el("p", {{"class", "note"}}, words::opened_at(moment_text(site.moment.calendar, vote.opened->ts)) + ".");
        if (vote.on_order && view.order) html.el("p", {{"class", "note"}}, words::on_order(view.order->str()));
      });
      if (decided) {
        outcome_parts(html, site, vote);
      } else {
        if (vote.state == VoteState::open) turnout(html, vote);
        rules(html, site, vote);
      }
    });
  });
}

}  // namespace tavolo::pages
