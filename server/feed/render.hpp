#pragma once
// Which audience an entity has, and its value as text.

#include <optional>
#include <string>

#include "server/domain/evolve.hpp"
#include "server/domain/permission.hpp"
#include "server/domain/state.hpp"

namespace tavolo::feed {

/// Where an entity is told. An item of a collection is told only to those who hold its subject open (decision 23).
struct Place {
  domain::Audience audience;
  std::optional<std::string> collection;
  bool operator==(const Place&) const = default;
};

/// Nothing: there is no such entity (yet), or nobody hears of it.
std::optional<Place> place_of(const domain::State& state, const domain::EntityRef& ref);

/// The canonical JSON of its view; only of an entity that has a place. Nothing when its content is erased whole.
std::optional<std::string> value_of(const domain::State& state, const domain::Moment& moment,
                                    const domain::EntityRef& ref);

/// The id on the wire: what stands before a "/" (own positions are kept by vote and body).
std::string wire_id(const domain::EntityRef& ref);

}  // namespace tavolo::feed
