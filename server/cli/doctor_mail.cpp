// Whether e-mails would go out: each relay is greeted as far as certificate and password, and nothing is sent.

#include "server/cli/doctor.hpp"
#include "server/cli/mail_options.hpp"

namespace tavolo::cli {
namespace {

void greet(const mail::RelayOptions& options, Findings& findings) {
  if (options.url.empty()) return;
  const auto relay = open_relay(options);
  if (!relay) {
    findings.push_back({Health::fail, "mail_misconfigured", {{"reason", relay.error().message}}});
    return;
  }
  const std::string name = (*relay)->name();
  if (options.credentials.empty() && !options.plain) {
    findings.push_back({Health::warn, "mail_without_password", {{"relay", name}}});
  }
  const auto greeted = (*relay)->greet();
  if (greeted) {
    findings.push_back({Health::ok, "mail_relay", {{"relay", name}}});
  } else {
    findings.push_back({Health::fail, "mail_relay_fails", {{"relay", name}, {"reason", greeted.error().message}}});
  }
}

}  // namespace

void check_mail(const MailAsConfigured& mail, Findings& findings) {
  if (mail.ordinary.url.empty() && mail.pec.url.empty()) {
    findings.push_back({Health::ok, "mail_off", {}});
    return;
  }
  greet(mail.ordinary, findings);
  greet(mail.pec, findings);
  if (!mail.links) findings.push_back({Health::warn, "mail_without_links", {}});
}

}  // namespace tavolo::cli
