#include "server/pages/words.hpp"

namespace tavolo::pages::words {
namespace {

std::string join(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const auto part : parts) out += part;
  return out;
}
/// "1 voce", "2 voci"
std::string counted(std::int64_t n, Word one, Word many) { return join({number(n), " ", n == 1 ? one : many}); }

}  // namespace

std::string number(std::int64_t n) {
  std::string digits = std::to_string(n < 0 ? -n : n);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, '.');
  return n < 0 ? "-" + digits : digits;
}

std::string euros(Cents amount) {
  const std::int64_t cents = amount.amount % 100;
  return join({number(amount.amount / 100), ",", cents < 10 ? "0" : "", std::to_string(cents), " euro"});
}

std::string entries(std::int64_t n) { return counted(n, "voce", "voci"); }
std::string in_record(std::int64_t index) { return join({"voce ", number(index)}); }
std::string of_count(std::int64_t part, std::int64_t whole) { return join({number(part), " su ", number(whole)}); }

std::string latest_outcome(Word day) { return join({"Consultiva, ultimo esito il ", day}); }
std::string objectives_in(std::int64_t objectives, std::int64_t in_areas) {
  return join({objectives == 1 ? "obiettivo in " : "obiettivi in ",
               counted(in_areas, "area di intervento", "aree di intervento")});
}
std::string bodies_with_vote(std::int64_t bodies, std::int64_t voting) {
  return join(
      {bodies == 1 ? "organismo al tavolo, " : "organismi al tavolo, ", number(voting), " con diritto di posizione"});
}

std::string comuni_of(std::int64_t comuni, std::int64_t all) { return join({of_count(comuni, all), " comuni"}); }
std::string indicators_with_value(std::int64_t with_value, std::int64_t all) {
  return join({of_count(with_value, all), " indicatori con un valore"});
}
std::string plan_of(std::int64_t from, std::int64_t to) {
  return join({std::to_string(from), "-", std::to_string(to)});
}
std::string plan_version(Word version) { return join({"versione ", version}); }
std::string version(std::int64_t n) { return join({"versione ", number(n)}); }
std::string proposals_count(std::int64_t n) { return counted(n, "proposta", "proposte"); }
std::string objectives_count(std::int64_t n) { return counted(n, "obiettivo", "obiettivi"); }

std::string enters_update(std::int64_t year) { return join({"Per l'aggiornamento ", std::to_string(year)}); }
std::string cure_by(Word day) { return join({"Da regolarizzare entro il ", day}); }
std::string estimated(Word amount) { return join({"stima di chi propone: ", amount}); }

std::string table_position_of(Word moment) { return join({"Posizione del tavolo, ", moment}); }

std::string outcome_sentence(const VoteResult& result) {
  std::string sentence(of(result.outcome));
  bool first = true;
  for (const BenchTally& tally : result.by_bench) {
    if (!tally.dissents) continue;
    sentence += first ? ", con il dissenso " : " e ";
    sentence += of_the(tally.bench);
    first = false;
  }
  return sentence;
}

std::string dissent_note(const VoteResult& result) {
  std::string benches;
  for (const BenchTally& tally : result.by_bench) {
    if (!tally.dissents) continue;
    if (!benches.empty()) benches += ", ";
    benches += of(tally.bench);
  }
  return benches.empty() ? std::string(dissent_none) : join({"Componenti che dissentono: ", benches});
}

std::string on_order(Word order) { return join({"Aperta dalla segreteria su ordine della presidenza: ", order}); }

std::string why(const VoteResult& result, const Majority& majority) {
  const std::int64_t valid = result.votes_for + result.votes_against;
  switch (result.outcome) {
    case Outcome::no_structural_quorum:
      return result.present < result.quorum_needed
                 ? join({"Hanno risposto ", of_count(result.present, result.electorate), ", ne servivano ",
                         number(result.quorum_needed)})
                 : std::string(institutions_missing);
    case Outcome::tie_not_approved:
      return join({number(result.votes_for), " a favore e ", number(result.votes_against),
                   " contro: in parità non è approvata"});
    case Outcome::not_approved:
      return join({of_valid(result.votes_for, valid), ": ne servivano almeno ", number(result.votes_needed)});
    case Outcome::approved_with_reservations:
      return "Almeno una posizione favorevole porta una riserva";
    case Outcome::approved_unanimously:
      return "Nessuna posizione contraria";
    case Outcome::approved_by_majority:
      break;
  }
  return join({of_valid(result.votes_for, valid), ". ", words::majority(majority)});
}

std::string closes(Word day, Word hour) { return join({"Chiude ", day, " alle ", hour}); }

std::string out_of_count(std::int64_t abstained, std::int64_t not_participating, std::int64_t silent) {
  std::string all = "Fuori dal calcolo: ";
  all += counted(abstained, "astenuto", "astenuti");
  all += ", ";
  all += counted(not_participating, "non partecipa", "non partecipano");
  all += ", ";
  all += counted(silent, "non ha risposto", "non hanno risposto");
  return all;
}

std::string for_parts(std::int64_t plain, std::int64_t with_reservations) {
  return join({counted(plain, "favorevole", "favorevoli"), ", ", number(with_reservations), " con riserve"});
}
std::string answered(std::int64_t n, std::int64_t of) { return join({"Hanno risposto ", of_count(n, of)}); }
std::string at_least(std::int64_t n) { return join({"almeno ", number(n)}); }
std::string at_least_of(std::int64_t n, std::int64_t of) { return join({"almeno ", of_count(n, of)}); }
std::string of_valid(std::int64_t votes_for, std::int64_t valid) {
  return join({of_count(votes_for, valid), valid == 1 ? " voto valido" : " voti validi"});
}

std::string majority(const Majority& majority) {
  const auto* qualified = std::get_if<QualifiedMajority>(&majority);
  if (qualified == nullptr) return std::string(rule_simple);
  return join({"Almeno ", number(qualified->num), "/", number(qualified->den),
               qualified->base == MajorityBase::votes_cast ? " dei voti validi" : " degli aventi diritto"});
}

std::string regulation_version(std::int64_t n) { return join({"Regolamento, versione ", number(n)}); }
std::string opened_at(Word moment) { return join({"Aperta il ", moment}); }
std::string closed_at(Word moment) { return join({"Chiusa il ", moment}); }
std::string from_entries(std::int64_t from, std::int64_t to) {
  return join({"Dalle voci ", number(from), "-", number(to), " del registro."});
}

std::string bodies_caption(Bench which, std::int64_t bodies, std::int64_t voting) {
  return join({of(which), ": ", counted(bodies, "organismo", "organismi"), ", ", number(voting), " con voto"});
}

std::string quorum_in_words(const QuorumRule& quorum_rule) {
  const std::string share = join({number(quorum_rule.num), "/", number(quorum_rule.den)});
  return quorum_rule.strict ? join({"più di ", share, " degli aventi diritto"})
                            : join({"almeno ", share, " degli aventi diritto"});
}
std::string within_days(std::int64_t days) { return join({"entro ", counted(days, "giorno", "giorni")}); }
std::string lasting_days(std::int64_t days) { return counted(days, "giorno", "giorni"); }
std::string lasting_minutes(std::int64_t minutes) { return counted(minutes, "minuto", "minuti"); }
std::string adopted_on(Word day) { return join({"adottato il ", day}); }

}  // namespace tavolo::pages::words
