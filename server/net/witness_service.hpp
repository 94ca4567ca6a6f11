#pragma once
// HTTP of a witness (C2SP tlog-witness): one prefix for submission and monitoring.
//   POST /add-checkpoint
//   GET  /<sha256 of an origin, hex>/checkpoint

#include "server/net/link.hpp"
#include "server/witness/witness.hpp"

namespace tavolo::net {

class WitnessService final : public Application {
 public:
  /// `witness` outlives this.
  explicit WitnessService(witness::Witness& witness) : witness_(witness) {}

  void handle(HttpRequest request, HttpReply reply) override;
  std::variant<std::unique_ptr<Conversation>, HttpResponse> upgrade(const HttpRequest& request) override;
  void tick() override {}
  void shut_down(std::function<void()> done) override { done(); }

 private:
  witness::Witness& witness_;
};

}  // namespace tavolo::net
