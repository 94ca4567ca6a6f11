#include "server/pages/pieces.hpp"

#include "server/feed/views.hpp"
#include "server/pages/dates.hpp"
#include "server/pages/words.hpp"

namespace tavolo::pages {

std::string path_of(const domain::PlanNode& node) { return "/pubblico/piano/" + to_string(node.code); }
std::string path_of(const domain::Proposal& proposal) { return "/pubblico/proposte/" + to_string(proposal.number); }
std::string path_of(VoteId vote) { return "/pubblico/votazioni/" + to_string(vote); }
std::string path_of(PollId poll) { return "/pubblico/consultazioni/" + to_string(poll); }

namespace {
void paragraphs_in(Html& html, std::string_view lang, std::string_view text) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view one = text.substr(0, end);
    if (!one.empty()) html.el("p", {{"lang", lang}}, one);
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}
}  // namespace

void paragraphs(Html& html, std::string_view text) { paragraphs_in(html, {}, text); }

void paragraphs(Html& html, const std::optional<views::Body>& text) { paragraphs(html, text, words::erased); }

void paragraphs(Html& html, const std::optional<views::Body>& text, std::string_view erased) {
  if (text) {
    paragraphs_in(html, written_lang(), text->str());
  } else {
    html.el("p", {{"class", "erased"}}, erased);
  }
}

std::string erased_words(const domain::State& state, std::string_view object, ErasureKind kind,
                         std::optional<OrganisationId> organisation) {
  for (const auto& [id, order] : state.redactions) {
    for (const ErasureTarget& target : order.targets) {
      if (target.kind == kind && target.object.text == object && target.organisation == organisation) {
        return words::erased_by_entry(static_cast<std::int64_t>(order.ordered.index));
      }
    }
  }
  return std::string(words::erased);
}

std::string text_or(const std::optional<views::Label>& text, std::string_view erased) {
  return text ? text->str() : std::string(erased);
}

void body_name(Html& html, const domain::State& state, OrganisationId id) {
  const domain::Organisation& body = state.organisations.at(id);
  html.in("span", {{"class", "body"}}, [&] {
    bench_mark(html, body.bench);
    html.text(" ");
    html.el("span", {{"lang", body.name.value ? written_lang() : std::string_view()}},
            body.name.value ? body.name.value->str() : std::string(words::unnamed));
    if (body.demonstration) {
      html.text(" ");
      html.el("span", {{"class", "demo"}}, words::demonstration_mark);
    }
  });
}

std::string body_words(const domain::State& state, OrganisationId id) {
  const domain::Organisation& body = state.organisations.at(id);
  std::string name = body.name.value ? body.name.value->str() : std::string(words::unnamed);
  if (body.demonstration) name += " (" + std::string(words::demonstration_mark) + ")";
  return name;
}

void time_of(Html& html, const Site& site, Instant at) {
  html.el("time", {{"datetime", to_string(at)}}, moment_text(site.moment.calendar, at));
}
void time_of(Html& html, LocalDate day) { html.el("time", {{"datetime", to_string(day)}}, day_text(day)); }

void fact(Html& html, std::string_view term, std::string_view text) {
  fact_of(html, term, [&] { html.text(text); });
}

std::string node_words(const domain::PlanNode& node) {
  const auto& title = node.newest().title.value;
  return to_string(node.code) + " " + (title ? title->str() : std::string(words::erased));
}

void node_link(Html& html, const domain::State& state, NodeId id) {
  const domain::PlanNode& node = state.nodes.at(id);
  html.el("a", {{"href", path_of(node)}, {"lang", written_lang()}}, node_words(node));
}

std::string title_of(const domain::Proposal& proposal) {
  const auto& title = feed::public_version(proposal).title.value;
  return title ? title->str() : std::string(words::erased);
}

void state_label(Html& html, ProposalState state) {
  const std::string of_class = "label state-" + std::string(name_of(state));
  html.el("span", {{"class", of_class}}, words::of(state));
}

void kind_label(Html& html, ProposalKind kind) { html.el("span", {{"class", "label kind"}}, words::of(kind)); }

void proposal_item(Html& html, const domain::State& state, const domain::Proposal& proposal) {
  html.in("li", [&] {
    html.in("p", {{"class", "item-head"}}, [&] {
      html.el("span", {{"class", "number"}}, to_string(proposal.number));
      html.text(" ");
      kind_label(html, feed::public_version(proposal).facts.kind);
      html.text(" ");
      state_label(html, proposal.state);
    });
    html.in("h3", [&] { html.el("a", {{"href", path_of(proposal)}, {"lang", written_lang()}}, title_of(proposal)); });
    html.in("p", {{"class", "by"}}, [&] { body_name(html, state, proposal.proposer); });
    html.in("p", [&] {
      html.text(words::meaning_of(proposal.state));
      if (proposal.state == ProposalState::positions_closed && proposal.vote) {
        const auto& result = state.votes.at(*proposal.vote).result;
        if (result) html.text(" " + words::outcome_sentence(*result) + ".");
      }
      if (!proposal.replies.empty()) {
        html.text(" ");
        html.el("strong", words::of(proposal.replies.back().outcome));
        html.text(".");
      }
    });
  });
}

void vote_item(Html& html, const Site& site, const domain::Vote& vote) {
  const views::Vote view = feed::vote_view(site.state, vote);
  html.in("li", [&] {
    html.in("p", {{"class", "item-head"}}, [&] {
      if (vote.state == VoteState::open) {
        html.el("span", {{"class", "label vote-open"}}, words::vote_open);
      } else if (vote.state == VoteState::annulled) {
        html.el("span", {{"class", "label"}}, words::annulled);
      } else if (vote.result) {
        html.el("span", {{"class", "label outcome"}}, words::outcome_sentence(*vote.result));
      }
    });
    html.in("h3", [&] {
      html.el("a", {{"href", path_of(vote.id)}, {"lang", written_lang()}}, text_or(view.title, words::erased));
    });
    html.in("p", [&] {
      if (vote.state == VoteState::open) {
        const views::Ballot ballot = feed::ballot_view(vote);
        html.text(words::answered(ballot.answered, ballot.of) + ". ");
        html.text(words::closes(weekday_text(vote.terms.closes_on), to_string(vote.terms.closes_time)) + ".");
      } else if (vote.closed) {
        html.text(words::closed_at(moment_text(site.moment.calendar, vote.closed->ts)) + ".");
        if (vote.result) {
          html.text(" " + words::number(vote.result->votes_for) + " " + std::string(words::in_favour) + ", " +
                    words::number(vote.result->votes_against) + " " + std::string(words::against) + ".");
        }
      }
    });
  });
}

void turnout_card(Html& html, std::int64_t answered, std::int64_t of, const List<views::BenchCount, 0, 4>& by_bench,
                  std::string_view caption) {
  html.in("section", {{"class", "card"}, {"aria-labelledby", "affluenza"}}, [&] {
    html.el("h2", {{"id", "affluenza"}}, words::turnout);
    html.el("p", {{"class", "large"}}, words::answered(answered, of));
    html.in("table", {{"class", "numbers"}}, [&] {
      html.el("caption", caption);
      html.in("thead", [&] {
        html.in("tr", [&] {
          html.el("th", {{"scope", "col"}}, words::bench);
          html.el("th", {{"scope", "col"}}, words::present);
          html.el("th", {{"scope", "col"}}, words::entitled);
        });
      });
      html.in("tbody", [&] {
        for (const views::BenchCount& line : by_bench) {
          html.in("tr", [&] {
            html.in("th", {{"scope", "row"}}, [&] {
              bench_mark(html, line.bench);
              html.text(" " + std::string(words::of(line.bench)));
            });
            html.el("td", words::number(line.answered));
            html.el("td", words::number(line.of));
          });
        }
      });
    });
  });
}

}  // namespace tavolo::pages
