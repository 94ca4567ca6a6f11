#pragma once
// A convened sitting that is moved, for tests.

#include "tests/support/sittings.hpp"

namespace tavolo::given {

/// The sitting of sitting_draft() to another day, at the same hours and place.
inline commands::MoveSitting moved_to(std::string_view on, SittingId sitting = SittingId{1}) {
  const commands::DraftSitting draft = sitting_draft();
  commands::MoveSitting command;
  command.command_id = command_id();
  command.sitting = sitting;
  command.mode = draft.mode;
  command.place = draft.place;
  command.link = draft.link;
  command.first_call = call(on, "10:00");
  command.second_call = call(on, "11:30");
  command.reason = Reason::of("La sala non è libera.");
  return command;
}

}  // namespace tavolo::given
