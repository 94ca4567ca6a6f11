// Codes of votes and positions.

#include "protocol/rpc/codes.hpp"

namespace tavolo::rpc {
namespace {

constexpr Sentence put_on_record = {"Puoi mettere a verbale una dichiarazione.", "You can put a statement on record."};
constexpr Sentence see_vote = {"Guarda la votazione nella sua pagina.", "See the vote on its page."};

constexpr CodeRow rows[] = {
    {"vote_closed", {"La votazione è stata chiusa.", "The vote was closed."}, put_on_record},
    {"vote_annulled", {"La votazione è stata annullata.", "The vote was annulled."}, see_vote},
    {"vote_not_prepared",
     {"La votazione non è più in preparazione.", "The vote is no longer in preparation."},
     see_vote},
    {"vote_not_open",
     {"La votazione non è ancora aperta, o è stata scartata.", "The vote is not open yet, or was discarded."},
     see_vote},
    {"vote_exists", {"Su questo punto c'è già una votazione.", "There is already a vote on this."}, see_vote},
    {"not_in_electorate",
     {"La tua organizzazione non è tra gli aventi diritto a questa votazione.",
      "Your organisation is not among those entitled to this vote."},
     put_on_record},
    {"electorate_empty",
     {"Nessun ente con voto siede nelle componenti scelte.", "No voting body sits in the benches chosen."},
     {"Scegli altre componenti.", "Choose other benches."}},
    {"majority_not_sensible",
     {"Una maggioranza qualificata va da più della metà al totale.",
      "A qualified majority lies between more than half and all."},
     {"Cambia la frazione.", "Change the fraction."}},
    {"deadline_too_soon",
     {"La chiusura è troppo vicina.", "The deadline is too near."},
     {"Scegli un'ora più lontana.", "Choose a later hour."}},
    {"order_required",
     {"La segreteria apre una votazione solo su ordine della Presidenza.",
      "The secretary opens a vote on the chair's order alone."},
     {"Cita l'ordine della Presidenza.", "Cite the chair's order."}},
    {"reservation_required",
     {"Una posizione con riserve ha bisogno del testo della riserva.",
      "A position with reservations needs the text of the reservation."},
     {"Scrivi la riserva.", "Write the reservation."}},
    {"reservation_not_expected",
     {"Solo una posizione con riserve ha il testo della riserva.",
      "Only a position with reservations has the text of one."},
     {"Togli il testo, o scegli «Favorevole con riserve».",
      "Remove the text, or choose \"Favourable with reservations\"."}},
    {"reason_required",
     {"Chi non partecipa al voto ne dice il motivo.", "Who does not participate says why."},
     {"Scrivi il motivo.", "Write the reason."}},
    {"reason_not_expected",
     {"Il motivo si scrive solo quando non si partecipa al voto.", "A reason is written only when not participating."},
     {"Sposta il testo nella dichiarazione a verbale.", "Move the text to the statement for the minutes."}},
    {"conflict_means_not_participating",
     {"Con un conflitto d'interessi non si partecipa al voto.",
      "With a conflict of interest one does not participate."},
     {"Scegli «Non partecipa al voto».", "Choose \"Not participating\"."}},
    {"positions_sealed",
     {"Le posizioni sono leggibili solo dopo la chiusura della votazione.",
      "Positions can be read only after the vote has closed."},
     {"Torna dopo la chiusura.", "Come back after the close."}},
    {"vote_not_closed",
     {"La votazione non è ancora chiusa: non c'è nulla da ricontare.",
      "The vote is not closed yet: there is nothing to recount."},
     {"Torna dopo la chiusura.", "Come back after the close."}},
    {"quorum_missing", {"Il numero legale non è raggiunto.", "The quorum is not reached."}, see_vote},
};

}  // namespace

std::span<const CodeRow> vote_codes() { return rows; }

}  // namespace tavolo::rpc
