#include "server/cli/verify_pack.hpp"

#include <cstdio>

#include "server/cli/commands.hpp"
#include "server/pack/report.hpp"
#include "server/pack/verify.hpp"
#include "server/storage/files.hpp"

namespace tavolo::cli {

int verify_pack(const VerifyPackOptions& options) {
  pack::VerifyRequest request{options.pack, std::nullopt, options.vkeys, {}};
  if (!options.policy.empty()) {
    auto policy = storage::read_file(options.policy);
    if (!policy) return complain(policy.error());
    request.policy = *std::move(policy);
  }
  for (const auto& file : options.known_checkpoints) {
    auto note = storage::read_file(file);
    if (!note) return complain(note.error());
    request.known_checkpoints.push_back(*std::move(note));
  }
  if (!options.tsa_ca_file.empty()) {
    auto trusted = stamp::Authorities::read(options.tsa_ca_file);
    if (!trusted) return complain(trusted.error());
    request.tsa_chain = *std::move(trusted);
  }
  const auto seen = pack::verify_pack(request);
  if (!seen) return complain(seen.error());
  const auto language = options.language == "it" ? pack::Language::italian : pack::Language::english;
  std::fputs((options.json ? pack::report_json(*seen) : pack::report_text(*seen, language)).c_str(), stdout);
  return seen->exit_code();
}

}  // namespace tavolo::cli
