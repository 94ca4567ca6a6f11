#include "server/domain/sittings.hpp"
#include "server/feed/texts.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {

views::FiledDocument document_view(const domain::State& state, const domain::Document& document) {
  views::FiledDocument view;
  view.id = document.id;
  view.sitting = document.sitting;
  view.proposal = document.proposal;
  const bool has_line =
      document.item && domain::known_item(state.sittings.at(*document.sitting), *document.item).has_value();
  if (has_line) view.item = document.item;
  view.reach = document.reach;
  view.late = document.late;
  view.filed_at = document.filed.ts;
  view.organisation = document.filed.organisation;
  view.title = label(document.title);
  if (document.attachments.value) view.file = document.attachments.value->front();
  if (document.withdrawn) {
    view.withdrawn_at = document.withdrawn->ts;
    view.withdrawal_reason = body(document.reason);
  }
  return view;
}

views::Redaction redaction_view(const domain::Redaction& redaction) {
  views::Redaction view;
  view.id = redaction.id;
  view.entry = index_of(redaction.ordered.index);
  view.ordered_at = redaction.ordered.ts;
  view.targets = redaction.targets;
  view.legal_basis = redaction.legal_basis;
  view.decided_on = redaction.decided_on;
  view.decided_by = label(redaction.decided_by);
  view.reason = body(redaction.reason);
  view.entries = redaction.entries;
  view.fields = redaction.fields;
  return view;
}

}  // namespace tavolo::feed
