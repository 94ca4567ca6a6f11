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
  static constexpr std::array<Word, 4> all{"Istituzioni", "Parti sociali", "Terzo settore",
                                           "Altri soggetti e cittadini"};
  return pick(all, value);
}
Word of_the(Bench value) {
  static constexpr std::array<Word, 4> all{"delle Istituzioni", "delle Parti sociali", "del Terzo settore",
                                           "degli Altri soggetti e cittadini"};
  return pick(all, value);
}
Word of(Standing value) {
  static constexpr std::array<Word, 4> all{"Firmatario", "Aderente", "Consultato", "Invitato permanente"};
  return pick(all, value);
}
Word of(OrganisationKind value) {
  static constexpr std::array<Word, 35> all{"Comune",
                                            "Provincia",
                                            "Regione",
                                            "Unione di comuni",
                                            "Azienda sanitaria",
                                            "Scuola",
                                            "Centro per l'impiego",
                                            "Azienda speciale",
                                            "Consorzio",
                                            "Azienda pubblica di servizi alla persona",
                                            "Ente di edilizia residenziale pubblica",
                                            "Ufficio della giustizia",
                                            "Prefettura",
                                            "Sindacato",
                                            "Sindacato dei pensionati",
                                            "Associazione di datori di lavoro",
                                            "Patronato",
                                            "Organizzazione di volontariato",
                                            "Associazione di promozione sociale",
                                            "Fondazione",
                                            "Ente filantropico",
                                            "Impresa sociale",
                                            "Cooperativa sociale",
                                            "Rete associativa",
                                            "Società di mutuo soccorso",
                                            "Altro ente del Terzo settore",
                                            "Ente religioso",
                                            "Centro di servizio per il volontariato",
                                            "Rete del Terzo settore",
                                            "Gruppo informale",
                                            "Impresa",
                                            "Struttura privata accreditata",
                                            "Gruppo di cittadini",
                                            "Rappresentanza di utenti",
                                            "Ordine professionale"};
  return pick(all, value);
}
Word of(MembershipStatus value) {
  static constexpr std::array<Word, 4> all{"Membro", "Sospeso", "Uscito", "Escluso"};
  return pick(all, value);
}
Word of(ObjectiveLevel value) {
  static constexpr std::array<Word, 2> all{"Obiettivo strategico", "Obiettivo operativo"};
  return pick(all, value);
}
Word of(NodeKind value) {
  static constexpr std::array<Word, 5> all{"Sezione", "Area di intervento", "Obiettivo", "Azione", "Indicatore"};
  return pick(all, value);
}
Word of(Policy value) {
  static constexpr std::array<Word, 8> all{"sanità",      "istruzione", "lavoro",    "casa",
                                           "urbanistica", "fisco",      "giustizia", "trasporti"};
  return pick(all, value);
}
Word of(HarmonisationDimension value) {
  static constexpr std::array<Word, 7> all{"organizzazione",  "modalità di erogazione",       "tempi di erogazione",
                                           "dialogo sociale", "integrazione socio-sanitaria", "copertura",
                                           "tariffe"};
  return pick(all, value);
}
Word of(HarmonisationStatus value) {
  static constexpr std::array<Word, 4> all{"non avviato", "in corso", "in uno dei due ex ambiti", "allineato"};
  return pick(all, value);
}
Word of(OrganisationLevel value) {
  static constexpr std::array<Word, 4> all{"comunale", "di più comuni", "di ambito", "sovra-ambito"};
  return pick(all, value);
}
Word of(IndicatorType value) {
  static constexpr std::array<Word, 4> all{"di risultato", "di qualità", "di processo", "di impatto di genere"};
  return pick(all, value);
}
Word of(Disaggregation value) {
  static constexpr std::array<Word, 5> all{"sesso", "fascia di età", "comune", "ex ambito", "disabilità"};
  return pick(all, value);
}
Word of(Origin value) {
  static constexpr std::array<Word, 5> all{"da una proposta", "dall'ufficio di piano", "dalla Conferenza dei Sindaci",
                                           "dalla legge", "dal piano precedente"};
  return pick(all, value);
}
Word of(Track value) {
  static constexpr std::array<Word, 3> all{"concertazione", "co-programmazione", "partecipazione civica"};
  return pick(all, value);
}
Word of(ProposalKind value) {
  static constexpr std::array<Word, 4> all{"Arricchire", "Modificare", "Differenziare", "Articolare"};
  return pick(all, value);
}
Word of(ProposalState value) {
  static constexpr std::array<Word, 8> all{"Presentata",     "Non ammissibile", "Da regolarizzare",   "Ammissibile",
                                           "In discussione", "Al voto",         "Posizioni raccolte", "Ritirata"};
  return pick(all, value);
}
Word meaning_of(ProposalState value) {
  static constexpr std::array<Word, 8> all{
      "È stata presentata e attende l'esame di ammissibilità.",
      "L'ufficio di piano non l'ha ammessa, con il motivo qui sotto.",
      "L'ufficio di piano chiede di correggerla entro un termine.",
      "È ammissibile e attende la discussione al tavolo.",
      "Il tavolo la sta discutendo.",
      "Gli organismi stanno esprimendo la loro posizione.",
      "Il tavolo ha espresso la sua posizione.",
      "Chi l'aveva presentata l'ha ritirata.",
  };
  return pick(all, value);
}
Word of(BudgetEffect value) {
  static constexpr std::array<Word, 4> all{"Nessun effetto", "Sposta risorse già previste",
                                           "Aumenta una risorsa prevista", "Chiede risorse nuove"};
  return pick(all, value);
}
Word of(AdmissibilityCode value) {
  static constexpr std::array<Word, 8> all{"chi propone non è membro del tavolo",
                                           "mandato non valido",
                                           "fuori dalla finestra",
                                           "estranea alle materie del piano",
                                           "manca il punto del piano",
                                           "contraria alla legge",
                                           "contiene dati personali",
                                           "già presente"};
  return pick(all, value);
}
Word of(PositionChoice value) {
  static constexpr std::array<Word, 5> all{"Favorevole", "Favorevole con riserve", "Contrario", "Astenuto",
                                           "Non partecipa al voto"};
  return pick(all, value);
}
Word of(Outcome value) {
  static constexpr std::array<Word, 6> all{"Numero legale mancante",  "Parità: non approvata",
                                           "Non approvata",           "Approvata con riserve",
                                           "Approvata all'unanimità", "Approvata a maggioranza"};
  return pick(all, value);
}
Word letter(SectionLetter value) {
  static constexpr std::array<Word, 8> all{"a", "b", "c", "d", "e", "f", "g", "h"};
  return pick(all, value);
}

}  // namespace tavolo::pages::words
