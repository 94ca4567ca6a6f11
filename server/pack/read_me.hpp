#pragma once

#include <string>

#include "server/pack/layout.hpp"

namespace tavolo::pack {

/// README.txt: what lies where and how to check it without our programs, in Italian and English.
std::string read_me(const PackNote& note);

}  // namespace tavolo::pack
