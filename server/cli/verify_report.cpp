#include "server/cli/verify_report.hpp"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace tavolo::cli {
namespace {

using Json = nlohmann::ordered_json;

void print_step(const record::Step& step) {
  const auto verdict = record::verdict_of(step);
  const std::string word = verdict == record::Verdict::fail ? "FAIL" : std::string(record::to_string(verdict));
  std::printf("%-7s %-18s %llu checked\n", word.c_str(), step.name.c_str(),
              static_cast<unsigned long long>(step.checked));
  for (const auto& part : step.left_out) std::printf("        not looked at: %s\n", part.c_str());
  for (const auto& finding : step.findings) {
    if (finding.seq) {
      std::printf("        entry %llu, %s: %s\n", static_cast<unsigned long long>(*finding.seq), finding.field.c_str(),
                  finding.what.c_str());
    } else {
      std::printf("        %s: %s\n", finding.field.c_str(), finding.what.c_str());
    }
  }
}

void print_log(const record::Verification& log) {
  std::printf("%s\n%llu entries, root %s\nkey %s\n", log.origin.c_str(), static_cast<unsigned long long>(log.size),
              log.root_hex.c_str(), log.vkey.c_str());
  if (log.succeeds) {
    std::printf("goes on from %s, closed at %llu entries, root %s\n", log.succeeds->origin.c_str(),
                static_cast<unsigned long long>(log.succeeds->size), to_hex(log.succeeds->root).c_str());
  }
  if (log.frozen) {
    std::printf("FROZEN (%s): to be believed up to %llu entries of %llu, root %s\n",
                std::string(record::to_string(log.frozen->reason)).c_str(),
                static_cast<unsigned long long>(log.frozen->size), static_cast<unsigned long long>(log.frozen->held),
                to_hex(log.frozen->root).c_str());
  }
  std::printf("\n");
  for (const auto& step : log.steps) print_step(step);
  const auto& fields = log.disclosures;
  std::printf("\nFields: %llu disclosed, %llu redacted, %llu withheld, %llu missing\n\n",
              static_cast<unsigned long long>(fields.disclosed), static_cast<unsigned long long>(fields.redacted),
              static_cast<unsigned long long>(fields.withheld), static_cast<unsigned long long>(fields.missing));
}

Json step_json(const record::Step& step) {
  Json findings = Json::array();
  for (const auto& finding : step.findings) {
    Json line = Json::object();
    if (finding.seq) line["entry"] = *finding.seq;
    line["field"] = finding.field;
    line["what"] = finding.what;
    findings.push_back(std::move(line));
  }
  return {{"step", step.name},
          {"verdict", std::string(record::to_string(record::verdict_of(step)))},
          {"checked", step.checked},
          {"left_out", step.left_out},
          {"findings", std::move(findings)}};
}

Json log_json(const record::Verification& log) {
  Json made{{"origin", log.origin}, {"size", log.size},  {"root", log.root_hex},
            {"vkey", log.vkey},     {"holds", log.ok()}, {"steps", Json::array()}};
  if (log.succeeds) {
    made["succeeds"] = {
        {"origin", log.succeeds->origin}, {"size", log.succeeds->size}, {"root", to_hex(log.succeeds->root)}};
  }
  if (log.frozen) {
    made["frozen"] = {{"reason", std::string(record::to_string(log.frozen->reason))},
                      {"size", log.frozen->size},
                      {"root", to_hex(log.frozen->root)},
                      {"held", log.frozen->held}};
  }
  for (const auto& step : log.steps) made["steps"].push_back(step_json(step));
  const auto& fields = log.disclosures;
  made["fields"] = {{"disclosed", fields.disclosed},
                    {"redacted", fields.redacted},
                    {"withheld", fields.withheld},
                    {"missing", fields.missing}};
  return made;
}

}  // namespace

bool all_hold(const std::vector<record::Verification>& logs) {
  return std::ranges::all_of(logs, [](const record::Verification& log) { return log.ok(); });
}

void print_text(const std::vector<record::Verification>& logs) {
  for (const auto& log : logs) print_log(log);
  std::printf("%s\n", all_hold(logs) ? "The record holds." : "THE RECORD DOES NOT HOLD.");
  std::printf(
      "This finds any changed byte. Who has a log's signing key can still rewrite that whole log: only a checkpoint "
      "kept\n"
      "elsewhere shows that (--known-checkpoint).\n");
}

void print_json(const std::vector<record::Verification>& logs) {
  Json report{{"holds", all_hold(logs)}, {"logs", Json::array()}};
  for (const auto& log : logs) report["logs"].push_back(log_json(log));
  std::printf("%s\n", report.dump(2).c_str());
}

}  // namespace tavolo::cli
