#pragma once
// The words of the minutes and of the pages of sittings (domain.md 6 and 8).

#include <array>
#include <string>
#include <string_view>

#include "protocol/vocabulary/sitting_terms.hpp"
#include "server/pages/language.hpp"

namespace tavolo::pages::words {

Word of(SittingMode mode);
Word of(SittingState state);
Word of(SittingCall call);
Word of(AgendaItemKind kind);
Word of(AgendaItemState state);
Word of(PresenceMode mode);
Word of(PresenceCause cause);
Word of(ProxyEnd end);
Word of(NoticeChannel channel);
Word of(NoticeOutcome outcome);
Word of(FloorKind kind);
Word of(PositionChannel channel);
Word of(RecordedChannel channel);
Word of(MinutesState state);

/// The sections of the minutes, in their order; the number is the place in the list, from 1.
inline constexpr std::array<Word, 16> minutes_sections{{
    {"Intestazione", "Heading"},
    {"Data, ora, luogo e modalità", "Date, time, place and mode"},
    {"Convocazione", "Notice"},
    {"Presenti, assenti, deleghe, sostituti, osservatori", "Present, absent, proxies, substitutes, observers"},
    {"Presidenza, segretario verbalizzante, verifica del numero legale",
     "Chair, secretary, verification of the quorum"},
    {"Approvazione del verbale precedente", "Approval of the previous minutes"},
    {"Comunicazioni", "Communications"},
    {"Ordine del giorno", "Agenda"},
    {"Rinvii, impegni, incaricati e scadenze", "Deferred items, commitments, persons in charge and terms"},
    {"Varie ed eventuali", "Any other business"},
    {"Prossima seduta", "Next sitting"},
    {"Ora di chiusura", "Closing time"},
    {"Allegati", "Annexes"},
    {"Sottoscrizione", "Signatures"},
    {"Nota di approvazione", "Note of approval"},
    {"Pubblicazione", "Publication"},
}};

inline constexpr Word minutes_title{"Verbale della seduta", "Minutes of the sitting"};
inline constexpr Word extract_title{"Estratto del verbale della seduta", "Extract of the minutes of the sitting"};
inline constexpr Word numbered{"n. ", "no. "};
inline constexpr Word extract_note{
    "Estratto senza nomi di persone: indica gli organismi e la qualità di chi li rappresenta. Il testo integrale è "
    "consultabile dai componenti del tavolo e dal revisore.",
    "Extract without names of persons: it names bodies and the capacity of who acts for them. Members of the table and "
    "the auditor can read the full text."};
inline constexpr Word draft_note{"Bozza: le parti scritte dalla segreteria non sono ancora definitive.",
                                 "Draft: the parts written by the secretary are not final yet."};
inline constexpr Word objections_note{"Verbale sottoposto ai componenti, che possono presentare osservazioni fino al ",
                                      "Minutes put to the members, who may object until "};
inline constexpr Word facts_from_record{
    "Presenze, tempi, votazioni ed esiti sono presi dal registro del tavolo; le parti scritte dalla segreteria sono "
    "segnate da una riga a lato.",
    "Presence, times, votes and outcomes are taken from the record of the table; the parts written by the secretary "
    "are "
    "marked by a line at the side."};
inline constexpr Word lead_body{"Ente capofila", "Lead municipality"};
inline constexpr Word ambito_word{"Ambito", "District"};
inline constexpr Word table_word{"Tavolo", "Table"};
inline constexpr Word seat_word{"Sede", "Seat"};
inline constexpr Word sitting_number{"Seduta", "Sitting"};
inline constexpr Word registry_number{"Protocollo", "Registry number"};
inline constexpr Word no_registry{"non ancora assegnato", "not assigned yet"};
inline constexpr Word subject_of_sitting{"Oggetto", "Subject"};
inline constexpr Word demonstration_minutes{"Dati dimostrativi: nessuna posizione è attribuita a organismi reali.",
                                            "Demonstration data: no position is attributed to a real body."};
inline constexpr Word day_word_minutes{"Giorno", "Day"};
inline constexpr Word opened_word{"Apertura", "Opening"};
inline constexpr Word closed_word{"Chiusura", "Close"};
inline constexpr Word place_word{"Luogo", "Place"};
inline constexpr Word mode_word{"Modalità", "Mode"};
inline constexpr Word call_word{"Convocazione valida", "Call held"};
inline constexpr Word suspensions_caption{"Sospensioni della seduta", "Suspensions of the sitting"};
inline constexpr Word from_word{"Dalle", "From"};
inline constexpr Word to_word{"Alle", "To"};
inline constexpr Word reason_word{"Motivo", "Reason"};
inline constexpr Word not_resumed{"non ripresa", "not resumed"};
inline constexpr Word not_opened{"La seduta non è stata aperta.", "The sitting was not opened."};
inline constexpr Word convened_word{"Avviso del", "Notice of"};
inline constexpr Word first_call_word{"Prima convocazione", "First call"};
inline constexpr Word second_call_word{"Seconda convocazione", "Second call"};
inline constexpr Word no_second_call{"non prevista", "none"};
inline constexpr Word urgent_word{"Convocazione d'urgenza", "Urgent notice"};
inline constexpr Word moves_caption{"Spostamenti della seduta", "Moves of the sitting"};
inline constexpr Word moved_on{"Deciso il", "Decided on"};
inline constexpr Word former_calls{"Convocazioni precedenti", "Former calls"};
inline constexpr Word former_first_call{"Prima convocazione precedente", "Former first call"};
inline constexpr Word former_second_call{"Seconda convocazione precedente", "Former second call"};
inline constexpr Word former_mode{"Modalità precedente", "Former mode"};
inline constexpr Word moved_label{"Spostata", "Moved"};
inline constexpr Word moved_from{"Spostata, era convocata per ", "Moved, it was convened for "};
inline constexpr Word moved_because{"Motivo: ", "Reason: "};
inline constexpr Word deserted_word{"deserta", "deserted"};
inline constexpr Word deliveries_caption{"Recapito dell'avviso, per canale", "Delivery of the notice, by channel"};
inline constexpr Word channel_word{"Canale", "Channel"};
inline constexpr Word bodies_word{"Organismi", "Bodies"};
inline constexpr Word outcome_word{"Esito", "Outcome"};
inline constexpr Word no_deliveries{"Nessun recapito è registrato.", "No delivery is on record."};
inline constexpr Word present_caption{"Presenti, con entrate e uscite", "Present, with entries and exits"};
inline constexpr Word represented_by{"In persona di", "Represented by"};
inline constexpr Word capacity_word{"Qualità", "Capacity"};
inline constexpr Word delegate_word{"delegato/a", "delegate"};
inline constexpr Word substitute_word{"sostituto/a", "substitute"};
inline constexpr Word legal_representative_word{"legale rappresentante", "legal representative"};
inline constexpr Word observer_word{"osservatore", "observer"};
inline constexpr Word unknown_holder{"non indicato", "not named"};
inline constexpr Word entered_left{"Entrata e uscita", "Entered and left"};
inline constexpr Word from_hour{"dalle", "from"};
inline constexpr Word until_close{"chiusura", "close"};
inline constexpr Word still_inside{"ancora in seduta", "still there"};
inline constexpr Word absent_heading{"Assenti", "Absent"};
inline constexpr Word absent_note{
    "Assente giustificato è chi ha detto al tavolo, prima della chiusura, di non poter intervenire; il motivo non si "
    "chiede.",
    "Absent with justification is who told the table before the close that it could not come; why is not asked."};
inline constexpr Word justified_heading{"Assenti giustificati", "Absent with justification"};
inline constexpr Word nobody_justified{"Nessuno.", "None."};
inline constexpr Word called_in_vain{"Alla convocazione andata deserta si erano presentati anche: ",
                                     "At the call that was deserted there were also: "};
inline constexpr Word observers_absent{"Osservatori non intervenuti: ", "Observers who did not come: "};
inline constexpr Word nobody_absent{"Nessun componente assente.", "No member absent."};
inline constexpr Word nobody_else_absent{"Nessun altro componente assente.", "No other member absent."};
inline constexpr Word nobody_present{"Nessuno risulta presente.", "Nobody is recorded as present."};
inline constexpr Word observers_justified{"Tra loro hanno giustificato l'assenza: ",
                                          "Of these justified their absence: "};
inline constexpr Word guests_caption{"Invitati, con entrate e uscite", "Guests, with entries and exits"};
inline constexpr Word guests_counted{"Ingressi di invitati: ", "Guests let in, each time counted: "};
inline constexpr Word no_guests{"Nessun invitato.", "No guest."};
inline constexpr Word proxies_caption{"Deleghe", "Proxies"};
inline constexpr Word giver_word{"Delegante", "Giver"};
inline constexpr Word holder_word{"Delegato", "Holder"};
inline constexpr Word evidence_word{"Atto", "Act"};
inline constexpr Word no_proxies{"Nessuna delega.", "No proxy."};
inline constexpr Word chair_word{"Presidenza", "Chair"};
inline constexpr Word chair_passed{"Passaggi della presidenza", "The chair passed on"};
inline constexpr Word deputy_presides{"presiede la vicepresidenza", "the deputy chair presides"};
inline constexpr Word chair_presides{"presiede la presidenza", "the chair presides"};
inline constexpr Word deputy_word{"Vicepresidenza", "Deputy chair"};
inline constexpr Word secretary_word{"Segretario verbalizzante", "Secretary"};
inline constexpr Word office_vacant{"incarico non attribuito", "office vacant"};
inline constexpr Word quorum_caption{"Verifiche del numero legale", "Verifications of the quorum"};
inline constexpr Word hour_word{"Ora", "Time"};
inline constexpr Word present_word{"Presenti", "Present"};
inline constexpr Word needed_word{"Necessari", "Needed"};
inline constexpr Word reached_word{"raggiunto", "reached"};
inline constexpr Word lost_word{"non raggiunto", "not reached"};
inline constexpr Word no_quorum_steps{"Nessuna verifica è registrata.", "No verification is on record."};
inline constexpr Word approved_here{"Il tavolo approva il verbale della seduta",
                                    "The table approves the minutes of sitting"};
inline constexpr Word decided_by_consensus{"Per consenso: nessuna obiezione, registrato alle ",
                                           "By consensus: no objection, recorded at "};
inline constexpr Word decided_by_vote{"Con la votazione «", "By the vote «"};
inline constexpr Word declared_by_chair{"La presidenza lo dichiara approvato il ",
                                        "The chair declares them approved on "};
inline constexpr Word declared_by_deputy{"La vicepresidenza lo dichiara approvato il ",
                                         "The deputy chair declares them approved on "};
inline constexpr Word nothing_approved{"Nessun verbale è stato approvato in questa seduta.",
                                       "No minutes were approved at this sitting."};
inline constexpr Word nothing_to_report{"Nulla da verbalizzare.", "Nothing to report."};
inline constexpr Word report_heading{"Relazione", "Report"};
inline constexpr Word documents_heading{"Documenti", "Documents"};
inline constexpr Word document_of_members{"Documento riservato ai componenti", "Document for members only"};
inline constexpr Word late_document{"depositato oltre il termine", "filed late"};
inline constexpr Word no_documents{"Nessun documento collegato.", "No document linked."};
inline constexpr Word speeches_caption{"Interventi", "Interventions"};
inline constexpr Word kind_word{"Tipo", "Kind"};
inline constexpr Word length_word{"Durata", "Length"};
inline constexpr Word summaries_heading{"Interventi depositati in testo", "Interventions filed as text"};
inline constexpr Word discussion_heading{"Interventi in sintesi", "Interventions in summary"};
inline constexpr Word no_speeches{"Nessun intervento.", "No intervention."};
inline constexpr Word conflict_withdrawn{"; ritirata il ", "; withdrawn on "};
inline constexpr Word conflicts_heading{"Dichiarazioni di conflitto d'interessi",
                                        "Declarations of conflict of interest"};
inline constexpr Word conflicts_with_position{"Dichiarazioni di conflitto d'interessi rese con la posizione",
                                              "Declarations of conflict of interest made with the position"};
inline constexpr Word conflict_declared_by{"Conflitto d'interessi dichiarato: ", "Conflict of interest declared: "};
inline constexpr Word consensus_heading{"Consenso", "Consensus"};
inline constexpr Word consensus_recorded{"Consenso registrato: nessuna obiezione entro il termine.",
                                         "Consensus recorded: no objection within the time."};
inline constexpr Word consensus_objected{"Hanno obiettato: ", "Objected: "};
inline constexpr Word consensus_open{"Il consenso chiesto non è stato registrato.",
                                     "The consensus asked for was not recorded."};
inline constexpr Word consensus_present{"Presenti al consenso: ", "Present at the consensus: "};
inline constexpr Word vote_heading{"Votazione", "Vote"};
inline constexpr Word motion_heading{"Mozione d'ordine", "Motion of order"};
inline constexpr Word part_heading{"Votazione di una parte", "Vote on a part"};
inline constexpr Word amendment_heading{"Votazione di un emendamento", "Vote on an amendment"};
inline constexpr Word new_round_heading{"Nuova votazione", "New round"};
inline constexpr Word linked_to{"Riferita a: ", "Of: "};
inline constexpr Word votes_by_bench_caption{"Prospetto per componente", "Result by bench"};
inline constexpr Word positions_by_body_caption{"Posizione di ciascun organismo", "Position of each body"};
inline constexpr Word recorded_by_secretary{"registrata dalla segreteria, ", "recorded by the secretary, "};
inline constexpr Word contested_word{"contestata dall'organismo", "contested by the body"};
inline constexpr Word outcome_provisional{"L'esito è provvisorio.", "The outcome is provisional."};
inline constexpr Word waits_for_answer{"Attende la risposta motivata della presidenza al dissenso di una componente.",
                                       "It waits for the chair's reasoned answer to a bench that dissents."};
inline constexpr Word waits_for_ratification{"Attende la ratifica, entro il ", "It waits for the ratification, by "};
inline constexpr Word unratified_word{"salvo ratifica", "subject to ratification"};
inline constexpr Word ratified_word{"ratificata", "ratified"};
inline constexpr Word dissent_answer_heading{"Risposta motivata della presidenza", "The chair's reasoned answer"};
inline constexpr Word outcome_confirmed_at{"Esito confermato il ", "Outcome confirmed on "};
inline constexpr Word lapsed_word{"decaduta: non ratificata nel termine", "lapsed: not ratified by the term"};
inline constexpr Word proxy_of{"delega a ", "proxy to "};
inline constexpr Word by_proxy{"per delega a ", "by proxy to "};
inline constexpr Word vote_annulled_note{"Votazione annullata dalla Presidenza.", "Vote annulled by the chair."};
inline constexpr Word vote_still_open{"Votazione non ancora conclusa.", "Vote not concluded yet."};
inline constexpr Word reservations_heading{"Riserve e dichiarazioni a verbale",
                                           "Reservations and statements on record"};
inline constexpr Word item_outcome{"Esito del punto", "Outcome of the item"};
inline constexpr Word late_item{"Punto aggiunto in seduta", "Item added at the sitting"};
inline constexpr Word out_of_order_word{"fuori ordine: ", "out of order: "};
inline constexpr Word floor_taken_word{"parola tolta dalla Presidenza: ", "floor taken by the chair: "};
inline constexpr Word warnings_heading{"Richiami della Presidenza", "Warnings by the chair"};
inline constexpr Word deferred_heading{"Punti rinviati", "Deferred items"};
inline constexpr Word nothing_deferred{"Nessun punto rinviato.", "No item deferred."};
inline constexpr Word next_convened{"Seduta già convocata: ", "Sitting already convened: "};
inline constexpr Word closes_at_word{"La seduta è chiusa alle ore ", "The sitting was closed at "};
inline constexpr Word not_closed_yet{"La seduta non è ancora chiusa.", "The sitting is not closed yet."};
inline constexpr Word annexes_caption{"Allegati, con impronta SHA-256", "Annexes, with SHA-256"};
inline constexpr Word number_word{"N.", "No."};
inline constexpr Word annex_title{"Titolo", "Title"};
inline constexpr Word digest_word{"Impronta SHA-256", "SHA-256"};
inline constexpr Word no_annexes{"Nessun allegato.", "No annex."};
inline constexpr Word annex_proposal{"Proposta, testo della voce di registro ", "Proposal, text of record entry "};
inline constexpr Word annex_node{"Punto del piano, testo della voce di registro ",
                                 "Point of the plan, text of record entry "};
inline constexpr Word annex_paper{"Posizione ricevuta per iscritto, ", "Position received in writing, "};
inline constexpr Word signed_chair{"Il/La Presidente", "The chair"};
inline constexpr Word signed_secretary{"Il/La segretario/a verbalizzante", "The secretary"};
inline constexpr Word signature_line{"Firma", "Signature"};
inline constexpr Word represented_heading{"Rappresentati per delega", "Represented by proxy"};
inline constexpr Word names_omitted{"I nomi sono nel testo integrale.", "The names stand in the full text."};
inline constexpr Word not_approved_yet{"Il verbale non è ancora approvato.", "The minutes are not approved yet."};
inline constexpr Word approved_tacitly{"Approvato tacitamente, scaduto il termine per le osservazioni, il ",
                                       "Approved tacitly, the term for objections being over, on "};
inline constexpr Word approved_at{"Approvato nella seduta ", "Approved at sitting "};
inline constexpr Word on_day{", il ", ", on "};
inline constexpr Word objections_heading{"Osservazioni", "Objections"};
inline constexpr Word no_objections{"Nessuna osservazione.", "No objection."};
inline constexpr Word accepted_word{"accolta", "accepted"};
inline constexpr Word refused_word{"respinta", "refused"};
inline constexpr Word unanswered_word{"in attesa di risposta", "waiting for an answer"};
inline constexpr Word rectifications_heading{"Rettifiche aggiunte dopo l'approvazione",
                                             "Rectifications added after the approval"};
inline constexpr Word published_on{"Estratto pubblicato il ", "Extract published on "};
inline constexpr Word not_published_yet{"L'estratto non è ancora pubblicato.", "The extract is not published yet."};
inline constexpr Word parts_omitted{
    "Parti omesse nell'estratto: nomi di persone, interventi in sintesi e depositati, testi delle osservazioni.",
    "Parts left out of the extract: names of persons, interventions in summary and as filed, texts of objections."};
inline constexpr Word omitted_for_names{"[Testo omesso nell'estratto: nomina una persona.]",
                                        "[Text left out of the extract: it names a person.]"};
inline constexpr Word from_secretary{"Testo della segreteria", "Text by the secretary"};
inline constexpr Word record_heading{"Registro", "Record"};
inline constexpr Word record_size{"Voci nel registro", "Entries on record"};
inline constexpr Word record_root{"Radice del registro", "Root of the record"};
inline constexpr Word qr_label{"Codice QR: apre la pagina di verifica ", "QR code: opens the page of verification "};
inline constexpr Word verify_here{"Verifica all'indirizzo ", "Verify at "};
inline constexpr Word as_pdf{"Scarica in PDF/A", "Download as PDF/A"};
inline constexpr Word no_pdf{"Il PDF non è disponibile su questo server: la pagina si può stampare così com'è.",
                             "The PDF is not available on this server: the page can be printed as it is."};
inline constexpr Word back_to_sitting{"Torna alla seduta", "Back to the sitting"};

inline constexpr Word nav_sittings{"Sedute", "Sittings"};
inline constexpr Word sittings_title{"Sedute", "Sittings"};
inline constexpr Word sittings_intro{
    "Avvisi e ordini del giorno delle sedute convocate, ed estratti dei verbali approvati e pubblicati.",
    "Notices and agendas of sittings convened, and extracts of minutes approved and published."};
inline constexpr Word no_sittings{"Nessuna seduta è ancora stata convocata.", "No sitting has been convened yet."};
inline constexpr Word extract_waits{"L'estratto del verbale si legge qui dopo l'approvazione e la pubblicazione.",
                                    "The extract of the minutes can be read here after approval and publication."};
inline constexpr Word read_extract{"Estratto del verbale", "Extract of the minutes"};
inline constexpr Word cancelled_because{"Annullata: ", "Cancelled: "};

/// "3/2027": the number of a sitting as people write it; addresses and the wire keep "3-2027".
std::string sitting_no(const SittingNumber& number);
/// "Comune di Viggianello", also of a comune that is on record as "Viggianello".
std::string comune_named(std::string_view name);
/// "4 min 05 s"
std::string spoken_length(std::int64_t ms);
/// "30 minuti"
std::string planned_minutes(std::int64_t minutes);
/// "12 presenti, 25 necessari"
std::string present_and_needed(std::int64_t here, std::int64_t needed);
/// "2 accolte, 1 respinta"
std::string objections_counted(std::int64_t accepted, std::int64_t refused, std::int64_t unanswered);

}  // namespace tavolo::pages::words
