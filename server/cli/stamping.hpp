#pragma once
// What ties the record to time while `serve` runs: the heads of the logs put on record once a day, and time stamps of
// the checkpoints after each sitting and of the registry's after each day (record.md 2.3, 2.6).

#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <string>

#include "server/cli/instance.hpp"
#include "server/stamp/authority.hpp"
#include "server/stamp/kept.hpp"

namespace tavolo::cli {

struct StampingOptions {
  std::string url;          ///< of the authority; empty: nothing is stamped
  std::string ca_file;      ///< PEM: its root and the certificates between
  std::string credentials;  ///< file of two lines, user and password, for its owner alone; empty: none are given
};

void add_stamping(CLI::App& app, StampingOptions& options);

class Stamping {
 public:
  /// Without an authority the daily heads are recorded all the same. `instance` outlives this; it acts on the io
  /// thread, from when that runs. Errors: those of stamp::check_address, Authorities::read and mail::read_credentials,
  /// and `tsa_ca_missing`.
  static Result<std::unique_ptr<Stamping>> start(Instance& instance, const std::string& data,
                                                 const StampingOptions& options);

 private:
  Stamping(Instance& instance, const std::string& data) : instance_(instance), kept_(data) {}
  Result<void> open_authority(const StampingOptions& options);
  /// Looks again and again: what is due is seen from the record, so a restart forgets nothing.
  void look();
  void record_day();
  void ask_for_sittings();
  /// Unless a checkpoint that covers this entry is stamped, or asked for.
  void ask(const record::Log& log, const std::string& slug, std::uint64_t entry);
  void anchor(const stamp::Stamped& stamped);

  Instance& instance_;
  stamp::Kept kept_;
  std::map<std::string, std::uint64_t> asked_;  ///< the newest size that was asked for, by slug
  std::unique_ptr<stamp::Authority> authority_;
};

}  // namespace tavolo::cli
