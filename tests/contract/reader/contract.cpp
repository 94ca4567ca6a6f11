// Answers line by line: `<document name> <JSON>` -> `ok`, or `no <code> <pointer>`; `canonical <JSON>` -> `ok <JSON>`.

#include <iostream>
#include <string>

#include "protocol/json/profile.hpp"
#include "protocol/rpc/documents.hpp"

int main() {
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto blank = line.find(' ');
    const std::string name = line.substr(0, blank);
    const std::string text = blank == std::string::npos ? std::string() : line.substr(blank + 1);
    const auto refuse = [](const tavolo::json::Fault& fault) {
      std::cout << "no " << fault.code << ' ' << fault.pointer << '\n';
    };
    if (name == "canonical") {
      const auto canonical = tavolo::json::canonicalize(text);
      if (canonical) std::cout << "ok " << *canonical << '\n';
      else refuse(canonical.error());
      continue;
    }
    const auto* document = tavolo::rpc::find_document(name);
    if (document == nullptr) {
      std::cerr << "no document is called " << name << '\n';
      return 2;
    }
    const auto checked = document->check(text);
    if (checked) std::cout << "ok\n";
    else refuse(checked.error());
  }
  return 0;
}
