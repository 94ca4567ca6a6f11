#pragma once
// Public pages as they were rendered for this size of the record and this day, so that strangers who fetch the same
// page a thousand times cost one rendering. Bounded: strangers choose the paths.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "protocol/vocabulary/scalars.hpp"

namespace tavolo::net {

class PageCache {
 public:
  using Page = std::shared_ptr<const std::string>;
  static constexpr std::size_t most_pages = 256;
  static constexpr std::size_t most_bytes = 32UL * 1024 * 1024;

  /// The page kept under `key`, or null. Another size or day forgets everything.
  Page find(const std::string& key, std::uint64_t size, LocalDate day) {
    if (size != size_ || day != day_) {
      pages_.clear();
      bytes_ = 0;
      size_ = size;
      day_ = day;
    }
    const auto found = pages_.find(key);
    return found == pages_.end() ? nullptr : found->second;
  }
  /// Keeps a page of the size and day last asked for; when there is no room, all make room.
  void keep(const std::string& key, Page page) {
    if (page->size() > most_bytes) return;
    if (pages_.size() >= most_pages || bytes_ + page->size() > most_bytes) {
      pages_.clear();
      bytes_ = 0;
    }
    bytes_ += page->size();
    pages_.emplace(key, std::move(page));
  }
  std::size_t pages() const { return pages_.size(); }

 private:
  std::unordered_map<std::string, Page> pages_;
  std::size_t bytes_ = 0;
  std::uint64_t size_ = 0;
  LocalDate day_{};
};

}  // namespace tavolo::net
