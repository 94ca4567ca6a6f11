// /pubblico/proposte/<number>: one proposal, where it is and what it would change (screens.md 5.4).

#include <algorithm>

#include "server/domain/replies.hpp"
#include "server/feed/views.hpp"
#include "server/pages/dates.hpp"
#include "server/pages/frame.hpp"
#include "server/pages/page_list.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/plan_parts.hpp"
#include "server/pages/proposal_diff.hpp"
#include "server/pages/words.hpp"

namespace tavolo::pages {
namespace {

struct Sheet {
  Html& html;
  const Site& site;
  const domain::Proposal& proposal;
  const views::Proposal& view;
  bool newer_version;  ///< of which the public reads nothing before it is examined
  const domain::State& state = site.state;

  void where_it_is() {
    html.in("section", {{"class", "card answer"}, {"aria-labelledby", "stato"}}, [&] {
      html.el("h2", {{"id", "stato"}}, words::where_is_it);
      html.in("p", [&] {
        state_label(html, view.state);
        html.text(" ");
        html.text(words::meaning_of(view.state));
      });
      if (newer_version) html.el("p", words::newer_version);
      html.el("p", words::enters_update(view.enters_year) + ".");
      if (const auto due = domain::reply_by(state, proposal, site.moment.calendar)) {
        html.el("p", words::reply_awaited(day_text(*due)) + ".");
      }
      if (view.admissibility && view.state != ProposalState::withdrawn) admissibility(*view.admissibility);
      if (view.state == ProposalState::withdrawn) {
        html.el("h3", words::withdrawn_because);
        paragraphs(html, view.withdrawal_reason, erased_words(state, to_string(view.id), ErasureKind::reasons));
      }
      if (view.vote) {
        const domain::Vote& vote = state.votes.at(*view.vote);
        if (!vote.opened) return;
        html.el("h3", words::vote_on_it);
        html.in("ul", {{"class", "items dense"}}, [&] { vote_item(html, site, vote); });
      }
    });
  }

  void admissibility(const views::AdmissibilityView& decided) {
    html.el("h3", words::examined);
    html.in("p", [&] {
      time_of(html, site, decided.decided_at);
      if (decided.code) html.text(": " + std::string(words::of(*decided.code)));
      html.text(".");
    });
    paragraphs(html, decided.reason, erased_words(state, to_string(view.id), ErasureKind::reasons));
    if (decided.cure_by && view.state == ProposalState::to_be_cured) {
      html.el("p", words::cure_by(day_text(*decided.cure_by)) + ".");
    }
  }

  /// What became of it, the newest reply first; those that it replaced stay readable beneath.
  void reply() {
    if (view.replies.empty()) return;
    html.in("section", {{"class", "card answer"}, {"aria-labelledby", "risposta"}}, [&] {
      html.el("h2", {{"id", "risposta"}}, words::reply_heading);
      one_reply(view.replies.front());
      if (view.replies.size() == 1) return;
      html.el("h3", words::earlier_replies);
      html.in("ol", {{"class", "plain rows"}, {"reversed", "reversed"}}, [&] {
        for (std::size_t i = 1; i < view.replies.size(); ++i) html.in("li", [&] { one_reply(view.replies[i]); });
      });
    });
  }

  void one_reply(const views::ReplyView& given) {
    html.el("p", {{"class", "reply-outcome"}}, words::of(given.outcome));
    html.in("p", {{"class", "note"}}, [&] {
      time_of(html, site, given.at);
      html.text(", " + words::in_record(given.index) + ", " + words::version(given.version) + ".");
    });
    html.in("dl", {{"class", "facts"}}, [&] { fact(html, words::reply_reason, words::of(given.reason)); });
    if (given.texts) {
      const ReplyTexts& texts = *given.texts;
      reply_text(words::reply_motivation, texts.motivation.str());
      if (texts.taken) reply_text(words::reply_taken, texts.taken->str());
      if (texts.left_out) reply_text(words::reply_left_out, texts.left_out->str());
      if (texts.correction) reply_text(words::reply_correction, texts.correction->str());
    } else {
      html.el("p", {{"class", "erased"}}, erased_words(state, to_string(view.id), ErasureKind::texts));
    }
    if (given.plan_links.empty()) return;
    html.el("h4", words::reply_links);
    html.in("ul", {{"class", "plain"}}, [&] {
      for (const NodeId node : given.plan_links) html.in("li", [&] { node_link(html, state, node); });
    });
  }

  void reply_text(std::string_view title, std::string_view text) {
    html.el("h4", title);
    html.in("div", {{"lang", written_lang()}}, [&] { paragraphs(html, text); });
  }

  void titled(std::string_view title, const std::optional<views::Body>& text) {
    html.el("h2", title);
    paragraphs(html, text, erased_words(state, to_string(view.id), ErasureKind::texts));
  }

  void reasons() {
    html.in("section", {{"class", "card"}}, [&] {
      titled(words::text_of_proposal, view.text);
      titled(words::expected_effect, view.expected_effect);
      if (view.gender_note) titled(words::gender_note, view.gender_note);
      html.el("h2", words::evidence);
      html.in("ul", {{"class", "plain"}}, [&] {
        for (const ObjectRef& ref : view.evidence) evidence(ref);
      });
      html.el("h2", words::budget);
      html.el("p", words::of(view.budget.effect));
      if (view.budget.amount) html.el("p", words::estimated(words::euros(*view.budget.amount)));
      if (view.budget.source) {
        html.el("p", std::string(words::budget_source) + ": " + item_words(state, *view.budget.source));
      }
    });
  }

  void evidence(const ObjectRef& ref) {
    html.in("li", [&] {
      if (const auto node = parse_id<NodeIdTag>(ref.text); node && state.nodes.contains(*node)) {
        return node_link(html, state, *node);
      }
      if (const auto item = parse_id<ItemIdTag>(ref.text); item && state.items.contains(*item)) {
        html.text(item_words(state, *item));
      }
    });
  }

  void who() {
    html.in("section", {{"class", "card"}, {"aria-labelledby", "chi"}}, [&] {
      html.el("h2", {{"id", "chi"}}, words::proposers);
      html.el("h3", words::proposed_by);
      html.in("p", [&] { body_name(html, state, view.proposer); });
      if (!view.co_proposers.empty()) {
        html.el("h3", words::co_proposers);
        body_list(html, state, view.co_proposers);
      }
      html.el("h3", words::supporters);
      if (view.supporters.empty()) {
        html.el("p", words::no_supporters);
      } else {
        body_list(html, state, view.supporters);
      }
      html.el("h3", view.conflict_declared ? words::conflict : words::no_conflict);
      if (view.conflict_declared) paragraphs(html, view.conflict_text);
    });
  }

  void path() {
    html.in("section", {{"class", "card"}, {"aria-labelledby", "percorso"}}, [&] {
      html.el("h2", {{"id", "percorso"}}, words::path);
      html.in("ol", {{"class", "plain rows"}}, [&] {
        for (const views::PathStep& step : view.path) {
          html.in("li", [&] {
            html.el("strong", words::of(step.state));
            html.text(", ");
            time_of(html, site, step.at);
            html.text(", " + words::in_record(step.index));
          });
        }
      });
      std::string tracks;
      for (const Track track : view.tracks) tracks += (tracks.empty() ? "" : ", ") + std::string(words::of(track));
      html.in("dl", {{"class", "facts"}}, [&] { fact(html, words::tracks, tracks); });
      html.el("p", {{"class", "note"}}, words::comments_members);
    });
  }
};

}  // namespace

Page proposal_page(const Site& site, std::string_view number) {
  const auto found =
      std::ranges::find_if(site.state.proposals, [&](const auto& row) { return row.second.number.text == number; });
  if (found == site.state.proposals.end() || !feed::is_public(found->second)) return missing_page(site);
  const views::Proposal view = feed::public_proposal_view(site.state, found->second);
  const Frame frame{.title = to_string(view.number),
                    .place = Place::proposals,
                    .crumbs = {home_crumb(), {"/pubblico/proposte", std::string(words::proposals_title)}}};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide"}}, [&] {
      html.in("p", {{"class", "kicker"}}, [&] {
        html.text(to_string(view.number) + " ");
        kind_label(html, view.kind);
        html.text(" " + std::string(words::on_point) + " ");
        node_link(html, site.state, view.target);
        html.text(", " + words::version(view.version));
      });
      html.el("h1", text_or(view.title, erased_words(site.state, to_string(view.id), ErasureKind::texts)));
    });
    Sheet sheet{html, site, found->second, view, found->second.newest().version > view.version};
    html.in("div", {{"class", "wide columns"}}, [&] {
      html.in("div", {{"class", "main-column"}}, [&] {
        sheet.where_it_is();
        sheet.reply();
        before_and_after(html, site.state, view);
        sheet.reasons();
      });
      html.in("div", {{"class", "aside"}}, [&] {
        sheet.who();
        sheet.path();
      });
    });
  });
}

}  // namespace tavolo::pages
