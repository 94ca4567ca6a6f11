#include "server/pack/read_me.hpp"

namespace tavolo::pack {

std::string read_me(const PackNote& note) {
  const std::string of = note.of ? *note.of : note.origin;
  const std::string size = std::to_string(note.size);
  return "PACCHETTO DI PROVA / EVIDENCE PACK\n"
         "\n"
         "Registro / record: " +
         note.origin + ", " + size +
         "\n"
         "Di che cosa / of what: " +
         of +
         "\n"
         "Livello di accesso / access level: " +
         note.level +
         "\n"
         "\n"
         "ITALIANO\n"
         "Ogni atto del tavolo è una riga (tile/entries). Le righe sono tutte qui, qualunque sia il livello: non\n"
         "contengono né testi né persone. I testi che a questo livello si possono leggere stanno in disclosures/, e\n"
         "ogni riga ne porta l'impronta SHA-256. La firma su `checkpoint` copre la radice dell'albero di tutte le "
         "righe.\n"
         "\n"
         "Verifica: tavolo verify CARTELLA --vkey CHIAVE --known-checkpoint FILE\n"
         "oppure senza i nostri programmi: sha256sum -c manifest.sha256, e AUDIT.md del progetto.\n"
         "\n"
         "Che cosa dimostra: nessun byte è cambiato dopo la firma, e i conteggi dichiarati sono quelli delle "
         "posizioni.\n"
         "Che cosa non dimostra: chi ha la chiave del registro può firmarne un altro. Solo una chiave e un checkpoint\n"
         "avuti per altra via, o testimoni indipendenti, lo escludono.\n"
         "\n"
         "ENGLISH\n"
         "Each act of the table is an entry (tile/entries). All entries are here, whatever the level: they hold "
         "neither\n"
         "texts nor persons. Texts that may be read at this level are in disclosures/, and each entry has their "
         "SHA-256.\n"
         "The signature on `checkpoint` covers the root of the tree of all entries.\n"
         "\n"
         "To verify: tavolo verify FOLDER --vkey KEY --known-checkpoint FILE\n"
         "or without our programs: sha256sum -c manifest.sha256, and AUDIT.md of the project.\n"
         "\n"
         "What it shows: no byte has changed since the signature, and declared outcomes are those of the positions.\n"
         "What it does not show: who holds the log's key can sign another record. Only a key and a checkpoint that\n"
         "reached you by another way, or independent witnesses, rule that out.\n"
         "\n"
         "checkpoint                    il registro firmato / the record, signed (C2SP tlog-checkpoint)\n"
         "checkpoints/<n>               firme precedenti / earlier signatures\n"
         "tile/<l>/<n>                  impronte / hashes (C2SP tlog-tiles)\n"
         "tile/entries/<n>              righe / entries: u16be + JSON (RFC 8785)\n"
         "disclosures/<n>.json          testi della riga n / texts of entry n\n"
         "attachments/<sha256>          documenti, scansioni / documents, scans\n"
         "rules/<sha256>.json           regole applicate / rules applied\n"
         "tsa/<n>.tsr                   marche temporali / time stamps (RFC 3161) of checkpoints/<n>\n"
         "tsa/chain.pem                 certificati dell'autorità / certificates of the authority\n"
         "registry/                     registro dell'istanza / registry of the instance\n"
         "policy.txt                    chiavi / keys (C2SP tlog-policy)\n"
         "pack.json                     livello e scelta / level and choice\n"
         "manifest.sha256               impronte di ogni file / hashes of every file\n";
}

}  // namespace tavolo::pack
