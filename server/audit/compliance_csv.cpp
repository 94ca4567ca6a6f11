#include "server/audit/compliance.hpp"
#include "server/audit/csv.hpp"

namespace tavolo::audit {
namespace {

template <class T>
void put_number(std::string& out, const std::optional<T>& value) {
  out += ',';
  if (value) out += std::to_string(*value);
}

void put_instant(std::string& out, const std::optional<Instant>& value) {
  out += ',';
  if (value) out += to_string(*value);
}

}  // namespace

std::string to_csv(const views::ComplianceReport& report) {
  std::string out = "rule,verdict,regulation,object,label,unit,asked,happened,due_at,happened_at,entries\r\n";
  for (const auto& line : report.lines) {
    out += name_of(line.rule);
    out += ',';
    out += name_of(line.verdict);
    out += ',';
    out += to_string(line.regulation);
    out += ',';
    out += line.object.text;
    out += ',';
    put_text(out, line.label ? line.label->str() : std::string_view());
    out += ',';
    if (line.unit) out += name_of(*line.unit);
    put_number(out, line.asked);
    put_number(out, line.happened);
    put_instant(out, line.due_at);
    put_instant(out, line.happened_at);
    out += ',';
    for (std::size_t i = 0; i < line.entries.size(); ++i) {
      if (i > 0) out += ' ';
      out += std::to_string(line.entries[i]);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace tavolo::audit
