#pragma once
// Every word of the public pages, in Italian (screens.md 7, domain.md 8). No page has a sentence of its own, so that a
// second language is a second set of these.

#include <string>
#include <string_view>

#include "protocol/vocabulary/plan_terms.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/table_terms.hpp"
#include "protocol/vocabulary/vote_terms.hpp"

namespace tavolo::pages::words {

using Word = std::string_view;

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
Word of(BudgetEffect effect);
Word of(AdmissibilityCode code);
Word of(PositionChoice choice);
Word of(Outcome outcome);
Word letter(SectionLetter letter);

// ---- frame
inline constexpr Word public_page = "Pagine pubbliche";
inline constexpr Word skip_to_content = "Vai al contenuto";
inline constexpr Word demonstration = "Dati dimostrativi";
inline constexpr Word demonstration_mark = "DEMO";
inline constexpr Word demonstration_note =
    "Enti con la sigla DEMO e testi sono inventati. Nessuna posizione è attribuita a organismi reali.";
inline constexpr Word insecure_lan =
    "Collegamento non protetto: questo server parla in chiaro nella rete locale, solo per dimostrazione.";
inline constexpr Word sign_in = "Entra nel tavolo";
inline constexpr Word main_navigation = "Principale";
inline constexpr Word breadcrumb = "Percorso";
inline constexpr Word standing_note = "Il tavolo ha funzione consultiva: le posizioni espresse non approvano il piano.";
inline constexpr Word adoption_note = "Il piano è adottato dai comuni con l'accordo di programma.";
inline constexpr Word no_names = "Queste pagine nominano organismi, mai persone.";
inline constexpr Word nav_home = "Pagine pubbliche";
inline constexpr Word nav_plan = "Piano";
inline constexpr Word nav_proposals = "Proposte";
inline constexpr Word nav_votes = "Votazioni";
inline constexpr Word nav_bodies = "Organismi";
inline constexpr Word nav_regulation = "Regolamento";
inline constexpr Word nav_verification = "Verifica";
inline constexpr Word accessibility = "Dichiarazione di accessibilità";
inline constexpr Word privacy = "Privacy";
inline constexpr Word table_regulation = "Regolamento del tavolo";
inline constexpr Word verify_record = "Verifica del registro";
inline constexpr Word record_seen = "Registro visto da questa pagina";
inline constexpr Word erased = "Testo cancellato per ordine; la cancellazione è a verbale nel registro.";
inline constexpr Word unnamed = "(nome cancellato)";
inline constexpr Word updated_at = "Pagina aggiornata al ";
std::string entries(std::int64_t n);
std::string in_record(std::int64_t index);

// ---- home
inline constexpr Word headline = "Che cosa si propone, chi è stato ascoltato, che fine ha fatto ogni proposta";
inline constexpr Word figures = "Il tavolo in quattro numeri";
inline constexpr Word three_acts = "I tre atti";
inline constexpr Word act_table = "Posizione del tavolo";
inline constexpr Word act_conference = "Decisione della Conferenza dei Sindaci";
inline constexpr Word act_signature = "Firma dell'accordo di programma";
inline constexpr Word not_taken_yet = "Non ancora assunta";
inline constexpr Word not_begun_yet = "Non ancora avviata";
inline constexpr Word newest_proposals = "Proposte";
inline constexpr Word all_proposals = "Tutte le proposte";
inline constexpr Word progress = "Avanzamento del piano";
inline constexpr Word whole_plan = "Tutto il piano";
inline constexpr Word progress_caption = "Azioni del piano, dove si svolgono e quanto se ne è misurato";
inline constexpr Word proposals_by_state = "A che punto sono le proposte";
inline constexpr Word no_proposals =
    "Nessuna proposta è ancora ammissibile: le proposte si leggono qui da quando lo sono.";
inline constexpr Word open_votes = "Votazioni aperte";
inline constexpr Word closed_votes = "Esiti";
inline constexpr Word all_votes = "Tutte le votazioni";
inline constexpr Word no_votes = "Nessuna votazione è stata ancora aperta.";
inline constexpr Word no_open_votes = "Nessuna votazione è aperta ora.";
inline constexpr Word no_closed_votes = "Nessuna votazione è ancora conclusa.";
inline constexpr Word who_sits = "Chi siede al tavolo";
inline constexpr Word all_bodies = "Tutti gli organismi";
inline constexpr Word with_position = "proposte pubbliche su cui il tavolo ha espresso una posizione";
inline constexpr Word votes_closed = "votazioni concluse con un esito";
std::string latest_outcome(Word day);
std::string objectives_in(std::int64_t objectives, std::int64_t areas);
std::string bodies_with_vote(std::int64_t bodies, std::int64_t voting);
std::string of_count(std::int64_t part, std::int64_t whole);  ///< "2 su 4"

// ---- plan
inline constexpr Word sections = "Le sezioni del piano, dalla a alla h";
inline constexpr Word areas = "Le aree di intervento";
inline constexpr Word on_this_page = "In questa pagina";
inline constexpr Word value_missing = "Valore non ancora caricato";
inline constexpr Word measure_missing = "Misura non ancora caricata";
inline constexpr Word baseline = "Valore di partenza";
inline constexpr Word goal = "Traguardo";
inline constexpr Word unit = "Unità";
inline constexpr Word by_breakdown = "Distinto per";
inline constexpr Word level = "Livello";
inline constexpr Word section = "Sezione";
inline constexpr Word leps = "LEPS";
inline constexpr Word no_leps = "Nessuno indicato";
inline constexpr Word integration = "Collegamento con altre politiche";
inline constexpr Word with_partner = "con";
inline constexpr Word alignment = "Allineamento dei due ex ambiti";
inline constexpr Word alignment_aligned_in = "già attivo in";
inline constexpr Word alignment_to_align = "da allineare:";
inline constexpr Word where = "Dove";
inline constexpr Word everywhere = "tutto l'ambito";
inline constexpr Word funding = "Fonti di finanziamento";
inline constexpr Word actions = "Azioni";
inline constexpr Word indicators = "Indicatori";
inline constexpr Word beneath = "Che cosa comprende";
inline constexpr Word no_objectives = "Nessun obiettivo in quest'area. Un organismo del tavolo può proporne il primo.";
inline constexpr Word origin = "Da dove viene questo testo";
inline constexpr Word text_history = "Versioni del testo";
inline constexpr Word proposals_here = "Proposte su questo punto";
inline constexpr Word no_proposals_here = "Nessuna proposta pubblica su questo punto.";
inline constexpr Word no_plan = "Il piano non è ancora stato caricato.";
inline constexpr Word alignment_caption =
    "Obiettivi con un allineamento previsto tra i due ex ambiti, e a che punto sono";
inline constexpr Word objective_heading = "Obiettivo";
inline constexpr Word indicators_caption = "Indicatori, con valore di partenza e traguardo";
inline constexpr Word status = "A che punto";
inline constexpr Word dimensions = "Su che cosa";
inline constexpr Word zones = "Ex ambiti";
inline constexpr Word measured = "Misura";
std::string comuni_of(std::int64_t comuni, std::int64_t all);
std::string indicators_with_value(std::int64_t with_value, std::int64_t all);
std::string plan_of(std::int64_t from, std::int64_t to);
std::string plan_version(Word version);
std::string version(std::int64_t n);
std::string proposals_count(std::int64_t n);
std::string objectives_count(std::int64_t n);

// ---- proposals
inline constexpr Word proposals_title = "Proposte";
inline constexpr Word proposals_intro =
    "Ogni proposta chiede un cambiamento del piano. Si legge qui da quando è dichiarata ammissibile.";
inline constexpr Word where_is_it = "A che punto è";
inline constexpr Word text_of_proposal = "Perché questa proposta";
inline constexpr Word before_and_after = "Prima e dopo";
inline constexpr Word before = "Il piano com'è";
inline constexpr Word after = "Il piano come diventerebbe";
inline constexpr Word comparison = "Le parole che cambiano";
inline constexpr Word added = "aggiunto:";
inline constexpr Word removed = "tolto:";
inline constexpr Word end_of_change = "fine.";
inline constexpr Word variant = "Variante proposta";
inline constexpr Word base_stays = "Il punto di partenza resta com'è.";
inline constexpr Word applies_to = "Vale per";
inline constexpr Word for_whom = "Per chi";
inline constexpr Word how = "Come";
inline constexpr Word new_points = "Punti che si aggiungono al piano";
inline constexpr Word parts = "Il punto si articola in";
inline constexpr Word target_changed =
    "Il punto del piano è cambiato dopo la proposta: qui si vede il testo che l'organismo aveva letto.";
inline constexpr Word evidence = "Su quali dati";
inline constexpr Word expected_effect = "Effetto atteso";
inline constexpr Word gender_note = "Impatto di genere";
inline constexpr Word budget = "Effetto sulle risorse";
inline constexpr Word budget_source = "Fonte indicata";
inline constexpr Word proposers = "Chi propone";
inline constexpr Word proposed_by = "Proposta da";
inline constexpr Word co_proposers = "Insieme a";
inline constexpr Word supporters = "Sostenuta da";
inline constexpr Word no_supporters = "Nessun altro organismo la sostiene ancora.";
inline constexpr Word conflict = "Conflitto d'interessi dichiarato";
inline constexpr Word no_conflict = "Nessun conflitto d'interessi dichiarato";
inline constexpr Word path = "Percorso";
inline constexpr Word examined = "Esame di ammissibilità";
inline constexpr Word withdrawn_because = "Motivo del ritiro";
inline constexpr Word tracks = "Percorso di partecipazione";
inline constexpr Word on_point = "Punto del piano";
inline constexpr Word vote_on_it = "Votazione";
inline constexpr Word newer_version =
    "C'è una versione più nuova: si legge qui quando è dichiarata ammissibile. Questa è l'ultima ammessa.";
inline constexpr Word comments_members = "I commenti si leggono entrando nel tavolo.";
std::string enters_update(std::int64_t year);
std::string cure_by(Word day);
std::string estimated(Word amount);

// ---- votes
inline constexpr Word votes_title = "Votazioni";
inline constexpr Word votes_intro =
    "Un voto per organismo. Le scelte si leggono alla chiusura; fino ad allora qui si vede soltanto quanti hanno "
    "risposto.";
inline constexpr Word question = "Il testo messo ai voti";
inline constexpr Word in_favour = "a favore";
inline constexpr Word against = "contro";
inline constexpr Word quorum = "Numero legale";
inline constexpr Word quorum_reached = "Raggiunto";
inline constexpr Word quorum_missing = "Mancante";
inline constexpr Word institutions_missing = "Mancano le Istituzioni: serve almeno una loro posizione";
inline constexpr Word rule = "Regola";
inline constexpr Word rule_simple = "Favorevoli più dei contrari";
inline constexpr Word rule_tie = "In parità non è approvata";
inline constexpr Word one_vote = "Un voto per organismo";
inline constexpr Word regulation = "Regolamento";
inline constexpr Word frozen_at = "Fissato all'apertura, ";
inline constexpr Word by_bench = "Per componente";
inline constexpr Word by_body = "Per organismo";
inline constexpr Word bench = "Componente";
inline constexpr Word position = "Posizione";
inline constexpr Word total = "Totale";
inline constexpr Word entitled = "Aventi diritto";
inline constexpr Word present = "Hanno risposto";
inline constexpr Word organisation = "Organismo";
inline constexpr Word not_expressed = "Non espressa";
inline constexpr Word statements = "Riserve e dichiarazioni";
inline constexpr Word no_statements = "Nessuna riserva e nessuna dichiarazione.";
inline constexpr Word reservation = "Riserva";
inline constexpr Word statement = "Dichiarazione";
inline constexpr Word reason_not_taking_part = "Perché non partecipa";
inline constexpr Word conflict_of_interest = "conflitto d'interessi dichiarato";
inline constexpr Word turnout = "Chi ha risposto finora";
inline constexpr Word sealed_until_close = "Le posizioni si vedono alla chiusura.";
inline constexpr Word annulled = "Votazione annullata";
inline constexpr Word annulled_note =
    "La presidenza ha annullato la votazione. Le posizioni espresse restano chiuse per sempre.";
inline constexpr Word closed_early = "Chiusa prima della scadenza dalla presidenza";
inline constexpr Word vote_open = "Votazione aperta";
inline constexpr Word bars_note = "Ogni barra è lunga quanto gli organismi della componente che hanno risposto.";
inline constexpr Word result_by_bench_caption = "Posizioni per componente";
inline constexpr Word positions_caption = "Posizione di ciascun organismo avente diritto";
inline constexpr Word recountable = "Questo esito si può ricalcolare";
inline constexpr Word recount_note = "Dalle posizioni registrate, una voce ciascuna, con strumenti di terzi.";
inline constexpr Word dissent_none = "Nessuna componente dissente per intero.";
inline constexpr Word why_heading = "Perché questo esito";
inline constexpr Word bench_dissents = "Dissente: almeno un contrario e nessun favorevole.";
/// Which benches dissent, or that none does.
std::string dissent_note(const VoteResult& result);
std::string on_order(Word order);
std::string table_position_of(Word moment);
/// "approvata a maggioranza, con il dissenso delle Parti sociali"
std::string outcome_sentence(const VoteResult& result);
std::string why(const VoteResult& result, const Majority& majority);
std::string closes(Word day, Word hour);
std::string out_of_count(std::int64_t abstained, std::int64_t not_participating, std::int64_t silent);
std::string for_parts(std::int64_t plain, std::int64_t with_reservations);
std::string answered(std::int64_t n, std::int64_t of);
inline constexpr Word how_decided = "Come si decide l'esito";
std::string at_least(std::int64_t n);
std::string at_least_of(std::int64_t n, std::int64_t of);
std::string of_valid(std::int64_t votes_for, std::int64_t valid);
std::string majority(const Majority& majority);
std::string regulation_version(std::int64_t n);
std::string opened_at(Word moment);
std::string closed_at(Word moment);
std::string from_entries(std::int64_t from, std::int64_t to);

// ---- bodies
inline constexpr Word bodies_title = "Organismi";
inline constexpr Word bodies_intro = "Chi siede al tavolo, per componente e posizione.";
inline constexpr Word kind = "Tipo";
inline constexpr Word standing = "Posizione al tavolo";
inline constexpr Word vote_right = "Voto";
inline constexpr Word has_vote = "Sì";
inline constexpr Word no_vote = "No";
inline constexpr Word member_since = "Dal";
std::string bodies_caption(Bench bench, std::int64_t bodies, std::int64_t voting);

// ---- regulation
inline constexpr Word numbers_in_words = "I numeri, in parole";
inline constexpr Word regulation_text = "Testo";
inline constexpr Word digest = "Impronta SHA-256 dei numeri";
inline constexpr Word no_regulation = "Il regolamento non è ancora stato adottato.";
inline constexpr Word first_call = "Numero legale, prima convocazione";
inline constexpr Word second_call = "Numero legale, seconda convocazione";
inline constexpr Word outside_sittings = "Numero legale, votazioni fuori seduta";
inline constexpr Word institutions = "Istituzioni";
inline constexpr Word institutions_needed = "senza una posizione di almeno una istituzione il numero legale manca";
inline constexpr Word institutions_not_needed = "la loro presenza non è richiesta";
inline constexpr Word examine_term = "Esame di ammissibilità";
inline constexpr Word cure_term = "Regolarizzazione";
inline constexpr Word reply_term = "Riscontro alle proposte";
inline constexpr Word window_term = "Finestra delle proposte";
inline constexpr Word shortest_vote = "Durata minima di una votazione";
inline constexpr Word consultative = "Funzione";
std::string quorum_in_words(const QuorumRule& rule);
std::string within_days(std::int64_t days);
std::string lasting_days(std::int64_t days);
std::string lasting_minutes(std::int64_t minutes);
std::string adopted_on(Word day);

// ---- not found
inline constexpr Word missing_title = "Qui non c'è nulla da leggere";
inline constexpr Word missing_text =
    "A questo indirizzo non c'è una pagina pubblica: la cosa cercata non esiste, oppure non è ancora pubblica.";

/// "4.800,00 euro"
std::string euros(Cents amount);
/// 1234 -> "1.234"
std::string number(std::int64_t n);

}  // namespace tavolo::pages::words
