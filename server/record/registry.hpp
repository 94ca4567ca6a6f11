#pragma once
// The registry of an instance (decision 11; record.md 2.3): a log of its own that names every log and its key, so that
// a table that vanishes or is replaced leaves a trace. Used at creation and start, on one thread, without a Writer.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"
#include "server/base/time.hpp"
#include "server/record/envelope.hpp"
#include "server/record/log.hpp"

namespace tavolo::record {

/// One `log.created` entry. Its leaf has cap "system", obj "log-<n>", rule 64 zeros, cmd the UUID version 5 of
/// "log.created/" + origin, and data {"origin":..,"vkey":..}: nothing of a person, so nothing is disclosed apart.
struct RegisteredLog {
  std::string origin;
  std::string vkey;
};

class Registry {
 public:
  /// Opens the registry below DATA, or makes it for `instance`; an existing one's name stands, and another `instance`
  /// (unless empty) is the error `other_origin`.
  static Result<std::unique_ptr<Registry>> open_or_create(const std::filesystem::path& data, std::string_view instance);
  /// Error `log_not_found`.
  static Result<std::unique_ptr<Registry>> open(const std::filesystem::path& data);

  /// The instance's name, as given at creation.
  std::string instance() const;
  const std::vector<RegisteredLog>& logs() const { return logs_; }
  /// The slugs of the registered tables, in order of creation.
  std::vector<std::string> tables() const;

  /// Puts a log on record; one that is there already with the same key is left as it is, with another key it is the
  /// error `other_key`.
  Result<void> add(std::string_view origin, std::string_view vkey, Instant now);

  /// Opens the table's log, or makes it and puts it on record. A registered log whose files are gone is the error
  /// `log_not_found`: it is never made anew.
  Result<std::unique_ptr<Log>> open_or_create_table(std::string_view slug, Instant now);

  Log& log() { return *log_; }

 private:
  Registry(std::filesystem::path data, std::unique_ptr<Log> log);
  Result<void> replay();

  std::filesystem::path data_;
  std::unique_ptr<Log> log_;
  Encoder encoder_;
  std::vector<RegisteredLog> logs_;
};

}  // namespace tavolo::record
