// Words for the closed lists of the vocabulary (domain.md 8).

#include <array>

#include "server/pages/words.hpp"

namespace tavolo::pages::words {
namespace {

template <class Enum, std::size_t N>
Word pick(const std::array<Word, N>& all, Enum value) {
  return all.at(static_cast<std::size_t>(value));
}

}  // namespace

Word of(Bench value) {
  static constexpr std::array<Word, 4> all{{{"Istituzioni", "Institutions"},
                                            {"Parti sociali", "Social partners"},
                                            {"Terzo settore", "Third sector"},
                                            {"Altri soggetti e cittadini", "Citizens and others"}}};
  return pick(all, value);
}
Word of_the(Bench value) {
  static constexpr std::array<Word, 4> all{{{"delle Istituzioni", "of the Institutions"},
                                            {"delle Parti sociali", "of the Social partners"},
                                            {"del Terzo settore", "of the Third sector"},
                                            {"degli Altri soggetti e cittadini", "of Citizens and others"}}};
  return pick(all, value);
}
Word of(Standing value) {
  static constexpr std::array<Word, 4> all{{{"Firmatario", "Signatory"},
                                            {"Aderente", "Adherent"},
                                            {"Consultato", "Consulted"},
                                            {"Invitato permanente", "Observer"}}};
  return pick(all, value);
}
Word of(OrganisationKind value) {
  static constexpr std::array<Word, 35> all{
      {{"Comune", "Municipality"},
       {"Provincia", "Province"},
       {"Regione", "Region"},
       {"Unione di comuni", "Union of municipalities"},
       {"Azienda sanitaria", "Health authority"},
       {"Scuola", "School"},
       {"Centro per l'impiego", "Employment centre"},
       {"Azienda speciale", "Special agency"},
       {"Consorzio", "Consortium"},
       {"Azienda pubblica di servizi alla persona", "Public personal-services agency"},
       {"Ente di edilizia residenziale pubblica", "Public housing body"},
       {"Ufficio della giustizia", "Justice office"},
       {"Prefettura", "Prefecture"},
       {"Sindacato", "Trade union"},
       {"Sindacato dei pensionati", "Pensioners' union"},
       {"Associazione di datori di lavoro", "Employers' association"},
       {"Patronato"},
       {"Organizzazione di volontariato", "Volunteer organisation"},
       {"Associazione di promozione sociale", "Social promotion association"},
       {"Fondazione", "Foundation"},
       {"Ente filantropico", "Philanthropic body"},
       {"Impresa sociale", "Social enterprise"},
       {"Cooperativa sociale", "Social cooperative"},
       {"Rete associativa", "Network of associations"},
       {"Società di mutuo soccorso", "Mutual aid society"},
       {"Altro ente del Terzo settore", "Other third-sector body"},
       {"Ente religioso", "Religious body"},
       {"Centro di servizio per il volontariato", "Volunteer support centre"},
       {"Rete del Terzo settore", "Third-sector network"},
       {"Gruppo informale", "Informal group"},
       {"Impresa", "Enterprise"},
       {"Struttura privata accreditata", "Accredited private provider"},
       {"Gruppo di cittadini", "Citizens' group"},
       {"Rappresentanza di utenti", "Users' representation"},
       {"Ordine professionale", "Professional order"}}};
  return pick(all, value);
}
Word of(MembershipStatus value) {
  static constexpr std::array<Word, 4> all{
      {{"Membro", "Member"}, {"Sospeso", "Suspended"}, {"Uscito", "Withdrawn"}, {"Escluso", "Excluded"}}};
  return pick(all, value);
}
Word of(ObjectiveLevel value) {
  static constexpr std::array<Word, 2> all{
      {{"Obiettivo strategico", "Strategic objective"}, {"Obiettivo operativo", "Operational objective"}}};
  return pick(all, value);
}
Word of(NodeKind value) {
  static constexpr std::array<Word, 5> all{{{"Sezione", "Section"},
                                            {"Area di intervento", "Area of intervention"},
                                            {"Obiettivo", "Objective"},
                                            {"Azione", "Action"},
                                            {"Indicatore", "Indicator"}}};
  return pick(all, value);
}
Word of(Policy value) {
  static constexpr std::array<Word, 8> all{{{"sanità", "health"},
                                            {"istruzione", "education"},
                                            {"lavoro", "work"},
                                            {"casa", "housing"},
                                            {"urbanistica", "urban planning"},
                                            {"fisco", "taxation"},
                                            {"giustizia", "justice"},
                                            {"trasporti", "transport"}}};
  return pick(all, value);
}
Word of(HarmonisationDimension value) {
  static constexpr std::array<Word, 7> all{{{"organizzazione", "organisation"},
                                            {"modalità di erogazione", "way of provision"},
                                            {"tempi di erogazione", "times of provision"},
                                            {"dialogo sociale", "social dialogue"},
                                            {"integrazione socio-sanitaria", "integration of social and health care"},
                                            {"copertura", "coverage"},
                                            {"tariffe", "fees"}}};
  return pick(all, value);
}
Word of(HarmonisationStatus value) {
  static constexpr std::array<Word, 4> all{{{"non avviato", "not started"},
                                            {"in corso", "in progress"},
                                            {"in uno dei due ex ambiti", "in one of the two former zones"},
                                            {"allineato", "aligned"}}};
  return pick(all, value);
}
Word of(OrganisationLevel value) {
  static constexpr std::array<Word, 4> all{{{"comunale", "of a municipality"},
                                            {"di più comuni", "of several municipalities"},
                                            {"di ambito", "of the district"},
                                            {"sovra-ambito", "beyond the district"}}};
  return pick(all, value);
}
Word of(IndicatorType value) {
  static constexpr std::array<Word, 4> all{{{"di risultato", "of result"},
                                            {"di qualità", "of quality"},
                                            {"di processo", "of process"},
                                            {"di impatto di genere", "of gender impact"}}};
  return pick(all, value);
}
Word of(Disaggregation value) {
  static constexpr std::array<Word, 5> all{{{"sesso", "sex"},
                                            {"fascia di età", "age band"},
                                            {"comune", "municipality"},
                                            {"ex ambito", "former zone"},
                                            {"disabilità", "disability"}}};
  return pick(all, value);
}
Word of(Origin value) {
  static constexpr std::array<Word, 5> all{{{"da una proposta", "from a proposal"},
                                            {"dall'ufficio di piano", "from the planning office"},
                                            {"dalla Conferenza dei Sindaci", "from the Mayors' Conference"},
                                            {"dalla legge", "from the law"},
                                            {"dal piano precedente", "from the previous plan"}}};
  return pick(all, value);
}
Word of(Track value) {
  static constexpr std::array<Word, 3> all{{{"concertazione", "concertation"},
                                            {"co-programmazione", "co-programming"},
                                            {"partecipazione civica", "civic participation"}}};
  return pick(all, value);
}
Word of(ProposalKind value) {
  static constexpr std::array<Word, 4> all{{{"Arricchire", "Enrich"},
                                            {"Modificare", "Modify"},
                                            {"Differenziare", "Differentiate"},
                                            {"Articolare", "Articulate"}}};
  return pick(all, value);
}
Word of(ProposalState value) {
  static constexpr std::array<Word, 9> all{{{"Presentata", "Submitted"},
                                            {"Non ammissibile", "Inadmissible"},
                                            {"Da regolarizzare", "To be cured"},
                                            {"Ammissibile", "Admissible"},
                                            {"In discussione", "In discussion"},
                                            {"Al voto", "Positions open"},
                                            {"Posizioni raccolte", "Positions closed"},
                                            {"Con riscontro", "Replied"},
                                            {"Ritirata", "Withdrawn"}}};
  return pick(all, value);
}
Word meaning_of(ProposalState value) {
  static constexpr std::array<Word, 9> all{{
      {"È stata presentata e attende l'esame di ammissibilità.",
       "It was submitted and awaits the examination of admissibility."},
      {"L'ufficio di piano non l'ha ammessa, con il motivo qui sotto.",
       "The planning office did not admit it, for the reason below."},
      {"L'ufficio di piano chiede di correggerla entro un termine.",
       "The planning office asks to amend it within a term."},
      {"È ammissibile e attende la discussione al tavolo.", "It is admissible and awaits discussion at the table."},
      {"Il tavolo la sta discutendo.", "The table is discussing it."},
      {"Gli organismi stanno esprimendo la loro posizione.", "The bodies are expressing their position."},
      {"Il tavolo ha espresso la sua posizione.", "The table has expressed its position."},
      {"L'ufficio di piano ha risposto, con i motivi.", "The planning office replied, with reasons."},
      {"Chi l'aveva presentata l'ha ritirata.", "Whoever submitted it withdrew it."},
  }};
  return pick(all, value);
}
Word of(ReplyOutcome value) {
  static constexpr std::array<Word, 3> all{{{"Recepita", "Incorporated"},
                                            {"Recepita in parte", "Partially incorporated"},
                                            {"Non recepita", "Not incorporated"}}};
  return pick(all, value);
}
Word of(ReplyReason value) {
  static constexpr std::array<Word, 9> all{
      {{"rientra nella programmazione", "it is within the programme"},
       {"è già prevista dal piano", "already provided for by the plan"},
       {"è finanziata solo in parte", "financed in part"},
       {"mancano le risorse", "resources are missing"},
       {"non è di competenza del piano", "outside the competence of the district"},
       {"è contraria ai livelli essenziali o alla legge", "contrary to the LEPS or to law"},
       {"non è realizzabile tecnicamente", "not feasible technically"},
       {"è rinviata al prossimo aggiornamento annuale", "postponed to the annual update"},
       {"è superata da altre scelte", "superseded"}}};
  return pick(all, value);
}
Word of(BudgetEffect value) {
  static constexpr std::array<Word, 4> all{{{"Nessun effetto", "No effect"},
                                            {"Sposta risorse già previste", "Moves resources already planned"},
                                            {"Aumenta una risorsa prevista", "Raises a planned resource"},
                                            {"Chiede risorse nuove", "Asks for new resources"}}};
  return pick(all, value);
}
Word of(AdmissibilityCode value) {
  static constexpr std::array<Word, 8> all{
      {{"chi propone non è membro del tavolo", "the proposer is not a member of the table"},
       {"mandato non valido", "mandate not valid"},
       {"fuori dalla finestra", "outside the window"},
       {"estranea alle materie del piano", "foreign to the matters of the plan"},
       {"manca il punto del piano", "the point of the plan is missing"},
       {"contraria alla legge", "contrary to law"},
       {"contiene dati personali", "contains personal data"},
       {"già presente", "already present"}}};
  return pick(all, value);
}
Word of(PositionChoice value) {
  static constexpr std::array<Word, 5> all{{{"Favorevole", "Favourable"},
                                            {"Favorevole con riserve", "Favourable with reservations"},
                                            {"Contrario", "Contrary"},
                                            {"Astenuto", "Abstained"},
                                            {"Non partecipa al voto", "Not participating"}}};
  return pick(all, value);
}
Word of(Outcome value) {
  static constexpr std::array<Word, 6> all{{{"Numero legale mancante", "No quorum"},
                                            {"Parità: non approvata", "Tie: not approved"},
                                            {"Non approvata", "Not approved"},
                                            {"Approvata con riserve", "Approved with reservations"},
                                            {"Approvata all'unanimità", "Approved unanimously"},
                                            {"Approvata a maggioranza", "Approved by majority"}}};
  return pick(all, value);
}
Word letter(SectionLetter value) {
  static constexpr std::array<Word, 8> all{{{"a"}, {"b"}, {"c"}, {"d"}, {"e"}, {"f"}, {"g"}, {"h"}}};
  return pick(all, value);
}

}  // namespace tavolo::pages::words
