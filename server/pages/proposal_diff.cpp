#include "server/pages/proposal_diff.hpp"

#include "server/pages/diff.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/plan_parts.hpp"
#include "server/pages/words.hpp"

namespace tavolo::pages {
namespace {

enum class Side { before, after };

/// One run, with words that only those hear who do not see the marks.
void run_of(Html& html, const Run& run) {
  switch (run.change) {
    case Change::kept:
      return html.text(run.text);
    case Change::added:
      return html.in("ins", [&] {
        html.el("span", {{"class", "hidden"}}, std::string(words::added) + " ");
        html.text(run.text);
        html.el("span", {{"class", "hidden"}}, " " + std::string(words::end_of_change));
      });
    case Change::removed:
      return html.in("del", [&] {
        html.el("span", {{"class", "hidden"}}, std::string(words::removed) + " ");
        html.text(run.text);
        html.el("span", {{"class", "hidden"}}, " " + std::string(words::end_of_change));
      });
  }
}

/// The runs of one side, line by line.
void side_of(Html& html, const std::vector<Run>& runs, Side side) {
  html.in("p", {{"class", "text"}}, [&] {
    for (const Run& run : runs) {
      if (run.change == (side == Side::before ? Change::added : Change::removed)) continue;
      run_of(html, run);
    }
  });
}

void column(Html& html, std::string_view title, const std::vector<Run>& head, const std::vector<Run>& text, Side side) {
  html.in("div", {{"class", "side"}}, [&] {
    html.el("h3", title);
    html.in("p", {{"class", "side-title"}}, [&] {
      for (const Run& run : head) {
        if (run.change != (side == Side::before ? Change::added : Change::removed)) run_of(html, run);
      }
    });
    side_of(html, text, side);
  });
}

void new_point(Html& html, const ProposedNode& node) {
  html.in("li", [&] {
    html.el("p", {{"class", "kind-line"}}, words::of(node.node_kind));
    html.in("p", {{"class", "side-title"}}, [&] { run_of(html, {Change::added, node.title.str()}); });
    html.in("p", {{"class", "text"}}, [&] {
      if (!node.text.str().empty()) run_of(html, {Change::added, node.text.str()});
    });
  });
}

/// The point as it stands, which the proposal leaves as it is.
void base(Html& html, const views::Proposal& proposal) {
  html.in("div", {{"class", "side"}}, [&] {
    html.el("h3", words::before);
    html.el("p", {{"class", "side-title"}}, text_or(proposal.base_title, words::erased));
    if (proposal.base_text) {
      html.el("p", {{"class", "text"}}, proposal.base_text->str());
    } else {
      html.el("p", {{"class", "erased"}}, words::erased);
    }
  });
}

template <class Nodes>
void with_new_points(Html& html, const views::Proposal& proposal, const Nodes& nodes, std::string_view title) {
  html.in("div", {{"class", "sides"}}, [&] {
    base(html, proposal);
    html.in("div", {{"class", "side"}}, [&] {
      html.el("h3", title);
      html.el("p", {{"class", "note"}}, words::base_stays);
      html.in("ol", {{"class", "new-points"}}, [&] {
        for (const ProposedNode& node : nodes) new_point(html, node);
      });
    });
  });
}

void show(Html& html, const domain::State&, const views::Proposal& proposal, const Enrich& patch) {
  with_new_points(html, proposal, patch.nodes, words::new_points);
}
void show(Html& html, const domain::State&, const views::Proposal& proposal, const Articulate& patch) {
  with_new_points(html, proposal, patch.children, words::parts);
}

void show(Html& html, const domain::State&, const views::Proposal&, const Modify& patch) {
  const auto head = word_diff(patch.quoted_title.str(), patch.title.str());
  const auto text = word_diff(patch.quoted_text.str(), patch.text.str());
  html.in("div", {{"class", "sides"}}, [&] {
    column(html, words::before, head, text, Side::before);
    column(html, words::after, head, text, Side::after);
  });
}

void show(Html& html, const domain::State& state, const views::Proposal& proposal, const Differentiate& patch) {
  html.in("div", {{"class", "sides"}}, [&] {
    base(html, proposal);
    html.in("div", {{"class", "side"}}, [&] {
      html.el("h3", words::variant);
      html.el("p", {{"class", "note"}}, words::base_stays);
      html.in("p", {{"class", "side-title"}}, [&] { run_of(html, {Change::added, patch.title.str()}); });
      html.in("p", {{"class", "text"}}, [&] {
        if (!patch.text.str().empty()) run_of(html, {Change::added, patch.text.str()});
      });
      html.in("dl", {{"class", "facts"}}, [&] {
        const VariantScope& scope = patch.scope;
        if (!scope.comuni.empty()) fact(html, words::applies_to, where_text(state, InComuni{{scope.comuni}}));
        if (!scope.zones.empty()) fact(html, words::applies_to, where_text(state, InZones{{scope.zones}}));
        if (scope.target_group) fact(html, words::for_whom, scope.target_group->str());
        if (scope.delivery_mode) fact(html, words::how, scope.delivery_mode->str());
      });
    });
  });
}

}  // namespace

void before_and_after(Html& html, const domain::State& state, const views::Proposal& proposal) {
  html.in("section", {{"class", "card"}, {"aria-labelledby", "confronto"}}, [&] {
    html.el("h2", {{"id", "confronto"}}, words::before_and_after);
    if (proposal.target_changed) html.el("p", {{"class", "note"}}, words::target_changed);
    if (!proposal.patch) {
      return html.el("p", {{"class", "erased"}}, erased_words(state, to_string(proposal.id), ErasureKind::texts));
    }
    std::visit([&](const auto& patch) { show(html, state, proposal, patch); }, *proposal.patch);
  });
}

}  // namespace tavolo::pages
