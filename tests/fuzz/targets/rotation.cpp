// What the registry says of keys and policies.

#include "server/record/rotation.hpp"
#include "server/record/registry.hpp"
#include "server/record/succession.hpp"
#include "tests/fuzz/check.hpp"

using namespace tavolo;

namespace {

constexpr std::string_view origin = "prova.tavolo.invalid/t/permanente";

/// The key that is believed; no input can know it.
const record::Signer& log_key() {
  static const auto key = record::Signer::generate(origin);
  return *key;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto rotation = record::read_rotation(text)) {
    fuzz::hold(record::write_rotation(*rotation) == text, "a rotation has one spelling");
    record::LogKeys keys(log_key().verifier());
    fuzz::hold(!keys.take(*rotation) && keys.spans().size() == 1, "nobody else names a successor");
  }
  if (const auto retirement = record::read_retirement(text))
    fuzz::hold(record::write_retirement(*retirement) == text, "a retirement has one spelling");
  if (const auto freeze = record::read_freeze(text))
    fuzz::hold(record::write_freeze(*freeze) == text, "the end of a log has one spelling");
  (void)record::succeeded_by("table.created", text);
  (void)record::agrees({std::string(origin), 7, {}}, text, log_key().verifier().vkey());
  const std::string plain = record::plain_policy(text);
  fuzz::hold(record::plain_policy(plain) == plain, "a plain policy is plain");
  (void)record::read_policy_change(text);
  record::KeyChains chains;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view part = fuzz::next_part(rest);
    if (chains.take(record::rotated_type, part) || chains.take(record::retired_type, part)) continue;
    (void)chains.take(record::frozen_type, part);
  }
  return 0;
}
