#include <boost/describe/enum_from_string.hpp>
#include <cstdio>
#include <memory>

#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/instance.hpp"
#include "server/cli/run_loop.hpp"
#include "server/net/admin.hpp"
#include "server/net/admin_socket.hpp"

namespace tavolo::cli {
namespace {

struct AdminOptions {
  std::string data = "data";
  std::string email;
  std::string name;
  std::string token;
  std::int64_t days = 0;
  std::string role;
  net::AdminAction action{};
};

int print(const net::AdminAnswer& answer) {
  std::fputs(answer.text.str().c_str(), answer.done ? stdout : stderr);
  return answer.done ? 0 : 1;
}

Result<net::AdminRequest> request_of(const AdminOptions& options) {
  net::AdminRequest request;
  request.action = options.action;
  if (!options.email.empty()) {
    request.email = Email::parse(options.email);
    if (!request.email) return fail("bad_email", "'" + options.email + "' is not an e-mail address");
  }
  if (!options.name.empty()) {
    auto name = Text<1, 120>::parse(options.name);
    if (!name) return fail("bad_name", "--name has 1 to 120 characters");
    request.name = *std::move(name);
  }
  if (options.days != 0) request.days = options.days;
  if (!options.token.empty()) {
    request.token = ObjectRef::parse(options.token);
    if (!request.token) return fail("bad_token", "'" + options.token + "' is not the id of a token, such as token-3");
  }
  if (!options.role.empty()) {
    Role role{};
    if (!boost::describe::enum_from_string(options.role.c_str(), role))
      return fail("bad_role", "unknown role " + options.role);
    request.role = role;
  }
  return request;
}

int administer_here(const AdminOptions& options, const net::AdminRequest& request) {
  RunLoop loop;
  const net::ServerOptions server_options;
  auto instance = Instance::open({options.data, "", ""}, server_options,
                                 [&loop](auto function) { loop.post(std::move(function)); });
  if (!instance) return complain(instance.error());
  std::optional<net::AdminAnswer> answer;
  net::administer((*instance)->host(), request, [&](net::AdminAnswer given) { answer = std::move(given); });
  loop.run_until([&] { return answer.has_value(); });
  bool stopped = false;
  (*instance)->table().stop([&] { stopped = true; });
  loop.run_until([&] { return stopped; });
  return print(*answer);
}

int administer(const AdminOptions& options) {
  const auto request = request_of(options);
  if (!request) return complain(request.error());
  const auto asked = net::AdminSocket::ask(std::filesystem::path(options.data) / "admin.sock", json::write(*request));
  if (!asked) return asked.error().code == "no_server" ? administer_here(options, *request) : complain(asked.error());
  const auto answer = json::read<net::AdminAnswer>(*asked);
  if (!answer) return complain({"no_answer", "the server gave no answer: see its log"});
  return print(*answer);
}

}  // namespace

Run add_admin(CLI::App& program) {
  auto options = std::make_shared<AdminOptions>();
  auto& app = *program.add_subcommand(
      "admin", "Accounts, tokens and first offices; asks the running server, or works on the data when none runs");
  app.require_subcommand(1);
  app.add_option("--data", options->data, "Folder of the data")->envname("TAVOLO_DATA")->capture_default_str();
  using net::AdminAction;
  const auto add = [&](const char* name, const char* text, AdminAction action) -> CLI::App* {
    auto* sub = app.add_subcommand(name, text);
    sub->fallthrough();
    sub->callback([options, action] { options->action = action; });
    return sub;
  };
  const auto with_email = [&](CLI::App* sub) {
    sub->add_option("--email", options->email, "Address of the account")->required();
    return sub;
  };
  add("accounts", "List the accounts", AdminAction::accounts);
  add("invitations", "List the one-time links that wait to be used", AdminAction::invitations);
  with_email(add("reset-password", "Take a password away and print a one-time link for a new one",
                 AdminAction::reset_password));
  with_email(add("disable", "Disable an account and end its sessions", AdminAction::disable));
  with_email(add("enable", "Enable an account again", AdminAction::enable));
  with_email(add("sign-out", "End all sessions of an account", AdminAction::sign_out));
  with_email(add("unpause", "Let an account sign in at once after too many wrong passwords", AdminAction::unpause));
  auto* token =
      with_email(add("token", "Issue a bearer token for a program that acts as an account", AdminAction::token));
  token->add_option("--name", options->name, "What the token is for")->required();
  token->add_option("--days", options->days, "How long it holds")->check(CLI::Range(1, 366))->default_val(90);
  with_email(add("tokens", "List the tokens of an account", AdminAction::tokens));
  auto* revoke = with_email(add("revoke-token", "Revoke a token", AdminAction::revoke_token));
  revoke->add_option("--token", options->token, "Its id, such as token-3")->required();
  auto* appoint = with_email(
      add("appoint", "Put an office of the table on record: the first secretary and chair", AdminAction::appoint));
  appoint->add_option("--role", options->role, "chair, deputy_chair, secretary or auditor")
      ->required()
      ->check(CLI::IsMember({"chair", "deputy_chair", "secretary", "auditor"}));
  appoint->add_option("--name", options->name, "What the holder is called at the table")->required();
  add("accept-clock", "Accept the machine's clock as it is, after it had stepped", AdminAction::accept_clock);
  return [options] { return administer(*options); };
}

}  // namespace tavolo::cli
