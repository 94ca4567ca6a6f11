// Codes of sittings, presence and quorum.

#include "protocol/rpc/codes.hpp"

namespace tavolo::rpc {
namespace {

constexpr CodeRow rows[] = {
    {"sitting_not_open",
     {"La seduta non è aperta.", "The sitting is not open."},
     {"Attendi che la Presidenza la apra.", "Wait for the chair to open it."}},
    {"rule_out_of_bounds",
     {"Un numero del regolamento è fuori dai limiti ammessi.", "A number of the regulation is out of its bounds."},
     {"Correggi il numero indicato: i limiti sono accanto.", "Correct the number shown: its bounds are beside it."}},
};

}  // namespace

std::span<const CodeRow> sitting_codes() { return rows; }

}  // namespace tavolo::rpc
