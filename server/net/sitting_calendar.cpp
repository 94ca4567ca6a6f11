#include "server/net/sitting_calendar.hpp"

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

}  // namespace

std::optional<pages::NoticeOccasion> occasion_of(const domain::Sitting& sitting) {
  switch (sitting.state) {
    case SittingState::convened:
      return pages::NoticeOccasion::convened;
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
  // A number for each occasion, in the order in which they can follow.
  event.sequence = event.cancelled ? 2 : second ? 1 : 0;
  event.stamp = sitting.convened ? sitting.convened->ts : host.now();
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
    event.description += "\nSeconda convocazione: " + to_string(terms.second_call->on) + ", ore " +
                         to_string(terms.second_call->time) + "\n";
  }
  if (const std::string link = text_of(sitting.link); member && !link.empty())
    event.description += "\nDa remoto: " + link + "\n";
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
