// /pubblico/organismi: who sits at the table, by bench and standing; organisations, never persons.

#include <algorithm>

#include "server/pages/frame.hpp"
#include "server/pages/page_list.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/words.hpp"

namespace tavolo::pages {
namespace {

using Bodies = std::vector<const domain::Organisation*>;

Bodies members_of(const domain::State& state, Bench bench) {
  Bodies bodies;
  for (const auto& [id, body] : state.organisations) {
    const bool at_the_table = body.status == MembershipStatus::member || body.status == MembershipStatus::suspended;
    if (body.bench == bench && at_the_table) bodies.push_back(&body);
  }
  const auto key = [](const domain::Organisation* body) {
    return std::tuple(body->standing, body->name.value ? body->name.value->str() : std::string(), body->id);
  };
  std::ranges::sort(bodies, [&](const auto* left, const auto* right) { return key(left) < key(right); });
  return bodies;
}

void body_row(Html& html, const domain::State& state, const domain::Organisation& body) {
  html.in("tr", [&] {
    html.in("th", {{"scope", "row"}}, [&] { body_name(html, state, body.id); });
    html.el("td", {{"data-label", words::kind}}, words::of(body.kind));
    html.in("td", {{"data-label", words::standing}}, [&] {
      html.text(words::of(body.standing));
      if (body.status != MembershipStatus::member) html.text(" (" + std::string(words::of(body.status)) + ")");
    });
    html.el("td", {{"data-label", words::vote_right}}, body.voting ? words::has_vote : words::no_vote);
    html.in("td", {{"data-label", words::member_since}}, [&] { time_of(html, body.member_from); });
  });
}

void bench_table(Html& html, const domain::State& state, Bench bench) {
  const Bodies bodies = members_of(state, bench);
  const std::string id = "componente-" + std::string(name_of(bench));
  html.in("section", {{"class", "card"}, {"aria-labelledby", id}}, [&] {
    html.in("h2", {{"id", id}}, [&] {
      bench_mark(html, bench);
      html.text(" ");
      html.text(words::of(bench));
    });
    const auto voting = std::ranges::count_if(
        bodies, [](const auto* body) { return body->voting && body->status == MembershipStatus::member; });
    html.in("table", {{"class", "stacks"}}, [&] {
      html.el("caption", words::bodies_caption(bench, static_cast<std::int64_t>(bodies.size()), voting));
      html.in("thead", [&] {
        html.in("tr", [&] {
          for (const auto title :
               {words::organisation, words::kind, words::standing, words::vote_right, words::member_since}) {
            html.el("th", {{"scope", "col"}}, title);
          }
        });
      });
      html.in("tbody", [&] {
        for (const auto* body : bodies) body_row(html, state, *body);
      });
    });
  });
}

}  // namespace

Page bodies_page(const Site& site) {
  const Frame frame{.title = std::string(words::bodies_title), .place = Place::bodies, .crumbs = {home_crumb()}};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide"}}, [&] {
      html.el("h1", words::bodies_title);
      html.el("p", {{"class", "lead"}}, std::string(words::bodies_intro) + " " + std::string(words::no_names));
      for (const Bench bench : all_benches) bench_table(html, site.state, bench);
    });
  });
}

}  // namespace tavolo::pages
