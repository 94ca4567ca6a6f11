// Codes of erasure by order.

#include "protocol/rpc/codes.hpp"

namespace tavolo::rpc {
namespace {

constexpr CodeRow rows[] = {
    {"person_in_office",
     {"La persona ha ancora una delega o un incarico al tavolo.",
      "The person still holds a mandate or an office at the table."},
     {"Revoca prima la delega o chiudi l'incarico, poi applica l'ordine.",
      "Revoke the mandate or end the office first, then apply the order."}},
    {"erased_already",
     {"Questi dati sono già stati cancellati per ordine.", "These data were already erased by order."},
     {"Il registro dice con quale voce.", "The record says by which entry."}},
    {"erasure_named_twice",
     {"L'ordine nomina due volte la stessa cosa.", "The order names the same thing twice."},
     {"Toglila una volta.", "Take it out once."}},
    {"erasure_not_possible",
     {"Questo non si può cancellare: non contiene testi di persone, oppure sono atti del tavolo.",
      "This cannot be erased: it holds no texts of people, or is an act of the table."},
     {"Scegli una delega o un incarico, un testo, un documento o una dichiarazione di voto. Il valore di una posizione "
      "non si cancella mai.",
      "Choose a mandate or an office, a text, a document or a statement of a vote. The value of a position is never "
      "erased."}},
    {"nothing_to_erase",
     {"Non c'è più nulla da cancellare.", "There is nothing left to erase."},
     {"Se un testo c'è ancora, cerca l'oggetto a cui appartiene.",
      "If a text is still there, look for the object that it belongs to."}},
    {"order_not_yet_given",
     {"La data dell'ordine è nel futuro.", "The day of the order is in the future."},
     {"Scrivi la data in cui è stato deciso.", "Write the day on which it was decided."}},
};

}  // namespace

std::span<const CodeRow> redaction_codes() { return rows; }

}  // namespace tavolo::rpc
