// /pubblico/cerca: a form that needs no script, and what it found.

#include "server/pages/frame.hpp"
#include "server/pages/language.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/words.hpp"
#include "server/pages/words_search.hpp"

namespace tavolo::pages {
namespace {

constexpr std::string_view address = "/pubblico/cerca";

/// For the value of a parameter (WHATWG URL, application/x-www-form-urlencoded).
std::string form_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string made;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (plain) {
      made += c;
    } else {
      made += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return made;
}

void form(Html& html, std::string_view asked) {
  html.in("form", {{"class", "card search"}, {"action", address}, {"method", "get"}, {"role", "search"}}, [&] {
    html.el("label", {{"for", "q"}}, words::search_label);
    html.in("div", {{"class", "search-line"}}, [&] {
      html.empty("input", {{"id", "q"},
                           {"name", "q"},
                           {"type", "search"},
                           {"value", asked},
                           {"maxlength", "200"},
                           {"required", "required"},
                           {"aria-describedby", "q-hint"}});
      html.el("button", {{"type", "submit"}}, words::nav_search);
      if (spoken().in_address) {
        html.empty("input", {{"type", "hidden"}, {"name", "lang"}, {"value", tag_of(spoken().language)}});
      }
    });
    html.el("p", {{"id", "q-hint"}, {"class", "note"}}, words::search_hint);
  });
}

template <class Pieces>
void pieces(Html& html, const Pieces& shown) {
  for (const views::SearchPiece& piece : shown) {
    if (piece.match) {
      html.el("mark", {{"class", "found"}}, piece.text.str());
    } else {
      html.text(piece.text.str());
    }
  }
}

std::string path_to(const domain::State& state, const ObjectRef& object) {
  if (const auto id = parse_id<ProposalIdTag>(object.text)) return path_of(state.proposals.at(*id));
  if (const auto id = parse_id<NodeIdTag>(object.text)) return path_of(state.nodes.at(*id));
  if (parse_id<DocumentIdTag>(object.text)) return "/documenti/" + object.text;
  if (const auto id = parse_id<PollIdTag>(object.text)) return path_of(*id);
  return path_of(*parse_id<VoteIdTag>(object.text));
}

void hit_item(Html& html, const Site& site, const views::SearchHit& hit) {
  const std::string path = path_to(site.state, hit.object);
  html.in("li", [&] {
    html.in("h3", [&] {
      html.in("a", {{"href", path}, {"lang", written_lang()}}, [&] {
        if (hit.title.empty()) {
          html.text(text_or(hit.about_label, words::erased));
        } else {
          pieces(html, hit.title);
        }
      });
    });
    if (hit.organisation) {
      html.in("p", {{"class", "by"}}, [&] {
        if (hit.about) html.text(words::position_of);
        html.text(" ");
        body_name(html, site.state, *hit.organisation);
      });
    }
    html.in("p", {{"lang", written_lang()}}, [&] { pieces(html, hit.excerpt); });
  });
}

void results(Html& html, const Site& site, std::string_view asked, const views::SearchPage& found) {
  if (found.groups.empty()) {
    return html.in("div", {{"class", "card empty"}}, [&] {
      html.el("p", words::search_nothing);
      html.el("p", words::search_nothing_remedy);
    });
  }
  for (const views::SearchGroup& group : found.groups) {
    html.el("h2", words::results_of(group.kind));
    html.in("ul", {{"class", "card items"}}, [&] {
      for (const views::SearchHit& hit : group.items) hit_item(html, site, hit);
    });
    if (!group.next) continue;
    const std::string more = std::string(address) + "?q=" + form_encoded(asked) + "&dopo=" + group.next->text;
    html.in("p", [&] {
      html.in("a", {{"href", more}}, [&] {
        html.text(words::search_more);
        html.in("span", {{"class", "hidden"}}, [&] {
          html.text(": ");
          html.text(words::results_of(group.kind));
        });
      });
    });
  }
}

}  // namespace

Page search_page(const Site& site, const SearchAsked& asked) {
  const Speaking speaking(site.asked);
  std::string title{std::string_view(words::nav_search)};
  if (!asked.text.empty()) title += ": " + asked.text;
  const Frame frame{.title = std::move(title),
                    .place = Place::search,
                    .crumbs = {home_crumb()},
                    .status = asked.fault == SearchFault::busy         ? 503U
                              : asked.fault == SearchFault::unreadable ? 400U
                                                                       : 200U,
                    .question = asked.text.empty() ? "" : "q=" + form_encoded(asked.text)};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide"}}, [&] {
      html.el("h1", words::nav_search);
      form(html, asked.text);
      if (asked.fault != SearchFault::none) {
        html.el("p", {{"class", "card empty"}, {"role", "alert"}},
                asked.fault == SearchFault::busy ? words::search_busy : words::search_unreadable);
      } else if (asked.found) {
        results(html, site, asked.text, *asked.found);
      }
    });
  });
}

}  // namespace tavolo::pages
