// Sections 1 to 3 and 5 to 6, and the page around the whole.

#include "server/pages/minutes.hpp"

#include <algorithm>
#include <map>

#include "server/domain/actor.hpp"
#include "server/domain/outcome.hpp"
#include "server/domain/sittings.hpp"
#include "server/pages/minutes_sheet.hpp"
#include "server/pages/page_list.hpp"
#include "server/pages/words_polls.hpp"

namespace tavolo::pages {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return out;
}

/// "Anna Bianchi" is also looked for as "Bianchi Anna".
bool holds_name(const std::string& text, const std::string& name) {
  if (text.find(name) != std::string::npos) return true;
  const auto blank = name.rfind(' ');
  if (blank == std::string::npos) return false;
  return text.find(name.substr(blank + 1) + " " + name.substr(0, blank)) != std::string::npos;
}

}  // namespace

bool names_a_person(const domain::State& state, std::string_view text) {
  const std::string held = lower(text);
  const auto named = [&](const auto& row) {
    const auto& holder = row.second.holder.value;
    return holder && holds_name(held, lower(holder->name.str()));
  };
  return std::ranges::any_of(state.mandates, named) || std::ranges::any_of(state.appointments, named);
}

const domain::Sitting* sitting_numbered(const domain::State& state, std::string_view number) {
  for (const auto& [id, sitting] : state.sittings) {
    if (sitting.number && to_string(*sitting.number) == number) return &sitting;
  }
  return nullptr;
}

bool MinutesSheet::written(MinutesBlock which, std::optional<AgendaItemId> item) const {
  const auto found = sitting.minutes.blocks.find({which, item});
  if (found == sitting.minutes.blocks.end()) return false;
  const auto& text = found->second.back().text;
  return text.erased() || !text.value->str().empty();
}

bool MinutesSheet::block(MinutesBlock which, std::optional<AgendaItemId> item) {
  if (!written(which, item)) return false;
  const auto& text = sitting.minutes.blocks.at({which, item}).back().text;
  html.in("div", {{"class", "written"}, {"role", "group"}, {"aria-label", words::from_secretary}}, [&] {
    if (text.erased()) {
      html.el("p", {{"class", "erased"}}, words::erased);
    } else {
      quoted(text.value->str());
    }
  });
  return true;
}

void MinutesSheet::quoted(std::string_view text) {
  if (!full && names_a_person(state, text)) {
    html.el("p", {{"class", "erased"}}, words::omitted_for_names);
  } else {
    paragraphs(html, text);
  }
}

std::string MinutesSheet::name_of_body(OrganisationId id) const { return body_words(state, id); }

std::string MinutesSheet::names_of(const std::vector<OrganisationId>& bodies) const {
  std::vector<std::string> names;
  names.reserve(bodies.size());
  for (const OrganisationId id : bodies) names.push_back(name_of_body(id));
  std::ranges::sort(names);
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "; ") + name;
  return out;
}

void MinutesSheet::heading() {
  section(1, [&] {
    const auto& names = state.names.value;
    html.in("dl", {{"class", "facts"}}, [&] {
      for (const auto& [id, comune] : state.comuni) {
        if (comune.lead) {
          fact(html, words::lead_body,
               comune.name.value ? words::comune_named(comune.name.value->str()) : std::string(words::unnamed));
        }
      }
      fact(html, words::ambito_word, names ? names->ambito.str() : std::string(words::unnamed));
      fact(html, words::table_word, names ? names->name.str() : std::string(words::unnamed));
      if (names) fact(html, words::seat_word, names->seat.str());
      fact(html, words::sitting_number, std::string(words::numbered) + words::sitting_no(*sitting.number));
      const bool registered = sitting.registry.value && !sitting.registry.value->str().empty();
      fact(html, words::registry_number, registered ? sitting.registry.value->str() : std::string(words::no_registry));
      fact(html, words::subject_of_sitting,
           sitting.title.value ? sitting.title.value->str() : std::string(words::erased));
    });
    if (state.demonstration) html.el("p", {{"class", "warning"}}, words::demonstration_minutes);
  });
}

void MinutesSheet::time_and_place() {
  section(2, [&] {
    html.in("dl", {{"class", "facts"}}, [&] {
      if (sitting.opened) {
        fact(html, words::day_word_minutes, weekday_text(site.moment.calendar.day_of(sitting.opened->ts)));
        fact_of(html, words::opened_word, [&] { time_of(html, site, sitting.opened->ts); });
      } else {
        fact(html, words::day_word_minutes, weekday_text(sitting.terms.first_call.on));
        fact(html, words::opened_word, words::not_opened);
      }
      if (sitting.closed) fact_of(html, words::closed_word, [&] { time_of(html, site, sitting.closed->ts); });
      if (sitting.place.value && !sitting.place.value->str().empty()) {
        fact(html, words::place_word, sitting.place.value->str());
      }
      fact(html, words::mode_word, words::of(sitting.terms.mode));
      if (sitting.call) fact(html, words::call_word, words::of(*sitting.call));
    });
    block(MinutesBlock::place_and_mode);
    suspensions();
  });
}

void MinutesSheet::suspensions() {
  if (sitting.suspensions.empty()) return;
  table(words::suspensions_caption, {words::from_word, words::to_word, words::reason_word}, [&] {
    for (const domain::Suspension& each : sitting.suspensions) {
      html.in("tr", [&] {
        html.el("th", {{"scope", "row"}}, hour(each.from.ts));
        html.el("td", each.to ? hour(each.to->ts) : std::string(words::not_resumed));
        html.in("td", [&] { quoted(each.reason.value ? each.reason.value->str() : std::string(words::erased)); });
      });
    }
  });
}

void MinutesSheet::notice() {
  section(domain::minutes_section_of_notice, [&] {
    const auto call = [&](const CallTime& time, SittingCall which) {
      std::string text = call_text(time);
      for (const domain::DesertedCall& each : sitting.deserted) {
        if (each.call != which) continue;
        text += " (" + std::string(words::deserted_word) + ": " + words::present_and_needed(each.present, each.needed) +
                ")";
      }
      return text;
    };
    html.in("dl", {{"class", "facts"}}, [&] {
      fact_of(html, words::convened_word, [&] { time_of(html, site, sitting.convened->ts); });
      fact(html, words::first_call_word, call(sitting.terms.first_call, SittingCall::first));
      fact(html, words::second_call_word,
           sitting.terms.second_call ? call(*sitting.terms.second_call, SittingCall::second)
                                     : std::string(words::no_second_call));
      if (sitting.urgent) {
        fact_of(html, words::urgent_word,
                [&] { quoted(sitting.urgency.value ? sitting.urgency.value->str() : std::string(words::erased)); });
      }
    });
    moves();
    deliveries();
  });
}

void MinutesSheet::moves() {
  if (sitting.moves.empty()) return;
  table(words::moves_caption, {words::moved_on, words::former_calls, words::reason_word}, [&] {
    for (const domain::Move& each : sitting.moves) {
      html.in("tr", [&] {
        html.el("th", {{"scope", "row"}}, when(each.stamp.ts));
        html.in("td", [&] {
          const auto call = [&](words::Word which, const CallTime& time) {
            html.el("p", std::string(which) + ": " + call_text(time));
          };
          call(words::first_call_word, each.from.first_call);
          if (each.from.second_call) call(words::second_call_word, *each.from.second_call);
          html.el("p", std::string(words::mode_word) + ": " + std::string(words::of(each.from.mode)));
          const std::string place = each.place.value ? each.place.value->str() : std::string(words::erased);
          if (!place.empty()) html.el("p", std::string(words::place_word) + ": " + place);
          if (each.urgent) {
            html.el("p", std::string(words::urgent_word) + ": " +
                             (each.urgency.value ? each.urgency.value->str() : std::string(words::erased)));
          }
        });
        html.in("td", [&] { quoted(each.reason.value ? each.reason.value->str() : std::string(words::erased)); });
      });
    }
  });
}

void MinutesSheet::deliveries() {
  std::map<std::pair<NoticeChannel, NoticeOutcome>, std::int64_t> counts;
  for (const auto& [body, steps] : sitting.deliveries) {
    if (const auto* last = domain::newest_delivery(sitting, body)) ++counts[{last->channel, last->outcome}];
  }
  if (counts.empty()) return html.el("p", words::no_deliveries);
  table(words::deliveries_caption, {words::channel_word, words::outcome_word, words::bodies_word}, [&] {
    for (const auto& [how, n] : counts) {
      html.in("tr", [&] {
        html.el("th", {{"scope", "row"}}, words::of(how.first));
        html.el("td", words::of(how.second));
        html.el("td", {{"class", "number"}}, words::number(n));
      });
    }
  });
}

std::string MinutesSheet::names_in_office(Role role) const {
  const LocalDate day = site.moment.calendar.day_of(sitting.opened ? sitting.opened->ts : sitting.convened->ts);
  std::string names;
  bool held = false;
  for (const auto& [id, appointment] : state.appointments) {
    if (appointment.role != role || !domain::in_office(appointment, day)) continue;
    held = true;
    if (!full) continue;
    const auto& holder = appointment.holder.value;
    names += (names.empty() ? "" : ", ") + (holder ? holder->name.str() : std::string(words::unnamed));
  }
  if (!names.empty()) return names;
  return std::string(held ? words::names_omitted : words::office_vacant);
}

void MinutesSheet::chair_and_quorum() {
  section(domain::minutes_section_of_quorum, [&] {
    const bool deputy = sitting.opened && sitting.opened->capacity == Capacity::deputy_chair;
    html.in("dl", {{"class", "facts"}}, [&] {
      fact(html, deputy ? words::deputy_word : words::chair_word,
           names_in_office(deputy ? Role::deputy_chair : Role::chair));
      fact(html, words::secretary_word, names_in_office(Role::secretary));
    });
    if (!sitting.chair_changes.empty()) {
      html.el("h3", words::chair_passed);
      html.in("ul", [&] {
        for (const domain::ChairChange& change : sitting.chair_changes) {
          std::string text = hour(change.stamp.ts) + ": ";
          text += change.deputy ? words::deputy_presides : words::chair_presides;
          if (full) text += " (" + names_in_office(change.deputy ? Role::deputy_chair : Role::chair) + ")";
          html.in("li", [&] {
            html.text(text);
            const std::string reason = change.reason.value ? change.reason.value->str() : std::string(words::erased);
            if (change.deputy) quoted(reason);
          });
        }
      });
    }
    quorum_steps();
  });
}

void MinutesSheet::quorum_steps() {
  if (sitting.quorum.empty()) return html.el("p", words::no_quorum_steps);
  table(words::quorum_caption, {words::hour_word, words::present_word, words::needed_word, words::outcome_word}, [&] {
    for (const domain::QuorumStep& step : sitting.quorum) {
      html.in("tr", [&] {
        html.el("th", {{"scope", "row"}}, hour(step.stamp.ts));
        html.el("td", {{"class", "number"}}, words::number(step.present));
        html.el("td", {{"class", "number"}}, words::number(step.needed));
        html.el("td", step.reached ? words::reached_word : words::lost_word);
      });
    }
  });
}

/// By which act of the table (domain.md 2.4).
void MinutesSheet::how_approved(SittingId minutes) {
  const domain::AgendaItem* about = domain::item_about(sitting, minutes);
  if (about == nullptr) return;
  if (about->consensus && about->consensus->recorded) {
    html.el("p", std::string(words::decided_by_consensus) + hour(about->consensus->recorded->ts) + ", " +
                     words::there_were(static_cast<std::int64_t>(about->consensus->present.size())) + ".");
  }
  for (const VoteId id : about->votes) {
    const domain::Vote& vote = state.votes.at(id);
    const VoteResult* result = domain::stated_result(vote);
    if (result == nullptr || !domain::decides_the_whole(vote.place, vote.link)) continue;
    if (!domain::approves(result->outcome)) continue;
    html.el("p", std::string(words::decided_by_vote) +
                     (vote.title.value ? vote.title.value->str() : std::string(words::erased)) +
                     "»: " + words::outcome_sentence(*result) + ", " + words::number(result->votes_for) + " " +
                     std::string(words::in_favour) + ", " + words::number(result->votes_against) + " " +
                     std::string(words::against) + ".");
  }
}

void MinutesSheet::previous_minutes() {
  section(domain::minutes_section_of(AgendaItemKind::previous_minutes), [&] {
    bool any = false;
    for (const auto& [id, other] : state.sittings) {
      if (other.minutes.approved_in != sitting.id || !other.number) continue;
      any = true;
      html.el("p", std::string(words::approved_here) + " " + std::string(words::numbered) +
                       words::sitting_no(*other.number) + ".");
      how_approved(other.id);
      const domain::Stamp& declared = *other.minutes.approved;
      const bool deputy = declared.capacity == Capacity::deputy_chair;
      html.el("p",
              std::string(deputy ? words::declared_by_deputy : words::declared_by_chair) + when(declared.ts) + ".");
    }
    if (!any) html.el("p", words::nothing_approved);
    items(AgendaItemKind::previous_minutes, false);
  });
}

void MinutesSheet::write() {
  html.el("p", {{"class", "minutes-table"}},
          state.names.value ? state.names.value->name.str() : std::string(words::unnamed));
  html.el("h1", std::string(full ? words::minutes_title : words::extract_title) + " " + std::string(words::numbered) +
                    words::sitting_no(*sitting.number));
  html.el("p", {{"class", "minutes-lead"}}, full ? words::facts_from_record : words::extract_note);
  const MinutesState now = sitting.minutes.state;
  if (now == MinutesState::none || now == MinutesState::draft) html.el("p", {{"class", "warning"}}, words::draft_note);
  if (now == MinutesState::objections) {
    html.el("p", {{"class", "warning"}},
            std::string(words::objections_note) + day_text(*sitting.minutes.objections_until) + ".");
  }
  heading();
  time_and_place();
  notice();
  attendance();
  chair_and_quorum();
  previous_minutes();
  section(domain::minutes_section_of(AgendaItemKind::communications), [&] {
    const bool any = block(MinutesBlock::communications);
    const bool listed = std::ranges::any_of(
        sitting.agenda, [](const auto& each) { return each.entry.kind == AgendaItemKind::communications; });
    if (!any && !listed) nothing();
    items(AgendaItemKind::communications, false);
  });
  section(domain::minutes_section_of(AgendaItemKind::discussion), [&] {
    items(AgendaItemKind::discussion, true);
    if (polls_outside_items()) {
      html.el("h3", words::outside_items);
      polls({});
    }
    warnings();
  });
  deferred();
  section(domain::minutes_section_of(AgendaItemKind::any_other_business), [&] {
    const bool any = block(MinutesBlock::any_other_business);
    const bool listed = std::ranges::any_of(
        sitting.agenda, [](const auto& each) { return each.entry.kind == AgendaItemKind::any_other_business; });
    if (!any && !listed) nothing();
    items(AgendaItemKind::any_other_business, false);
  });
  next_sitting();
  closing_time();
  annexes();
  signatures();
  approval();
  publication();
  record();
}

void write_extract(Html& html, const Site& site, const domain::Sitting& sitting) {
  MinutesSheet(html, site, sitting, MinutesVariant::extract).write();
}

Page minutes_page(const Site& site, const MinutesAsked& asked) {
  const Speaking speaking(site.asked);
  const domain::Sitting* sitting = sitting_numbered(site.state, asked.number);
  if (sitting == nullptr) return missing_page(site);
  const MinutesState now = sitting->minutes.state;
  const bool draft = now == MinutesState::none || now == MinutesState::draft;
  const bool written = sitting->opened || sitting->state == SittingState::deserted;
  if (!written || (draft && !asked.desk)) return missing_page(site);
  const std::string number = to_string(*sitting->number);
  Html html;
  html.doctype();
  html.in("html", {{"lang", tag_of(spoken().language)}}, [&] {
    html.in("head", [&] {
      html.empty("meta", {{"charset", "utf-8"}});
      html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
      html.el("title", std::string(words::minutes_title) + " " + std::string(words::numbered) +
                           words::sitting_no(*sitting->number));
      if (!asked.paper) {
        html.empty("link", {{"rel", "stylesheet"}, {"href", minutes_stylesheet_path}});
        html.empty("link", {{"rel", "icon"}, {"href", "/favicon.svg"}, {"type", "image/svg+xml"}});
      }
    });
    html.in("body", {{"class", "minutes-body"}}, [&] {
      if (!asked.paper) {
        html.in("nav", {{"class", "minutes-bar"}, {"aria-label", words::main_navigation}}, [&] {
          const std::string back = "/sedute/" + number;
          html.el("a", {{"href", back}}, words::back_to_sitting);
          if (asked.pdf) {
            const std::string pdf = "/verbali/" + number + ".pdf";
            html.el("a", {{"href", pdf}}, words::as_pdf);
          } else {
            html.el("span", words::no_pdf);
          }
        });
      }
      html.in("main", {{"class", "minutes"}},
              [&] { MinutesSheet(html, site, *sitting, MinutesVariant::full).write(); });
    });
  });
  return Page{200, html.take()};
}

}  // namespace tavolo::pages
