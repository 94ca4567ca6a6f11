#pragma once
// What `tavolo verify` says: for a person at a terminal, or as JSON for a program.

#include <vector>

#include "server/record/verify.hpp"

namespace tavolo::cli {

/// To standard output, log by log, then the verdict on all of them.
void print_text(const std::vector<record::Verification>& logs);
/// `{"holds", "logs": [{"origin", "size", "root", "vkey", "holds", "steps", "fields"}]}`.
void print_json(const std::vector<record::Verification>& logs);

bool all_hold(const std::vector<record::Verification>& logs);

}  // namespace tavolo::cli
