#pragma once
// What waits to be written on one line: whole frames, in order, bounded in bytes. Values of the feed never wait here:
// while a line is busy they stay in the feed, where the newer value of an entity takes the place of the older, and are
// asked for when the line is free again. (The next step, an outbox beneath websocket::stream, replaces this file.)

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <utility>

namespace tavolo::net {

using Frame = std::shared_ptr<const std::string>;

class Outbox {
 public:
  explicit Outbox(std::size_t limit_bytes) : limit_bytes_(limit_bytes) {}

  /// False when the reader is too slow: the frame was not taken, the line is to be closed.
  bool push(Frame frame) {
    if (bytes_ + frame->size() > limit_bytes_ && !frames_.empty()) return false;
    bytes_ += frame->size();
    frames_.push_back(std::move(frame));
    return true;
  }
  bool empty() const { return frames_.empty(); }
  std::size_t bytes() const { return bytes_; }
  const Frame& front() const { return frames_.front(); }
  void pop() {
    bytes_ -= frames_.front()->size();
    frames_.pop_front();
  }

 private:
  std::size_t limit_bytes_;
  std::size_t bytes_ = 0;
  std::deque<Frame> frames_;
};

}  // namespace tavolo::net
