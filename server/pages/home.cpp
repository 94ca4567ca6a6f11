// /pubblico: what is proposed, who was heard, how the plan goes (screens.md 5.11, picture 10).

#include <algorithm>
#include <map>

#include "server/feed/views.hpp"
#include "server/pages/dates.hpp"
#include "server/pages/frame.hpp"
#include "server/pages/page_list.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/plan_parts.hpp"
#include "server/pages/words.hpp"

namespace tavolo::pages {
namespace {

constexpr std::size_t proposals_shown = 8;
constexpr std::size_t votes_shown = 4;

/// The table said what it thinks of it, whatever was replied since.
bool has_position(const domain::Proposal* proposal) {
  if (proposal->state != ProposalState::replied) return proposal->state == ProposalState::positions_closed;
  return std::ranges::find(proposal->path, ProposalState::positions_closed, &domain::PathStep::state) !=
         proposal->path.end();
}

struct Home {
  Html& html;
  const Site& site;
  const domain::State& state = site.state;
  std::vector<const domain::Proposal*> proposals{};  ///< public, newest first
  std::vector<const domain::Vote*> open{};
  std::vector<const domain::Vote*> closed{};  ///< newest first

  Home(Html& to, const Site& of) : html(to), site(of) {
    for (auto row = state.proposals.rbegin(); row != state.proposals.rend(); ++row) {
      if (feed::is_public(row->second)) proposals.push_back(&row->second);
    }
    for (auto row = state.votes.rbegin(); row != state.votes.rend(); ++row) {
      if (row->second.state == VoteState::open) open.push_back(&row->second);
      if (row->second.result) closed.push_back(&row->second);
    }
  }

  void figure(std::string_view number, std::string_view text) {
    html.in("div", [&] {
      html.el("dt", number);
      html.el("dd", text);
    });
  }

  void hero() {
    const views::Table table = feed::table_view(state);
    html.in("section", {{"class", "hero"}}, [&] {
      html.in("div", {{"class", "wide"}}, [&] {
        html.in("p", {{"class", "kicker"}}, [&] {
          if (state.plan) {
            const views::Plan plan = feed::plan_view(state);
            html.text(text_or(plan.title, words::erased) + ", " + words::plan_of(plan.from_year, plan.to_year) + ". ");
          }
          html.text(words::updated_at);
          time_of(html, site, state.last_ts);
          html.text(".");
        });
        html.el("h1", words::headline);
        html.el("h2", {{"class", "hidden"}}, words::figures);
        html.in("dl", {{"class", "figures"}}, [&] {
          const auto areas = std::ranges::count_if(
              state.nodes, [](const auto& row) { return kind_of(row.second.fields) == NodeKind::area; });
          const auto objectives = std::ranges::count_if(
              state.nodes, [](const auto& row) { return kind_of(row.second.fields) == NodeKind::objective; });
          figure(words::number(objectives), words::objectives_in(objectives, areas));
          figure(words::number(table.organisations), words::bodies_with_vote(table.organisations, table.voting));
          const auto answered = std::ranges::count_if(proposals, has_position);
          figure(words::of_count(answered, static_cast<std::int64_t>(proposals.size())), words::with_position);
          figure(words::of_count(static_cast<std::int64_t>(closed.size()),
                                 static_cast<std::int64_t>(closed.size() + open.size())),
                 words::votes_closed);
        });
      });
    });
  }

  void act(std::string_view number, bool done, std::string_view title, std::string_view what) {
    html.in("li", {{"class", done ? std::string_view("done") : std::string_view()}}, [&] {
      html.el("span", {{"class", "step"}, {"aria-hidden", "true"}}, done ? "✓" : number);
      html.in("span", [&] {
        html.el("strong", title);
        html.el("span", what);
      });
    });
  }

  void acts() {
    html.in("section", {{"class", "wide"}, {"aria-labelledby", "atti"}}, [&] {
      html.el("h2", {{"id", "atti"}, {"class", "hidden"}}, words::three_acts);
      html.in("ol", {{"class", "acts"}}, [&] {
        const std::string latest =
            closed.empty() ? std::string(words::not_taken_yet)
                           : words::latest_outcome(day_text(site.moment.calendar.day_of(closed.front()->closed->ts)));
        act("1", !closed.empty(), words::act_table, latest);
        act("2", false, words::act_conference, words::not_taken_yet);
        act("3", false, words::act_signature, words::not_begun_yet);
      });
    });
  }

  void proposal_list() {
    html.in("section", {{"aria-labelledby", "proposte"}}, [&] {
      html.in("div", {{"class", "section-head"}}, [&] {
        html.el("h2", {{"id", "proposte"}}, words::newest_proposals);
        if (!proposals.empty()) html.link("/pubblico/proposte", words::all_proposals);
      });
      if (proposals.empty()) return html.el("p", {{"class", "card empty"}}, words::no_proposals);
      html.in("ul", {{"class", "card items"}}, [&] {
        for (std::size_t i = 0; i < std::min(proposals.size(), proposals_shown); ++i) {
          proposal_item(html, state, *proposals[i]);
        }
      });
    });
  }

  void progress() {
    html.in("section", {{"aria-labelledby", "avanzamento"}}, [&] {
      html.in("div", {{"class", "section-head"}}, [&] {
        html.el("h2", {{"id", "avanzamento"}}, words::progress);
        html.link("/pubblico/piano", words::whole_plan);
      });
      html.in("div", {{"class", "card"}}, [&] { action_table(html, state); });
    });
  }

  void by_state() {
    std::map<ProposalState, std::int64_t> counts;
    for (const auto* proposal : proposals) ++counts[proposal->state];
    if (counts.empty()) return;
    html.in("section", {{"class", "card"}, {"aria-labelledby", "stati"}}, [&] {
      html.el("h2", {{"id", "stati"}}, words::proposals_by_state);
      html.in("dl", {{"class", "counts"}}, [&] {
        for (const auto& [where, n] : counts) {
          fact(html, words::of(where), words::of_count(n, static_cast<std::int64_t>(proposals.size())));
        }
      });
    });
  }

  void vote_list(std::string_view id, std::string_view title, const std::vector<const domain::Vote*>& votes,
                 std::string_view none) {
    html.in("section", {{"class", "card"}, {"aria-labelledby", id}}, [&] {
      html.el("h2", {{"id", id}}, title);
      if (votes.empty()) return html.el("p", none);
      html.in("ul", {{"class", "items dense"}}, [&] {
        for (std::size_t i = 0; i < std::min(votes.size(), votes_shown); ++i) vote_item(html, site, *votes[i]);
      });
      html.in("p", [&] { html.link("/pubblico/votazioni", words::all_votes); });
    });
  }

  void bodies() {
    html.in("section", {{"class", "card"}, {"aria-labelledby", "organismi"}}, [&] {
      html.el("h2", {{"id", "organismi"}}, words::who_sits);
      html.in("ul", {{"class", "plain rows"}}, [&] {
        for (const Bench bench : all_benches) {
          std::int64_t n = 0;
          std::int64_t voting = 0;
          for (const auto& [id, body] : state.organisations) {
            if (body.bench != bench || body.status != MembershipStatus::member) continue;
            ++n;
            voting += body.voting ? 1 : 0;
          }
          html.in("li", [&] {
            bench_mark(html, bench);
            html.text(" " + words::bodies_caption(bench, n, voting));
          });
        }
      });
      html.in("p", [&] { html.link("/pubblico/organismi", words::all_bodies); });
    });
  }
};

}  // namespace

Page home_page(const Site& site) {
  return framed(site, {.title = std::string(words::nav_home), .place = Place::home}, [&](Html& html) {
    Home home(html, site);
    home.hero();
    home.acts();
    html.in("div", {{"class", "wide columns"}}, [&] {
      html.in("div", {{"class", "main-column"}}, [&] {
        home.proposal_list();
        home.progress();
      });
      html.in("div", {{"class", "aside"}}, [&] {
        home.by_state();
        home.vote_list("aperte", words::open_votes, home.open, words::no_open_votes);
        home.vote_list("esiti", words::closed_votes, home.closed, words::no_closed_votes);
        home.bodies();
      });
    });
  });
}

}  // namespace tavolo::pages
