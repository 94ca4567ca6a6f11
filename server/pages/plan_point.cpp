// /pubblico/piano/<code>: one point of the plan, with where its text comes from and what is proposed on it.

#include <algorithm>

#include "server/feed/views.hpp"
#include "server/pages/dates.hpp"
#include "server/pages/frame.hpp"
#include "server/pages/page_list.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/plan_parts.hpp"
#include "server/pages/words.hpp"

namespace tavolo::pages {
namespace {

std::vector<Crumb> crumbs_of(const domain::State& state, const domain::PlanNode& node) {
  std::vector<Crumb> crumbs;
  for (auto parent = node.parent; parent; parent = state.nodes.at(*parent).parent) {
    const domain::PlanNode& above = state.nodes.at(*parent);
    crumbs.insert(crumbs.begin(), {path_of(above), to_string(above.code)});
  }
  crumbs.insert(crumbs.begin(), {"/pubblico/piano", std::string(words::nav_plan)});
  crumbs.insert(crumbs.begin(), home_crumb());
  return crumbs;
}

bool is_about(const domain::Vote& vote, NodeId node) {
  const auto* on = std::get_if<OnNode>(&vote.terms.subject);
  return vote.opened && on != nullptr && on->node == node;
}

struct Point {
  Html& html;
  const Site& site;
  const domain::PlanNode& node;
  const domain::State& state = site.state;

  void children() {
    const auto below = beneath(state, node.id);
    if (below.empty()) return;
    html.in("section", {{"class", "card"}, {"aria-labelledby", "comprende"}}, [&] {
      html.el("h2", {{"id", "comprende"}}, words::beneath);
      html.in("ul", {{"class", "items"}}, [&] {
        for (const auto* child : below) {
          html.in("li", [&] {
            html.el("p", {{"class", "kind-line"}}, words::of(kind_of(child->fields)));
            html.in("h3", [&] { node_link(html, state, child->id); });
            if (kind_of(child->fields) != NodeKind::indicator) return;
            html.in("dl", {{"class", "facts"}}, [&] { facts_of(html, state, *child); });
          });
        }
      });
    });
  }

  void section_objectives() {
    const auto* fields = std::get_if<SectionFields>(&node.fields);
    if (fields == nullptr) return;
    html.in("section", {{"class", "card"}}, [&] {
      html.el("h2", words::beneath);
      html.in("ul", {{"class", "plain"}}, [&] {
        for (const auto* objective : nodes_of(state, NodeKind::objective)) {
          const auto& sections = std::get<ObjectiveFields>(objective->fields).sections;
          if (std::ranges::find(sections, fields->letter) == sections.end()) continue;
          html.in("li", [&] { node_link(html, state, objective->id); });
        }
      });
    });
  }

  void proposals() {
    html.in("section", {{"class", "card"}, {"aria-labelledby", "proposte"}}, [&] {
      html.el("h2", {{"id", "proposte"}}, words::proposals_here);
      std::vector<const domain::Proposal*> here;
      for (const auto& [id, proposal] : state.proposals) {
        if (feed::is_public(proposal) && feed::public_version(proposal).facts.target == node.id)
          here.push_back(&proposal);
      }
      if (here.empty()) return html.el("p", words::no_proposals_here);
      html.in("ul", {{"class", "items"}}, [&] {
        for (auto it = here.rbegin(); it != here.rend(); ++it) proposal_item(html, state, **it);
      });
    });
  }

  void votes() {
    std::vector<const domain::Vote*> here;
    for (const auto& [id, vote] : state.votes) {
      if (is_about(vote, node.id)) here.push_back(&vote);
    }
    if (here.empty()) return;
    html.in("section", {{"class", "card"}, {"aria-labelledby", "votazioni"}}, [&] {
      html.el("h2", {{"id", "votazioni"}}, words::votes_title);
      html.in("ul", {{"class", "items"}}, [&] {
        for (auto it = here.rbegin(); it != here.rend(); ++it) vote_item(html, site, **it);
      });
    });
  }

  /// Proposals of which it was said that this point is what became of them.
  void named_by_replies() {
    std::vector<const domain::Proposal*> naming;
    for (const auto& [id, proposal] : state.proposals) {
      if (!feed::is_public(proposal) || proposal.replies.empty()) continue;
      const PlanLinks& links = proposal.replies.back().plan_links;
      if (std::ranges::find(links, node.id) != links.end()) naming.push_back(&proposal);
    }
    if (naming.empty()) return;
    html.el("h3", words::replies_naming_here);
    html.in("ul", {{"class", "plain rows"}}, [&] {
      for (const auto* proposal : naming) {
        html.in("li", [&] {
          html.el("a", {{"href", path_of(*proposal)}, {"lang", written_lang()}},
                  to_string(proposal->number) + " " + title_of(*proposal));
          html.text(": " + std::string(words::of(proposal->replies.back().outcome)) + ".");
        });
      }
    });
  }

  /// Where each version of the text comes from.
  void history() {
    html.in("section", {{"class", "card"}, {"aria-labelledby", "versioni"}}, [&] {
      html.el("h2", {{"id", "versioni"}}, words::origin);
      html.in("ol", {{"class", "plain rows"}}, [&] {
        for (const views::NodeVersion& one : feed::node_versions(node).versions) {
          html.in("li", [&] {
            html.in("p", [&] {
              html.el("strong", words::version(one.version));
              html.text(", " + std::string(words::of(one.origin)) + ", ");
              time_of(html, site, one.since);
              html.text(", " + words::in_record(one.index));
            });
            if (one.version > 1) {
              paragraphs(html, one.reason, erased_words(state, to_string(node.id), ErasureKind::reasons));
            }
          });
        }
      });
      named_by_replies();
    });
  }
};

}  // namespace

Page plan_point_page(const Site& site, std::string_view code) {
  const auto found =
      std::ranges::find_if(site.state.nodes, [&](const auto& row) { return row.second.code.text == code; });
  if (found == site.state.nodes.end()) return missing_page(site);
  const domain::PlanNode& node = found->second;
  const views::PlanNode view = feed::plan_node_view(site.state, node);
  const Frame frame{.title = to_string(node.code), .place = Place::plan, .crumbs = crumbs_of(site.state, node)};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide"}}, [&] {
      const auto* objective = std::get_if<ObjectiveFields>(&node.fields);
      html.el("p", {{"class", "kicker"}},
              std::string(objective ? words::of(objective->level) : words::of(kind_of(node.fields))) + " " +
                  to_string(node.code) + ", " + words::version(view.version));
      const std::string erased = erased_words(site.state, to_string(node.id), ErasureKind::texts);
      html.el("h1", text_or(view.title, erased));
      Point point{html, site, node};
      html.in("div", {{"class", "card"}}, [&] {
        paragraphs(html, view.text, erased);
        html.in("dl", {{"class", "facts"}}, [&] { facts_of(html, site.state, node); });
      });
      point.children();
      point.section_objectives();
      point.proposals();
      point.votes();
      point.history();
    });
  });
}

}  // namespace tavolo::pages
