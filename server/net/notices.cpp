#include "server/net/notices.hpp"

#include <algorithm>

#include "server/base/log.hpp"
#include "server/base/sha256.hpp"
#include "server/identity/email.hpp"
#include "server/net/audited_reader.hpp"
#include "server/net/sitting_calendar.hpp"

namespace tavolo::net {
namespace {

using pages::NoticeOccasion;

constexpr std::int64_t look_at_most_every_ms = 1'000;
constexpr std::string_view prefix = "notice/";
constexpr std::size_t longest_detail = 500;

/// "0"; "3.2" of the second move.
std::string step_of(NoticeOccasion occasion, std::uint64_t move) {
  const std::string number = std::to_string(static_cast<int>(occasion));
  return occasion == NoticeOccasion::moved ? number + "." + std::to_string(move) : number;
}

std::string about_of(const NoticeAbout& about) {
  return std::string(prefix) + to_string(about.sitting) + "/" + step_of(about.occasion, about.move) + "/" +
         to_string(about.body);
}
std::string queued_name(const std::string& about) { return about + "/queued"; }
std::string settled_name(const std::string& about) { return about + "/settled"; }

std::string said_of(const mail::LetterOutcome& letter) {
  const std::string answer = letter.answer.empty() ? "" : " (" + letter.answer + ")";
  switch (letter.state) {
    case mail::LetterState::waiting:
    case mail::LetterState::sending:
      return "in coda";
    case mail::LetterState::accepted:
      return "presa in carico dal server di posta" + answer;
    case mail::LetterState::refused:
      return "rifiutata" + answer;
    case mail::LetterState::uncertain:
      return "esito incerto" + answer + ": non viene ripetuta, avvisare in altro modo";
    case mail::LetterState::given_up:
      if (letter.answer == mail::withdrawn_answer) return "ritirata prima dell'invio";
      return "non consegnata dopo i tentativi previsti" + answer;
  }
  return {};
}

std::string detail_of(const NoticeAbout& about, const mail::Report& report) {
  std::string detail = about.occasion == NoticeOccasion::cancelled     ? "Annullamento. "
                       : about.occasion == NoticeOccasion::second_call ? "Seconda convocazione. "
                       : about.occasion == NoticeOccasion::moved       ? "Spostamento. "
                                                                       : "";
  if (!report.known) {
    return detail + "La coda della posta non c'è più: l'esito non è noto, avvisare in altro modo";
  }
  if (report.letters.empty()) return detail + "Nessun indirizzo: l'ente non ha caselle proprie né mandati in corso";
  for (std::size_t i = 0; i < report.letters.size(); ++i) {
    detail += (i > 0 ? "; " : "") + report.letters[i].label + ": " + said_of(report.letters[i]);
  }
  while (count_code_points(detail) > longest_detail) detail.resize(detail.rfind(';'));
  return detail;
}

NoticeOutcome outcome_of(const mail::Report& report) {
  if (report.known && !report.settled) return NoticeOutcome::queued;
  const bool accepted = std::ranges::any_of(
      report.letters, [](const mail::LetterOutcome& each) { return each.state == mail::LetterState::accepted; });
  return accepted ? NoticeOutcome::accepted : NoticeOutcome::failed;
}

mail::Profile notice_profile(const Host& host) {
  return host.mail->has(mail::Profile::pec) ? mail::Profile::pec : mail::Profile::ordinary;
}

/// When its last call is past, nobody is told any more.
bool ahead(const domain::Sitting& sitting, Instant now) {
  const auto& terms = sitting.terms;
  return (terms.second_call ? terms.second_call->at : terms.first_call.at) > now;
}

}  // namespace

std::optional<NoticeAbout> notice_of(std::string_view about) {
  if (!about.starts_with(prefix)) return std::nullopt;
  about.remove_prefix(prefix.size());
  const auto first = about.find('/');
  const auto second = about.find('/', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  const auto sitting = parse_id<SittingIdTag>(about.substr(0, first));
  const auto body = parse_id<OrganisationIdTag>(about.substr(second + 1));
  const std::string step(about.substr(first + 1, second - first - 1));
  const auto dot = step.find('.');
  const auto occasion = number_in(step.substr(0, dot));
  const auto move = dot == std::string::npos ? std::optional<std::uint64_t>(0) : number_in(step.substr(dot + 1));
  if (!sitting || !body || !occasion || !move) return std::nullopt;
  if (*occasion > static_cast<std::uint64_t>(NoticeOccasion::moved)) return std::nullopt;
  const NoticeAbout notice{*sitting, static_cast<NoticeOccasion>(*occasion), *body, *move};
  // a move has its number, and nothing else has one
  if ((notice.occasion == NoticeOccasion::moved) != (notice.move > 0)) return std::nullopt;
  return notice;
}

std::uint64_t move_told(const NoticeAbout& about, const domain::Sitting& sitting) {
  const bool of_newest = about.occasion == NoticeOccasion::second_call || about.occasion == NoticeOccasion::cancelled;
  return of_newest ? sitting.moves.size() : about.move;
}

std::vector<mail::Letter> notice_letters(const Host& host, const NoticeAbout& about) {
  const domain::State& state = host.table.state();
  const auto sitting = state.sittings.find(about.sitting);
  const auto body = state.organisations.find(about.body);
  if (sitting == state.sittings.end() || body == state.organisations.end()) return {};
  if (about.move > sitting->second.moves.size()) return {};
  const std::string batch = about_of(about);
  const auto& relay = notice_profile(host) == mail::Profile::pec ? host.options.pec : host.options.mail;
  mail::Calendar calendar;
  calendar.method =
      about.occasion == NoticeOccasion::cancelled ? mail::CalendarMethod::cancel : mail::CalendarMethod::request;
  calendar.organizer = relay.from;
  calendar.events.push_back(calendar_event(host, sitting->second, true));
  const LocalDate today = host.table.moment().today();
  std::vector<mail::Letter> letters;
  std::set<std::string> addresses;
  const std::string name = body->second.name.value ? body->second.name.value->str() : "l'ente";
  const auto write_to = [&](const std::string& address, std::optional<MandateCapacity> capacity,
                            const std::string& label) {
    if (!addresses.insert(identity::folded(address)).second) return;
    auto mail = pages::notice_mail(state, sitting->second, {about.occasion, about.move}, {name, capacity},
                                   host.options.public_url);
    calendar.attendee = address;
    mail::Letter letter;
    letter.key = batch + "/" + to_hex(sha256(identity::folded(address)));
    letter.label = label;
    letter.address = address;
    letter.subject = std::move(mail.subject);
    letter.text = std::move(mail.text);
    letter.html = std::move(mail.html);
    letter.calendar = mail::write(calendar);
    letter.method = mail::word_of(calendar.method);
    letters.push_back(std::move(letter));
  };
  // the body's own mailboxes first: theirs is the receipt that counts
  if (body->second.addresses.value) {
    for (const NoticeAddress& own : *body->second.addresses.value) {
      write_to(own.address.text, {}, own.kind == AddressKind::pec ? "PEC dell'ente" : "e-mail dell'ente");
    }
  }
  for (const auto& [id, mandate] : state.mandates) {
    if (mandate.organisation != about.body || !mandate.holder.value) continue;
    if (domain::status_of(state, mandate, today) != MandateStatus::valid) continue;
    write_to(mandate.holder.value->email.text, mandate.capacity, pages::capacity_word(mandate.capacity));
  }
  return letters;
}

void Notices::tick(std::int64_t steady_ms) {
  if (!host_.mail) return;
  while (!not_recorded_.empty() && record(not_recorded_.front())) not_recorded_.pop_front();
  note_committed();
  if (!changed_ || steady_ms - looked_ms_ < look_at_most_every_ms) return;
  looked_ms_ = steady_ms;
  changed_ = false;
  // Only what is durable is told.
  host_.table.when_committed([this] { look(); });
}

void Notices::look() {
  for (const auto& [id, sitting] : host_.table.state().sittings) {
    const auto occasion = occasion_of(sitting);
    if (!occasion || !sitting.number || !ahead(sitting, host_.now())) continue;
    const std::string step = to_string(id) + "/" + step_of(*occasion, sitting.moves.size());
    if (told_.insert(step).second) tell_bodies(sitting, *occasion);
  }
}

void Notices::tell_bodies(const domain::Sitting& sitting, NoticeOccasion occasion) {
  for (const auto& [id, body] : host_.table.state().organisations) {
    if (body.status != MembershipStatus::member) continue;
    const NoticeAbout notice{sitting.id, occasion, id, occasion == NoticeOccasion::moved ? sitting.moves.size() : 0};
    const std::string about = about_of(notice);
    // Who was never told of the sitting need not hear that it is off.
    if (occasion == NoticeOccasion::cancelled && !was_called(sitting, id)) continue;
    const auto settled = host_.table.recorded(settled_name(about));
    if (!settled || *settled) continue;
    const auto queued = host_.table.recorded(queued_name(about));
    if (!queued) continue;
    if (*queued) {
      host_.mail->ask(about);
    } else {
      send(notice);
    }
  }
}

bool Notices::was_called(const domain::Sitting& sitting, OrganisationId body) {
  const auto queued = [&](NoticeOccasion occasion, std::uint64_t move) {
    return host_.table.recorded(queued_name(about_of({sitting.id, occasion, body, move}))).value_or(false);
  };
  bool called = queued(NoticeOccasion::convened, 0);
  for (std::uint64_t move = 1; move <= sitting.moves.size() && !called; ++move) {
    called = queued(NoticeOccasion::moved, move);
  }
  return called;
}

void Notices::send(const NoticeAbout& about) {
  mail::Batch batch;
  batch.about = about_of(about);
  batch.profile = notice_profile(host_);
  batch.letters = notice_letters(host_, about);
  host_.mail->send(std::move(batch));
}

void Notices::on_report(mail::Report report) {
  if (!not_recorded_.empty() || !record(report)) not_recorded_.push_back(std::move(report));
}

bool Notices::record(const mail::Report& report) {
  const auto about = notice_of(report.about);
  if (!about) return true;
  const bool over = report.settled || !report.known;
  const std::string name = over ? settled_name(report.about) : queued_name(report.about);
  const bool taken = host_.table.record_once(name, [&](const domain::State& state) -> std::vector<events::Event> {
    const auto sitting = state.sittings.find(about->sitting);
    if (sitting == state.sittings.end() || !state.organisations.contains(about->body)) return {};
    events::NoticeDelivered delivered;
    delivered.sitting = about->sitting;
    delivered.organisation = about->body;
    delivered.channel = report.profile == mail::Profile::pec ? NoticeChannel::pec : NoticeChannel::email;
    delivered.outcome = outcome_of(report);
    delivered.move = static_cast<std::int64_t>(move_told(*about, sitting->second));
    delivered.detail = Text<0, 500>::of(detail_of(*about, report));
    return {delivered};
  });
  if (!taken) return false;
  recorded_.push_back({host_.table.state().size, report.about, over});
  return true;
}

void Notices::note_committed() {
  while (!recorded_.empty() && recorded_.front().size <= host_.table.committed_size()) {
    host_.mail->note_told(recorded_.front().about, recorded_.front().over);
    recorded_.pop_front();
  }
}

}  // namespace tavolo::net
