#include "server/net/mail_routes.hpp"

#include <algorithm>

#include "protocol/json/write.hpp"
#include "protocol/rpc/http_mail.hpp"
#include "server/base/random.hpp"
#include "server/base/sha256.hpp"
#include "server/mail/receipt.hpp"
#include "server/net/asker.hpp"
#include "server/net/json_body.hpp"
#include "server/net/notices.hpp"
#include "server/net/sitting_calendar.hpp"
#include "server/push/waiting.hpp"

namespace tavolo::net {
namespace {

constexpr std::string_view calendar_prefix = "/calendar/";
constexpr std::string_view calendar_ending = ".ics";
constexpr std::uint32_t all_kinds = 0xFF;

const Refusal storage_failed{"table_stopped", "rules#durability", {}};

HttpResponse settings(Host& host, const Asker& who) {
  const auto told = host.identity.mail().of(who.account);
  const auto secret = host.identity.mail().calendar(who.account);
  if (!told || !secret) return refusal_response(503, storage_failed);
  rpc::MailSettings answer;
  answer.available = host.mail != nullptr && host.mail->has(mail::Profile::ordinary);
  answer.kinds = kinds_of(all_kinds & ~told->off);
  // Of the replies, an answer to a comment is told on the device alone: an e-mail a day would come too late for a
  // conversation.
  answer.offered = List<rpc::PushKind, 0, 8>(push::kinds_of(actings_of(host, who.account)));
  if (*secret) {
    answer.calendar = Text<1, 200>::of(std::string(calendar_prefix) + **secret + std::string(calendar_ending));
  }
  auto response = json_response(200, json::write(answer));
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

void keep_mail(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const auto body = body_of<rpc::KeepMail>(request, reply);
  if (!body) return;
  const auto who = asker_of(host, request, reply);
  if (!who) return;
  std::uint32_t wanted = 0;
  for (const auto kind : body->kinds) wanted |= bit_of(kind);
  // what was not offered was not turned off either
  std::uint32_t offered = 0;
  for (const auto kind : push::kinds_of(actings_of(host, who->account))) offered |= bit_of(kind);
  const auto told = host.identity.mail().of(who->account);
  if (!told || !host.identity.mail().turn_off(who->account, (told->off & ~offered) | (offered & ~wanted))) {
    return reply(refusal_response(503, storage_failed));
  }
  reply(settings(host, *who));
}

void change_calendar(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const auto who = asker_of(host, request, reply);
  if (!who) return;
  const bool done = request.method == "POST" ? host.identity.mail().make_calendar(who->account).has_value()
                                             : host.identity.mail().drop_calendar(who->account).has_value();
  reply(done ? settings(host, *who) : refusal_response(503, storage_failed));
}

// ---- receipts

struct Filer {
  domain::Actor actor;
  std::string account;
};

/// The office of secretary that the asker holds, or nothing after having answered why not.
std::optional<Filer> filer_of(Host& host, const HttpRequest& request, const HttpReply& reply) {
  if (!same_origin(request)) {
    reply(refusal_response(403, {"wrong_origin", "rules#permissions", {}}));
    return std::nullopt;
  }
  const auto who = signed_in(host, request);
  if (!who || !still_holds(host, *who)) {
    reply(refusal_response(401, {"not_signed_in", "rules#permissions", {}}));
    return std::nullopt;
  }
  for (const auto& actor : actors_of(host, who->account)) {
    const auto acting = domain::resolve(host.table.state(), actor, host.table.moment());
    if (acting && domain::may(acting->role, domain::Relation::none, "file_receipt")) {
      return Filer{actor, to_string(who->account)};
    }
  }
  reply(refusal_response(403, {"not_permitted", "rules#permissions", {}}));
  return std::nullopt;
}

NoticeOutcome outcome_of(mail::ReceiptKind kind) {
  switch (kind) {
    case mail::ReceiptKind::delivery:
      return NoticeOutcome::delivered;
    case mail::ReceiptKind::acceptance:
    case mail::ReceiptKind::taken:
    case mail::ReceiptKind::delay:
    case mail::ReceiptKind::delayed:
      return NoticeOutcome::accepted;
    case mail::ReceiptKind::refusal:
    case mail::ReceiptKind::failure:
    case mail::ReceiptKind::virus:
    case mail::ReceiptKind::bounce:
      return NoticeOutcome::failed;
  }
  return NoticeOutcome::failed;
}

bool is_pec(mail::ReceiptKind kind) { return kind != mail::ReceiptKind::bounce && kind != mail::ReceiptKind::delayed; }

void record(Host& host, const Filer& filer, const mail::Receipt& receipt, const mail::Matched& matched,
            const std::string& digest, const HttpReply& reply) {
  const auto about = notice_of(matched.about);
  if (!about) return reply(refusal_response(404, {"receipt_unmatched", "rules#sittings", {}}));
  std::string detail(mail::word_of(receipt.kind));
  detail[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(detail[0])));
  detail += ", " + matched.label + (receipt.status.empty() ? "" : " (" + receipt.status + ")") +
            ". SHA-256 del file: " + digest;
  commands::RecordDelivery command;
  // The same file, filed twice, is one act.
  command.command_id = *CommandId::parse(named_uuid(host.table.state().origin + "/receipt/" + digest));
  command.sitting = about->sitting;
  command.organisation = about->body;
  command.channel = is_pec(receipt.kind) ? NoticeChannel::pec : NoticeChannel::email;
  command.outcome = outcome_of(receipt.kind);
  command.detail = Text<3, 500>::of(detail);
  const auto& sittings = host.table.state().sittings;
  const auto sitting = sittings.find(about->sitting);
  if (sitting == sittings.end()) return reply(refusal_response(404, {"receipt_unmatched", "rules#sittings", {}}));
  command.move = static_cast<std::int64_t>(move_told(*about, sitting->second));
  const bool former = *command.move < static_cast<std::int64_t>(sitting->second.moves.size());
  const rpc::ReceiptFiled filed{about->body, command.outcome, about->sitting, former};
  host.table.submit(filer.actor, filer.account, command, [reply, filed](const table::Answer& answer) {
    if (!answer) return reply(refusal_response(answer.error().code == "table_stopped" ? 503 : 409, answer.error()));
    reply(json_response(200, json::write(filed)));
  });
}

void file_receipt(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const auto filer = filer_of(host, request, reply);
  if (!filer) return;
  // Not what a form of another site can send.
  if (!request.header("content-type").starts_with("message/rfc822")) {
    return reply(refusal_response(415, {"receipt_unreadable", "rules#sittings", {}}));
  }
  const auto receipt = mail::read_receipt(request.body);
  if (!receipt) return reply(refusal_response(422, {"receipt_unreadable", "rules#sittings", {}}));
  if (!host.mail) return reply(refusal_response(404, {"receipt_unmatched", "rules#sittings", {}}));
  const std::string digest = to_hex(sha256(request.body));
  host.mail->find(receipt->message_id, [&host, filer = *filer, receipt = *receipt, digest,
                                        reply](const std::optional<mail::Matched>& found) {
    host.post([&host, filer, receipt, digest, reply, found] {
      if (!found) return reply(refusal_response(404, {"receipt_unmatched", "rules#sittings", {}}));
      record(host, filer, receipt, *found, digest, reply);
    });
  });
}

// ---- the calendar

std::string calendar_of(Host& host, identity::AccountId account) {
  const domain::State& state = host.table.state();
  std::set<OrganisationId> bodies;
  bool member = false;
  for (const auto& actor : actors_of(host, account)) {
    const auto acting = domain::resolve(state, actor, host.table.moment());
    if (!acting) continue;
    member = member || acting->role != domain::ActorRole::citizen;
    if (acting->organisation) bodies.insert(*acting->organisation);
  }
  mail::Calendar calendar;
  calendar.name = state.names.value ? state.names.value->name.str() : "Tavolo";
  for (const auto& [id, sitting] : state.sittings) {
    if (sitting.number) calendar.events.push_back(calendar_event(host, sitting, member));
  }
  for (const auto& [id, vote] : state.votes) {
    const bool mine = std::ranges::any_of(vote.electorate, [&](OrganisationId body) { return bodies.contains(body); });
    if (vote.state == VoteState::open && !vote.place && mine) {
      calendar.events.push_back(calendar_event(host, vote));
    }
  }
  for (const auto& [id, poll] : state.polls) {
    const bool mine = std::ranges::any_of(poll.electorate, [&](OrganisationId body) { return bodies.contains(body); });
    if (poll.state == VoteState::open && !poll.terms.sitting && mine) {
      calendar.events.push_back(calendar_event(host, poll));
    }
  }
  return mail::write(calendar);
}

}  // namespace

bool handle_mail_routes(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const bool mail = request.path == "/api/mail";
  const bool calendar = request.path == "/api/calendar";
  if (request.path == "/api/receipts") {
    if (request.method != "POST") {
      reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
    } else {
      file_receipt(host, request, reply);
    }
    return true;
  }
  if (!mail && !calendar) return false;
  if (!anyone_may(mail ? "own_mail" : "own_calendar", reply)) return true;
  if (mail && request.method == "GET") {
    if (const auto who = asker_of(host, request, reply)) reply(settings(host, *who));
  } else if (mail && request.method == "PUT") {
    keep_mail(host, request, reply);
  } else if (calendar && (request.method == "POST" || request.method == "DELETE")) {
    change_calendar(host, request, reply);
  } else {
    reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
  }
  return true;
}

bool handle_calendar(Host& host, const HttpRequest& request, const HttpReply& reply) {
  std::string_view path = request.path;
  if (!path.starts_with(calendar_prefix) || !path.ends_with(calendar_ending)) return false;
  if (!anyone_may("calendar", reply)) return true;
  path.remove_prefix(calendar_prefix.size());
  path.remove_suffix(std::min(path.size(), calendar_ending.size()));
  const auto account = host.identity.mail().account_of_calendar(path);
  if (!account) {
    reply(refusal_response(503, storage_failed));
    return true;
  }
  if (!*account) {
    reply(refusal_response(404, {"unknown_thing", "rules#ids", {}}));
    return true;
  }
  host.table.when_committed(
      [&host, account = **account, reply] {
        auto response = text_response(200, "text/calendar; charset=utf-8", calendar_of(host, account));
        response.headers.emplace_back("Cache-Control", "private, no-cache");
        reply(std::move(response));
      },
      [reply] { reply(refusal_response(503, storage_failed)); });
  return true;
}

}  // namespace tavolo::net
