#include <algorithm>

#include "server/domain/families.hpp"

namespace tavolo::domain {

void evolve_one(State& state, const Stamp& stamp, const events::DocumentFiled& event, Touched& touched) {
  Document& document = state.documents[event.document];
  document.id = event.document;
  document.sitting = event.sitting;
  document.item = event.item;
  document.proposal = event.proposal;
  document.reach = event.reach;
  document.late = event.late;
  document.stored = event.stored;
  document.title = event.title;
  document.attachments = event.attachments;
  document.filed = stamp;
  state.counters.document = std::max(state.counters.document, event.document.n);
  touched.insert({"document", to_string(event.document)});
}

void evolve_one(State& state, const Stamp& stamp, const events::DocumentWithdrawn& event, Touched& touched) {
  Document& document = state.documents.at(event.document);
  document.withdrawn = stamp;
  document.reason = event.reason;
  touched.insert({"document", to_string(event.document)});
  for (auto& [id, sitting] : state.sittings) {
    if (sitting.shown_document != event.document) continue;
    sitting.shown_document.reset();
    touched.insert({"sitting", to_string(id)});
  }
}

void evolve_one(State& state, const Stamp&, const events::DocumentShown& event, Touched& touched) {
  state.sittings.at(event.sitting).shown_document = event.document;
  touched.insert({"sitting", to_string(event.sitting)});
}

}  // namespace tavolo::domain
