// /pubblico/sedute and /pubblico/sedute/<number>: the notice of every sitting, and the extract of its minutes once it
// is published.

#include <algorithm>

#include "server/domain/documents.hpp"
#include "server/pages/dates.hpp"
#include "server/pages/frame.hpp"
#include "server/pages/minutes.hpp"
#include "server/pages/page_list.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/words.hpp"
#include "server/pages/words_minutes.hpp"

namespace tavolo::pages {
namespace {

std::string title_of(const domain::Sitting& sitting) {
  return std::string(words::numbered) + words::sitting_no(*sitting.number) + " - " +
         (sitting.title.value ? sitting.title.value->str() : std::string(words::erased));
}

std::string reason_of(const domain::Move& move) {
  return move.reason.value ? move.reason.value->str() : std::string(words::erased);
}

/// The calls that held before, the newest move first.
void moves_of(Html& html, const Site& site, const domain::Sitting& sitting) {
  for (auto move = sitting.moves.rbegin(); move != sitting.moves.rend(); ++move) {
    html.in("div", {{"class", "moved"}}, [&] {
      html.in("p", [&] {
        html.el("strong", words::moved_label);
        html.text(" ");
        time_of(html, site, move->stamp.ts);
        html.text(", " + words::in_record(static_cast<std::int64_t>(move->stamp.index)) + ".");
      });
      html.in("dl", {{"class", "facts"}}, [&] {
        fact(html, words::former_first_call, call_text(move->from.first_call));
        if (move->from.second_call) fact(html, words::former_second_call, call_text(*move->from.second_call));
        if (move->from.mode != sitting.terms.mode) fact(html, words::former_mode, words::of(move->from.mode));
        fact_of(html, words::reason_word, [&] { html.el("span", {{"lang", written_lang()}}, reason_of(*move)); });
      });
    });
  }
}

/// Which bodies have a direct interest in an item; their reasons stand in the minutes.
void conflicts_of(Html& html, const domain::State& state, const domain::AgendaItem& item) {
  std::string names;
  for (const domain::Conflict& conflict : item.conflicts) {
    if (!conflict.holds()) continue;
    names += (names.empty() ? "" : "; ") + body_words(state, conflict.organisation);
  }
  if (names.empty()) return;
  html.el("p", {{"class", "note"}}, std::string(words::conflict_declared_by) + names + ".");
}

void sitting_item(Html& html, const domain::Sitting& sitting) {
  const std::string path = "/pubblico/sedute/" + to_string(*sitting.number);
  html.in("li", [&] {
    html.in("p", {{"class", "item-head"}}, [&] {
      html.el("span", {{"class", "label"}}, words::of(sitting.state));
      if (!sitting.moves.empty()) {
        html.text(" ");
        html.el("span", {{"class", "label moved-label"}}, words::moved_label);
      }
      if (sitting.minutes.published) {
        html.text(" ");
        html.el("span", {{"class", "label"}}, words::read_extract);
      }
    });
    html.in("h2", {{"class", "item-title"}},
            [&] { html.el("a", {{"href", path}, {"lang", written_lang()}}, title_of(sitting)); });
    html.el("p", call_text(sitting.terms.first_call) + ", " + std::string(words::of(sitting.terms.mode)));
    if (sitting.moves.empty()) return;
    const domain::Move& last = sitting.moves.back();
    html.el("p", {{"class", "note"}},
            std::string(words::moved_from) + call_text(last.from.first_call) + ". " +
                std::string(words::moved_because) + reason_of(last));
  });
}

/// Those that everybody may read.
void documents_of(Html& html, const Site& site, const domain::Sitting& sitting, std::optional<AgendaItemId> item) {
  auto all = domain::documents_of(site.state, sitting, item);
  std::erase_if(all, [&](const domain::Document* document) {
    return domain::audience_of(site.state, *document).kind != domain::Audience::Kind::everyone;
  });
  if (all.empty()) return;
  html.in("ul", [&] {
    for (const domain::Document* document : all) {
      html.in("li", [&] {
        const auto& title = document->title.value;
        html.link("/documenti/" + to_string(document->id), title ? title->str() : std::string(words::erased));
        if (!document->attachments.value) return;
        html.text(" SHA-256: ");
        html.el("code", to_string(document->attachments.value->front().sha256));
      });
    }
  });
}

void notice_of(Html& html, const Site& site, const domain::Sitting& sitting) {
  html.el("h1", title_of(sitting));
  html.in("section", {{"class", "card"}, {"aria-labelledby", "avviso"}}, [&] {
    html.el("h2", {{"id", "avviso"}}, words::minutes_sections.at(2));
    html.in("dl", {{"class", "facts"}}, [&] {
      fact(html, words::outcome_word, words::of(sitting.state));
      fact_of(html, words::convened_word, [&] { time_of(html, site, sitting.convened->ts); });
      fact(html, words::first_call_word, call_text(sitting.terms.first_call));
      if (sitting.terms.second_call) {
        fact(html, words::second_call_word, call_text(*sitting.terms.second_call));
      }
      if (sitting.place.value && !sitting.place.value->str().empty()) {
        fact(html, words::place_word, sitting.place.value->str());
      }
      fact(html, words::mode_word, words::of(sitting.terms.mode));
      if (sitting.registry.value && !sitting.registry.value->str().empty()) {
        fact(html, words::registry_number, sitting.registry.value->str());
      }
    });
    moves_of(html, site, sitting);
    if (sitting.state == SittingState::cancelled && sitting.end_reason.value) {
      html.el("p", std::string(words::cancelled_because) + sitting.end_reason.value->str());
    }
  });
  html.in("section", {{"class", "card"}, {"aria-labelledby", "odg"}}, [&] {
    html.el("h2", {{"id", "odg"}}, words::minutes_sections.at(7));
    html.in("ol", [&] {
      for (const domain::AgendaItem& item : sitting.agenda) {
        html.in("li", [&] {
          html.el("span", {{"lang", written_lang()}},
                  item.title.value ? item.title.value->str() : std::string(words::erased));
          std::string note = std::string(words::of(item.entry.kind));
          if (item.entry.minutes > 0) note += ", " + words::planned_minutes(item.entry.minutes);
          if (item.state != AgendaItemState::pending) note += ", " + std::string(words::of(item.state));
          html.text(" ");
          html.el("span", {{"class", "note"}}, "(" + note + ")");
          conflicts_of(html, site.state, item);
          documents_of(html, site, sitting, item.entry.id);
        });
      }
    });
    documents_of(html, site, sitting, {});
  });
  if (sitting.state != SittingState::cancelled) html.el("p", {{"class", "note"}}, words::extract_waits);
}

}  // namespace

Page sittings_page(const Site& site) {
  const Frame frame{.title = std::string(words::sittings_title), .place = Place::sittings, .crumbs = {home_crumb()}};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide"}}, [&] {
      html.el("h1", words::sittings_title);
      html.el("p", {{"class", "lead"}}, words::sittings_intro);
      std::vector<const domain::Sitting*> all;
      for (const auto& [id, sitting] : site.state.sittings) {
        if (sitting.number) all.push_back(&sitting);
      }
      if (all.empty()) return html.el("p", words::no_sittings);
      // the newest first
      std::ranges::sort(all, [](const auto* left, const auto* right) {
        return right->terms.first_call.at < left->terms.first_call.at;
      });
      html.in("ul", {{"class", "items"}}, [&] {
        for (const auto* sitting : all) sitting_item(html, *sitting);
      });
    });
  });
}

Page sitting_page(const Site& site, std::string_view number) {
  const domain::Sitting* sitting = sitting_numbered(site.state, number);
  if (sitting == nullptr) return missing_page(site);
  const Frame frame{.title = title_of(*sitting),
                    .place = Place::sittings,
                    .crumbs = {home_crumb(), {"/pubblico/sedute", std::string(words::sittings_title)}},
                    .minutes = sitting->minutes.published.has_value()};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide"}}, [&] {
      if (!sitting->minutes.published) return notice_of(html, site, *sitting);
      html.in("div", {{"class", "minutes"}}, [&] { write_extract(html, site, *sitting); });
    });
  });
}

}  // namespace tavolo::pages
