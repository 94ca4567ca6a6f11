#pragma once
// Words of the search page.

#include "protocol/vocabulary/search_terms.hpp"
#include "server/pages/language.hpp"

namespace tavolo::pages::words {

inline constexpr Word nav_search{"Cerca", "Search"};
inline constexpr Word search_label{"Parole da cercare", "Words to look for"};
inline constexpr Word search_hint{
    "Si cerca nelle proposte ammissibili, nel piano, nelle votazioni, nelle consultazioni e nelle posizioni rese "
    "pubbliche. Gli accenti non "
    "contano; basta l'inizio di una parola; fra virgolette le parole stanno insieme.",
    "Looks in admissible proposals, the plan, votes, polls and positions made public. Accents make no difference; the "
    "beginning "
    "of a word is enough; words in quotation marks stand together. Texts are in Italian."};
inline constexpr Word search_nothing{"Nessun testo pubblico contiene tutte queste parole.",
                                     "No public text has all these words."};
inline constexpr Word search_nothing_remedy{"Prova con meno parole, o con l'inizio di una parola.",
                                            "Try fewer words, or the beginning of a word."};
inline constexpr Word search_unreadable{"Scrivi da 1 a 200 caratteri.", "Write 1 to 200 characters."};
inline constexpr Word search_busy{"La ricerca ora non può rispondere. Aspetta qualche secondo e riprova.",
                                  "The search cannot answer now. Wait a few seconds and try again."};
inline constexpr Word search_more{"Mostra altri risultati", "Show more results"};
inline constexpr Word position_of{"Posizione di", "Position of"};

inline Word results_of(SearchKind of) {
  switch (of) {
    case SearchKind::proposal:
      return {"Proposte", "Proposals"};
    case SearchKind::comment:
      return {"Commenti", "Comments"};
    case SearchKind::plan_node:
      return {"Piano", "Plan"};
    case SearchKind::vote:
      return {"Votazioni", "Votes"};
    case SearchKind::poll:
      return {"Consultazioni", "Polls"};
    case SearchKind::document:
      return {"Documenti", "Documents"};
  }
  return "";
}

}  // namespace tavolo::pages::words
