#include "server/search/shelf.hpp"

namespace tavolo::search {

std::optional<Shelf> shelf_for(const domain::Audience& audience) {
  using Kind = domain::Audience::Kind;
  switch (audience.kind) {
    case Kind::everyone:
      return Shelf::everyone;
    case Kind::members:
      return Shelf::members;
    case Kind::desk:
      return Shelf::desk;
    case Kind::audit:
      return Shelf::moderated;
    case Kind::organisation:
    case Kind::person:
      return std::nullopt;
  }
  TAVOLO_CHECK(false);
  return std::nullopt;
}

std::vector<Shelf> shelves_of(const domain::Acting& acting) {
  std::vector<Shelf> all;
  bool member = false;
  for (const auto& audience : domain::audiences_of(acting)) {
    const auto shelf = shelf_for(audience);
    if (!shelf || *shelf == Shelf::moderated) continue;
    member = member || *shelf == Shelf::members;
    all.push_back(*shelf);
  }
  if (!member) all.push_back(Shelf::strangers);
  if (domain::may(acting.role, domain::Relation::other, domain::read_moderated)) all.push_back(Shelf::moderated);
  return all;
}

}  // namespace tavolo::search
