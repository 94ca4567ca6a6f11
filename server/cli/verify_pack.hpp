#pragma once

#include <string>
#include <vector>

namespace tavolo::cli {

struct VerifyPackOptions {
  std::string pack;
  std::string policy;  ///< file; empty: the pack's own
  std::vector<std::string> vkeys;
  std::vector<std::string> known_checkpoints;  ///< files
  std::string language;                        ///< "it" or "en"
  std::string tsa_ca_file;                     ///< empty: the pack's own certificates
  bool json = false;
};

/// Prints the report; the exit status of pack::PackVerification, or 1.
int verify_pack(const VerifyPackOptions& options);

}  // namespace tavolo::cli
