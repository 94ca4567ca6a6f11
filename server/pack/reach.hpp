#pragma once
// Which texts a pack of a level may hold, must hold and never holds. What a level may hold is then asked of the state,
// as every screen asks it; what it must hold is known from the entries alone, so that whoever verifies a pack can tell
// a text that was left out (MISSING) from one that is not of this level (WITHHELD).

#include <optional>
#include <string_view>

#include "server/domain/state.hpp"
#include "server/record/log.hpp"

namespace tavolo::pack {

/// Who the pack is for: `everyone` what the public pages show, `members` what each member reads, `audit` what an
/// auditor reads. In none of them the person behind an act or the holder of a mandate, nor a sealed position.
enum class Level { everyone, members, audit };

/// "public", "members", "audit"; nothing for another word.
std::optional<Level> level_of(std::string_view name);
std::string_view name_of(Level level);

enum class Reach {
  never,        ///< withheld at this level
  by_state,     ///< there when the state lets its readers have it
  always,       ///< public by the form of its entry: absent without a redaction it is MISSING
  after_close,  ///< of a position or an answer: as `always` once the vote is closed, before it sealed
};
Reach reach_of(Level level, std::string_view type, bool is_public, std::string_view name);

/// True for types whose texts name the things that all other entries speak of: in every pack, whatever it is of.
bool is_ground(std::string_view type);

/// Whether a pack of this level holds the disclosure, whose entry is of the state's record. `name` may be `content`.
bool is_disclosed(Level level, const domain::State& state, const record::StoredEntry& entry, std::string_view name);

}  // namespace tavolo::pack
