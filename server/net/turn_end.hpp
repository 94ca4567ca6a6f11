#pragma once
// Writes once a line and turn of the loop: what is sent to a line while handlers run goes out together, after them.

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <memory>
#include <utility>
#include <vector>

namespace tavolo::net {

/// Holds back what it has to write until the end of the turn.
class TurnWriter {
 public:
  virtual ~TurnWriter() = default;
  virtual void write_now() = 0;
};

class TurnEnd {
 public:
  explicit TurnEnd(boost::asio::io_context& io) : io_(io) {}
  TurnEnd(const TurnEnd&) = delete;
  TurnEnd& operator=(const TurnEnd&) = delete;

  /// A writer comes once a turn; it is kept alive until it has written.
  void add(std::shared_ptr<TurnWriter> writer) {
    if (writers_.empty()) boost::asio::post(io_, [this] { write_all(); });
    writers_.push_back(std::move(writer));
  }

 private:
  void write_all() {
    for (const auto& writer : std::exchange(writers_, {})) writer->write_now();
  }

  boost::asio::io_context& io_;
  std::vector<std::shared_ptr<TurnWriter>> writers_;
};

}  // namespace tavolo::net
