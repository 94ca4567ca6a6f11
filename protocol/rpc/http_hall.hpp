#pragma once
// Bodies of the HTTP routes of the hall's screen.
//   GET    /api/hall                      -> HallAnswer, at once or when it changes; 404 hall_link_ended
//   GET    /api/hall/links/{sitting}      -> HallLink
//   POST   /api/hall/links/{sitting}      -> HallLink, with its address, this once; the link before it opens nothing
//   DELETE /api/hall/links/{sitting}      -> HallLink, of none

#include "protocol/views/hall.hpp"

namespace tavolo::rpc {

struct HallAnswer {
  Instant now;
  views::HallScreen screen;
  Sha256Hex version;  ///< of the screen; whoever names it is answered when there is another
};
BOOST_DESCRIBE_STRUCT(HallAnswer, (), (now, screen, version))

struct HallLink {
  std::optional<Instant> made_at;       ///< of the link that holds; none: there is none
  std::optional<Text<1, 200>> address;  ///< "/hall/3-2027#<secret>", only in the answer to its making
};
BOOST_DESCRIBE_STRUCT(HallLink, (), (made_at, address))

}  // namespace tavolo::rpc
