#include "server/net/admin.hpp"

#include "protocol/rpc/codes.hpp"
#include "server/base/random.hpp"
#include "server/net/invitations.hpp"

namespace tavolo::net {
namespace {

using identity::Actor;

AdminAnswer said(bool done, const std::string& text) {
  return {done, MultilineText<0, 200000>::of(text.substr(0, 190000))};
}
AdminAnswer refused(const Refusal& refusal) {
  const auto& row = rpc::explain(refusal.code);
  return said(false, refusal.code + ": " + std::string(row.reason.en) + " " + std::string(row.remedy.en) + "\n");
}
AdminAnswer missing(const char* option) { return said(false, std::string("this needs ") + option + "\n"); }
AdminAnswer stopped() { return said(false, "the table has stopped: see the log of the server\n"); }
AdminAnswer broken() { return said(false, "the accounts cannot be read or written: see the log of the server\n"); }

template <class T>
AdminAnswer failure(const identity::Outcome<T>& outcome) {
  const auto* refusal = std::get_if<Refusal>(&outcome.error());
  return refusal ? refused(*refusal) : broken();
}

AdminAnswer list_accounts(Host& host) {
  const auto all = host.identity.accounts().all();
  if (!all) return broken();
  std::string text;
  for (const auto& account : *all) {
    text += to_string(account.id) + "  " + account.email + (account.disabled ? "  disabled" : "") +
            (account.has_password ? "" : "  invited") + (account.administrator ? "  administrator" : "") + "\n";
  }
  return said(true, text);
}

/// Three lines: the peer, the address believed, X-Forwarded-For as it came.
AdminAnswer sighting(const Host& host, const AdminRequest& request) {
  if (!request.name) return missing("--name");
  const auto seen = host.sightings.find(request.name->str());
  if (!seen) return said(false, "no such request has come\n");
  return said(true, seen->peer + "\n" + seen->address + "\n" + seen->forwarded_for + "\n");
}

AdminAnswer list_links(Host& host) {
  const auto invitations = net::list_invitations(host);
  if (!invitations) return refused(invitations.error());
  std::string text;
  for (const auto& line : invitations->items) {
    text += line.holder_of.text + "  " + line.link.str() + "  until " + to_string(line.expires_at) + "\n";
  }
  return said(true, text.empty() ? "nobody waits for a link\n" : text);
}

AdminAnswer issue_token(Host& host, identity::AccountId account, const AdminRequest& request) {
  if (!request.name) return missing("--name");
  const Instant expires{host.now().ms + request.days.value_or(90) * 86'400'000};
  const auto issued =
      host.identity.program_tokens().issue(account, request.name->str(), expires, Actor::console(), host.now());
  if (!issued) return failure(issued);
  return said(true, issued->bearer + "\n" + to_string(issued->token.id) + ", until " + to_string(expires) +
                        "; it is shown this once: send it as 'Authorization: Bearer ...'\n");
}

AdminAnswer list_tokens(Host& host, identity::AccountId account) {
  const auto tokens = host.identity.program_tokens().list(account);
  if (!tokens) return broken();
  std::string text;
  for (const auto& token : *tokens) {
    text += to_string(token.id) + "  " + token.name + "  until " + to_string(token.expires) +
            (token.revoked ? "  revoked" : "") + "\n";
  }
  return said(true, text.empty() ? "no tokens\n" : text);
}

AdminAnswer of_account(Host& host, const identity::Account& account, const AdminRequest& request) {
  auto& accounts = host.identity.accounts();
  const Instant now = host.now();
  switch (request.action) {
    case AdminAction::reset_password: {
      const auto issued = accounts.reset_password(account.id, Actor::console(), now);
      if (!issued) return failure(issued);
      return said(true, "/invito/" + issued->token + "\n");
    }
    case AdminAction::disable: {
      const auto done = accounts.disable(account.id, Actor::console(), now);
      return done ? said(true, "disabled\n") : failure(done);
    }
    case AdminAction::enable: {
      const auto done = accounts.enable(account.id, Actor::console(), now);
      return done ? said(true, "enabled\n") : failure(done);
    }
    case AdminAction::sign_out: {
      const auto ended = host.identity.sessions().revoke_all(account.id, std::nullopt, Actor::console(), now);
      return ended ? said(true, std::to_string(*ended) + " sessions ended\n") : broken();
    }
    case AdminAction::unpause:
      host.identity.sign_in().unpause(account.email);
      return said(true, "wrong passwords for this account are forgotten: it can sign in\n");
    case AdminAction::token:
      return issue_token(host, account.id, request);
    case AdminAction::tokens:
      return list_tokens(host, account.id);
    case AdminAction::revoke_token: {
      if (!request.token) return missing("--token");
      const auto id = parse_id<identity::ProgramTokenTag>(request.token->text);
      const auto revoked =
          id ? host.identity.program_tokens().revoke(account.id, *id, Actor::console(), now) : Result<bool>(false);
      if (!revoked) return broken();
      return said(*revoked, *revoked ? "revoked\n" : "this account has no such token that holds\n");
    }
    default:
      return said(false, "unknown action\n");
  }
}

void appoint(Host& host, const AdminRequest& request, const std::function<void(AdminAnswer)>& answer) {
  if (!request.role) return answer(missing("--role"));
  if (!request.email) return answer(missing("--email"));
  if (!request.name) return answer(missing("--name"));
  commands::MakeAppointment command;
  command.command_id = CommandId{random_uuid()};
  command.role = *request.role;
  auto name = commands::HolderName::parse(request.name->str());
  if (!name) return answer(said(false, "--name has 2 to 120 characters\n"));
  command.holder_name = *std::move(name);
  command.holder_email = *request.email;
  command.valid_from = host.table.moment().today();
  host.table.submit(domain::AsSystem{}, "console", command, [&host, answer](const table::Answer& given) {
    if (!given) return answer(refused(given.error()));
    host.table.when_committed(
        [&host, answer] {
          accounts_follow_record(host);
          answer(list_links(host));
        },
        [answer] { answer(stopped()); });
  });
}

}  // namespace

void administer(Host& host, const AdminRequest& request, const std::function<void(AdminAnswer)>& answer) {
  switch (request.action) {
    case AdminAction::accounts:
      return answer(list_accounts(host));
    case AdminAction::invitations:
      return host.table.when_committed([&host, answer] { answer(list_links(host)); }, [answer] { answer(stopped()); });
    case AdminAction::appoint:
      return appoint(host, request, answer);
    case AdminAction::accept_clock:
      host.table.accept_clock();
      return answer(said(true, "the clock is accepted as it is: " + to_string(host.now()) + "\n"));
    case AdminAction::sighting:
      return answer(sighting(host, request));
    default:
      break;
  }
  if (!request.email) return answer(missing("--email"));
  const auto account = host.identity.accounts().find_by_email(request.email->text);
  if (!account) return answer(broken());
  if (!*account) return answer(said(false, "no account has the address " + request.email->text + "\n"));
  answer(of_account(host, **account, request));
}

}  // namespace tavolo::net
