// Section 8, and the items of sections 6, 7 and 10: what was said and what came of it.

#include <algorithm>

#include "server/domain/agenda.hpp"
#include "server/domain/documents.hpp"
#include "server/feed/views.hpp"
#include "server/pages/minutes_sheet.hpp"

namespace tavolo::pages {

void MinutesSheet::items(AgendaItemKind kind, bool numbered) {
  for (const domain::AgendaItem& each : sitting.agenda) {
    if (each.entry.kind == kind) item(each);
  }
  if (!numbered) return;
  const bool any = std::ranges::any_of(sitting.agenda, [&](const auto& each) { return each.entry.kind == kind; });
  if (!any) nothing();
}

void MinutesSheet::item(const domain::AgendaItem& each) {
  const AgendaItemId id = each.entry.id;
  html.in("div", {{"class", "item"}}, [&] {
    html.el("h3", domain::number_of(sitting, id) + ". " + title_of(each));
    std::string times = std::string(words::of(each.state));
    if (each.opened) times += ", " + hour(each.opened->ts) + "-" + (each.closed ? hour(each.closed->ts) : "");
    html.el("p", {{"class", "note"}}, times);
    if (each.added_late) html.el("p", {{"class", "note"}}, words::late_item);
    if (written(MinutesBlock::item_report, id)) {
      html.el("h4", words::report_heading);
      block(MinutesBlock::item_report, id);
    }
    documents(each);
    speeches(id);
    if (full) {
      if (written(MinutesBlock::item_discussion, id)) {
        html.el("h4", words::discussion_heading);
        block(MinutesBlock::item_discussion, id);
      }
      filed(id);
    }
    conflicts(each);
    consensus(each);
    votes(each);
    polls(id);
    item_outcome(each);
  });
}

void MinutesSheet::documents(const domain::AgendaItem& each) {
  const auto filed = domain::documents_of(state, sitting, each.entry.id);
  if (each.entry.kind != AgendaItemKind::discussion && filed.empty()) return;
  html.el("h4", words::documents_heading);
  if (!each.entry.subject && filed.empty()) return html.el("p", words::no_documents);
  if (each.entry.subject) {
    const auto label = feed::label_of(state, each.entry.subject->text);
    html.el("p", label ? label->str() : each.entry.subject->text);
  }
  if (filed.empty()) return;
  html.in("ul", [&] {
    for (const domain::Document* document : filed) {
      html.in("li", [&] {
        html.text(title_of(*document) + (document->late ? " (" + std::string(words::late_document) + ")" : ""));
        if (!document->attachments.value) return;
        html.text(". SHA-256: ");
        html.el("code", to_string(document->attachments.value->front().sha256));
      });
    }
  });
}

std::string MinutesSheet::title_of(const domain::Document& document) const {
  if (!document.title.value) return std::string(words::erased);
  const bool in_public = domain::audience_of(state, document).kind == domain::Audience::Kind::everyone;
  if (!full && !in_public) return std::string(words::document_of_members);
  if (!full && names_a_person(state, document.title.value->str())) return std::string(words::omitted_for_names);
  return document.title.value->str();
}

void MinutesSheet::speeches(AgendaItemId item) {
  std::vector<const domain::FloorRequest*> spoken;
  for (const domain::FloorRequest& request : sitting.floor) {
    if (request.item == item && request.granted) spoken.push_back(&request);
  }
  if (spoken.empty()) return;
  std::ranges::sort(spoken, {}, [](const auto* request) { return request->granted->index; });
  table(words::speeches_caption, {words::hour_word, words::organisation, words::kind_word, words::length_word}, [&] {
    for (const domain::FloorRequest* request : spoken) {
      html.in("tr", [&] {
        html.el("th", {{"scope", "row"}}, hour(request->granted->ts));
        html.in("td", [&] {
          html.text(name_of_body(request->organisation));
          const auto note = [&](words::Word what, const auto& reason) {
            if (!reason.value || reason.value->str().empty()) return;
            const bool named = !full && names_a_person(state, reason.value->str());
            html.el("p", {{"class", "note"}},
                    std::string(what) + (named ? std::string(words::omitted_for_names) : reason.value->str()));
          };
          note(words::out_of_order_word, request->override_reason);
          note(words::floor_taken_word, request->end_reason);
        });
        html.el("td", words::of(request->kind));
        html.el("td", {{"class", "number"}}, words::spoken_length(request->spoken_ms));
      });
    }
  });
}

void MinutesSheet::filed(AgendaItemId item) {
  bool any = false;
  for (const domain::Intervention& each : sitting.interventions) {
    if (each.item != item) continue;
    if (!any) html.el("h4", words::summaries_heading);
    any = true;
    html.in("div", {{"class", "statement"}}, [&] {
      html.el("p", {{"class", "by"}}, name_of_body(each.organisation) + ", " + when(each.stamp.ts));
      html.in("blockquote", [&] { quoted(each.text.value ? each.text.value->str() : std::string(words::erased)); });
    });
  }
}

/// Declared on the item itself, perhaps days before the sitting, with those taken back; those given with a position
/// stand beside its vote.
void MinutesSheet::conflicts(const domain::AgendaItem& each) {
  if (each.conflicts.empty()) return;
  html.el("h4", words::conflicts_heading);
  for (const domain::Conflict& held : each.conflicts) {
    html.in("div", {{"class", "statement"}}, [&] {
      const std::string until =
          held.withdrawn ? std::string(words::conflict_withdrawn) + when(held.withdrawn->ts) : std::string();
      html.el("p", {{"class", "by"}}, when(held.stamp.ts) + ", " + name_of_body(held.organisation) + until);
      if (held.reason.erased() || !held.reason.value->str().empty()) {
        html.in("blockquote",
                [&] { quoted(held.reason.value ? held.reason.value->str() : std::string(words::erased)); });
      }
    });
  }
}

void MinutesSheet::warnings() {
  if (sitting.warnings.empty()) return;
  html.el("h3", words::warnings_heading);
  for (const domain::SpeakerWarning& each : sitting.warnings) {
    html.el("p", {{"class", "by"}}, hour(each.stamp.ts) + ", " + name_of_body(each.organisation));
    quoted(each.reason.value ? each.reason.value->str() : std::string(words::erased));
  }
}

void MinutesSheet::consensus(const domain::AgendaItem& each) {
  if (!each.consensus) return;
  const domain::Consensus& held = *each.consensus;
  html.el("h4", words::consensus_heading);
  html.in("blockquote", [&] { quoted(held.text.value ? held.text.value->str() : std::string(words::erased)); });
  if (held.recorded) {
    html.el("p", std::string(words::consensus_recorded) + " (" + hour(held.recorded->ts) + ")");
    html.el("p", std::string(words::consensus_present) + names_of(held.present) + ".");
  } else if (!held.objected.empty()) {
    html.el("p", std::string(words::consensus_objected) + names_of(held.objected) + ".");
  } else {
    html.el("p", words::consensus_open);
  }
}

void MinutesSheet::item_outcome(const domain::AgendaItem& each) {
  if (!each.closed) return;
  html.in("p", {{"class", "outcome"}}, [&] {
    html.el("strong", words::item_outcome);
    html.text(": " + std::string(words::of(each.state)) + " (" + hour(each.closed->ts) + ").");
  });
  if (each.note.value && !each.note.value->str().empty()) quoted(each.note.value->str());
}

}  // namespace tavolo::pages
