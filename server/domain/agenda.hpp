#pragma once
// How the items of an agenda are called: the same in notices, at the desk, on the wall and in the minutes.

#include <string>

#include "server/domain/sitting_state.hpp"

namespace tavolo::domain {

/// "3.1": the place of the item in the tree of the agenda, from 1 at each level; empty for an item of another sitting.
std::string number_of(const Sitting& sitting, AgendaItemId wanted);

}  // namespace tavolo::domain
