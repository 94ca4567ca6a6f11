#pragma once
// Inside the room: what the parts of the minutes share. The sixteen sections of domain.md 6, in that order; facts from
// the state, which is the record replayed, and the texts of the secretary in their places.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/domain/minutes_figures.hpp"
#include "server/pages/dates.hpp"
#include "server/pages/html.hpp"
#include "server/pages/minutes.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/words.hpp"
#include "server/pages/words_minutes.hpp"

namespace tavolo::pages {

/// True when a text holds the full name, in either order, of somebody whom the record knows.
bool names_a_person(const domain::State& state, std::string_view text);

class MinutesSheet {
 public:
  MinutesSheet(Html& page, const Site& of_site, const domain::Sitting& held, MinutesVariant variant)
      : html(page), site(of_site), state(of_site.state), sitting(held), full(variant == MinutesVariant::full) {}

  /// Everything, from the title on; `h1` is the page's one.
  void write();

 private:
  Html& html;
  const Site& site;
  const domain::State& state;
  const domain::Sitting& sitting;
  const bool full;
  std::map<std::string, int> captions;  ///< of the tables so far

  // minutes.cpp
  void heading();
  void time_and_place();
  void suspensions();
  void notice();
  void moves();
  void deliveries();
  void chair_and_quorum();
  /// Who held the office on the day; in the extract that somebody did.
  std::string names_in_office(Role role) const;
  void quorum_steps();
  void previous_minutes();
  void how_approved(SittingId minutes);
  // minutes_attendance.cpp
  void attendance();
  void present_table();
  void present_row(OrganisationId id, const domain::Presence& presence);
  void who_stands_for(MandateId id);
  void absent();
  void proxies();
  void guests();
  // minutes_items.cpp
  void items(AgendaItemKind kind, bool numbered);
  void item(const domain::AgendaItem& each);
  void documents(const domain::AgendaItem& each);
  /// As it is called; in the extract only where everybody may read it.
  std::string title_of(const domain::Document& document) const;
  void speeches(AgendaItemId item);
  void filed(AgendaItemId item);
  void conflicts(const domain::AgendaItem& each);
  void warnings();
  void consensus(const domain::AgendaItem& each);
  void item_outcome(const domain::AgendaItem& each);
  // minutes_votes.cpp
  void votes(const domain::AgendaItem& item);
  void vote(const domain::Vote& held);
  void vote_standing(const domain::Vote& held, const std::vector<views::PositionLine>& lines);
  void vote_by_bench(const VoteResult& result);
  void vote_by_body(const domain::Vote& held, const std::vector<views::PositionLine>& lines);
  void vote_texts(const std::vector<views::PositionLine>& lines);
  // minutes_polls.cpp
  /// Of that item; without one, those opened while no item was under discussion.
  void polls(std::optional<AgendaItemId> item);
  bool polls_outside_items() const;
  void poll(const domain::Poll& poll);
  // minutes_closing.cpp
  void deferred();
  void next_sitting();
  void closing_time();
  void annexes();
  void signatures();
  void approval();
  void objections();
  void publication();
  void record();

  // ---- small parts
  template <class Body>
  void section(int number, Body&& body) {
    const std::string id = "sezione-" + std::to_string(number);
    html.in("section", {{"class", "section"}, {"aria-labelledby", id}}, [&] {
      html.el("h2", {{"id", id}},
              std::to_string(number) + ". " +
                  std::string(words::minutes_sections.at(static_cast<std::size_t>(number) - 1)));
      std::forward<Body>(body)();
    });
  }
  template <class Rows>
  void table(std::string_view caption, const std::vector<words::Word>& columns, Rows&& rows) {
    wide_table(caption, {}, [&] {
      html.in("thead", [&] {
        html.in("tr", [&] {
          for (const words::Word& column : columns) html.el("th", {{"scope", "col"}}, column);
        });
      });
      html.in("tbody", std::forward<Rows>(rows));
    });
  }
  /// A table that scrolls by itself where the screen is narrow, also by keyboard.
  template <class Body>
  void wide_table(std::string_view caption, std::string_view of_class, Body&& body) {
    const int before = captions[std::string(caption)]++;  // regions are told apart by their names
    const std::string name = std::string(caption) + (before > 0 ? " (" + std::to_string(before + 1) + ")" : "");
    html.in("div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", name}}, [&] {
      html.in("table", {{"class", of_class}}, [&] {
        html.el("caption", caption);
        std::forward<Body>(body)();
      });
    });
  }
  /// What the secretary wrote there; false when there is nothing.
  bool block(MinutesBlock which, std::optional<AgendaItemId> item = {});
  bool written(MinutesBlock which, std::optional<AgendaItemId> item = {}) const;
  /// A text that somebody wrote; in the extract left out where it names a person.
  void quoted(std::string_view text);
  void nothing() { html.el("p", {{"class", "none"}}, words::nothing_to_report); }
  std::string name_of_body(OrganisationId id) const;
  /// Names in one sentence, in the order of the names.
  std::string names_of(const std::vector<OrganisationId>& bodies) const;
  std::string hour(Instant at) const { return hour_text(site.moment.calendar, at); }
  std::string when(Instant at) const { return moment_text(site.moment.calendar, at); }
  std::string title_of(const domain::AgendaItem& item) const {
    return item.title.value ? item.title.value->str() : std::string(words::erased);
  }
};

}  // namespace tavolo::pages
