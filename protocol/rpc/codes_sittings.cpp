// Codes of sittings, presence and quorum.

#include "protocol/rpc/codes.hpp"

namespace tavolo::rpc {
namespace {

constexpr CodeRow rows[] = {
    {"sitting_not_open",
     {"La seduta non è aperta.", "The sitting is not open."},
     {"Attendi che la Presidenza la apra.", "Wait for the chair to open it."}},
};

}  // namespace

std::span<const CodeRow> sitting_codes() { return rows; }

}  // namespace tavolo::rpc
