#pragma once
// Letters that wait in the queue quote the record: titles, places, names. After an erasure they are written anew from
// what the record says now, or withdrawn where it says nothing any more; until then none is sent.

#include <memory>
#include <string>
#include <vector>

#include "server/net/digests.hpp"
#include "server/net/host.hpp"

namespace tavolo::net {

class LetterRevision {
 public:
  /// Both outlive this. Where the record holds an erasure, the sender was started held: an end may have come between
  /// the erasure and the letters.
  LetterRevision(Host& host, Digests& digests) : host_(host), digests_(digests) {}

  /// Something was committed, or the server starts.
  void note();

 private:
  void revise(const std::vector<std::string>& abouts);

  Host& host_;
  Digests& digests_;
  std::size_t erasures_ = 0;  ///< followed
  bool started_ = false;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace tavolo::net
