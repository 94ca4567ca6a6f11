#include "server/cli/mail_options.hpp"

#include "server/net/probe.hpp"

namespace tavolo::cli {

namespace {

/// Right of the @ in Message-IDs: the sender's own.
std::string domain_of(const std::string& address) { return address.substr(address.find('@') + 1); }

CLI::Validator web_origin() {
  return {[](std::string& text) {
            const auto address = net::WebAddress::parse(text);
            if (!address) return address.error().message;
            return address->origin() == text ? std::string() : "is to be like " + address->origin();
          },
          "URL"};
}

}  // namespace

void add_mail(CLI::App& app, net::ServerOptions& options) {
  const auto add = [&app](const char* name, auto& value, const char* text) {
    std::string variable = "TAVOLO_" + std::string(name + 2);
    for (char& c : variable) c = c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return app.add_option(name, value, text)->envname(variable)->group("Mail");
  };
  add("--public-url", options.public_url,
      "Address at which browsers reach the table, such as https://tavolo.example.it: links in e-mails begin with it")
      ->check(web_origin());
  add("--mail-relay", options.mail.url,
      "Relay for e-mails: smtp://host[:587], with STARTTLS, or smtps://host[:465]; without one, none is sent");
  add("--mail-from", options.mail.from, "Address that e-mails come from");
  add("--mail-credentials", options.mail.credentials,
      "File of two lines, user and password at the relay, readable by its owner alone");
  add("--mail-ca-file", options.mail.ca_file,
      "Authorities to believe for the relay's certificate, PEM; else the system's");
  app.add_flag("--mail-plain", options.mail.plain, "Without encryption, to a relay on this machine alone")
      ->envname("TAVOLO_MAIL_PLAIN")
      ->group("Mail");
  add("--mail-pause-ms", options.mail_pause_ms,
      "After a letter's first failure; doubles with each, up to four hours, for two days")
      ->check(CLI::Range(1, 14'400'000))
      ->capture_default_str();
  add("--pec-relay", options.pec.url,
      "Relay of the table's certified mailbox (PEC): notices of sittings go through it, everything else does not");
  add("--pec-from", options.pec.from, "Address of that mailbox");
  add("--pec-credentials", options.pec.credentials, "File of two lines, user and password at that relay");
  add("--pec-ca-file", options.pec.ca_file, "Authorities to believe for that relay's certificate, PEM");
}

Result<std::unique_ptr<mail::Relay>> open_relay(const mail::RelayOptions& options) {
  if (auto checked = mail::check_relay(options); !checked) return std::unexpected(checked.error());
  mail::Credentials credentials;
  if (!options.credentials.empty()) {
    auto read = mail::read_credentials(options.credentials);
    if (!read) return std::unexpected(read.error());
    credentials = *std::move(read);
  }
  return std::make_unique<mail::Relay>(options, std::move(credentials));
}

Result<std::unique_ptr<mail::Sender>> start_mail(const std::string& data, const net::ServerOptions& options,
                                                 net::Host& host) {
  std::unique_ptr<mail::Relay> ordinary;
  std::unique_ptr<mail::Relay> pec;
  for (auto [relay, with] : {std::pair(&ordinary, &options.mail), std::pair(&pec, &options.pec)}) {
    if (with->url.empty()) continue;
    mail::RelayOptions named = *with;
    if (const auto& names = host.table.state().names; names.value) named.from_name = names.value->name.str();
    auto opened = open_relay(named);
    if (!opened) return std::unexpected(opened.error());
    *relay = *std::move(opened);
  }
  if (!ordinary && !pec) return nullptr;
  auto queue = mail::Queue::open(data, domain_of(ordinary ? options.mail.from : options.pec.from));
  if (!queue) return std::unexpected(queue.error());
  mail::Sender::Options how;
  how.patience.pause_ms = options.mail_pause_ms;
  how.held = !host.table.state().redactions.empty();
  auto sender = std::make_unique<mail::Sender>(
      *std::move(queue), std::move(ordinary), std::move(pec), how, [&host](mail::Report report) {
        host.post([&host, report = std::move(report)]() mutable { host.on_mail(std::move(report)); });
      });
  host.mail = sender.get();
  return sender;
}

}  // namespace tavolo::cli
