// Section 4: who was there, from when to when, and through whom.

#include <algorithm>
#include <set>
#include <tuple>

#include "server/domain/sittings.hpp"
#include "server/pages/minutes_sheet.hpp"

namespace tavolo::pages {
namespace {

/// By bench, then name.
std::vector<OrganisationId> in_order(const domain::State& state, std::vector<OrganisationId> bodies) {
  const auto key = [&](OrganisationId id) {
    const domain::Organisation& body = state.organisations.at(id);
    return std::tuple(body.bench, body.name.value ? body.name.value->str() : std::string(), id);
  };
  std::ranges::sort(bodies, [&](OrganisationId left, OrganisationId right) { return key(left) < key(right); });
  return bodies;
}

words::Word capacity_of(const domain::Mandate& mandate) {
  switch (mandate.capacity) {
    case MandateCapacity::legal_representative:
      return words::legal_representative_word;
    case MandateCapacity::substitute:
      return words::substitute_word;
    default:
      return words::delegate_word;
  }
}

/// Who acted for the body, in their order.
std::vector<MandateId> mandates_of(const domain::PresenceSpan& span) {
  std::vector<MandateId> all;
  if (span.mandate) all.push_back(*span.mandate);
  for (const domain::Stand& stand : span.stands) {
    if (stand.mandate) all.push_back(*stand.mandate);
  }
  return all;
}

/// Of the call that was held: who had gone when it was opened was there for the one that was deserted.
bool counts_here(const domain::Sitting& sitting, const domain::PresenceSpan& span) {
  return !sitting.opened || !span.to || *span.to > sitting.opened->ts;
}

bool was_there(const domain::Sitting& sitting, OrganisationId body) {
  const auto found = sitting.presence.find(body);
  return found != sitting.presence.end() &&
         std::ranges::any_of(found->second.spans, [&](const auto& span) { return counts_here(sitting, span); });
}

}  // namespace

void MinutesSheet::attendance() {
  section(4, [&] {
    present_table();
    absent();
    proxies();
    guests();
  });
}

void MinutesSheet::present_table() {
  std::vector<OrganisationId> bodies;
  for (const auto& [body, presence] : sitting.presence) {
    if (was_there(sitting, body)) bodies.push_back(body);
  }
  if (bodies.empty()) return html.el("p", words::nobody_present);
  std::vector<words::Word> head{words::organisation, words::bench, words::capacity_word};
  if (full) head.emplace_back(words::represented_by);
  head.emplace_back(words::entered_left);
  table(words::present_caption, head, [&] {
    for (const OrganisationId body : in_order(state, bodies)) present_row(body, sitting.presence.at(body));
  });
}

void MinutesSheet::present_row(OrganisationId id, const domain::Presence& presence) {
  const domain::Organisation& body = state.organisations.at(id);
  html.in("tr", [&] {
    html.el("th", {{"scope", "row"}}, name_of_body(id));
    html.el("td", words::of(body.bench));
    html.in("td", {{"class", "short"}}, [&] {
      std::set<std::string> capacities;
      if (body.standing == Standing::observer) capacities.insert(std::string(words::observer_word));
      for (const domain::PresenceSpan& span : presence.spans) {
        for (const MandateId of : mandates_of(span)) {
          const auto mandate = state.mandates.find(of);
          const bool known = mandate != state.mandates.end() && body.standing != Standing::observer;
          if (known) capacities.insert(std::string(capacity_of(mandate->second)));
        }
      }
      std::string text;
      for (const std::string& each : capacities) text += (text.empty() ? "" : ", ") + each;
      html.text(text.empty() ? std::string(words::unknown_holder) : text);
    });
    if (full) {
      html.in("td", [&] {
        std::set<MandateId> shown;
        for (const domain::PresenceSpan& span : presence.spans) {
          for (const MandateId mandate : mandates_of(span)) {
            if (shown.insert(mandate).second) who_stands_for(mandate);
          }
        }
        if (shown.empty()) html.text(words::unknown_holder);
      });
    }
    html.in("td", {{"class", "when"}}, [&] {
      html.in("ul", {{"class", "spans"}}, [&] {
        for (const domain::PresenceSpan& span : presence.spans) {
          if (!counts_here(sitting, span)) continue;
          html.in("li", [&] {
            const words::Word open_end =
                sitting.state == SittingState::closed ? words::until_close : words::still_inside;
            const std::string to = span.to ? hour(*span.to) : std::string(open_end);
            std::string text = hour(span.from) + "-" + to + ", " + std::string(words::of(span.mode));
            for (const domain::Stand& stand : span.stands) {
              text += ", " + std::string(words::from_hour) + " " + hour(stand.from) + " " +
                      std::string(stand.mandate ? words::substitute_word : words::delegate_word);
            }
            if (span.went) text += " (" + std::string(words::of(*span.went)) + ")";
            html.text(text);
            if (span.reason.value && !span.reason.value->str().empty()) quoted(span.reason.value->str());
          });
        }
      });
    });
  });
}

void MinutesSheet::who_stands_for(MandateId id) {
  const auto mandate = state.mandates.find(id);
  if (mandate == state.mandates.end()) return;
  const auto& holder = mandate->second.holder.value;
  html.el("p", holder ? holder->name.str() : std::string(words::unnamed));
}

void MinutesSheet::absent() {
  std::vector<OrganisationId> bodies;
  std::vector<OrganisationId> justified;
  std::vector<OrganisationId> observers;
  std::vector<OrganisationId> observers_justified;
  std::vector<OrganisationId> in_vain;
  std::vector<OrganisationId> represented;
  for (const auto& [id, body] : state.organisations) {
    if (!domain::is_member_at_end(sitting, body) || was_there(sitting, id)) continue;
    const bool said = sitting.justified.contains(id);
    if (!said && sitting.proxies.contains(id)) {
      represented.push_back(id);
    } else if (body.standing == Standing::observer) {
      observers.push_back(id);
      if (said) observers_justified.push_back(id);
    } else {
      (said ? justified : bodies).push_back(id);
    }
    const auto came = sitting.presence.find(id);
    if (came != sitting.presence.end() && !came->second.spans.empty()) in_vain.push_back(id);
  }
  if (!represented.empty()) {
    html.el("h3", words::represented_heading);
    html.el("p", names_of(represented) + ".");
  }
  html.el("h3", words::justified_heading);
  html.el("p", justified.empty() ? std::string(words::nobody_justified) : names_of(justified) + ".");
  html.el("h3", words::absent_heading);
  const words::Word none = justified.empty() ? words::nobody_absent : words::nobody_else_absent;
  html.el("p", bodies.empty() ? std::string(none) : names_of(bodies) + ".");
  if (!in_vain.empty()) html.el("p", std::string(words::called_in_vain) + names_of(in_vain) + ".");
  if (!observers.empty()) html.el("p", std::string(words::observers_absent) + names_of(observers) + ".");
  if (!observers_justified.empty()) {
    html.el("p", std::string(words::observers_justified) + names_of(observers_justified) + ".");
  }
  if (!bodies.empty() || !justified.empty()) html.el("p", {{"class", "note"}}, words::absent_note);
}

void MinutesSheet::proxies() {
  if (sitting.proxies.empty() && sitting.ended_proxies.empty()) return html.el("p", words::no_proxies);
  table(words::proxies_caption, {words::giver_word, words::holder_word, words::evidence_word, words::outcome_word},
        [&] {
          const auto row = [&](OrganisationId giver, const domain::Proxy& proxy, const std::string& end) {
            html.in("tr", [&] {
              html.el("th", {{"scope", "row"}}, name_of_body(giver));
              html.el("td", name_of_body(proxy.holder));
              html.in("td",
                      [&] { quoted(proxy.evidence.value ? proxy.evidence.value->str() : std::string(words::erased)); });
              html.el("td", hour(proxy.granted.ts) + "-" + end);
            });
          };
          for (const domain::EndedProxy& each : sitting.ended_proxies) {
            row(each.giver, each.proxy, hour(each.ended.ts) + " (" + std::string(words::of(each.cause)) + ")");
          }
          for (const auto& [giver, proxy] : sitting.proxies) row(giver, proxy, std::string(words::until_close));
        });
}

/// In the extract how many alone: a capacity may be one person's.
void MinutesSheet::guests() {
  const auto& all = sitting.guests;
  if (all.empty()) return html.el("p", words::no_guests);
  if (!full) {
    return html.el("p",
                   std::string(words::guests_counted) + words::number(static_cast<std::int64_t>(all.size())) + ".");
  }
  table(words::guests_caption, {words::capacity_word, words::entered_left}, [&] {
    for (const domain::Guest& guest : all) {
      html.in("tr", [&] {
        html.el("th", {{"scope", "row"}},
                guest.capacity.value ? guest.capacity.value->str() : std::string(words::erased));
        const words::Word open_end = sitting.closed ? words::until_close : words::still_inside;
        html.el("td", hour(guest.from) + "-" + (guest.to ? hour(*guest.to) : std::string(open_end)));
      });
    }
  });
}

}  // namespace tavolo::pages
