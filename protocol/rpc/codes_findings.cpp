// Codes of the auditor's place.

#include "protocol/rpc/codes.hpp"

namespace tavolo::rpc {
namespace {

constexpr CodeRow rows[] = {
    {"answer_day_too_near",
     {"La risposta va chiesta per domani o per un giorno seguente.",
      "The answer has to be asked for tomorrow or a later day."},
     {"Scegli un giorno successivo a oggi.", "Choose a day after today."}},
    {"answer_day_too_far",
     {"La risposta va chiesta entro un anno.", "The answer has to be asked for within a year."},
     {"Scegli un giorno più vicino.", "Choose a nearer day."}},
    {"entry_not_on_record",
     {"Il registro non ha ancora una voce con questo numero.", "The record has no entry of this number yet."},
     {"Controlla il numero nella storia del registro.", "Check the number in the history of the record."}},
    {"finding_closed",
     {"Il rilievo è chiuso.", "The finding is closed."},
     {"Se serve, un revisore ne presenta uno nuovo.", "If there is need, an auditor files a new one."}},
    {"finding_answered_already",
     {"Il rilievo ha già una risposta: ora tocca al revisore.",
      "The finding has an answer already: the next word is the auditor's."},
     {"Il revisore può accettarla o chiedere ancora.", "The auditor can accept it or ask again."}},
    {"reading_noted_already",
     {"Questa lettura di oggi è già nel registro.", "This reading of today is on record already."},
     {"Non serve altro.", "Nothing more is needed."}},
    {"finding_not_answered",
     {"Il rilievo non ha ancora una risposta.", "The finding has no answer yet."},
     {"Aspetta la risposta, oppure chiudi il rilievo come non risolto o ritirato.",
      "Wait for the answer, or close the finding as unresolved or withdrawn."}},
};

}  // namespace

std::span<const CodeRow> finding_codes() { return rows; }

}  // namespace tavolo::rpc
