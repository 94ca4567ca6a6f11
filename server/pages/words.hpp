#pragma once
// Every word of the public pages, in Italian and in English (screens.md 7, domain.md 8). No page has a sentence of its
// own.

#include <string>
#include <string_view>

#include "protocol/vocabulary/plan_terms.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/table_terms.hpp"
#include "protocol/vocabulary/vote_terms.hpp"
#include "server/pages/language.hpp"

namespace tavolo::pages::words {

// ---- words of the vocabulary
Word of(Bench bench);
/// "il dissenso ..": "delle Parti sociali".
Word of_the(Bench bench);
Word of(Standing standing);
Word of(OrganisationKind kind);
Word of(MembershipStatus status);
Word of(ObjectiveLevel level);
Word of(NodeKind kind);
Word of(Policy policy);
Word of(HarmonisationDimension dimension);
Word of(HarmonisationStatus status);
Word of(OrganisationLevel level);
Word of(IndicatorType type);
Word of(Disaggregation by);
Word of(Origin origin);
Word of(Track track);
Word of(ProposalKind kind);
Word of(ProposalState state);
/// What the state means, in a sentence.
Word meaning_of(ProposalState state);
/// What became of it; as a label "Recepita".
Word of(ReplyOutcome outcome);
Word of(ReplyReason reason);
Word of(BudgetEffect effect);
Word of(AdmissibilityCode code);
Word of(PositionChoice choice);
Word of(Outcome outcome);
Word letter(SectionLetter letter);

// ---- frame
inline constexpr Word public_page{"Pagine pubbliche", "Public pages"};
inline constexpr Word skip_to_content{"Vai al contenuto", "Skip to content"};
inline constexpr Word demonstration{"Dati dimostrativi", "Demonstration data"};
inline constexpr Word demonstration_mark = "DEMO";
inline constexpr Word demonstration_note{
    "Enti con la sigla DEMO e testi sono inventati. Nessuna posizione è attribuita a organismi reali.",
    "Bodies marked DEMO and texts are invented. No position is attributed to a real body."};
inline constexpr Word insecure_lan{
    "Collegamento non protetto: questo server parla in chiaro nella rete locale, solo per dimostrazione.",
    "Unprotected connection: this server speaks in clear on the local network, for demonstration only."};
inline constexpr Word sign_in{"Entra nel tavolo", "Enter the table"};
inline constexpr Word other_language{"English", "Italiano"};
inline constexpr Word main_navigation{"Principale", "Main"};
inline constexpr Word breadcrumb{"Percorso", "Breadcrumb"};
inline constexpr Word standing_note{"Il tavolo ha funzione consultiva: le posizioni espresse non approvano il piano.",
                                    "The table is consultative: the positions expressed do not approve the plan."};
inline constexpr Word adoption_note{"Il piano è adottato dai comuni con l'accordo di programma.",
                                    "The plan is adopted by the municipalities with the programme agreement."};
inline constexpr Word no_names{"Queste pagine nominano organismi, mai persone.",
                               "These pages name bodies, never persons."};
inline constexpr Word nav_home{"Pagine pubbliche", "Public pages"};
inline constexpr Word nav_plan{"Piano", "Plan"};
inline constexpr Word nav_proposals{"Proposte", "Proposals"};
inline constexpr Word nav_votes{"Votazioni", "Votes"};
inline constexpr Word nav_bodies{"Organismi", "Bodies"};
inline constexpr Word nav_regulation{"Regolamento", "Regulation"};
inline constexpr Word nav_verification{"Verifica", "Verification"};
inline constexpr Word accessibility{"Dichiarazione di accessibilità", "Accessibility statement"};
inline constexpr Word privacy = "Privacy";
inline constexpr Word table_regulation{"Regolamento del tavolo", "Regulation of the table"};
inline constexpr Word verify_record{"Verifica del registro", "Verify the record"};
inline constexpr Word record_seen{"Registro visto da questa pagina", "Record seen by this page"};
inline constexpr Word erased{"Testo cancellato per ordine; la cancellazione è a verbale nel registro.",
                             "Text erased by order; the erasure is on record."};
/// The same, with the entry that holds the order.
std::string erased_by_entry(std::int64_t index);
inline constexpr Word unnamed{"(nome cancellato)", "(name erased)"};
inline constexpr Word updated_at{"Pagina aggiornata al ", "Page updated on "};
std::string entries(std::int64_t n);
std::string in_record(std::int64_t index);

// ---- home
inline constexpr Word headline{"Che cosa si propone, chi è stato ascoltato, che fine ha fatto ogni proposta",
                               "What is proposed, who was heard, what became of each proposal"};
inline constexpr Word figures{"Il tavolo in quattro numeri", "The table in four numbers"};
inline constexpr Word three_acts{"I tre atti", "The three acts"};
inline constexpr Word act_table{"Posizione del tavolo", "Position of the table"};
inline constexpr Word act_conference{"Decisione della Conferenza dei Sindaci", "Decision of the Mayors' Conference"};
inline constexpr Word act_signature{"Firma dell'accordo di programma", "Signature of the programme agreement"};
inline constexpr Word not_taken_yet{"Non ancora assunta", "Not yet taken"};
inline constexpr Word not_begun_yet{"Non ancora avviata", "Not yet started"};
inline constexpr Word newest_proposals{"Proposte", "Proposals"};
inline constexpr Word all_proposals{"Tutte le proposte", "All proposals"};
inline constexpr Word progress{"Avanzamento del piano", "Progress of the plan"};
inline constexpr Word whole_plan{"Tutto il piano", "The whole plan"};
inline constexpr Word progress_caption{"Azioni del piano, dove si svolgono e quanto se ne è misurato",
                                       "Actions of the plan, where they take place and how much of them was measured"};
inline constexpr Word proposals_by_state{"A che punto sono le proposte", "Where the proposals stand"};
inline constexpr Word no_proposals{
    "Nessuna proposta è ancora ammissibile: le proposte si leggono qui da quando lo sono.",
    "No proposal is admissible yet: proposals can be read here once they are."};
inline constexpr Word open_votes{"Votazioni aperte", "Open votes"};
inline constexpr Word closed_votes{"Esiti", "Outcomes"};
inline constexpr Word all_votes{"Tutte le votazioni", "All votes"};
inline constexpr Word no_votes{"Nessuna votazione è stata ancora aperta.", "No vote has been opened yet."};
inline constexpr Word no_open_votes{"Nessuna votazione è aperta ora.", "No vote is open now."};
inline constexpr Word no_closed_votes{"Nessuna votazione è ancora conclusa.", "No vote has ended yet."};
inline constexpr Word who_sits{"Chi siede al tavolo", "Who sits at the table"};
inline constexpr Word all_bodies{"Tutti gli organismi", "All bodies"};
inline constexpr Word with_position{"proposte pubbliche su cui il tavolo ha espresso una posizione",
                                    "public proposals on which the table has expressed a position"};
inline constexpr Word votes_closed{"votazioni concluse con un esito", "votes that ended with an outcome"};
std::string latest_outcome(std::string_view day);
std::string objectives_in(std::int64_t objectives, std::int64_t areas);
std::string bodies_with_vote(std::int64_t bodies, std::int64_t voting);
std::string of_count(std::int64_t part, std::int64_t whole);  ///< "2 su 4"

// ---- plan
inline constexpr Word sections{"Le sezioni del piano, dalla a alla h", "The sections of the plan, from a to h"};
inline constexpr Word areas{"Le aree di intervento", "The areas of intervention"};
inline constexpr Word on_this_page{"In questa pagina", "On this page"};
inline constexpr Word value_missing{"Valore non ancora caricato", "Value not yet loaded"};
inline constexpr Word measure_missing{"Misura non ancora caricata", "Measure not yet loaded"};
inline constexpr Word baseline{"Valore di partenza", "Starting value"};
inline constexpr Word goal{"Traguardo", "Goal"};
inline constexpr Word unit{"Unità", "Unit"};
inline constexpr Word by_breakdown{"Distinto per", "Broken down by"};
inline constexpr Word level{"Livello", "Level"};
inline constexpr Word section{"Sezione", "Section"};
inline constexpr Word leps = "LEPS";
inline constexpr Word no_leps{"Nessuno indicato", "None named"};
inline constexpr Word integration{"Collegamento con altre politiche", "Link with other policies"};
inline constexpr Word with_partner{"con", "with"};
inline constexpr Word alignment{"Allineamento dei due ex ambiti", "Alignment of the two former zones"};
inline constexpr Word alignment_aligned_in{"già attivo in", "already in force in"};
inline constexpr Word alignment_to_align{"da allineare:", "to be aligned:"};
inline constexpr Word where{"Dove", "Where"};
inline constexpr Word everywhere{"tutto l'ambito", "the whole district"};
inline constexpr Word funding{"Fonti di finanziamento", "Sources of funding"};
inline constexpr Word actions{"Azioni", "Actions"};
inline constexpr Word indicators{"Indicatori", "Indicators"};
inline constexpr Word beneath{"Che cosa comprende", "What it comprises"};
inline constexpr Word no_objectives{"Nessun obiettivo in quest'area. Un organismo del tavolo può proporne il primo.",
                                    "No objective in this area. A body of the table can propose the first."};
inline constexpr Word origin{"Da dove viene questo testo", "Where this text comes from"};
inline constexpr Word text_history{"Versioni del testo", "Versions of the text"};
inline constexpr Word proposals_here{"Proposte su questo punto", "Proposals on this point"};
inline constexpr Word no_proposals_here{"Nessuna proposta pubblica su questo punto.",
                                        "No public proposal on this point."};
inline constexpr Word no_plan{"Il piano non è ancora stato caricato.", "The plan has not been loaded yet."};
inline constexpr Word alignment_caption{
    "Obiettivi con un allineamento previsto tra i due ex ambiti, e a che punto sono",
    "Objectives with an alignment planned between the two former zones, and how far it is"};
inline constexpr Word objective_heading{"Obiettivo", "Objective"};
inline constexpr Word indicators_caption{"Indicatori, con valore di partenza e traguardo",
                                         "Indicators, with starting value and goal"};
inline constexpr Word status{"A che punto", "How far"};
inline constexpr Word dimensions{"Su che cosa", "On what"};
inline constexpr Word zones{"Ex ambiti", "Former zones"};
inline constexpr Word measured{"Misura", "Measure"};
std::string comuni_of(std::int64_t comuni, std::int64_t all);
std::string indicators_with_value(std::int64_t with_value, std::int64_t all);
std::string plan_of(std::int64_t from, std::int64_t to);
std::string plan_version(std::string_view version);
std::string version(std::int64_t n);
std::string proposals_count(std::int64_t n);
std::string objectives_count(std::int64_t n);

// ---- proposals
inline constexpr Word proposals_title{"Proposte", "Proposals"};
inline constexpr Word proposals_intro{
    "Ogni proposta chiede un cambiamento del piano. Si legge qui da quando è dichiarata ammissibile.",
    "Each proposal asks for a change of the plan. It can be read here once it is declared admissible."};
inline constexpr Word where_is_it{"A che punto è", "Where it stands"};
inline constexpr Word text_of_proposal{"Perché questa proposta", "Why this proposal"};
inline constexpr Word before_and_after{"Prima e dopo", "Before and after"};
inline constexpr Word before{"Il piano com'è", "The plan as it is"};
inline constexpr Word after{"Il piano come diventerebbe", "The plan as it would become"};
inline constexpr Word comparison{"Le parole che cambiano", "The words that change"};
inline constexpr Word added{"aggiunto:", "added:"};
inline constexpr Word removed{"tolto:", "removed:"};
inline constexpr Word end_of_change{"fine.", "end."};
inline constexpr Word variant{"Variante proposta", "Variant proposed"};
inline constexpr Word base_stays{"Il punto di partenza resta com'è.", "The point it starts from stays as it is."};
inline constexpr Word applies_to{"Vale per", "Applies to"};
inline constexpr Word for_whom{"Per chi", "For whom"};
inline constexpr Word how{"Come", "How"};
inline constexpr Word new_points{"Punti che si aggiungono al piano", "Points that are added to the plan"};
inline constexpr Word parts{"Il punto si articola in", "The point is split into"};
inline constexpr Word target_changed{
    "Il punto del piano è cambiato dopo la proposta: qui si vede il testo che l'organismo aveva letto.",
    "The point of the plan changed after the proposal: here is the text that the body had read."};
inline constexpr Word evidence{"Su quali dati", "On what data"};
inline constexpr Word expected_effect{"Effetto atteso", "Expected effect"};
inline constexpr Word gender_note{"Impatto di genere", "Gender impact"};
inline constexpr Word budget{"Effetto sulle risorse", "Effect on resources"};
inline constexpr Word budget_source{"Fonte indicata", "Source named"};
inline constexpr Word proposers{"Chi propone", "Who proposes"};
inline constexpr Word proposed_by{"Proposta da", "Proposed by"};
inline constexpr Word co_proposers{"Insieme a", "Together with"};
inline constexpr Word supporters{"Sostenuta da", "Supported by"};
inline constexpr Word no_supporters{"Nessun altro organismo la sostiene ancora.", "No other body supports it yet."};
inline constexpr Word conflict{"Conflitto d'interessi dichiarato", "Conflict of interest declared"};
inline constexpr Word no_conflict{"Nessun conflitto d'interessi dichiarato", "No conflict of interest declared"};
inline constexpr Word path{"Percorso", "Path"};
inline constexpr Word examined{"Esame di ammissibilità", "Admissibility check"};
inline constexpr Word withdrawn_because{"Motivo del ritiro", "Reason of the withdrawal"};
inline constexpr Word tracks{"Percorso di partecipazione", "Track of participation"};
inline constexpr Word on_point{"Punto del piano", "Point of the plan"};
inline constexpr Word vote_on_it{"Votazione", "Vote"};
inline constexpr Word newer_version{
    "C'è una versione più nuova: si legge qui quando è dichiarata ammissibile. Questa è l'ultima ammessa.",
    "There is a newer version: it can be read here once it is declared admissible. This is the last one admitted."};
inline constexpr Word comments_members{"I commenti si leggono entrando nel tavolo.",
                                       "Comments can be read by entering the table."};
inline constexpr Word reply_heading{"Riscontro", "Reply"};
inline constexpr Word reply_reason{"Motivo in sintesi", "Reason in short"};
inline constexpr Word reply_motivation{"Motivazione", "Reasons"};
inline constexpr Word reply_taken{"Che cosa è recepito", "What was incorporated"};
inline constexpr Word reply_left_out{"Che cosa non è recepito", "What was not incorporated"};
inline constexpr Word reply_links{"Punti del piano a cui rimanda", "Points of the plan that it refers to"};
inline constexpr Word reply_correction{"Perché questo riscontro sostituisce il precedente",
                                       "Why this reply takes the place of the earlier one"};
inline constexpr Word earlier_replies{"Riscontri precedenti, sostituiti", "Earlier replies, replaced"};
inline constexpr Word replies_naming_here{"Proposte il cui riscontro rimanda a questo punto",
                                          "Proposals whose reply refers to this point"};
std::string reply_awaited(std::string_view day);
std::string enters_update(std::int64_t year);
std::string cure_by(std::string_view day);
std::string estimated(std::string_view amount);

// ---- votes
inline constexpr Word votes_title{"Votazioni", "Votes"};
inline constexpr Word votes_intro{
    "Un voto per organismo. Le scelte si leggono alla chiusura; fino ad allora qui si vede soltanto quanti hanno "
    "risposto.",
    "One vote per body. Choices can be read at the close; until then only how many have answered is shown here."};
inline constexpr Word question{"Il testo messo ai voti", "The text put to the vote"};
inline constexpr Word in_favour{"a favore", "in favour"};
inline constexpr Word against{"contro", "against"};
inline constexpr Word quorum{"Numero legale", "Quorum"};
inline constexpr Word quorum_reached{"Raggiunto", "Reached"};
inline constexpr Word quorum_missing{"Mancante", "Missing"};
inline constexpr Word institutions_missing{"Mancano le Istituzioni: serve almeno una loro posizione",
                                           "The Institutions are missing: at least one position of theirs is needed"};
inline constexpr Word rule{"Regola", "Rule"};
inline constexpr Word rule_simple{"Favorevoli più dei contrari", "More in favour than against"};
inline constexpr Word rule_tie{"In parità non è approvata", "A tie is not approved"};
inline constexpr Word one_vote{"Un voto per organismo", "One vote per body"};
inline constexpr Word regulation{"Regolamento", "Regulation"};
inline constexpr Word frozen_at{"Fissato all'apertura, ", "Fixed at the opening, "};
inline constexpr Word by_bench{"Per componente", "By bench"};
inline constexpr Word by_body{"Per organismo", "By body"};
inline constexpr Word bench{"Componente", "Bench"};
inline constexpr Word position{"Posizione", "Position"};
inline constexpr Word total{"Totale", "Total"};
inline constexpr Word entitled{"Aventi diritto", "Entitled"};
inline constexpr Word present{"Hanno risposto", "Have answered"};
inline constexpr Word organisation{"Organismo", "Body"};
inline constexpr Word not_expressed{"Non ha espresso posizione", "Stated no position"};
inline constexpr Word statements{"Riserve e dichiarazioni", "Reservations and statements"};
inline constexpr Word no_statements{"Nessuna riserva e nessuna dichiarazione.", "No reservation and no statement."};
inline constexpr Word reservation{"Riserva", "Reservation"};
inline constexpr Word statement{"Dichiarazione", "Statement"};
inline constexpr Word reason_not_taking_part{"Perché non partecipa", "Why it does not take part"};
inline constexpr Word conflict_of_interest{"conflitto d'interessi dichiarato", "conflict of interest declared"};
inline constexpr Word turnout{"Chi ha risposto finora", "Who has answered so far"};
inline constexpr Word sealed_until_close{"Le posizioni si vedono alla chiusura.",
                                         "Positions are shown when the vote closes."};
inline constexpr Word annulled{"Votazione annullata", "Vote annulled"};
inline constexpr Word annulled_note{
    "La presidenza ha annullato la votazione. Le posizioni espresse restano chiuse per sempre.",
    "The chair annulled the vote. The positions expressed stay sealed for ever."};
inline constexpr Word closed_early{"Chiusa prima della scadenza dalla presidenza",
                                   "Closed by the chair before its end"};
inline constexpr Word vote_open{"Votazione aperta", "Voting open"};
inline constexpr Word bars_note{"Ogni barra è lunga quanto gli organismi della componente che hanno risposto.",
                                "Each bar is as long as the bodies of the bench that answered."};
inline constexpr Word result_by_bench_caption{"Posizioni per componente", "Positions by bench"};
inline constexpr Word positions_caption{"Posizione di ciascun organismo avente diritto",
                                        "Position of each entitled body"};
inline constexpr Word recountable{"Questo esito si può ricalcolare", "You can recount this outcome"};
inline constexpr Word recount_note{"Dalle posizioni registrate, una voce ciascuna, con strumenti di terzi.",
                                   "From the recorded positions, one entry each, with tools of others."};
inline constexpr Word dissent_none{"Nessuna componente dissente per intero.", "No bench dissents as a whole."};
inline constexpr Word why_heading{"Perché questo esito", "Why this outcome"};
inline constexpr Word bench_dissents{"Dissente: almeno un contrario e nessun favorevole.",
                                     "Dissents: at least one against and none in favour."};
/// Which benches dissent, or that none does.
std::string dissent_note(const VoteResult& result);
std::string on_order(std::string_view order);
std::string table_position_of(std::string_view moment);
/// "approvata a maggioranza, con il dissenso delle Parti sociali"
std::string outcome_sentence(const VoteResult& result);
std::string why(const VoteResult& result, const Majority& majority);
std::string closes(std::string_view day, std::string_view hour);
std::string out_of_count(std::int64_t abstained, std::int64_t not_participating, std::int64_t silent);
std::string for_parts(std::int64_t plain, std::int64_t with_reservations);
std::string answered(std::int64_t n, std::int64_t of);
inline constexpr Word how_decided{"Come si decide l'esito", "How the outcome is decided"};
std::string there_were(std::int64_t n);
std::string at_least(std::int64_t n);
std::string at_least_of(std::int64_t n, std::int64_t of);
std::string of_valid(std::int64_t votes_for, std::int64_t valid);
std::string majority(const Majority& majority);
std::string regulation_version(std::int64_t n);
std::string opened_at(std::string_view moment);
std::string closed_at(std::string_view moment);
std::string from_entries(std::int64_t from, std::int64_t to);

// ---- bodies
inline constexpr Word bodies_title{"Organismi", "Bodies"};
inline constexpr Word bodies_intro{"Chi siede al tavolo, per componente e posizione.",
                                   "Who sits at the table, by bench and standing."};
inline constexpr Word kind{"Tipo", "Kind"};
inline constexpr Word standing{"Posizione al tavolo", "Standing at the table"};
inline constexpr Word vote_right{"Voto", "Vote"};
inline constexpr Word has_vote{"Sì", "Yes"};
inline constexpr Word no_vote = "No";
inline constexpr Word member_since{"Dal", "Since"};
std::string bodies_caption(Bench which, std::int64_t bodies, std::int64_t voting);

// ---- regulation
inline constexpr Word numbers_in_words{"I numeri, in parole", "The numbers, in words"};
inline constexpr Word regulation_text{"Testo", "Text"};
inline constexpr Word digest{"Impronta SHA-256 dei numeri", "SHA-256 of the numbers"};
inline constexpr Word no_regulation{"Il regolamento non è ancora stato adottato.",
                                    "The regulation has not been adopted yet."};
inline constexpr Word first_call{"Numero legale, prima convocazione", "Quorum, first call"};
inline constexpr Word second_call{"Numero legale, seconda convocazione", "Quorum, second call"};
inline constexpr Word outside_sittings{"Numero legale, votazioni fuori seduta", "Quorum, votes outside sittings"};
inline constexpr Word institutions{"Istituzioni", "Institutions"};
inline constexpr Word institutions_needed{"senza una posizione di almeno una istituzione il numero legale manca",
                                          "without a position of at least one institution the quorum is missing"};
inline constexpr Word institutions_not_needed{"la loro presenza non è richiesta", "their presence is not required"};
inline constexpr Word examine_term{"Esame di ammissibilità", "Admissibility check"};
inline constexpr Word cure_term{"Regolarizzazione", "Cure"};
inline constexpr Word reply_term{"Riscontro alle proposte", "Reply to proposals"};
inline constexpr Word window_term{"Finestra delle proposte", "Window for proposals"};
inline constexpr Word shortest_vote{"Durata minima di una votazione", "Minimum length of a vote"};
inline constexpr Word consultative{"Funzione", "Function"};
std::string quorum_in_words(const QuorumRule& rule);
std::string within_days(std::int64_t days);
std::string lasting_days(std::int64_t days);
std::string lasting_minutes(std::int64_t minutes);
std::string adopted_on(std::string_view day);

// ---- not found
inline constexpr Word missing_title{"Qui non c'è nulla da leggere", "There is nothing to read here"};
inline constexpr Word missing_text{
    "A questo indirizzo non c'è una pagina pubblica: la cosa cercata non esiste, oppure non è ancora pubblica.",
    "There is no public page at this address: the thing does not exist, or is not public yet."};

/// "4.800,00 euro"
std::string euros(Cents amount);
/// 1234 -> "1.234"
std::string number(std::int64_t n);

}  // namespace tavolo::pages::words
