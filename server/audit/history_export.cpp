#include "server/audit/history_export.hpp"

#include <array>

#include "protocol/json/write.hpp"
#include "protocol/rpc/http_history.hpp"
#include "server/audit/reading.hpp"
#include "server/feed/views.hpp"

namespace tavolo::audit {
namespace {

constexpr std::size_t entries_a_piece = 64;
constexpr std::string_view format = "tavolo/history/1";
/// So that spreadsheets take the file for UTF-8.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::array<std::string_view, 18> columns{
    "entry",   "time",         "event",        "capacity",   "organisation",    "organisation_name",
    "mandate", "mandate_kind", "mandate_from", "mandate_to", "mandate_granted", "object",
    "label",   "about",        "body",         "override",   "leaf_hash",       "fields"};

constexpr std::size_t under_columns = 5;

std::string row_of(const std::array<std::string, columns.size()>& cells) {
  std::string row;
  for (const std::string& cell : cells) {
    if (!row.empty()) row += ',';
    row += csv_cell(cell);
  }
  row += "\r\n";
  return row;
}

template <class Id>
std::string text_of(const std::optional<Id>& id) {
  return id ? to_string(*id) : std::string();
}

std::string text_of(const std::optional<views::Label>& label) { return label ? label->str() : std::string(); }
std::string text_of(const std::optional<ObjectRef>& object) { return object ? object->text : std::string(); }

/// One that was erased is not a mandate's number but says so.
void add_under(const views::ActedUnder& under, std::string* cells) {
  cells[0] = under.office ? under.office->text : name_of(under.state);
  if (under.kind) cells[1] = name_of(*under.kind);
  if (under.valid_from) cells[2] = to_string(*under.valid_from);
  if (under.valid_to) cells[3] = to_string(*under.valid_to);
  if (under.granted) cells[4] = std::to_string(*under.granted);
}

std::string csv_row(const rpc::HistoryEntry& entry) {
  const views::EntryLine& line = entry.line;
  std::array<std::string, columns.size()> cells;
  std::size_t at = 0;
  cells[at++] = std::to_string(line.index);
  cells[at++] = to_string(line.ts);
  cells[at++] = line.event.str();
  cells[at++] = name_of(line.capacity);
  cells[at++] = text_of(line.organisation);
  cells[at++] = text_of(entry.organisation_name);
  if (line.under) add_under(*line.under, &cells[at]);
  at += under_columns;
  cells[at++] = line.object.text;
  cells[at++] = text_of(line.label);
  cells[at++] = text_of(line.about);
  cells[at++] = text_of(line.body);
  cells[at++] = line.override_made ? "true" : "false";
  cells[at++] = entry.leaf_hash.text;
  cells[at++] = json::write(entry.fields);
  return row_of(cells);
}

std::string csv_head(const rpc::HistoryHead& head) {
  std::array<std::string, columns.size()> first;
  first[0] = "#";
  first[1] = json::write(head);
  std::array<std::string, columns.size()> names;
  for (std::size_t at = 0; at < columns.size(); ++at) names[at] = columns[at];
  std::string text(byte_order_mark);
  text += row_of(first);
  text += row_of(names);
  return text;
}

rpc::HistoryEntry entry_of(const History& history, const Source& source, const domain::Acting& acting,
                           const record::StoredEntry& stored) {
  rpc::HistoryEntry entry;
  entry.line = history.line(stored.seq, source.state, acting);
  entry.leaf_hash = Sha256Hex{to_hex(stored.leaf_hash)};
  entry.fields = fields_of(source.state, acting, stored);
  if (entry.line.organisation) {
    entry.organisation_name = feed::label_of(source.state, to_string(*entry.line.organisation));
  }
  return entry;
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string cell = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) cell += '\'';
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  cell += '"';
  return cell;
}

QueryAnswer<std::string> HistoryExport::head(const Source& source) const {
  const auto root = source.log.root_of(selection_.size);
  if (!root) return std::unexpected(unreadable(root.error()));
  rpc::HistoryHead head;
  head.filter = selection_.filter;
  head.format = Text<1, 60>::of(std::string(format));
  head.origin = Text<1, 300>::of(source.log.origin());
  head.root = Text<44, 44>::of(to_base64(bytes_of(*root)));
  head.size = static_cast<std::int64_t>(selection_.size);
  head.text = selection_.text;
  if (form_ == ExportForm::csv) return csv_head(head);
  return json::write(head) + "\n";
}

QueryAnswer<std::string> HistoryExport::next(const History& history, const Source& source,
                                             const domain::Acting& acting) {
  if (!begun_) {
    begun_ = true;
    return head(source);
  }
  const auto stretch =
      history.stretch(source, acting, selection_.filter, selection_.things, at_, selection_.size, entries_a_piece);
  std::string piece;
  for (const std::uint64_t index : stretch.entries) {
    const auto stored = source.log.read_one(index);
    if (!stored) return std::unexpected(unreadable(stored.error()));
    const auto entry = entry_of(history, source, acting, *stored);
    piece += form_ == ExportForm::csv ? csv_row(entry) : json::write(entry);
    if (form_ == ExportForm::json_lines) piece += '\n';
  }
  at_ = stretch.next;
  return piece;
}

}  // namespace tavolo::audit
