#include "server/stamp/covering.hpp"

#include <algorithm>
#include <tuple>

#include "server/base/sha256.hpp"
#include "server/stamp/token.hpp"

namespace tavolo::stamp {
namespace {

/// The first head of `origin` above the entry that the registry states: its size, and the entry that states it.
std::optional<std::pair<std::uint64_t, std::uint64_t>> head_above(const record::Registry& registry,
                                                                  std::string_view origin, std::uint64_t index) {
  for (const record::RecordedHeads& day : registry.heads()) {
    for (const record::Checkpoint& head : day.heads) {
      if (head.origin == origin && head.size > index) return std::pair(head.size, day.entry);
    }
  }
  return std::nullopt;
}

/// "<instance>/t/<slug>" and "<instance>/registry" end in what the folder of their tokens is called.
std::string_view slug_in(std::string_view origin) { return origin.substr(origin.rfind('/') + 1); }

}  // namespace

std::string Coverings::authority_of(const record::AnchoredCheckpoint& named) {
  if (const auto known = authorities_.find(named.token); known != authorities_.end()) return known->second;
  const auto answer = kept_.read(slug_in(named.origin), named.size);
  // What cannot be read today may be there again tomorrow: it is not remembered.
  if (!answer || sha256(*answer) != named.token) return "";
  return authorities_.emplace(named.token, signer_in(*answer)).first->second;
}

std::optional<Covering> Coverings::of(std::string_view origin, std::uint64_t index) {
  const auto head = head_above(registry_, origin, index);
  const record::AnchoredCheckpoint* earliest = nullptr;
  const auto order = [&](const record::AnchoredCheckpoint& one) {
    return std::tuple(one.at, one.origin != origin, one.size);
  };
  for (const record::AnchoredCheckpoint& one : registry_.anchored()) {
    const bool own = one.origin == origin && one.size > index;
    const bool above = head && one.origin == registry_origin_ && one.size > head->second;
    if ((own || above) && (earliest == nullptr || order(one) < order(*earliest))) earliest = &one;
  }
  if (earliest == nullptr) return std::nullopt;
  const bool own = earliest->origin == origin && earliest->size > index;
  return Covering{earliest->at, earliest->policy, authority_of(*earliest), !own, own ? earliest->size : head->first};
}

}  // namespace tavolo::stamp
