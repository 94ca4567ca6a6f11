#include "server/net/digests.hpp"

#include <algorithm>
#include <charconv>

#include "server/base/log.hpp"
#include "server/feed/views.hpp"
#include "server/net/asker.hpp"
#include "server/pages/dates.hpp"

namespace tavolo::net {
namespace {

using rpc::PushKind;

constexpr std::int64_t look_at_most_every_ms = 60'000;
constexpr int first_minute = 7 * 60;

constexpr std::string_view prefix = "digest/";

std::string digest_about(identity::AccountId account, const std::string& day) {
  return std::string(prefix) + std::to_string(account.n) + "/" + day;
}

/// Nothing for a batch of another kind.
std::optional<identity::AccountId> account_of(std::string_view about) {
  if (!about.starts_with(prefix)) return std::nullopt;
  about.remove_prefix(prefix.size());
  identity::AccountId account;
  const auto [end, fault] = std::from_chars(about.data(), about.data() + about.size(), account.n);
  const bool whole = fault == std::errc{} && end != about.data() + about.size() && *end == '/';
  return whole ? std::optional(account) : std::nullopt;
}

std::string heading_of(PushKind kind) {
  switch (kind) {
    case PushKind::vote_open:
      return "Votazioni e consultazioni aperte, in cui il tuo ente non si è ancora espresso";
    case PushKind::vote_closing:
      return "Votazioni e consultazioni che stanno per chiudersi";
    case PushKind::cosignature_asked:
      return "Richieste di firma a una proposta";
    case PushKind::cure_term:
      return "Proposte da integrare";
    case PushKind::reply:
      return "Riscontri alle proposte e risposte ai rilievi";
    case PushKind::desk:
      return "Lavoro di segreteria e presidenza";
    case PushKind::sitting:
      return "Sedute convocate";
    case PushKind::minutes:
      return "Verbali a cui si può fare opposizione";
  }
  return {};
}

/// The object of an item: a second call is named "sitting-3/2" (push::WaitingItems).
std::string object_of(const std::string& item) { return item.substr(0, item.find('/')); }

/// "Seduta 3-2027, spostata a martedì 9 marzo 2027, ore 10:00: Esame delle proposte"
std::string words_of(const domain::Sitting& sitting, const std::string& item) {
  std::string words = "Seduta " + pages::sitting_word(sitting);
  const CallTime& call = sitting.terms.first_call;
  if (item.find("/moved-") != std::string::npos) {
    words += ", spostata a " + pages::weekday_text(call.on) + ", ore " + to_string(call.time);
  }
  return words + (sitting.title.value ? ": " + sitting.title.value->str() : "");
}

pages::DigestLine line_of(const domain::State& state, PushKind kind, const std::string& item,
                          const std::string& public_url) {
  const std::string object = object_of(item);
  pages::DigestLine line{heading_of(kind), "", ""};
  if (const auto id = parse_id<SittingIdTag>(object)) {
    const auto& sitting = state.sittings.at(*id);
    line.words = words_of(sitting, item);
    line.address = pages::sitting_address(sitting, public_url);
    if (kind == PushKind::minutes && !public_url.empty()) {
      line.address = public_url + "/verbali/" + pages::sitting_key(sitting);
    }
    return line;
  }
  const auto label = feed::label_of(state, object);
  line.words = label ? label->str() : object;
  if (const auto id = parse_id<ProposalIdTag>(object); id && kind == PushKind::reply) {
    line.words += ": " + pages::reply_word(state.proposals.at(*id));
  }
  if (public_url.empty()) return line;
  if (const auto id = parse_id<ProposalIdTag>(object)) {
    line.address = public_url + "/proposte/" + state.proposals.at(*id).number.text;
  } else if (parse_id<VoteIdTag>(object)) {
    line.address = public_url + "/votazioni/" + object;
  } else if (parse_id<PollIdTag>(object)) {
    line.address = public_url + "/consultazioni/" + object;
  } else if (const auto finding = parse_id<FindingIdTag>(object)) {
    line.address = public_url + "/revisione/rilievi/" + std::to_string(finding->n);
  } else {
    line.address = public_url + "/";
  }
  return line;
}

}  // namespace

void Digests::tick(std::int64_t steady_ms) {
  if (!host_.mail || !host_.mail->has(mail::Profile::ordinary)) return;
  if (looked_ms_ != 0 && steady_ms - looked_ms_ < look_at_most_every_ms) return;
  const domain::Moment moment = host_.table.moment();
  const LocalDate today = moment.today();
  if (moment.now < moment.calendar.instant_of(today, first_minute)) return;
  if (!changed_ && today == looked_on_) return;
  looked_ms_ = steady_ms;
  looked_on_ = today;
  changed_ = false;
  // Only what is durable is told.
  host_.table.when_committed([this, today] { look(today); });
}

void Digests::look(LocalDate today) {
  const auto accounts = host_.identity.accounts().all();
  if (!accounts) return;
  for (const auto& account : *accounts) {
    if (account.has_password && !account.disabled) look_at(account, today);
  }
}

void Digests::look_at(const identity::Account& account, LocalDate today) {
  const domain::State& state = host_.table.state();
  push::WaitingItems waiting;
  for (const auto& acting : actings_of(host_, account.id)) {
    waiting.merge(push::waiting_items(state, acting, host_.now()));
  }
  if (waiting.empty()) return;
  const auto told = host_.identity.mail().of(account.id);
  const std::string day = to_string(today);
  const std::string about = digest_about(account.id, day);
  if (!told || told->digest_day == day || sent_.contains(about)) return;
  Sent sent{account.id, day, {}};
  std::vector<pages::DigestLine> lines;
  bool news = false;
  for (const auto& [kind, item] : waiting) {
    const std::string name = std::to_string(static_cast<int>(kind)) + "/" + item;
    if ((told->off & bit_of(kind)) != 0) continue;
    news = news || !told->items.contains(name);
    sent.items.insert(name);
    lines.push_back(line_of(state, kind, item, host_.options.public_url));
  }
  if (!news) return;
  sent_.emplace(about, std::move(sent));
  host_.mail->send({about, mail::Profile::ordinary, true, {letter_of(about, account.email, lines)}});
}

mail::Letter Digests::letter_of(const std::string& about, const std::string& address,
                                const std::vector<pages::DigestLine>& lines) const {
  auto mail = pages::digest_mail(host_.table.state(), lines, host_.options.public_url);
  mail::Letter letter;
  letter.key = about;
  letter.label = "riepilogo";
  letter.address = address;
  letter.subject = std::move(mail.subject);
  letter.text = std::move(mail.text);
  letter.html = std::move(mail.html);
  if (!host_.options.public_url.empty()) letter.unsubscribe = host_.options.public_url + "/account";
  return letter;
}

std::optional<mail::Letter> Digests::written_anew(const std::string& about) {
  const auto owner = account_of(about);
  if (!owner) return std::nullopt;
  const auto account = host_.identity.accounts().find(*owner);
  const auto told = host_.identity.mail().of(*owner);
  if (!account || !*account || !told) return std::nullopt;
  const auto sent = sent_.find(about);
  std::vector<pages::DigestLine> lines;
  for (const std::string& name : sent == sent_.end() ? told->items : sent->second.items) {
    const auto slash = name.find('/');
    if (slash != 1) continue;
    const auto kind = static_cast<PushKind>(name[0] - '0');
    lines.push_back(line_of(host_.table.state(), kind, name.substr(slash + 1), host_.options.public_url));
  }
  if (lines.empty()) return std::nullopt;
  return letter_of(about, (*account)->email, lines);
}

void Digests::on_queued(const std::string& about) {
  if (!about.starts_with(prefix)) return;
  host_.mail->note_told(about, true);
  const auto found = sent_.find(about);
  if (found == sent_.end()) return;
  const Sent& sent = found->second;
  if (const auto noted = host_.identity.mail().note_digest(sent.account, sent.day, sent.items); !noted) {
    log(LogLevel::error, "digest_not_noted", {{"code", noted.error().code}});
    return;
  }
  sent_.erase(found);
}

}  // namespace tavolo::net
