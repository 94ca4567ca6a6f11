#include "server/pages/words.hpp"

#include "server/domain/outcome.hpp"

namespace tavolo::pages::words {
namespace {

std::string join(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const auto part : parts) out += part;
  return out;
}
/// The words of the language that is spoken.
std::string_view say(std::string_view it, std::string_view en) { return spoken().language == Language::en ? en : it; }
constexpr Word day_word{"giorno", "day"};
constexpr Word days_word{"giorni", "days"};
/// "1 voce", "2 voci"
std::string counted(std::int64_t n, Word one, Word many) { return join({number(n), " ", n == 1 ? one : many}); }

}  // namespace

std::string number(std::int64_t n) {
  const bool english = spoken().language == Language::en;
  std::string digits = std::to_string(n < 0 ? -n : n);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, english ? ',' : '.');
  return n < 0 ? "-" + digits : digits;
}

std::string euros(Cents amount) {
  const std::int64_t cents = amount.amount % 100;
  return join({number(amount.amount / 100), say(",", "."), cents < 10 ? "0" : "", std::to_string(cents), " euro"});
}

std::string entries(std::int64_t n) { return counted(n, {"voce", "entry"}, {"voci", "entries"}); }
std::string in_record(std::int64_t index) { return join({say("voce ", "entry "), number(index)}); }
std::string erased_by_entry(std::int64_t index) {
  return join({say("Testo cancellato per ordine: la cancellazione è a verbale, ",
                   "Text erased by order: the erasure is on record, "),
               in_record(index), "."});
}
std::string of_count(std::int64_t part, std::int64_t whole) {
  return join({number(part), say(" su ", " of "), number(whole)});
}

std::string latest_outcome(std::string_view day) {
  return join({say("Consultiva, ultimo esito il ", "Consultative, last outcome on "), day});
}
std::string objectives_in(std::int64_t objectives, std::int64_t in_areas) {
  return join({objectives == 1 ? say("obiettivo in ", "objective in ") : say("obiettivi in ", "objectives in "),
               counted(in_areas, {"area di intervento", "area of intervention"},
                       {"aree di intervento", "areas of intervention"})});
}
std::string bodies_with_vote(std::int64_t bodies, std::int64_t voting) {
  return join({bodies == 1 ? say("organismo al tavolo, ", "body at the table, ")
                           : say("organismi al tavolo, ", "bodies at the table, "),
               number(voting), say(" con diritto di posizione", " entitled to a position")});
}

std::string comuni_of(std::int64_t comuni, std::int64_t all) {
  return join({of_count(comuni, all), say(" comuni", " municipalities")});
}
std::string indicators_with_value(std::int64_t with_value, std::int64_t all) {
  return join({of_count(with_value, all), say(" indicatori con un valore", " indicators with a value")});
}
std::string plan_of(std::int64_t from, std::int64_t to) {
  return join({std::to_string(from), "-", std::to_string(to)});
}
std::string plan_version(std::string_view version) { return join({say("versione ", "version "), version}); }
std::string version(std::int64_t n) { return join({say("versione ", "version "), number(n)}); }
std::string proposals_count(std::int64_t n) { return counted(n, {"proposta", "proposal"}, {"proposte", "proposals"}); }
std::string objectives_count(std::int64_t n) {
  return counted(n, {"obiettivo", "objective"}, {"obiettivi", "objectives"});
}

std::string enters_update(std::int64_t year) {
  return join({say("Per l'aggiornamento ", "For the update of "), std::to_string(year)});
}
std::string reply_awaited(std::string_view day) {
  return join({say("In attesa di riscontro entro il ", "The reply is due by "), day});
}
std::string cure_by(std::string_view day) { return join({say("Da regolarizzare entro il ", "To be cured by "), day}); }
std::string estimated(std::string_view amount) {
  return join({say("stima di chi propone: ", "estimate of the proposer: "), amount});
}

std::string table_position_of(std::string_view moment) {
  return join({say("Posizione del tavolo, ", "Position of the table, "), moment});
}

std::string outcome_sentence(const VoteResult& result) {
  std::string sentence{std::string_view(of(result.outcome))};
  bool first = true;
  for (const Bench each : domain::dissenting(result)) {
    sentence += first ? say(", con il dissenso ", ", with the dissent ") : say(" e ", " and ");
    sentence += std::string_view(of_the(each));
    first = false;
  }
  return sentence;
}

std::string dissent_note(const VoteResult& result) {
  std::string benches;
  for (const Bench each : domain::dissenting(result)) {
    if (!benches.empty()) benches += ", ";
    benches += std::string_view(of(each));
  }
  return benches.empty() ? std::string(std::string_view(dissent_none))
                         : join({say("Componenti che dissentono: ", "Benches that dissent: "), benches});
}

std::string on_order(std::string_view order) {
  return join(
      {say("Aperta dalla segreteria su ordine della presidenza: ", "Opened by the secretary on order of the chair: "),
       order});
}

std::string why(const VoteResult& result, const Majority& majority) {
  const std::int64_t valid = result.votes_for + result.votes_against;
  switch (result.outcome) {
    case Outcome::no_structural_quorum:
      return result.present < result.quorum_needed
                 ? join({of_count(result.present, result.electorate),
                         say(" hanno risposto, ne servivano ", " answered, needed: "), number(result.quorum_needed)})
                 : std::string(std::string_view(institutions_missing));
    case Outcome::tie_not_approved:
      return join({number(result.votes_for), say(" a favore e ", " in favour and "), number(result.votes_against),
                   say(" contro: in parità non è approvata", " against: a tie is not approved")});
    case Outcome::not_approved:
      return join({of_valid(result.votes_for, valid),
                   say(": ne servivano almeno ", ": at least this many were needed: "), number(result.votes_needed)});
    case Outcome::approved_with_reservations:
      return std::string(say("Almeno una posizione favorevole porta una riserva",
                             "At least one position in favour bears a reservation"));
    case Outcome::approved_unanimously:
      return std::string(say("Nessuna posizione contraria", "No position against"));
    case Outcome::approved_by_majority:
      break;
  }
  return join({of_valid(result.votes_for, valid), ". ", words::majority(majority)});
}

std::string closes(std::string_view day, std::string_view hour) {
  return join({say("Chiude ", "Closes on "), day, say(" alle ", " at "), hour});
}

std::string out_of_count(std::int64_t abstained, std::int64_t not_participating, std::int64_t silent) {
  std::string all(say("Fuori dal calcolo: ", "Outside the count: "));
  all += counted(abstained, {"astenuto", "abstained"}, {"astenuti", "abstained"});
  all += ", ";
  all += counted(not_participating, {"non partecipa", "does not take part"}, {"non partecipano", "do not take part"});
  all += ", ";
  all += counted(silent, {"non ha risposto", "has not answered"}, {"non hanno risposto", "have not answered"});
  return all;
}

std::string for_parts(std::int64_t plain, std::int64_t with_reservations) {
  return join({counted(plain, {"favorevole", "favourable"}, {"favorevoli", "favourable"}), ", ",
               number(with_reservations), say(" con riserve", " with reservations")});
}
std::string answered(std::int64_t n, std::int64_t of) {
  return join({say("Hanno risposto ", "Answered: "), of_count(n, of)});
}
std::string there_were(std::int64_t n) { return join({say("presenti ", "present "), number(n)}); }
std::string at_least(std::int64_t n) { return join({say("almeno ", "at least "), number(n)}); }
std::string at_least_of(std::int64_t n, std::int64_t of) {
  return join({say("almeno ", "at least "), of_count(n, of)});
}
std::string of_valid(std::int64_t votes_for, std::int64_t valid) {
  return join({of_count(votes_for, valid),
               valid == 1 ? say(" voto valido", " valid vote") : say(" voti validi", " valid votes")});
}

std::string majority(const Majority& majority) {
  const auto* qualified = std::get_if<QualifiedMajority>(&majority);
  if (qualified == nullptr) return std::string(std::string_view(rule_simple));
  return join({say("Almeno ", "At least "), number(qualified->num), "/", number(qualified->den),
               qualified->base == MajorityBase::votes_cast ? say(" dei voti validi", " of the valid votes")
                                                           : say(" degli aventi diritto", " of those entitled")});
}

std::string regulation_version(std::int64_t n) {
  return join({say("Regolamento, versione ", "Regulation, version "), number(n)});
}
std::string opened_at(std::string_view moment) { return join({say("Aperta il ", "Opened on "), moment}); }
std::string closed_at(std::string_view moment) { return join({say("Chiusa il ", "Closed on "), moment}); }
std::string from_entries(std::int64_t from, std::int64_t to) {
  return join(
      {say("Dalle voci ", "From entries "), number(from), "-", number(to), say(" del registro.", " of the record.")});
}

std::string bodies_caption(Bench which, std::int64_t bodies, std::int64_t voting) {
  return join({of(which), ": ", counted(bodies, {"organismo", "body"}, {"organismi", "bodies"}), ", ", number(voting),
               say(" con voto", " with a vote")});
}

std::string quorum_in_words(const QuorumRule& quorum_rule) {
  const std::string share = join({number(quorum_rule.num), "/", number(quorum_rule.den)});
  return quorum_rule.strict
             ? join({say("più di ", "more than "), share, say(" degli aventi diritto", " of those entitled")})
             : join({say("almeno ", "at least "), share, say(" degli aventi diritto", " of those entitled")});
}
std::string within_days(std::int64_t days) {
  return join({say("entro ", "within "), counted(days, day_word, days_word)});
}
std::string lasting_days(std::int64_t days) { return counted(days, day_word, days_word); }
std::string lasting_minutes(std::int64_t minutes) {
  return counted(minutes, {"minuto", "minute"}, {"minuti", "minutes"});
}
std::string adopted_on(std::string_view day) { return join({say("adottato il ", "adopted on "), day}); }

}  // namespace tavolo::pages::words
