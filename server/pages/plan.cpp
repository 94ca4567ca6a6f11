// /pubblico/piano: the whole plan on one page, sections a-h and the tree by area.

#include <algorithm>
#include <array>

#include "server/feed/views.hpp"
#include "server/pages/frame.hpp"
#include "server/pages/page_list.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/plan_parts.hpp"
#include "server/pages/words.hpp"

namespace tavolo::pages {
namespace {

constexpr std::array<Name, 4> headings{"h3", "h4", "h5", "h6"};

struct Plan {
  Html& html;
  const domain::State& state;

  std::optional<views::Body> text_of(const domain::PlanNode& node) { return feed::plan_node_view(state, node).text; }

  void node_title(const domain::PlanNode& node, std::size_t depth) {
    html.in(headings.at(std::min(depth, headings.size() - 1)), {{"id", to_string(node.code)}},
            [&] { node_link(html, state, node.id); });
  }

  void kind_of_node(const domain::PlanNode& node) {
    const auto* objective = std::get_if<ObjectiveFields>(&node.fields);
    html.el("p", {{"class", "kind-line"}}, objective ? words::of(objective->level) : words::of(kind_of(node.fields)));
  }

  /// A point with all that is beneath it.
  void point(const domain::PlanNode& node, std::size_t depth) {
    const std::string of_class = "point " + std::string(name_of(kind_of(node.fields)));
    html.in("article", {{"class", of_class}}, [&] {
      kind_of_node(node);
      node_title(node, depth);
      paragraphs(html, text_of(node));
      html.in("dl", {{"class", "facts"}}, [&] {
        facts_of(html, state, node);
        const auto proposals = feed::plan_node_view(state, node).proposals;
        if (proposals > 0) {
          fact_of(html, words::nav_proposals,
                  [&] { html.link(path_of(node) + "#proposte", words::proposals_count(proposals)); });
        }
      });
      for (const auto* child : beneath(state, node.id)) point(*child, depth + 1);
    });
  }

  void area(const domain::PlanNode& node) {
    html.in("section", {{"class", "area card"}, {"aria-labelledby", to_string(node.code)}}, [&] {
      node_title(node, 0);
      paragraphs(html, text_of(node));
      const auto points = beneath(state, node.id);
      if (points.empty()) html.el("p", {{"class", "empty"}}, words::no_objectives);
      for (const auto* child : points) point(*child, 1);
    });
  }

  void section(const domain::PlanNode& node) {
    const SectionLetter letter = std::get<SectionFields>(node.fields).letter;
    html.in("li", [&] {
      html.in("h3", {{"id", to_string(node.code)}}, [&] {
        html.el("span", {{"class", "letter"}}, words::letter(letter));
        html.text(" ");
        const auto& title = node.newest().title.value;
        html.link(path_of(node), title ? title->str() : std::string(words::erased));
      });
      paragraphs(html, text_of(node));
      std::vector<const domain::PlanNode*> inside;
      for (const auto* objective : nodes_of(state, NodeKind::objective)) {
        const auto& sections = std::get<ObjectiveFields>(objective->fields).sections;
        if (std::ranges::find(sections, letter) != sections.end()) inside.push_back(objective);
      }
      if (inside.empty()) return;
      html.in("details", [&] {
        html.el("summary", words::objectives_count(static_cast<std::int64_t>(inside.size())));
        html.in("ul", {{"class", "plain"}}, [&] {
          for (const auto* objective : inside) html.in("li", [&] { node_link(html, state, objective->id); });
        });
      });
    });
  }

  void alignment() {
    std::vector<const domain::PlanNode*> aligned;
    for (const auto* objective : nodes_of(state, NodeKind::objective)) {
      if (std::get<ObjectiveFields>(objective->fields).harmonisation) aligned.push_back(objective);
    }
    if (aligned.empty()) return;
    html.in("section", {{"class", "card"}, {"aria-labelledby", "allineamento"}}, [&] {
      html.el("h2", {{"id", "allineamento"}}, words::alignment);
      html.in("table", {{"class", "stacks"}}, [&] {
        html.el("caption", words::alignment_caption);
        html.in("thead", [&] {
          html.in("tr", [&] {
            html.el("th", {{"scope", "col"}}, words::of(NodeKind::objective));
            html.el("th", {{"scope", "col"}}, words::status);
            html.el("th", {{"scope", "col"}}, words::dimensions);
            html.el("th", {{"scope", "col"}}, words::zones);
          });
        });
        html.in("tbody", [&] {
          for (const auto* objective : aligned) alignment_row(*objective);
        });
      });
    });
  }

  void alignment_row(const domain::PlanNode& node) {
    const Harmonisation& held = *std::get<ObjectiveFields>(node.fields).harmonisation;
    html.in("tr", [&] {
      html.in("th", {{"scope", "row"}}, [&] { node_link(html, state, node.id); });
      html.el("td", {{"data-label", words::status}}, words::of(held.status));
      std::string dimensions;
      for (const auto dimension : held.dimensions) {
        if (!dimensions.empty()) dimensions += ", ";
        dimensions += words::of(dimension);
      }
      html.el("td", {{"data-label", words::dimensions}}, dimensions);
      std::string zones;
      for (const ZoneId id : held.zones) {
        if (!zones.empty()) zones += ", ";
        zones += zone_name(state, id);
      }
      html.el("td", {{"data-label", words::zones}}, zones);
    });
  }

  void contents() {
    html.in("nav", {{"class", "contents"}, {"aria-label", words::on_this_page}}, [&] {
      html.in("ul", [&] {
        html.in("li", [&] { html.link("#sezioni", words::sections); });
        html.in("li", [&] { html.link("#aree", words::areas); });
        for (const auto* area : nodes_of(state, NodeKind::area)) {
          html.in("li", [&] { html.link("#" + to_string(area->code), node_words(*area)); });
        }
      });
    });
  }
};

}  // namespace

Page plan_page(const Site& site) {
  const Frame frame{.title = std::string(words::nav_plan), .place = Place::plan, .crumbs = {home_crumb()}};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide plan"}}, [&] {
      if (!site.state.plan) {
        html.el("h1", words::nav_plan);
        return html.el("p", {{"class", "card empty"}}, words::no_plan);
      }
      const views::Plan view = feed::plan_view(site.state);
      html.el("h1", text_or(view.title, words::erased));
      html.el("p", {{"class", "lead"}},
              words::plan_of(view.from_year, view.to_year) + ", " + words::plan_version(view.version.str()) + ". " +
                  words::number(view.objectives) + " " +
                  words::objectives_in(view.objectives, static_cast<std::int64_t>(view.areas.size())) + ".");
      Plan plan{html, site.state};
      plan.contents();
      html.el("h2", {{"id", "sezioni"}}, words::sections);
      html.in("ol", {{"class", "card sections"}}, [&] {
        for (const auto* section : nodes_of(site.state, NodeKind::section)) plan.section(*section);
      });
      plan.alignment();
      html.el("h2", {{"id", "aree"}}, words::areas);
      for (const auto* area : nodes_of(site.state, NodeKind::area)) plan.area(*area);
    });
  });
}

}  // namespace tavolo::pages
