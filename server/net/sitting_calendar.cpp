#include "server/net/sitting_calendar.hpp"

#include "server/pages/dates.hpp"

namespace tavolo::net {
namespace {

template <class Text>
std::string text_of(const Disclosed<Text>& held) {
  return held.value ? held.value->str() : "";
}

/// "demo.tavolo.invalid/t/permanente": the name of the instance and the table's.
std::string uid_of(const domain::State& state, const std::string& object) {
  const std::string& origin = state.origin;
  const auto end = origin.find("/t/");
  const std::string instance = origin.substr(0, end);
  const std::string table = end == std::string::npos ? "" : "." + origin.substr(end + 3);
  return object + table + "@" + instance;
}

/// When the sitting came to be as it is in calendars; of a cancellation no hour is kept.
Instant last_change(const domain::Sitting& sitting, Instant now) {
  if (!sitting.deserted.empty()) return sitting.deserted.back().stamp.ts;
  if (!sitting.moves.empty()) return sitting.moves.back().stamp.ts;
  return sitting.convened ? sitting.convened->ts : now;
}

}  // namespace

std::optional<pages::NoticeOccasion> occasion_of(const domain::Sitting& sitting) {
  switch (sitting.state) {
    case SittingState::convened:
      return sitting.moves.empty() ? pages::NoticeOccasion::convened : pages::NoticeOccasion::moved;
    case SittingState::deserted_first_call:
      return pages::NoticeOccasion::second_call;
    case SittingState::cancelled:
      return pages::NoticeOccasion::cancelled;
    default:
      return std::nullopt;
  }
}

mail::CalendarEvent calendar_event(const Host& host, const domain::Sitting& sitting, bool member) {
  const domain::State& state = host.table.state();
  const auto& terms = sitting.terms;
  const bool second = !sitting.deserted.empty() && terms.second_call;
  mail::CalendarEvent event;
  event.uid = uid_of(state, to_string(sitting.id));
  event.cancelled = sitting.state == SittingState::cancelled;
  // A number for each occasion, in the order in which they can follow: after the moves, which have one each, the
  // second call, then the end.
  event.sequence = static_cast<std::int64_t>(sitting.moves.size()) + (event.cancelled ? 2 : second ? 1 : 0);
  event.stamp = last_change(sitting, host.now());
  event.start = second ? terms.second_call->at : terms.first_call.at;
  event.summary = (state.demonstration ? "[DEMO] " : "") + ("Seduta " + pages::sitting_word(sitting)) + ": " +
                  text_of(sitting.title);
  event.location = text_of(sitting.place);
  event.url = pages::sitting_address(sitting, host.options.public_url);
  for (const auto& row : pages::agenda_rows(state, sitting, host.options.public_url)) {
    if (!row.below) event.minutes += row.minutes;
    event.description += (row.below ? "   " : "") + row.number + " " + row.title + "\n";
  }
  if (!second && terms.second_call) {
    event.description += "\nSeconda convocazione: " + pages::weekday_text(terms.second_call->on) + ", ore " +
                         to_string(terms.second_call->time) + "\n";
  }
  if (const std::string link = text_of(sitting.link); member && !link.empty())
    event.description += "\nA distanza: " + link + "\n";
  return event;
}

mail::CalendarEvent calendar_event(const Host& host, const domain::Vote& vote) {
  const domain::State& state = host.table.state();
  const std::string& address = host.options.public_url;
  mail::CalendarEvent event;
  event.uid = uid_of(state, to_string(vote.id));
  event.stamp = vote.opened ? vote.opened->ts : host.now();
  event.start = vote.terms.closes_at;
  event.summary = (state.demonstration ? "[DEMO] " : "") + ("Si chiude la votazione: " + text_of(vote.title));
  if (!address.empty()) event.url = address + "/votazioni/" + to_string(vote.id);
  return event;
}

mail::CalendarEvent calendar_event(const Host& host, const domain::Poll& poll) {
  const domain::State& state = host.table.state();
  const std::string& address = host.options.public_url;
  mail::CalendarEvent event;
  event.uid = uid_of(state, to_string(poll.id));
  event.stamp = poll.opened ? poll.opened->ts : host.now();
  event.start = poll.terms.closes_at;
  event.summary = (state.demonstration ? "[DEMO] " : "") + ("Si chiude la consultazione: " + text_of(poll.title));
  if (!address.empty()) event.url = address + "/consultazioni/" + to_string(poll.id);
  return event;
}

}  // namespace tavolo::net
