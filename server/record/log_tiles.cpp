// What a log gives to whoever publishes it: leaves, hashes and checkpoints, and nothing that is encrypted.

#include "server/record/log_impl.hpp"
#include "server/storage/failure.hpp"

namespace tavolo::record {
namespace {

constexpr const char* unavailable = "log_unavailable";

}  // namespace

Result<std::vector<std::string>> Log::leaves(std::uint64_t from, std::uint64_t to) {
  const std::lock_guard guard(impl_->read_side.mutex);
  return storage::attempt(unavailable, [&]() -> Result<std::vector<std::string>> {
    storage::Statement& select = impl_->read_side.select_entries;
    select.with(from, to);
    std::vector<std::string> leaves;
    while (select.step()) leaves.push_back(select.blob(1));
    if (from < to && leaves.size() != to - from)
      return fail("record_damaged", "entry " + std::to_string(from + leaves.size()) + " is missing");
    return leaves;
  });
}

NodeReader Log::node_reader() { return impl_->reader(); }

Result<std::vector<std::uint64_t>> Log::checkpoint_sizes(std::uint64_t after, std::uint64_t upto) {
  const std::lock_guard guard(impl_->read_side.mutex);
  return storage::attempt(unavailable, [&]() -> Result<std::vector<std::uint64_t>> {
    storage::Statement& select = impl_->read_side.select_sizes;
    select.with(after, upto);
    std::vector<std::uint64_t> sizes;
    while (select.step()) sizes.push_back(static_cast<std::uint64_t>(select.integer(0)));
    return sizes;
  });
}

void Log::refuse_appends() { impl_->refused = true; }

}  // namespace tavolo::record
