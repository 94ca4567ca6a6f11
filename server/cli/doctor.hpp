#pragma once
// What `tavolo doctor` looks at. Each check adds findings; nothing is changed.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/base/time.hpp"
#include "server/mail/relay.hpp"

namespace tavolo::cli {

enum class Health { ok, warn, fail };

/// `code` selects the sentences of doctor_sentences.cpp, whose {names} are replaced by `values`.
struct Finding {
  Health health = Health::ok;
  std::string code;
  std::vector<std::pair<std::string, std::string>> values;
};
using Findings = std::vector<Finding>;

/// What a finding says, and what to do about it, in two languages; a remedy is empty where nothing is to be done.
struct DoctorSentence {
  std::string_view code, it, en, remedy_it, remedy_en;
};
/// Null for an unknown code.
const DoctorSentence* find_doctor_sentence(std::string_view code);
const std::vector<DoctorSentence>& doctor_sentences();
/// Replaces every {name} by its value.
std::string fill_in(std::string_view sentence, const std::vector<std::pair<std::string, std::string>>& values);

/// How `serve` would run with the same configuration file and environment.
struct ServeAsConfigured {
  std::string address;
  std::vector<std::string> trusted_proxies;
  std::string tls_certificate;
  std::string tls_key;
  bool insecure_lan = false;
};

/// The relays that `serve` would send e-mails through.
struct MailAsConfigured {
  mail::RelayOptions ordinary;
  mail::RelayOptions pec;
  bool links = false;  ///< --public-url is given to serve
};

void check_clock(const std::filesystem::path& data, Instant now, Findings& findings);
/// "640": the bits for owner, group and others.
std::string mode_text(std::uint32_t mode);
void check_disk(const std::filesystem::path& data, Findings& findings);
/// Modes and owners of DATA and everything below it.
void check_permissions(const std::filesystem::path& data, Findings& findings);
void check_configuration_file(const std::filesystem::path& file, Findings& findings);
/// `max_hours`: how old the newest backup may be.
void check_backup(const std::filesystem::path& data, Instant now, std::int64_t max_hours, Findings& findings);
/// The logs, read from outside.
void check_record_readable(const std::filesystem::path& data, Findings& findings);

/// The files of documents, each read to its end and compared with the entry that names it.
void check_documents(const std::filesystem::path& data, Findings& findings);

/// Greets the relays, and sends nothing.
void check_mail(const MailAsConfigured& mail, Findings& findings);

void check_options(const ServeAsConfigured& serve, const std::string& public_url, Findings& findings);
void check_certificate_files(const ServeAsConfigured& serve, const std::string& host, Instant now, Findings& findings);
/// What reached the server of a request through the public address, asked at DATA/admin.sock: whether the proxy says
/// who asks, and says it truly.
void check_forwarded(const ServeAsConfigured& serve, const std::string& url, const std::string& ca_file,
                     const std::filesystem::path& data, Findings& findings);
/// Asks the public address as a browser would: TLS, redirect, HSTS, WebSocket. `slug` is the table's.
void check_public_address(const std::string& url, const std::string& ca_file, const std::string& slug, Instant now,
                          Findings& findings);

}  // namespace tavolo::cli
