#include <array>
#include <string_view>

#include "protocol/json/write.hpp"
#include "protocol/vocabulary/enums.hpp"
#include "server/audit/differences.hpp"

namespace tavolo::audit {
namespace {

/// So that spreadsheets take the file for UTF-8.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::array<std::string_view, 11> columns{"kind",  "group", "id",     "label", "erased", "type",
                                                   "field", "item",  "before", "after", "entries"};
using Cells = std::array<std::string, columns.size()>;

void add_row(std::string& out, const Cells& cells) {
  bool first = true;
  for (const std::string& cell : cells) {
    if (!first) out += ',';
    first = false;
    out += csv_cell(cell);
  }
  out += "\r\n";
}

template <class Text>
std::string text_of(const std::optional<Text>& text) {
  return text ? text->str() : std::string();
}

std::string entries_of(const rpc::Difference& one) {
  std::string text;
  for (const std::int64_t index : one.entries) {
    if (!text.empty()) text += ' ';
    text += std::to_string(index);
  }
  if (one.more_entries) text += " ...";
  return text;
}

void add_rows(std::string& out, const rpc::Difference& one) {
  const Cells thing{std::string(name_of(one.kind)),
                    std::string(name_of(one.group)),
                    one.id.text,
                    text_of(one.label),
                    one.erased ? "true" : "false",
                    "",
                    "",
                    "",
                    "",
                    "",
                    entries_of(one)};
  if (one.fields.empty()) add_row(out, thing);
  for (const rpc::DifferentField& field : one.fields) {
    Cells row = thing;
    row[5] = field.type.str();
    row[6] = field.field.str();
    row[7] = text_of(field.item);
    row[8] = text_of(field.before);
    row[9] = text_of(field.after);
    add_row(out, row);
  }
}

}  // namespace

std::string differences_file(ExportForm form, const rpc::DifferencesHead& head,
                             const std::vector<rpc::Difference>& items) {
  std::string text;
  if (form == ExportForm::json_lines) {
    json::append(text, head);
    text += '\n';
    for (const rpc::Difference& one : items) {
      json::append(text, one);
      text += '\n';
    }
    return text;
  }
  text = byte_order_mark;
  Cells first;
  first[0] = "#";
  first[1] = json::write(head);
  add_row(text, first);
  Cells names;
  for (std::size_t at = 0; at < columns.size(); ++at) names[at] = columns[at];
  add_row(text, names);
  for (const rpc::Difference& one : items) add_rows(text, one);
  return text;
}

}  // namespace tavolo::audit
