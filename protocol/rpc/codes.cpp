#include "protocol/rpc/codes.hpp"

#include <unordered_map>

#include "server/base/result.hpp"

namespace tavolo::rpc {

const CodeRow* find_code(std::string_view code) {
  static const std::unordered_map<std::string_view, const CodeRow*> rows = [] {
    std::unordered_map<std::string_view, const CodeRow*> all;
    for (const auto part :
         {protocol_codes(), access_codes(), membership_codes(), proposal_codes(), vote_codes(), poll_codes(),
          sitting_codes(), floor_codes(), document_codes(), redaction_codes(), finding_codes()}) {
      for (const CodeRow& row : part) TAVOLO_CHECK(all.emplace(row.code, &row).second);
    }
    return all;
  }();
  const auto found = rows.find(code);
  return found == rows.end() ? nullptr : found->second;
}

const CodeRow& explain(std::string_view code) {
  const CodeRow* row = find_code(code);
  if (row == nullptr) row = find_code("unexplained");
  TAVOLO_CHECK(row != nullptr);
  return *row;
}

}  // namespace tavolo::rpc
