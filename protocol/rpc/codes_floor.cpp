// Codes of the floor and the minutes.

#include "protocol/rpc/codes.hpp"

namespace tavolo::rpc {
namespace {

constexpr CodeRow rows[] = {
    {"floor_not_waiting",
     {"La richiesta di parola non è più in attesa.", "The request for the floor waits no more."},
     {"Guarda l'elenco degli oratori.", "See the list of speakers."}},
};

}  // namespace

std::span<const CodeRow> floor_codes() { return rows; }

}  // namespace tavolo::rpc
