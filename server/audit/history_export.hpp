#pragma once
// A selection of the history as a file, oldest first, written a piece at a time: each entry as History shows it to this
// reader, with its hash and its fields.

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "server/audit/history.hpp"

namespace tavolo::audit {

enum class ExportForm { json_lines, csv };

struct Selection {
  commands::ListEntries filter;
  std::optional<Text<1, 200>> text;             ///< as it was asked
  std::optional<std::set<std::string>> things;  ///< the objects that hold its words
  std::uint64_t size = 0;                       ///< only the first so many entries
};

/// A cell of RFC 4180, always in quotation marks. What a spreadsheet would take for a formula stands behind an
/// apostrophe (OWASP, CSV injection).
std::string csv_cell(std::string_view text);

class HistoryExport {
 public:
  HistoryExport(ExportForm form, Selection selection) : form_(form), selection_(std::move(selection)) {}

  /// The head first, then entries; empty pieces may come where little fits. The reader is who reads now, and not when
  /// the first piece was asked for. Refusals: table_stopped (the log cannot be read).
  QueryAnswer<std::string> next(const History& history, const Source& source, const domain::Acting& acting);
  /// Nothing follows.
  bool done() const { return begun_ && at_ >= selection_.size; }

 private:
  QueryAnswer<std::string> head(const Source& source) const;

  ExportForm form_;
  Selection selection_;
  bool begun_ = false;
  std::uint64_t at_ = 0;
};

}  // namespace tavolo::audit
