#pragma once
// Everything that lives below one DATA folder, opened: the lock, the registry, the accounts, one table with its feed
// and history. Built in this order, taken apart in the other.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "server/net/host.hpp"
#include "server/net/table_feed.hpp"
#include "server/record/registry.hpp"
#include "server/storage/files.hpp"

namespace tavolo::cli {

struct InstancePlace {
  std::filesystem::path data;
  std::string instance_name;  ///< for a new instance; empty: there must be one
  std::string slug;           ///< of the table; empty: the first one registered
  /// Without it no snapshot of the table is read or written.
  std::optional<table::SnapshotPolicy> snapshots = table::SnapshotPolicy();
};

/// Where the public files of the logs lie.
std::filesystem::path published_folder(const std::filesystem::path& data, const net::ServerOptions& options);

class Instance {
 public:
  using Post = std::function<void(std::function<void()>)>;

  /// Errors: data_locked (another program works on the folder), no_table, and those of record, table and identity;
  /// those of record::continues() when the record is behind, or beside, what its keys have signed before: nothing is
  /// signed then.
  static Result<std::unique_ptr<Instance>> open(const InstancePlace& place, const net::ServerOptions& options,
                                                Post post);
  ~Instance();

  net::Host& host() { return *host_; }
  record::Registry& registry() { return *registry_; }
  table::Table& table() { return *table_; }
  identity::Identity& identity() { return *identity_; }
  identity::PasswordPool& passwords() { return *passwords_; }
  /// See net::TableFeed.
  void on_recorded(std::function<void()> act) { join_->on_recorded(std::move(act)); }

 private:
  Instance() = default;
  Result<void> open_parts(const InstancePlace& place, const net::ServerOptions& options, Post post);

  std::optional<storage::DataLock> lock_;
  std::unique_ptr<record::Registry> registry_;
  std::unique_ptr<identity::Identity> identity_;
  std::unique_ptr<identity::PasswordPool> passwords_;
  feed::Feed feed_;
  audit::History history_;
  search::Search search_;
  std::unique_ptr<net::TableFeed> join_;
  std::unique_ptr<table::Table> table_;
  std::unique_ptr<net::Host> host_;
};

}  // namespace tavolo::cli
