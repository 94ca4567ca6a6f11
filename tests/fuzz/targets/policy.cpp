// Policy files, and bundles of entries with the names of tiles: what strangers hand to the verifier.

#include "server/record/policy.hpp"
#include "server/record/tiles.hpp"
#include "tests/fuzz/check.hpp"

using namespace tavolo;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto tile = record::parse_tile_path(text)) {
    fuzz::hold(record::tile_path(*tile) == text, "a tile has one name");
    fuzz::hold(text.find("..") == std::string_view::npos, "no name leads upwards");
  }
  if (const auto leaves = record::parse_bundle(text)) {
    fuzz::hold(record::bundle_bytes(*leaves) == text, "a bundle has one spelling");
    fuzz::hold(leaves->size() <= record::full_tile, "so many entries");
  }
  const auto policy = record::Policy::parse(text);
  if (!policy) return 0;
  std::set<std::size_t> all;
  for (std::size_t i = 0; i < policy->witnesses().size(); ++i) {
    const bool before = policy->quorum(all);
    all.insert(i);
    fuzz::hold(!before || policy->quorum(all), "one more witness never undoes a quorum");
  }
  fuzz::hold(policy->quorum(all), "all witnesses make every quorum");
  fuzz::hold(policy->quorum({}) == policy->quorum_is_none(), "nobody makes a quorum but that of none");
  fuzz::hold(!record::judge(*policy, text), "a policy is no note");
  return 0;
}
