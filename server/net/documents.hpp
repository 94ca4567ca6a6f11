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

  /// Whether that account handed this file in, or it is filed already (a repeat of the act is answered then).
  bool holds(identity::AccountId account, const commands::UploadedFile& file);

 private:
  struct Waiting {
    identity::AccountId account;
    commands::UploadedFile file;
  };
  bool enqueue(std::function<void()> job);
  void work();
  bool is_filed(const Sha256Hex& stored) const;

  Host& host_;
  record::AttachmentStore store_;
  std::vector<Waiting> waiting_;  ///< oldest first
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> jobs_;  ///< guarded by mutex_
  bool stopping_ = false;                   ///< guarded by mutex_
  std::thread worker_;
};

}  // namespace tavolo::net
