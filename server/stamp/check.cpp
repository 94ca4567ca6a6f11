#include "server/stamp/check.hpp"

#include <algorithm>

#include "server/base/sha256.hpp"

namespace tavolo::stamp {
namespace {

record::Step step_of(std::string name) {
  record::Step step;
  step.name = std::move(name);
  return step;
}

/// The checkpoint's root, nothing where the log never had that size.
std::optional<Hash> root_at(record::Log& log, std::uint64_t size) {
  const auto note = log.checkpoint_of(size);
  if (!note) return std::nullopt;
  const auto checkpoint = record::parse_checkpoint_text(note->substr(0, note->rfind("\n\n") + 1));
  return checkpoint ? std::optional(checkpoint->root) : std::nullopt;
}

/// What is wrong with one stamp; empty: nothing.
std::string fault_of(const record::AnchoredCheckpoint& named, const std::string& slug, record::Log& log,
                     const Kept& kept, const Authorities* trusted) {
  const auto checkpoint = log.checkpoint_of(named.size);
  if (!checkpoint) return "the log has no checkpoint of that size";
  const auto answer = kept.read(slug, named.size);
  if (!answer) return "the token that the registry names cannot be read: " + answer.error().code;
  if (sha256(*answer) != named.token) return "the token is not the one that the registry names";
  const Hash imprint = imprint_of(*checkpoint);
  const auto stamp = trusted ? verify_answer(*answer, imprint, *trusted) : read_answer(*answer, imprint);
  if (!stamp) return stamp.error().code + ": " + stamp.error().message;
  if (stamp->at != named.at || stamp->policy != named.policy) return "the registry states another time or policy";
  return "";
}

}  // namespace

record::Step check_heads(const record::Registry& registry, record::Log& log) {
  record::Step step = step_of("heads");
  for (const record::RecordedHeads& day : registry.heads()) {
    for (const record::Checkpoint& head : day.heads) {
      if (head.origin != log.origin()) continue;
      ++step.checked;
      if (root_at(log, head.size) == head.root) continue;
      step.findings.push_back({std::nullopt, "heads." + day.day,
                               "the registry (entry " + std::to_string(day.entry) + ") states another root for size " +
                                   std::to_string(head.size)});
    }
  }
  step.ok = step.findings.empty();
  return step;
}

record::Step check_stamps(const record::Registry& registry, record::Log& log, const Kept& kept,
                          const Authorities* trusted) {
  record::Step step = step_of("time_stamps");
  const std::string slug = log.place().slug;
  const auto place = [&](std::uint64_t size) { return "stamps/" + slug + "/" + std::to_string(size) + ".tsr"; };
  std::vector<std::uint64_t> left = kept.sizes(slug);
  for (const record::AnchoredCheckpoint& named : registry.anchored()) {
    if (named.origin != log.origin()) continue;
    ++step.checked;
    std::erase(left, named.size);
    std::string fault = fault_of(named, slug, log, kept, trusted);
    if (!fault.empty()) step.findings.push_back({std::nullopt, place(named.size), std::move(fault)});
  }
  const auto newest = kept.sizes(slug);
  for (const std::uint64_t size : left) {
    if (size == newest.back()) continue;
    step.findings.push_back({std::nullopt, place(size), "the registry does not name this token"});
  }
  if (trusted == nullptr && step.checked > 0)
    step.left_out.emplace_back("the authority's signatures: its certificates were not given (--tsa-ca-file)");
  step.ok = step.findings.empty();
  return step;
}

}  // namespace tavolo::stamp
