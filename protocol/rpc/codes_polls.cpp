// Codes of polls.

#include "protocol/rpc/codes.hpp"

namespace tavolo::rpc {
namespace {

constexpr Sentence see_poll = {"Guarda la consultazione nella sua pagina.", "See the poll on its page."};

constexpr CodeRow rows[] = {
    {"poll_closed", {"La consultazione è chiusa.", "The poll is closed."}, see_poll},
    {"poll_annulled", {"La consultazione è stata annullata.", "The poll was annulled."}, see_poll},
    {"answers_sealed",
     {"La consultazione non è ancora chiusa: non c'è nulla da ricalcolare.",
      "The poll is not closed yet: there is nothing to recount."},
     see_poll},
    {"poll_not_prepared",
     {"La consultazione non è più in preparazione.", "The poll is no longer in preparation."},
     see_poll},
    {"poll_not_open",
     {"La consultazione non è ancora aperta, o è stata scartata.", "The poll is not open yet, or was discarded."},
     see_poll},
    {"not_in_poll",
     {"La tua organizzazione non è tra quelle interpellate.", "Your organisation is not among those asked."},
     see_poll},
    {"body_not_in_poll",
     {"L'ente non è tra quelli interpellati.", "The body is not among those asked."},
     {"Scegli un ente interpellato.", "Choose a body that is asked."}},
    {"body_has_answered",
     {"L'ente ha già risposto da sé: solo lui può cambiare la risposta.",
      "The body has answered by itself: it alone can change its answer."},
     {"Chiedi al suo delegato.", "Ask its delegate."}},
    {"no_answer_recorded",
     {"La tua organizzazione non ha risposte registrate dalla segreteria in questa consultazione.",
      "The secretary recorded no answer for your organisation in this poll."},
     see_poll},
    {"answer_already_contested",
     {"La registrazione è già stata contestata.", "The recorded answer was contested already."},
     {"Rispondi tu: la tua risposta sostituisce quella registrata.",
      "Answer yourself: your answer replaces the recorded one."}},
    {"poll_still_open",
     {"Una consultazione della seduta è ancora aperta.", "A poll of the sitting is still open."},
     {"Chiudila prima.", "Close it first."}},
    {"poll_options_wrong",
     {"Servono da 2 a 12 opzioni, tutte diverse; la temperatura e gli orari non ne hanno.",
      "From 2 to 12 options are needed, all different; a temperature check and meeting times have none."},
     {"Correggi l'elenco delle opzioni.", "Correct the list of options."}},
    {"poll_slots_wrong",
     {"Servono da 2 a 12 orari diversi, dopo la chiusura; solo per scegliere quando riunirsi.",
      "From 2 to 12 different times are needed, after the close; for a meeting time alone."},
     {"Correggi l'elenco degli orari.", "Correct the list of times."}},
    {"poll_scale_wrong",
     {"Il punteggio massimo serve quando si danno punteggi, e solo allora.",
      "A highest score is needed where scores are given, and only there."},
     {"Scegli il punteggio massimo, o toglilo.", "Choose the highest score, or remove it."}},
    {"opening_not_sensible",
     {"L'apertura fissata dev'essere nel futuro, prima della chiusura e fuori dalle sedute.",
      "A scheduled opening lies in the future, before the close, and outside sittings."},
     {"Scegli un'altra ora di apertura.", "Choose another hour for the opening."}},
    {"poll_answer_wrong",
     {"La risposta non ha la forma chiesta da questa consultazione.",
      "The answer does not have the form that this poll asks for."},
     {"Ricontrolla le scelte, o consegna scheda bianca.", "Check what you chose, or give a blank answer."}},
    {"poll_not_ended",
     {"Un nuovo turno si lega a una consultazione chiusa o annullata.",
      "A new round is linked to a poll that was closed or annulled."},
     see_poll},
    {"poll_already_repeated",
     {"Di questa consultazione c'è già un nuovo turno.", "There is already a new round of this poll."},
     {"Lega il turno a quello più recente.", "Link the round to the newest one."}},
    {"poll_reason_required",
     {"Fuori dalla seduta una chiusura anticipata ha bisogno del motivo.",
      "Outside a sitting an early close needs its reason."},
     {"Scrivi il motivo.", "Write the reason."}},
};

}  // namespace

std::span<const CodeRow> poll_codes() { return rows; }

}  // namespace tavolo::rpc
