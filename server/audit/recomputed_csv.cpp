#include "server/audit/csv.hpp"
#include "server/audit/recomputed.hpp"

namespace tavolo::audit {
namespace {

/// ">1/2" is more than that part, ">=2/3" at least.
std::string part(bool strict, std::int64_t num, std::int64_t den) {
  std::string out = strict ? ">" : ">=";
  out += std::to_string(num);
  out += '/';
  out += std::to_string(den);
  return out;
}

std::string in_words(const rpc::RecomputedRule& rule) {
  std::string out;
  if (rule.majority) {
    out += "majority=";
    if (const auto* qualified = std::get_if<QualifiedMajority>(&*rule.majority)) {
      out += part(false, qualified->num, qualified->den);
      out += " of ";
      out += name_of(qualified->base);
    } else {
      out += "simple";
    }
    out += "; ";
  }
  if (rule.quorum) {
    out += "quorum=";
    out += part(rule.quorum->strict, rule.quorum->num, rule.quorum->den);
    out += "; ";
  }
  out += "institutions_required=";
  out += rule.institutions_required ? "true" : "false";
  out += "; each_bench=";
  out += rule.each_bench ? "true" : "false";
  return out;
}

using Version = std::optional<Text<0, 4000>> rpc::RecomputedValue::*;

void put_name(std::string& out, const rpc::RecomputedValue& value) {
  out += name_of(value.figure);
  if (value.bench) {
    out += '[';
    out += name_of(*value.bench);
    out += ']';
  }
  if (value.option) {
    out += '#';
    out += std::to_string(*value.option);
  }
}

void put_figures(std::string& out, const rpc::RecomputedLine& line, Version version) {
  std::string cell;
  for (const auto& value : line.figures) {
    if (!(value.*version)) continue;
    if (!cell.empty()) cell += "; ";
    put_name(cell, value);
    cell += '=';
    cell += (value.*version)->str();
  }
  out += ',';
  put_text(out, cell);
}

void put_differing(std::string& out, const rpc::RecomputedLine& line) {
  std::string cell;
  for (const auto& value : line.figures) {
    if (!value.differs) continue;
    if (!cell.empty()) cell += "; ";
    put_name(cell, value);
  }
  for (const auto& fault : line.faults) {
    if (!cell.empty()) cell += "; ";
    cell += name_of(fault.fault);
    cell += " at ";
    cell += std::to_string(fault.entry);
  }
  out += ',';
  put_text(out, cell);
}

void put_entries(std::string& out, const std::vector<std::int64_t>& entries) {
  out += ',';
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i > 0) out += ' ';
    out += std::to_string(entries[i]);
  }
}

void put_row(std::string& out, const rpc::RecomputedLine& line) {
  const auto plain = [&out](const auto& value) {
    out += ',';
    out += value;
  };
  const auto label = [&out](const std::optional<views::Label>& value) {
    out += ',';
    put_text(out, value ? value->str() : std::string_view());
  };
  out += name_of(line.kind);
  plain(name_of(line.verdict));
  plain(line.reason ? name_of(*line.reason) : std::string_view());
  plain(line.object.text);
  label(line.label);
  plain(line.repeats ? line.repeats->text : std::string());
  plain(line.sitting ? to_string(*line.sitting) : std::string());
  label(line.sitting_label);
  plain(line.rule ? to_string(line.rule->regulation) : std::string());
  out += ',';
  put_text(out, line.rule ? in_words(*line.rule) : std::string());
  plain(line.declared_entry ? std::to_string(*line.declared_entry) : std::string());
  plain(line.declared_at ? to_string(*line.declared_at) : std::string());
  put_entries(out, line.entries);
  put_figures(out, line, &rpc::RecomputedValue::declared);
  put_figures(out, line, &rpc::RecomputedValue::recomputed);
  put_figures(out, line, &rpc::RecomputedValue::minutes);
  put_differing(out, line);
  plain(line.minutes ? name_of(line.minutes->state) : std::string_view());
  plain(line.minutes ? std::to_string(line.minutes->section) : std::string());
  plain(line.minutes && line.minutes->entry ? std::to_string(*line.minutes->entry) : std::string());
  out += "\r\n";
}

}  // namespace

std::string to_csv(const rpc::Recomputed& report) {
  std::string out =
      "kind,verdict,reason,object,label,repeats,sitting,sitting_label,regulation,rule,declared_entry,declared_at,"
      "entries,declared,recomputed,minutes,differing,minutes_state,minutes_section,minutes_entry\r\n";
  for (const auto& line : report.lines) put_row(out, line);
  return out;
}

}  // namespace tavolo::audit
