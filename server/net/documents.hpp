#pragma once
// The files of documents on their way in and out: read, written and encrypted on a thread of their own, so that no line
// waits for the disk. Used on the io thread.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "protocol/commands/documents.hpp"
#include "server/domain/state.hpp"
#include "server/identity/types.hpp"
#include "server/record/attachments.hpp"

namespace tavolo::net {

struct Host;

class Documents {
 public:
  /// `host` outlives it.
  explicit Documents(Host& host);
  /// Finishes the file at hand; what waits is let go.
  ~Documents();
  Documents(const Documents&) = delete;
  Documents& operator=(const Documents&) = delete;

  /// Keeps a file that an account handed in, until it is filed; of more than a few that are not, the oldest goes. False
  /// when too many wait: `done` is never called then.
  bool keep(identity::AccountId account, DocumentMedia media, std::string bytes,
            std::function<void(Result<commands::UploadedFile>)> done);
  /// Errors: those of record::AttachmentStore. False as above.
  bool read(const std::string& stored, const std::string& sha256, std::function<void(Result<std::string>)> done);

  /// Whether that account handed this file in, or it is filed already (a repeat of the act is answered then). An act
  /// that names it may be under way from then on: it goes no more to make room.
  bool holds(identity::AccountId account, const commands::UploadedFile& file);

  /// Sweeps what no entry names: once at the start, then every day. What was handed in a day ago cannot be filed any
  /// more after one sweep, and is gone with the next.
  void tick(std::int64_t steady_ms);
  /// Something was recorded: files that are text and new are read for the search, when they are committed.
  void note() { changed_ = true; }

 private:
  struct Waiting {
    identity::AccountId account;
    commands::UploadedFile file;
    std::int64_t since_ms = 0;  ///< of the steady clock
    bool asked_for = false;     ///< by an act
  };
  bool enqueue(std::function<void()> job);
  void work();
  void make_room(identity::AccountId account);
  void sweep(std::int64_t steady_ms);
  void read_texts();
  void read_text(DocumentId id, const domain::Document& document);

  Host& host_;
  record::AttachmentStore store_;
  std::vector<Waiting> waiting_;  ///< oldest first
  std::optional<std::int64_t> swept_ms_;
  std::set<DocumentId> texts_asked_;  ///< of which the words were read, or are being
  bool changed_ = true;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> jobs_;  ///< guarded by mutex_
  bool stopping_ = false;                   ///< guarded by mutex_
  std::thread worker_;
};

}  // namespace tavolo::net
