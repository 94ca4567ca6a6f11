#pragma once
// Words of polls, on the public pages and in the minutes; the same as the client's.

#include "protocol/vocabulary/poll_terms.hpp"
#include "server/pages/language.hpp"

namespace tavolo::pages::words {

inline constexpr Word polls_title{"Consultazioni", "Polls"};
inline constexpr Word polls_intro{
    "Scelte fra opzioni, graduatorie, date di riunione e temperatura: una risposta per organismo. Le risposte si "
    "leggono "
    "alla chiusura; fino ad allora qui si vede soltanto quanti hanno risposto.",
    "Choices among options, rankings, meeting dates and temperature checks: one answer a body. Answers can be read at "
    "the close; until then only how many have answered is shown here."};
inline constexpr Word all_polls{"Tutte le consultazioni", "All polls"};
inline constexpr Word no_polls{"Nessuna consultazione è stata ancora aperta.", "No poll has been opened yet."};
inline constexpr Word open_polls{"Consultazioni aperte", "Open polls"};
inline constexpr Word no_open_polls{"Nessuna consultazione è aperta ora.", "No poll is open now."};
inline constexpr Word closed_polls{"Risultati", "Results"};
inline constexpr Word no_closed_polls{"Nessuna consultazione è ancora conclusa.", "No poll has ended yet."};
inline constexpr Word poll_open{"Consultazione aperta", "Poll open"};
inline constexpr Word poll_annulled{"Consultazione annullata", "Poll annulled"};
inline constexpr Word poll_annulled_note{
    "La presidenza ha annullato la consultazione. Le risposte già date restano chiuse per sempre.",
    "The chair annulled the poll. The answers given already stay sealed for ever."};
inline constexpr Word answers_sealed{"Le risposte si vedono alla chiusura.", "Answers are shown when the poll closes."};
inline constexpr Word poll_question{"Che cosa si chiede", "What is asked"};
inline constexpr Word poll_options{"Opzioni", "Options"};
inline constexpr Word how_counted{"Come si conta", "How it is counted"};
inline constexpr Word method_word{"Metodo", "Method"};
inline constexpr Word poll_result{"Risultato", "Result"};
inline constexpr Word not_binding{"Non vincolante: non è una posizione del tavolo.",
                                  "Not binding: it is not a position of the table."};
inline constexpr Word poll_no_winner{"Temperatura rilevata: nessun vincitore.",
                                     "Temperature taken: there is no winner."};
inline constexpr Word poll_nobody_said{"Nessuno ha espresso una preferenza.", "Nobody stated a preference."};
inline constexpr Word poll_leads{"Prevale: ", "In the lead: "};
inline constexpr Word poll_tied{"Al primo posto, alla pari: ", "Tied for the first place: "};
inline constexpr Word poll_no_quorum{"Numero legale non raggiunto: il risultato non vale come scelta del tavolo.",
                                     "Quorum not reached: the result does not count as a choice of the table."};
inline constexpr Word blank_answers{"Schede bianche", "Blank answers"};
inline constexpr Word blank_answer{"Scheda bianca", "Blank answer"};
inline constexpr Word option_word{"Opzione", "Option"};
inline constexpr Word step_word{"Gradino", "Step"};
inline constexpr Word first_mark{"(al primo posto)", "(in the first place)"};
inline constexpr Word answers_caption{"La risposta di ciascun organismo interpellato", "The answer of each body asked"};
inline constexpr Word answer_word{"Risposta", "Answer"};
inline constexpr Word not_answered{"Non ha risposto", "Did not answer"};
inline constexpr Word answer_recorded{"registrata dalla segreteria, ", "recorded by the secretary, "};
inline constexpr Word round_of_poll{"È un nuovo turno di una consultazione precedente.",
                                    "This is a new round of an earlier poll."};
inline constexpr Word round_after_poll{"C'è un nuovo turno di questa consultazione.",
                                       "There is a new round of this poll."};
inline constexpr Word poll_recountable{"Questo risultato si può ricalcolare", "You can recount this result"};
inline constexpr Word poll_recount_note{"Dalle risposte registrate, una voce ciascuna, con strumenti di terzi.",
                                        "From the recorded answers, one entry each, with tools of others."};
inline constexpr Word poll_heading{"Consultazione", "Poll"};
inline constexpr Word poll_still_open{"Consultazione non ancora conclusa.", "Poll not concluded yet."};
inline constexpr Word asked_bodies{"Organismi interpellati", "Bodies asked"};
inline constexpr Word outside_items{"Consultazioni fuori dai punti", "Polls outside the items"};

inline Word of(PollMethod method) {
  switch (method) {
    case PollMethod::choice:
      return {"Scelta fra opzioni", "Choice among options"};
    case PollMethod::approval:
      return {"Approvazione", "Approval"};
    case PollMethod::score:
      return {"Punteggio", "Score"};
    case PollMethod::ranked:
      return {"Graduatoria", "Ranking"};
    case PollMethod::meeting_time:
      return {"Data di riunione", "Meeting date"};
    case PollMethod::temperature:
      break;
  }
  return {"Temperatura", "Temperature check"};
}

/// How it is counted, with the published method and its source.
inline Word counting(PollMethod method) {
  switch (method) {
    case PollMethod::choice:
      return {
          "Ogni organismo sceglie un'opzione; prevale la più scelta (maggioranza relativa). Una parità resta parità.",
          "Each body chooses one option; the most chosen leads (plurality). A tie stays a tie."};
    case PollMethod::approval:
      return {
          "Ogni organismo approva tutte le opzioni che vuole; prevale la più approvata (voto per approvazione, "
          "Brams e Fishburn, 1978). Una parità resta parità.",
          "Each body approves of as many options as it likes; the most approved leads (approval voting, Brams and "
          "Fishburn, 1978). A tie stays a tie."};
    case PollMethod::score:
      return {
          "Ogni organismo dà un punteggio a ogni opzione; prevale il totale più alto (voto a punteggio). Una parità "
          "resta parità.",
          "Each body scores every option; the highest total leads (range voting). A tie stays a tie."};
    case PollMethod::ranked:
      return {
          "Ogni organismo mette in ordine le opzioni, che si confrontano a due a due (metodo di Schulze, Social "
          "Choice and Welfare, 2011, forza dei legami in voti vincenti). Le opzioni fuori graduatoria valgono meno "
          "di "
          "tutte le altre. Una parità resta parità.",
          "Each body puts the options in order; they are compared two by two (Schulze method, Social Choice and "
          "Welfare, 2011, links by winning votes). Options left out count below all others. A tie stays a tie."};
    case PollMethod::meeting_time:
      return {"Per ogni orario: sì, se serve, no. Prevalgono più sì, poi meno no.",
              "For each time: yes, if needed, no. The most yes leads, then the fewest no."};
    case PollMethod::temperature:
      break;
  }
  return {"Cinque gradini, da contrario a convinto. Non c'è un vincitore.",
          "Five steps, from contrary to convinced. There is no winner."};
}

/// The figure that decides, as a heading of its column.
inline Word figure_of(PollMethod method) {
  switch (method) {
    case PollMethod::choice:
      return {"Scelte", "Choices"};
    case PollMethod::approval:
      return {"Approvazioni", "Approvals"};
    case PollMethod::score:
      return {"Totale", "Sum"};
    case PollMethod::ranked:
      return {"Posto", "Place"};
    case PollMethod::meeting_time:
      return {"Sì", "Yes"};
    case PollMethod::temperature:
      break;
  }
  return {"In tutto", "In all"};
}

/// What the table of the result shows.
inline Word table_of(PollMethod method) {
  switch (method) {
    case PollMethod::choice:
      return {"Scelte, in tutto e per componente", "Choices, in all and by bench"};
    case PollMethod::approval:
      return {"Approvazioni, in tutto e per componente", "Approvals, in all and by bench"};
    case PollMethod::score:
      return {"Totale dei punti, in tutto e per componente", "Total of points, in all and by bench"};
    case PollMethod::ranked:
      return {"Posto in graduatoria, in tutto e come sarebbe in ogni componente da sola",
              "Place in the ranking, in all and as each bench alone would have it"};
    case PollMethod::meeting_time:
      return {"Sì, in tutto e per componente", "Yes, in all and by bench"};
    case PollMethod::temperature:
      break;
  }
  return {"Organismi per gradino, in tutto e per componente", "Bodies on each step, in all and by bench"};
}

/// `step`: 1 contrary to 5 convinced.
inline Word step_of(std::int64_t step) {
  switch (step) {
    case 1:
      return {"Contrario", "Contrary"};
    case 2:
      return {"Perplesso", "Doubtful"};
    case 3:
      return {"Neutrale", "Neutral"};
    case 4:
      return {"Favorevole", "Favourable"};
    default:
      return {"Convinto", "Convinced"};
  }
}

/// `mark` of a meeting time: 2 yes, 1 if needed, 0 no.
inline Word can_of(std::int64_t mark) {
  if (mark == 2) return {"Sì", "Yes"};
  return mark == 1 ? Word{"Se serve", "If needed"} : Word{"No", "Not possible"};
}

}  // namespace tavolo::pages::words
