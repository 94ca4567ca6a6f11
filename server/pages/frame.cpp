#include "server/pages/frame.hpp"

#include <array>

#include "server/feed/views.hpp"
#include "server/pages/language.hpp"
#include "server/pages/minutes.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/words.hpp"
#include "server/pages/words_minutes.hpp"
#include "server/pages/words_search.hpp"

namespace tavolo::pages {
namespace {

struct PlaceLink {
  Place place;
  std::string_view path;
  words::Word words;
};
constexpr std::array<PlaceLink, 8> places{{{Place::plan, "/pubblico/piano", words::nav_plan},
                                           {Place::proposals, "/pubblico/proposte", words::nav_proposals},
                                           {Place::votes, "/pubblico/votazioni", words::nav_votes},
                                           {Place::sittings, "/pubblico/sedute", words::nav_sittings},
                                           {Place::bodies, "/pubblico/organismi", words::nav_bodies},
                                           {Place::regulation, "/pubblico/regolamento", words::nav_regulation},
                                           {Place::verification, "/pubblico/verifica", words::nav_verification},
                                           {Place::search, "/pubblico/cerca", words::nav_search}}};

void head(Html& html, const Site& site, const std::string& title, bool minutes) {
  html.in("head", [&] {
    html.empty("meta", {{"charset", "utf-8"}});
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.el("title", title);
    html.empty("link", {{"rel", "stylesheet"}, {"href", site.stylesheet}});
    if (minutes) html.empty("link", {{"rel", "stylesheet"}, {"href", minutes_stylesheet_path}});
    html.empty("link", {{"rel", "icon"}, {"href", "/favicon.svg"}, {"type", "image/svg+xml"}});
  });
}

void slim_bar(Html& html, const Site& site, const Frame& frame, const views::Table& table) {
  html.in("div", {{"class", "slim"}}, [&] {
    html.in("div", {{"class", "wide"}}, [&] {
      html.el("span", {{"class", "ambito"}}, text_or(table.ambito, words::unnamed));
      if (table.demonstration) html.el("strong", {{"class", "demo-note"}}, words::demonstration);
      // The same page in the other language, named in its own words.
      const std::string_view other = spoken().language == Language::en ? "it" : "en";
      const std::string there =
          "?" + frame.question + (frame.question.empty() ? "lang=" : "&lang=") + std::string(other);
      html.el("a", {{"class", "enter"}, {"href", there}, {"lang", other}, {"hreflang", other}}, words::other_language);
      html.el("a", {{"class", "enter"}, {"href", "/accesso"}}, words::sign_in);
    });
  });
  if (site.insecure_lan) {
    html.in("p", {{"class", "warning"}}, [&] { html.el("strong", words::insecure_lan); });
  }
}

void header(Html& html, const Site& site, const Frame& frame, const views::Table& table) {
  html.in("header", [&] {
    slim_bar(html, site, frame, table);
    html.in("div", {{"class", "brand"}}, [&] {
      html.in("div", {{"class", "wide"}}, [&] {
        html.in("a", {{"class", "sign"}, {"href", "/pubblico"}}, [&] {
          table_sign(html);
          html.in("span", [&] {
            html.el("strong", text_or(table.name, words::unnamed));
            html.el("span", words::public_page);
          });
        });
        html.in("nav", {{"aria-label", words::main_navigation}}, [&] {
          html.in("ul", [&] {
            for (const PlaceLink& link : places) {
              const std::string_view current =
                  link.place == frame.place ? std::string_view("true") : std::string_view();
              html.in("li", [&] { html.el("a", {{"href", link.path}, {"aria-current", current}}, link.words); });
            }
          });
        });
      });
    });
    html.in("div", {{"class", "standing-note"}}, [&] {
      html.in("p", {{"class", "wide"}}, [&] {
        html.el("strong", words::standing_note);
        html.text(" ");
        html.text(words::adoption_note);
      });
    });
  });
}

void breadcrumb(Html& html, const Frame& frame) {
  if (frame.crumbs.empty()) return;
  html.in("nav", {{"class", "crumbs wide"}, {"aria-label", words::breadcrumb}}, [&] {
    html.in("ol", [&] {
      for (const Crumb& crumb : frame.crumbs) {
        html.in("li", [&] { html.link(crumb.path, crumb.words); });
      }
      html.el("li", {{"aria-current", "page"}}, frame.title);
    });
  });
}

/// Size and root of the checkpoint: its second and third line.
void record_seen(Html& html, const Site& site) {
  const auto first = site.checkpoint.find('\n');
  const auto second = first == std::string::npos ? first : site.checkpoint.find('\n', first + 1);
  const auto third = second == std::string::npos ? second : site.checkpoint.find('\n', second + 1);
  if (third == std::string::npos) return;
  html.in("p", {{"class", "seen"}}, [&] {
    html.link("/pubblico/verifica", words::record_seen);
    html.text(": " + words::entries(static_cast<std::int64_t>(site.state.size)) + ", ");
    html.el("code", site.checkpoint.substr(second + 1, third - second - 1));
  });
}

void footer(Html& html, const Site& site) {
  html.in("footer", [&] {
    html.in("div", {{"class", "wide"}}, [&] {
      html.in("ul", [&] {
        html.in("li", [&] { html.link("/pubblico/accessibilita", words::accessibility); });
        html.in("li", [&] { html.link("/pubblico/privacy", words::privacy); });
        html.in("li", [&] { html.link("/pubblico/regolamento", words::table_regulation); });
        html.in("li", [&] { html.link("/pubblico/verifica", words::verify_record); });
      });
      html.in("p", [&] {
        html.text(words::updated_at);
        time_of(html, site, site.state.last_ts);
        html.text(". ");
        html.text(words::no_names);
      });
      record_seen(html, site);
      if (site.state.demonstration) {
        html.in("p", {{"class", "demo-foot"}}, [&] {
          html.el("strong", words::demonstration);
          html.text(". ");
          html.text(words::demonstration_note);
        });
      }
    });
  });
}

}  // namespace

Crumb home_crumb() { return {"/pubblico", std::string(words::nav_home)}; }

Page framed(const Site& site, const Frame& frame, const std::function<void(Html&)>& content) {
  const views::Table table = feed::table_view(site.state);
  Html html;
  html.doctype();
  html.in("html", {{"lang", tag_of(spoken().language)}}, [&] {
    head(html, site, frame.title + " - " + text_or(table.name, words::unnamed), frame.minutes);
    html.in("body", [&] {
      html.el("a", {{"class", "skip"}, {"href", "#contenuto"}}, words::skip_to_content);
      header(html, site, frame, table);
      breadcrumb(html, frame);
      html.in("main", {{"id", "contenuto"}, {"tabindex", "-1"}}, [&] { content(html); });
      footer(html, site);
    });
  });
  return {frame.status, html.take()};
}

}  // namespace tavolo::pages
