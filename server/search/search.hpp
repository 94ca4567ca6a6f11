#pragma once
// The search of one table: told of every change by the table, asked by its readers. Indexing and searching have a
// thread of their own, so that no vote waits for a word; texts reach it only when they are committed.

#include <cstddef>
#include <expected>
#include <functional>
#include <memory>
#include <vector>

#include "server/search/index.hpp"

namespace tavolo::search {

/// Of one file, and of all. What is beyond is found by title and name alone.
inline constexpr std::size_t most_text_bytes = std::size_t{256} << 10U;
inline constexpr std::size_t most_texts_bytes = std::size_t{64} << 20U;

/// What the index has, as of some committed state; `page_of` sees what of it still stands.
using Found = std::expected<std::vector<Group>, Refusal>;

class Search {
 public:
  /// Runs a function on the table's thread, later.
  using Post = std::function<void(std::function<void()>)>;

  struct Limits {
    std::size_t waiting = 64;           ///< questions that may wait
    std::size_t waiting_strangers = 8;  ///< those of them that come from the public page
  };

  Search();
  explicit Search(Limits limits);
  /// Questions that still wait are dropped.
  ~Search();
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;

  /// All calls on the table's thread. `state` holds only what is committed: everything is taken in anew.
  void on_ready(const domain::State& state);
  /// A batch goes to the writer and the state is exactly its end: texts are kept and found by nobody.
  void on_handover(const domain::State& state, const domain::Touched& touched);
  /// The batch is durable: what was kept is taken in.
  void on_committed();
  void on_stopped();
  /// The words of a document's file have been read. `state` holds only what is committed. Of a text its beginning is
  /// found (most_text_bytes), and of all of them together no more than most_texts_bytes.
  void on_file_text(const domain::State& state, DocumentId document, std::string text);

  /// `answer` is called once, by `post`; not at all when the search ends before. Refusals: search_preparing (texts are
  /// still being taken in), busy.
  void ask(Request request, const Post& post, std::function<void(Found)> answer);

  /// Waits until all that was told and asked so far is done (tests, measurements).
  void settle();

 private:
  class Worker;
  void forget_text(const domain::State& state, const domain::EntityRef& entity);

  std::unique_ptr<Worker> worker_;
  Limits limits_;
  std::vector<Holding> pending_;
  bool everything_pending_ = false;
  FileTexts texts_;
  std::size_t text_bytes_ = 0;  ///< of texts_
};

}  // namespace tavolo::search
