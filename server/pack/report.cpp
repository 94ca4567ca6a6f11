#include "server/pack/report.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

namespace tavolo::pack {
namespace {

using Json = nlohmann::ordered_json;

struct Words {
  std::string_view italian;
  std::string_view english;
  std::string_view in(Language language) const { return language == Language::italian ? italian : english; }
};

constexpr std::array<Words, step_count> titles{{
    {"File del pacchetto", "Files of the pack"},
    {"Chiavi e regole di fiducia", "Keys and policy"},
    {"Firme", "Signatures"},
    {"Albero delle righe", "Tree of the entries"},
    {"Checkpoint tra loro coerenti", "Checkpoints agree"},
    {"Righe del registro", "Entries"},
    {"Testi (quattro stati)", "Texts (four states)"},
    {"Esiti ricalcolati", "Outcomes counted again"},
    {"Marche temporali", "Time stamps"},
    {"Documenti allegati", "Attached documents"},
}};

/// Findings are written in English; what of them a person meets most has its Italian beside.
std::string in_italian(const std::string& what) {
  static const std::map<std::string_view, std::string_view> sentences{
      {"whose key it is: the pack's own was believed (--vkey)",
       "di chi sia la chiave: è quella del pacchetto stesso (--vkey)"},
      {"whose key the registry's is: the pack's own was believed (--vkey)",
       "di chi sia la chiave del registro dell'istanza: è quella del pacchetto stesso (--vkey)"},
      {"whether witnesses cosigned it: no policy was given (--policy)",
       "se dei testimoni l'abbiano co-firmato: manca una politica data da chi verifica (--policy)"},
      {"checkpoints kept elsewhere: none was given (--known-checkpoint)",
       "i checkpoint conservati altrove: non ne è stato dato nessuno (--known-checkpoint)"},
      {"the signature of the other log's checkpoint: its key was not given (--vkey)",
       "la firma del checkpoint dell'altro registro: manca la sua chiave (--vkey)"},
      {"the authority's signatures: its certificates were not given (--tsa-ca-file)",
       "le firme dell'autorità: mancano i suoi certificati (--tsa-ca-file)"},
      {"whose certificates they are: the pack's own were believed (--tsa-ca-file)",
       "di chi siano i certificati: sono quelli del pacchetto stesso (--tsa-ca-file)"},
      {"what entries say that this level does not let read, and their chains",
       "che cosa dicono le righe che questo livello non lascia leggere, e le loro catene"},
      {"texts that this level withholds", "i testi che questo livello non contiene"},
      {"outcomes whose positions are withheld at this level", "gli esiti le cui posizioni non sono a questo livello"},
      {"files that this level withholds", "i file che questo livello non contiene"},
      {"it is nothing that a pack holds", "non è una parte di un pacchetto"},
      {"it is missing or out of form", "manca o non è nella forma dovuta"},
      {"the manifest does not name it", "il manifesto non lo nomina"},
      {"it cannot be read", "non si può leggere"},
      {"its bytes are not those of the manifest", "i suoi byte non sono quelli del manifesto"},
      {"the manifest names it; it is missing", "il manifesto lo nomina, ma manca"},
      {"a header that no pack has", "un'intestazione che nessun pacchetto ha"},
      {"it stands in the archive twice", "sta due volte nell'archivio"},
      {"what fills the block behind it is not empty", "il riempimento che lo segue non è vuoto"},
      {"the end is not that of a pack", "la fine non è quella di un pacchetto"},
      {"it names another key for this log than the one given", "nomina per questo registro un'altra chiave"},
      {"note: one of the log's two keys has not signed it", "una delle due chiavi del registro non l'ha firmato"},
      {"there is no key of this log", "manca la chiave di questo registro"},
      {"it is missing", "manca"},
      {"fewer witnesses have cosigned it than the policy asks for", "i testimoni che l'hanno co-firmato non bastano"},
      {"it states another size than the checkpoint", "dichiara una dimensione diversa dal checkpoint"},
      {"the entry's bytes are not those that were signed", "i byte della riga non sono quelli firmati"},
      {"the entry's bytes and the hash kept of them differ", "i byte della riga e la sua impronta non concordano"},
      {"the entries do not make the root that was signed", "le righe non danno la radice firmata"},
      {"the bundle of entries is out of form", "il blocco di righe non è nella forma dovuta"},
      {"its hashes are not those of the entries", "le sue impronte non sono quelle delle righe"},
      {"it is no tile of this tree", "non appartiene a questo albero"},
      {"it is signed for another size", "è firmato per un'altra dimensione"},
      {"entries that it covers are not in the pack", "righe che copre non sono nel pacchetto"},
      {"two histories under one key: the entries make another root",
       "DUE STORIE SOTTO LA STESSA CHIAVE: le righe danno un'altra radice"},
      {"it is of no log of this pack", "non è di un registro di questo pacchetto"},
      {"it is newer than the pack, or the record was cut back: ask for a newer pack",
       "è più recente del pacchetto, o il registro è stato accorciato: chiedere un pacchetto più recente"},
      {"the log has another number of entries than when it was frozen",
       "il registro ha un altro numero di righe rispetto a quando è stato chiuso"},
      {"the entries make another root than the registry states", "le righe non danno la radice della chiusura"},
      {"a log cannot go on from itself", "un registro non può proseguire sé stesso"},
      {"the entry states another number", "la riga dichiara un altro numero"},
      {"the entry is of another log", "la riga è di un altro registro"},
      {"it is before that of the entry before", "è anteriore alla riga precedente"},
      {"it does not continue the chain of its object", "non continua la catena del suo oggetto"},
      {"it is out of form", "non è nella forma dovuta"},
      {"it is not the text that the entry commits to", "non è il testo di cui la riga porta l'impronta"},
      {"it is more than this level lets anybody read", "è più di quanto questo livello lasci leggere"},
      {"it is there although it was redacted", "c'è, benché sia stato oscurato"},
      {"it is sealed: its vote is not closed", "è sigillato: la votazione non è chiusa"},
      {"it is missing, and no redaction is on record", "MANCA, e nessun oscuramento è a registro"},
      {"entries name these rules; they are missing", "delle righe nominano queste regole, che mancano"},
      {"its bytes are not those that its name says", "i suoi byte non sono quelli che dice il nome"},
      {"no entry of this pack names it", "nessuna riga di questo pacchetto lo nomina"},
      {"it is of no entry of this pack", "non è di una riga di questo pacchetto"},
      {"the registry does not name this token", "il registro dell'istanza non nomina questa marca"},
      {"the token is not the one that the registry names", "non è la marca che il registro dell'istanza nomina"},
      {"the checkpoint that it stamps is not in the pack", "il checkpoint che marca non è nel pacchetto"},
      {"the registry states another time or policy", "il registro dell'istanza dichiara un'altra ora o politica"},
      {"the registry does not name this log with this key", "il registro dell'istanza non nomina questa chiave"},
      {"the entry of the registry is out of form", "la riga del registro dell'istanza non è nella forma dovuta"},
  };
  const auto found = sentences.find(what);
  return found == sentences.end() ? what : std::string(found->second);
}

std::string line_of(const record::Finding& finding, Language language) {
  const std::string entry =
      finding.seq ? (language == Language::italian ? "riga " : "entry ") + std::to_string(*finding.seq) + ", " : "";
  const std::string what = language == Language::italian ? in_italian(finding.what) : finding.what;
  return "           " + entry + finding.field + ": " + what + '\n';
}

std::string number(std::uint64_t n) { return std::to_string(n); }

/// One word a verdict, all of one width.
std::string_view word_of(record::Verdict verdict, bool italian) {
  switch (verdict) {
    case record::Verdict::ok:
      return "ok      ";
    case record::Verdict::partly:
      return italian ? "parziale" : "partly  ";
    case record::Verdict::nothing:
      return italian ? "niente  " : "nothing ";
    case record::Verdict::fail:
      return italian ? "ERRORE  " : "FAIL    ";
  }
  return {};
}

std::string step_shown(std::size_t i, const record::Step& step, Language language) {
  const bool italian = language == Language::italian;
  std::string text = number(i) + ' ';
  text.append(word_of(record::verdict_of(step), italian)).append(" ").append(titles[i].in(language)).append(": ");
  text += number(step.checked) + (italian ? " controllati" : " checked") + '\n';
  for (const auto& part : step.left_out)
    text += (italian ? "           non guardato: " + in_italian(part) : "           not looked at: " + part) + '\n';
  for (const auto& finding : step.findings) text += line_of(finding, language);
  return text;
}

/// The line of a kind of file by state; empty where there is none.
std::string files_shown(const record::DisclosureCounts& files, std::string_view title) {
  if (files.disclosed + files.redacted + files.withheld + files.missing == 0) return {};
  return std::string(title) + number(files.disclosed) + " DISCLOSED, " + number(files.redacted) + " REDACTED, " +
         number(files.withheld) + " WITHHELD, " + number(files.missing) + " MISSING\n";
}

std::string stamps_shown(const PackVerification& seen, bool italian) {
  if (!seen.newest_stamp) return italian ? "Nessuna marca temporale.\n" : "No time stamp.\n";
  std::string text = italian ? "Ultima marca temporale: " : "Newest time stamp: ";
  text.append(to_string(seen.newest_stamp->at)).append(", ").append(seen.newest_stamp->authority).append("\n");
  switch (seen.stamps_by) {
    case StampsBy::given:
      return text;
    case StampsBy::own:
      return text + (italian
                         ? "I certificati dell'autorità sono quelli del pacchetto stesso: confrontarli con quelli che "
                           "l'autorità pubblica (--tsa-ca-file).\n"
                         : "The authority's certificates are the pack's own: compare them with those that the "
                           "authority publishes (--tsa-ca-file).\n");
    case StampsBy::nobody:
      return text + (italian ? "La firma dell'autorità non è stata verificata: mancano i suoi certificati "
                               "(--tsa-ca-file).\n"
                             : "The authority's signature was not verified: its certificates are missing "
                               "(--tsa-ca-file).\n");
  }
  return text;
}

/// Why a log was closed, behind "THIS LOG IS CLOSED: ".
Words why_closed(record::FreezeReason reason) {
  switch (reason) {
    case record::FreezeReason::key_compromised:
      return {"la sua chiave è in mano ad altri", "its key is in other hands"};
    case record::FreezeReason::key_lost:
      return {"la sua chiave è persa", "its key is lost"};
    case record::FreezeReason::entries_lost:
      return {"delle righe già pubblicate sono perse", "entries that were let out are lost"};
  }
  return {};
}

std::string succession_shown(const PackVerification& seen, bool italian) {
  std::string text;
  if (seen.succeeds) {
    text += italian ? "Questo registro prosegue " : "This log goes on from ";
    text +=
        seen.succeeds->origin + (italian ? ", chiuso dopo le prime " : ", closed at ") + number(seen.succeeds->size);
    text += (italian ? " righe, radice " : " entries, root ") + to_hex(seen.succeeds->root);
    text += italian ? ": lo dice di sé. Quale registro prosegua, e con quale chiave, è da confrontare con "
                      "quanto l'ambito ha pubblicato per altra via.\n"
                    : ": its own word. Compare which log goes on, and its key, with what the ambito "
                      "published by another way.\n";
  }
  if (seen.frozen) {
    text += italian ? "QUESTO REGISTRO È CHIUSO: " : "THIS LOG IS CLOSED: ";
    text += why_closed(seen.frozen->reason).in(italian ? Language::italian : Language::english);
    text += italian ? ". È da credere fino a " : ". It is to be believed up to ";
    text += number(seen.frozen->size) + (italian ? " righe su " : " entries of ") + number(seen.frozen->held);
    text += italian ? "; le altre valgono quanto le ricevute e i checkpoint conservati altrove.\n"
                    : "; the others are worth what receipts and checkpoints kept elsewhere are.\n";
  }
  return text;
}

std::string what_it_shows(const PackVerification& seen, Language language) {
  const bool italian = language == Language::italian;
  std::string text = "\n";
  if (seen.key_from_elsewhere) {
    text += italian ? "La chiave è quella data da chi verifica.\n" : "The key is the one that was given.\n";
  } else {
    text += italian
                ? "ATTENZIONE: la chiave è quella del pacchetto stesso. Mostra solo che il pacchetto concorda con "
                  "sé: confrontarla con quella avuta per altra via (--vkey).\n"
                : "CAUTION: the key is the pack's own. This shows only that the pack agrees with itself: compare it "
                  "with one that reached you by another way (--vkey).\n";
  }
  if (seen.known_checkpoints == 0) {
    text += italian ? "Nessun checkpoint conservato altrove (--known-checkpoint): chi ha la chiave del registro "
                      "potrebbe averlo riscritto tutto.\n"
                    : "No checkpoint kept elsewhere (--known-checkpoint): who holds the log's key could have rewritten "
                      "all of it.\n";
  }
  text += stamps_shown(seen, italian);
  text += italian ? "Testimoni che hanno co-firmato: " : "Witnesses that cosigned: ";
  text += number(seen.cosigners.size());
  return text + '\n';
}

}  // namespace

std::string report_text(const PackVerification& seen, Language language) {
  const bool italian = language == Language::italian;
  std::string text = seen.note.origin + '\n';
  text += (italian ? "Livello: " : "Level: ") + seen.note.level + (seen.note.of ? ", " + *seen.note.of : "") + '\n';
  text += number(seen.note.size) + (italian ? " righe, radice " : " entries, root ") + seen.root_hex + '\n';
  text += (italian ? "Chiave: " : "Key: ") + seen.vkey + "\n\n";
  for (std::size_t i = 0; i < seen.steps.size(); ++i) text += step_shown(i, seen.steps[i], language);
  const auto& fields = seen.fields;
  text += italian ? "\nTesti: " : "\nTexts: ";
  text += number(fields.disclosed) + " DISCLOSED, " + number(fields.redacted) + " REDACTED, " +
          number(fields.withheld) + " WITHHELD, " + number(fields.missing) + " MISSING\n";
  text += files_shown(seen.documents, italian ? "Documenti: " : "Documents: ");
  text += files_shown(seen.scans, italian ? "Scansioni di posizioni ricevute su carta o PEC: "
                                          : "Scans of positions given on paper or by PEC: ");
  text += italian ? "Esiti ricalcolati dalle posizioni: " : "Outcomes counted again from the positions: ";
  text += number(seen.recounted);
  text += italian ? "; non ricalcolabili a questo livello: " : "; not countable at this level: ";
  text += number(seen.uncounted) + '\n';
  text += what_it_shows(seen, language) + succession_shown(seen, italian) + '\n';
  if (italian) return text + (seen.ok() ? "Il pacchetto è integro.\n" : "IL PACCHETTO NON È INTEGRO.\n");
  return text + (seen.ok() ? "The pack holds.\n" : "THE PACK DOES NOT HOLD.\n");
}

std::string report_json(const PackVerification& seen) {
  Json report{{"holds", seen.ok()}, {"exit_code", seen.exit_code()}, {"level", seen.note.level}};
  if (seen.note.of) report["of"] = *seen.note.of;
  report["origin"] = seen.note.origin;
  report["size"] = seen.note.size;
  report["root"] = seen.root_hex;
  report["vkey"] = seen.vkey;
  report["key_from_elsewhere"] = seen.key_from_elsewhere;
  report["known_checkpoints"] = seen.known_checkpoints;
  report["cosigners"] = seen.cosigners;
  if (seen.newest_stamp) {
    report["newest_stamp"] = {{"at", to_string(seen.newest_stamp->at)},
                              {"authority", seen.newest_stamp->authority},
                              {"policy", seen.newest_stamp->policy},
                              {"certificates", seen.stamps_by == StampsBy::given ? "given"
                                               : seen.stamps_by == StampsBy::own ? "own"
                                                                                 : "none"}};
  }
  if (seen.succeeds) {
    report["succeeds"] = {
        {"origin", seen.succeeds->origin}, {"size", seen.succeeds->size}, {"root", to_hex(seen.succeeds->root)}};
  }
  if (seen.frozen) {
    report["frozen"] = {{"reason", std::string(record::to_string(seen.frozen->reason))},
                        {"size", seen.frozen->size},
                        {"root", to_hex(seen.frozen->root)},
                        {"held", seen.frozen->held}};
  }
  report["steps"] = Json::array();
  for (std::size_t i = 0; i < seen.steps.size(); ++i) {
    const record::Step& step = seen.steps[i];
    Json findings = Json::array();
    for (const auto& finding : step.findings) {
      Json line = Json::object();
      if (finding.seq) line["entry"] = *finding.seq;
      line["field"] = finding.field;
      line["what"] = finding.what;
      findings.push_back(std::move(line));
    }
    report["steps"].push_back({{"step", i},
                               {"name", step.name},
                               {"verdict", std::string(record::to_string(record::verdict_of(step)))},
                               {"checked", step.checked},
                               {"left_out", step.left_out},
                               {"exit_code", step.ok ? 0 : 10 + static_cast<int>(i)},
                               {"findings", std::move(findings)}});
  }
  const auto states = [](const record::DisclosureCounts& counts) {
    return Json{{"disclosed", counts.disclosed},
                {"redacted", counts.redacted},
                {"withheld", counts.withheld},
                {"missing", counts.missing}};
  };
  report["documents"] = states(seen.documents);
  report["scans"] = states(seen.scans);
  report["fields"] = states(seen.fields);
  report["outcomes"] = {{"recounted", seen.recounted}, {"withheld", seen.uncounted}};
  // a file's name may be any bytes
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace tavolo::pack
