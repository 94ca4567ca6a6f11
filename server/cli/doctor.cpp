#include "server/cli/doctor.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

#include "server/cli/commands.hpp"
#include "server/net/probe.hpp"
#include "server/record/beside.hpp"
#include "server/record/log.hpp"

namespace tavolo::cli {
namespace {

struct DoctorOptions {
  std::string data;
  std::string public_url;
  std::string ca_file;
  std::string language;
  std::int64_t backup_hours = 0;
  bool json = false;
};

constexpr int something_fails = 2;

/// A value of `serve` as the command line of this run, the environment and the configuration file have it, the first of
/// several; empty for an option that was not given and has no default, or that this program does not have.
std::string serve_value(const CLI::App& program, const std::string& name) {
  const auto* option = program.get_subcommand("serve")->get_option_no_throw(name);
  if (option == nullptr) return {};
  const auto given = option->results();
  if (!given.empty()) return given.front();
  const std::string standing = option->get_default_str();
  return standing == "[]" ? std::string{} : standing;
}

/// All the values of an option that takes several.
std::vector<std::string> serve_values(const CLI::App& program, const std::string& name) {
  auto values = program.get_subcommand("serve")->get_option(name)->results();
  std::erase(values, std::string{});
  return values;
}

ServeAsConfigured as_configured(const CLI::App& program) {
  return {serve_value(program, "--address"), serve_values(program, "--trusted-proxy"),
          serve_value(program, "--tls-cert"), serve_value(program, "--tls-key"),
          program.get_subcommand("serve")->count("--insecure-lan") > 0};
}

MailAsConfigured mail_as_configured(const CLI::App& program) {
  const auto relay = [&program](const std::string& profile) {
    mail::RelayOptions options;
    options.url = serve_value(program, "--" + profile + "-relay");
    options.from = serve_value(program, "--" + profile + "-from");
    options.credentials = serve_value(program, "--" + profile + "-credentials");
    options.ca_file = serve_value(program, "--" + profile + "-ca-file");
    options.connect_ms = 10'000;
    options.answer_ms = 10'000;
    return options;
  };
  MailAsConfigured mail{relay("mail"), relay("pec"), !serve_value(program, "--public-url").empty()};
  mail.ordinary.plain = program.get_subcommand("serve")->count("--mail-plain") > 0;
  return mail;
}

/// What was asked for; else the language of the terminal, and Italian where it says nothing.
bool in_english(const std::string& asked) {
  if (!asked.empty()) return asked == "en";
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0') return std::string_view(value).starts_with("en");
  }
  return false;
}

const char* word_of(Health health) {
  switch (health) {
    case Health::ok:
      return "ok";
    case Health::warn:
      return "warn";
    case Health::fail:
      return "fail";
  }
  TAVOLO_CHECK(false);
}

struct Said {
  std::string text;
  std::string remedy;
};

Said say(const Finding& finding, bool english) {
  const auto* sentence = find_doctor_sentence(finding.code);
  TAVOLO_CHECK(sentence != nullptr);
  return {fill_in(english ? sentence->en : sentence->it, finding.values),
          fill_in(english ? sentence->remedy_en : sentence->remedy_it, finding.values)};
}

void print_text(const Findings& findings, bool english) {
  for (const auto& finding : findings) {
    const Said said = say(finding, english);
    std::printf("%-4s %s\n", word_of(finding.health), said.text.c_str());
    if (!said.remedy.empty()) std::printf("     -> %s\n", said.remedy.c_str());
  }
  const auto of = [&](Health health) { return std::ranges::count(findings, health, &Finding::health); };
  std::printf(
      english ? "\n%td fine, %td to look at, %td to mend\n" : "\n%td a posto, %td da vedere, %td da rimediare\n",
      of(Health::ok), of(Health::warn), of(Health::fail));
}

void print_json(const Findings& findings, Health worst) {
  nlohmann::ordered_json report{{"health", word_of(worst)}, {"findings", nlohmann::ordered_json::array()}};
  for (const auto& finding : findings) {
    nlohmann::ordered_json values = nlohmann::ordered_json::object();
    for (const auto& [name, value] : finding.values) values[name] = value;
    const Said it = say(finding, false);
    const Said en = say(finding, true);
    report["findings"].push_back({{"health", word_of(finding.health)},
                                  {"code", finding.code},
                                  {"values", std::move(values)},
                                  {"sentence", {{"it", it.text}, {"en", en.text}}},
                                  {"remedy", {{"it", it.remedy}, {"en", en.remedy}}}});
  }
  std::printf("%s\n", report.dump(2).c_str());
}

std::string first_table(const std::string& data) {
  for (const auto& slug : record::logs_below(data)) {
    if (slug != record::registry_slug) return slug;
  }
  return "permanente";
}

Findings examine(const DoctorOptions& options, const ServeAsConfigured& serve, const MailAsConfigured& mail,
                 const std::string& configuration) {
  Findings findings;
  const Instant now = wall_clock_now();
  check_record_readable(options.data, findings);
  check_documents(options.data, findings);
  check_clock(options.data, now, findings);
  check_disk(options.data, findings);
  check_permissions(options.data, findings);
  check_configuration_file(configuration, findings);
  check_backup(options.data, now, options.backup_hours, findings);
  check_options(serve, options.public_url, findings);
  const auto address = net::WebAddress::parse(options.public_url);
  check_certificate_files(serve, address ? address->host : "", now, findings);
  check_mail(mail, findings);
  if (!options.public_url.empty()) {
    check_public_address(options.public_url, options.ca_file, first_table(options.data), now, findings);
    check_forwarded(serve, options.public_url, options.ca_file, options.data, findings);
  }
  return findings;
}

int look(DoctorOptions options, const CLI::App& program) {
  if (options.data.empty()) options.data = serve_value(program, "--data");
  if (options.public_url.empty()) options.public_url = serve_value(program, "--public-url");
  const auto* file = program.get_config_ptr();
  const std::string configuration = file == nullptr || file->empty() ? "" : file->as<std::string>();
  const Findings findings = examine(options, as_configured(program), mail_as_configured(program), configuration);
  const Health worst = std::ranges::max(findings, {}, &Finding::health).health;
  if (options.json) {
    print_json(findings, worst);
  } else {
    print_text(findings, in_english(options.language));
  }
  return worst == Health::fail ? something_fails : worst == Health::warn ? 1 : 0;
}

}  // namespace

Run add_doctor(CLI::App& program) {
  auto options = std::make_shared<DoctorOptions>();
  auto& app = *program.add_subcommand(
      "doctor",
      "Look at clock, disk, permissions, backup, options, certificate and proxy, and say what to do: 0 all is well, 1 "
      "there "
      "is something to look at, 2 something to mend. Changes nothing; run it as the service's user");
  app.fallthrough();
  app.add_option("--data", options->data, "Folder of the data; else that of section [serve]")->envname("TAVOLO_DATA");
  app.add_option(
         "--public-url", options->public_url,
         "Address at which browsers reach the table, such as https://tavolo.example.it: asked as a browser would")
      ->envname("TAVOLO_PUBLIC_URL");
  app.add_option("--ca-file", options->ca_file, "Authorities to believe besides the system's, PEM")
      ->check(CLI::ExistingFile);
  app.add_option("--backup-hours", options->backup_hours,
                 "How old the newest backup may be: older is to look at, seven times older to mend")
      ->check(CLI::Range(1, 8760))
      ->default_val(30);
  app.add_option("--lang", options->language, "it or en; else as the terminal says")
      ->check(CLI::IsMember({"it", "en"}));
  app.add_flag("--json", options->json, "Report as JSON, in both languages");
  return [options, &program] { return look(*options, program); };
}

}  // namespace tavolo::cli
