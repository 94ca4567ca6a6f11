#pragma once
// What leaves the record while `serve` runs: the public files of the logs, and their checkpoints to witnesses.

#include <CLI/CLI.hpp>
#include <memory>

#include "server/cli/instance.hpp"
#include "server/publish/publisher.hpp"
#include "server/witness/collector.hpp"

namespace tavolo::cli {

void add_public_record(CLI::App& app, net::ServerOptions& options);

class PublicRecord {
 public:
  /// `instance` outlives this. Errors: `policy_unfit`, `malformed_policy`, those of reading it.
  static Result<std::unique_ptr<PublicRecord>> start(Instance& instance, const std::filesystem::path& data,
                                                     const net::ServerOptions& options);
  ~PublicRecord();
  PublicRecord(const PublicRecord&) = delete;
  PublicRecord& operator=(const PublicRecord&) = delete;

 private:
  PublicRecord(Instance& instance, const std::filesystem::path& data, const net::ServerOptions& options);
  Result<void> ask_witnesses(const std::filesystem::path& data, const net::ServerOptions& options);

  Instance& instance_;
  std::vector<record::Log*> logs_;
  std::unique_ptr<publish::Publisher> publisher_;
  std::unique_ptr<witness::Collector> collector_;  // after the publisher: it tells it
};

}  // namespace tavolo::cli
