// Codes of organisations, mandates, offices and the comments.

#include "protocol/rpc/codes.hpp"

namespace tavolo::rpc {
namespace {

constexpr Sentence other_dates = {"Cambia le date.", "Change the dates."};
constexpr Sentence another_person = {"Indica un'altra persona, o fai cessare prima l'altro incarico.",
                                     "Name another person, or end the other office first."};
constexpr Sentence see_list = {"Controlla l'elenco aggiornato.", "See the list as it is now."};

constexpr CodeRow rows[] = {
    {"organisation_exists",
     {"Un ente con questo nome siede già al tavolo.", "A body of this name already sits at the table."},
     {"Cerca l'ente nell'elenco, o scrivi il nome per intero.",
      "Look for the body in the list, or write its full name."}},
    {"observer_cannot_vote",
     {"Un osservatore non ha voto.", "An observer has no vote."},
     {"Togli il voto o cambia la posizione al tavolo.", "Take the vote away or change the standing."}},
    {"affiliation_group_has_vote",
     {"Un altro ente dello stesso gruppo ha già il voto.", "Another body of the same group has the vote already."},
     {"Togli prima il voto all'altro ente.", "Take the vote from the other body first."}},
    {"affiliation_circle",
     {"L'affiliazione indicata gira in tondo.", "The affiliation given goes round in a circle."},
     {"Indica un altro ente di riferimento.", "Name another parent body."}},
    {"body_not_member",
     {"L'ente non fa più parte del tavolo.", "The body is no longer a member of the table."},
     {"Riammetti prima l'ente.", "Readmit the body first."}},
    {"not_a_member",
     {"L'ente indicato non fa parte del tavolo in questo momento.",
      "The body named is not a member of the table at this time."},
     see_list},

    {"dates_reversed", {"L'ultimo giorno precede il primo.", "The last day comes before the first."}, other_dates},
    {"term_in_the_past", {"Il periodo è già passato.", "The period has already passed."}, other_dates},
    {"mandate_overlaps",
     {"Per questo periodo l'ente ha già un mandato dello stesso tipo.",
      "The body already has a mandate of this kind for the period."},
     {"Revoca prima il mandato in corso, o cambia le date.", "Revoke the running mandate first, or change the dates."}},
    {"delegate_and_substitute",
     {"La stessa persona sarebbe delegata e sostituta dello stesso ente.",
      "The same person would be delegate and substitute of one body."},
     another_person},
    {"secretary_and_delegate",
     {"Nessuno può essere insieme segreteria e rappresentante di un ente.",
      "Nobody may be secretary and representative of a body at once."},
     another_person},
    {"mandate_to_oneself",
     {"Nessuno può dare o convalidare un mandato a sé stesso.", "Nobody may give or validate a mandate to oneself."},
     {"Lo deve fare un'altra persona della segreteria.", "Another person of the secretary's office has to do it."}},
    {"legal_representative_by_desk",
     {"Il mandato del rappresentante legale è registrato e revocato solo dalla segreteria.",
      "A legal representative's mandate is recorded and revoked by the secretary alone."},
     {"Chiedi alla segreteria.", "Ask the secretary."}},
    {"mandate_not_pending",
     {"Il mandato non attende convalida.", "The mandate is not waiting for validation."},
     see_list},
    {"mandate_already_ended", {"Il mandato era già cessato.", "The mandate had already ended."}, see_list},
    {"holder_erased",
     {"I dati del titolare sono stati cancellati.", "The holder's data were erased."},
     {"Rifiuta questo mandato e registrane uno nuovo.", "Refuse this mandate and record a new one."}},
    {"no_takeover",
     {"Nessun sostituto è subentrato: non c'è nulla da restituire.",
      "No substitute has taken over: there is nothing to hand back."},
     see_list},

    {"chair_named_elsewhere",
     {"La Presidenza è nominata dall'ambito, non da qui.", "The chair is named by the ambito, not from here."},
     {"Chiedi all'amministratore di registrare la nomina.", "Ask the administrator to record the appointment."}},
    {"appointment_overlaps",
     {"Per questo periodo l'incarico è già ricoperto.", "The office is already filled for this period."},
     {"Fai cessare prima l'incarico in corso, o cambia le date.",
      "End the running appointment first, or change the dates."}},
    {"appointment_already_ended", {"L'incarico era già cessato.", "The appointment had already ended."}, see_list},
    {"chair_is_taken",
     {"Un vice presiede già.", "A deputy already presides."},
     {"Prima deve lasciare la presidenza.", "The deputy has to leave the chair first."}},
    {"chair_not_taken",
     {"Nessun vice ha preso la presidenza: non c'è nulla da restituire.",
      "No deputy has taken the chair: there is nothing to hand back."},
     see_list},

    {"discussion_closed",
     {"Su questa proposta la discussione è chiusa.", "The discussion of this proposal is closed."},
     {"Puoi ancora leggere i commenti.", "Comments can still be read."}},
    {"parent_elsewhere",
     {"Il commento a cui rispondi è di un'altra discussione.", "The comment you answer belongs to another discussion."},
     {"Rispondi nella discussione giusta.", "Answer in the right discussion."}},
    {"reply_to_reply",
     {"Si risponde a un commento, non a una risposta.", "One answers a comment, not a reply."},
     {"Rispondi al primo commento del gruppo.", "Answer the first comment of the group."}},
    {"comment_hidden",
     {"Il commento è stato nascosto.", "The comment was hidden."},
     {"Il motivo è visibile al suo autore e al revisore.", "The reason can be read by its author and the auditor."}},
    {"address_kind_twice",
     {"Un ente ha al più un indirizzo PEC e un indirizzo e-mail.",
      "A body has at most one PEC address and one e-mail address."},
     {"Lascia un solo indirizzo per tipo.", "Leave one address of each kind."}},
    {"address_of_a_person",
     {"Questo indirizzo è di una persona che ha un mandato o un incarico, non dell'ente.",
      "This address is that of a person who holds a mandate or an office, not the body's."},
     {"Scrivi la casella dell'ente: la PEC dei registri pubblici o l'e-mail del protocollo.",
      "Give the body's own mailbox: the PEC of the public registers, or the e-mail of its office."}},
    {"already_hidden", {"Il commento è già nascosto.", "The comment is already hidden."}, see_list},
    {"not_hidden", {"Il commento non è nascosto.", "The comment is not hidden."}, see_list},
};

}  // namespace

std::span<const CodeRow> membership_codes() { return rows; }

}  // namespace tavolo::rpc
