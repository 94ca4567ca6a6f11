#include "protocol/rpc/documents.hpp"

#include <algorithm>

#include "protocol/rpc/documents_part.hpp"
#include "server/base/result.hpp"

namespace tavolo::rpc {

const std::vector<Document>& documents() {
  static const Documents all = [] {
    Documents made;
    add_command_documents(made);
    add_query_documents(made);
    add_table_event_documents(made);
    add_act_event_documents(made);
    add_sitting_event_documents(made);
    add_view_documents(made);
    add_answer_documents(made);
    add_entry_documents(made);
    add_ambito_documents(made);
    std::ranges::sort(made, {}, &Document::name);
    TAVOLO_CHECK(std::ranges::adjacent_find(made, {}, &Document::name) == made.end());
    return made;
  }();
  return all;
}

const Document* find_document(std::string_view name) {
  const auto& all = documents();
  const auto found =
      std::ranges::lower_bound(all, name, {}, [](const Document& document) { return std::string_view(document.name); });
  return found == all.end() || found->name != name ? nullptr : &*found;
}

}  // namespace tavolo::rpc
