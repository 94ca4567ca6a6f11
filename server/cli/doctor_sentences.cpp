// One row a finding. A test sees that every code that the checks give stands here, in both languages.

#include <algorithm>

#include "server/cli/doctor.hpp"

namespace tavolo::cli {

const std::vector<DoctorSentence>& doctor_sentences() {
  static const std::vector<DoctorSentence> rows{
      {"record", "{log}: {entries} voci registrate", "{log}: {entries} entries on record", "", ""},
      {"no_table", "In {data} non c'è un tavolo", "There is no table in {data}",
       "Indicare la cartella giusta con --data, fondare un tavolo con «tavolo load», o riportarne uno con «tavolo "
       "restore».",
       "Name the right folder with --data, found a table with 'tavolo load', or bring one back with 'tavolo restore'."},
      {"record_unreadable", "Il registro {log} non si legge: {reason}", "The log {log} cannot be read: {reason}",
       "Se è un permesso, eseguire come l'utente del servizio. Altrimenti fermare il servizio, eseguire «tavolo "
       "verify» e "
       "seguire il runbook, «Ripristino».",
       "If it is a permission, run as the service's user. Otherwise stop the service, run 'tavolo verify', and follow "
       "the "
       "runbook, \"Restore\"."},
      {"key_being_changed", "La chiave di {log} sta cambiando: firma anche {vkey}",
       "The key of {log} is being changed: {vkey} signs too",
       "Dare la chiave nuova a testimoni e revisori; poi, a servizio fermo, «tavolo rotate-key end» (runbook, «Cambio "
       "della chiave»).",
       "Give the new key to witnesses and auditors; then, with the service stopped, 'tavolo rotate-key end' (runbook, "
       "\"Changing a log's key\")."},
      {"new_key_missing", "La chiave di {log} sta cambiando, ma quella nuova ({vkey}) manca",
       "The key of {log} is being changed, but the new one ({vkey}) is missing",
       "Riportare keys/<tavolo>.next.key da una copia fatta dopo «tavolo rotate-key begin», come utente tavolo e con "
       "modo "
       "600.",
       "Bring keys/<table>.next.key back from a backup made after 'tavolo rotate-key begin', as user tavolo and with "
       "mode "
       "600."},
      {"signing_key_missing", "La chiave di {log} manca: keys/{slug}.key",
       "The signing key of {log} is missing: keys/{slug}.key",
       "Riportare quel file da una copia che lo contiene, come utente tavolo e con modo 600 (runbook, «Chiave persa»).",
       "Bring that file back from a backup that has it, as user tavolo and with mode 600 (runbook, \"Lost key\")."},
      {"log_frozen", "{log} è chiuso dopo le prime {size} voci di {held}: nulla vi si aggiunge più",
       "{log} is frozen at {size} entries of {held}: nothing is added to it any more",
       "Fondare il registro che lo prosegue con «tavolo load --succeeds» (runbook, «Chiave compromessa»).",
       "Found the log that goes on from it with 'tavolo load --succeeds' (runbook, \"A key in other hands\")."},
      {"keys_not_followed", "Le chiavi dei registri non si seguono: {reason}",
       "The keys of the logs cannot be followed: {reason}", "Fermare il servizio ed eseguire «tavolo verify».",
       "Stop the service and run 'tavolo verify'."},
      {"documents", "{log}: {count} file di documenti, interi", "{log}: {count} files of documents, whole", "", ""},
      {"documents_unreadable", "I documenti di {log} non si possono controllare: {reason}",
       "The documents of {log} cannot be checked: {reason}",
       "Se è un permesso, eseguire come l'utente del servizio. Altrimenti fermare il servizio ed eseguire «tavolo "
       "verify».",
       "If it is a permission, run as the service's user. Otherwise stop the service and run 'tavolo verify'."},
      {"document_damaged", "{log}, voce {entry}: il file di un documento manca o è cambiato ({what})",
       "{log}, entry {entry}: the file of a document is missing or was changed ({what})",
       "Riportare quel solo file dalla copia più recente che lo ha, come utente tavolo e con modo 600 (runbook, «File "
       "di "
       "documenti»).",
       "Bring that one file back from the newest backup that has it, as user tavolo and with mode 600 (runbook, "
       "\"Files "
       "of documents\")."},
      {"data_unreadable", "{data} non si legge tutta: {reason}", "{data} cannot be read in full: {reason}",
       "Eseguire come l'utente del servizio: runuser -u tavolo -- tavolo doctor",
       "Run as the service's user: runuser -u tavolo -- tavolo doctor"},

      {"clock_kept", "L'orologio è regolato da un servizio di tempo", "The clock is kept by a time service", "", ""},
      {"clock_not_kept", "Nessun servizio di tempo regola l'orologio", "No time service keeps the clock",
       "Le scadenze dei voti dipendono dall'ora. Installare systemd-timesyncd o chrony e attendere che si sincronizzi.",
       "Deadlines of votes depend on it. Install systemd-timesyncd or chrony and wait until it is in step."},
      {"clock_unknown", "Non si può sapere se l'orologio è regolato",
       "Whether the clock is kept cannot be seen from here", "Eseguire fuori dal contenitore: timedatectl",
       "Run outside the container: timedatectl"},
      {"clock_before_record", "L'orologio ({now}) è prima dell'ultima voce di {log} ({last})",
       "The clock ({now}) is before the last entry of {log} ({last})",
       "Regolare l'orologio. Se è giusto e la voce no: «tavolo admin accept-clock», che resta a verbale.",
       "Set the clock. If the clock is right and the entry is not: 'tavolo admin accept-clock', which goes on record."},

      {"disk", "{mib} MiB liberi ({percent}%) per {data}", "{mib} MiB free ({percent}%) for {data}", "", ""},
      {"disk_short", "Poco spazio per {data}: {mib} MiB liberi ({percent}%)",
       "Little room for {data}: {mib} MiB free ({percent}%)",
       "Liberare spazio o ingrandire il volume: a disco pieno il tavolo si ferma (runbook, «Disco pieno»).",
       "Make room or enlarge the volume: with a full disk the table stops (runbook, \"Full disk\")."},
      {"disk_no_files", "Il volume di {data} non può quasi più contenere file nuovi",
       "The volume of {data} can hold hardly any new file", "Togliere file da quel volume (df -i).",
       "Remove files from that volume (df -i)."},
      {"disk_unknown", "Lo spazio di {data} non si legge", "The room of {data} cannot be read",
       "Controllare che la cartella esista.", "See that the folder exists."},

      {"permissions", "{data}: file e chiavi leggibili solo dal proprietario",
       "{data}: files and keys are readable by their owner alone", "", ""},
      {"open_to_others", "{path} è aperto ad altri utenti (modo {mode})", "{path} is open to other users (mode {mode})",
       "chmod go= {path}", "chmod go= {path}"},
      {"tls_key_open", "La chiave TLS {path} è aperta ad altri (modo {mode})",
       "The TLS key {path} is open to others (mode {mode})", "chmod u=rw,g=r,o= {path}", "chmod u=rw,g=r,o= {path}"},
      {"other_owner", "{path} è dell'utente {owner}, {data} dell'utente {wanted}",
       "{path} belongs to user {owner}, {data} to user {wanted}",
       "chown {wanted} {path} — e usare runuser -u tavolo per i comandi sui dati.",
       "chown {wanted} {path} -- and use runuser -u tavolo for commands on the data."},
      {"configuration", "{path} è scrivibile solo dall'amministratore",
       "{path} can be written by the administrator alone", "", ""},
      {"configuration_writable", "{path} è scrivibile da altri (modo {mode})",
       "{path} can be written by others (mode {mode})", "chmod go-w {path}", "chmod go-w {path}"},

      {"backup", "Ultima copia verificata: {at}, {hours} ore fa", "Newest verified backup: {at}, {hours} hours ago", "",
       ""},
      {"no_backup", "Nessuna copia risulta fatta da {data}", "No backup of {data} is known",
       "systemctl enable --now tavolo-backup.timer, oppure: tavolo backup --data {data} --to CARTELLA",
       "systemctl enable --now tavolo-backup.timer, or: tavolo backup --data {data} --to FOLDER"},
      {"backup_old", "L'ultima copia è di {hours} ore fa ({at})", "The newest backup is {hours} hours old ({at})",
       "journalctl -u tavolo-backup dice perché; poi: systemctl start tavolo-backup",
       "journalctl -u tavolo-backup says why; then: systemctl start tavolo-backup"},
      {"backup_gone", "L'ultima copia non è più in {folder}", "The newest backup is no longer in {folder}",
       "Se è stata spostata altrove va bene; altrimenti farne una nuova.",
       "If it was moved elsewhere that is fine; otherwise make another."},
      {"backup_same_disk", "Le copie stanno sullo stesso volume dei dati ({folder})",
       "Backups are on the same volume as the data ({folder})",
       "Un guasto del volume toglie entrambi: portarle anche su un'altra macchina (runbook, «Copie»).",
       "A broken volume takes both: bring them to another machine too (runbook, \"Backups\")."},

      {"mail_off", "Nessun relay di posta: il tavolo non spedisce e-mail", "No mail relay: the table sends no e-mail",
       "", ""},
      {"mail_relay", "Il relay {relay} risponde, cifrato e con la password accettata",
       "The relay {relay} answers, encrypted and with the password accepted", "", ""},
      {"mail_relay_fails", "Il relay {relay} non prende posta: {reason}", "The relay {relay} takes no mail: {reason}",
       "Controllare indirizzo, porta, certificato (--mail-ca-file) e credenziali; il firewall deve lasciar uscire "
       "quella porta. Gli avvisi restano in coda due giorni.",
       "Check address, port, certificate (--mail-ca-file) and credentials; the firewall must let that port out. "
       "Notices stay in the queue for two days."},
      {"mail_misconfigured", "Le opzioni della posta non vanno: {reason}", "The options for mail do not fit: {reason}",
       "Correggere la sezione [serve] della configurazione: con queste opzioni il server non parte.",
       "Correct section [serve] of the configuration: with these options the server does not start."},
      {"mail_without_password", "Il relay {relay} è usato senza password",
       "The relay {relay} is used without a password",
       "Va bene per un relay della propria rete; altrimenti indicare --mail-credentials.",
       "That is fine for a relay of one's own network; otherwise name --mail-credentials."},
      {"mail_without_links", "Le e-mail partono senza collegamenti al tavolo",
       "E-mails go out without links to the table", "Indicare public-url anche nella sezione [serve].",
       "Name public-url in section [serve] too."},
      {"options", "Le opzioni del server vanno insieme", "The server's options fit together", "", ""},
      {"tls_half", "C'è il certificato senza la chiave, o la chiave senza il certificato",
       "There is a certificate without its key, or a key without its certificate",
       "Dare tls-cert e tls-key insieme nella sezione [serve].",
       "Give tls-cert and tls-key together in section [serve]."},
      {"insecure_lan", "insecure-lan: password e posizioni viaggiano in chiaro",
       "insecure-lan: passwords and positions travel unencrypted",
       "Solo per una dimostrazione: toglierlo per un tavolo vero.",
       "For a demonstration alone: remove it for a real table."},
      {"exposed", "Il server ascolta su {address} senza cifratura",
       "The server listens on {address} without encryption",
       "address=\"127.0.0.1\" dietro un proxy con TLS, oppure tls-cert e tls-key.",
       "address=\"127.0.0.1\" behind a proxy with TLS, or tls-cert and tls-key."},
      {"tls_on_loopback", "Il server ha un certificato ma ascolta solo su {address}",
       "The server has a certificate but listens on {address} alone",
       "Per servire la rete: address=\"0.0.0.0\". Dietro un proxy il certificato sta nel proxy.",
       "To serve the network: address=\"0.0.0.0\". Behind a proxy the certificate belongs to the proxy."},
      {"proxy_not_trusted", "{url} è servito da un proxy di cui il server non si fida",
       "{url} is served by a proxy that the server does not believe",
       "trusted-proxy=\"127.0.0.1\" nella sezione [serve]: senza, tutti hanno l'indirizzo del proxy e i limiti per "
       "indirizzo colpiscono tutti insieme.",
       "trusted-proxy=\"127.0.0.1\" in section [serve]: without it everybody has the proxy's address, and limits an "
       "address "
       "hit everybody at once."},
      {"public_url_not_said", "Non è detto a quale indirizzo il pubblico raggiunge il tavolo",
       "It is not said at which address the public reaches the table",
       "Dare --public-url https://… perché anche proxy e certificato siano controllati.",
       "Give --public-url https://... so that proxy and certificate are looked at too."},

      {"certificate", "{which}: certificato valido per altri {days} giorni",
       "{which}: the certificate holds for {days} more days", "", ""},
      {"certificate_ends", "{which}: il certificato scade fra {days} giorni ({until})",
       "{which}: the certificate ends in {days} days ({until})", "Rinnovarlo ora e controllare il rinnovo automatico.",
       "Renew it now and see to the automatic renewal."},
      {"certificate_expired", "{which}: il certificato è scaduto ({until})", "{which}: the certificate ended ({until})",
       "Rinnovarlo: i browser rifiutano il sito.", "Renew it: browsers refuse the site."},
      {"certificate_not_yet", "{which}: il certificato non vale ancora", "{which}: the certificate does not hold yet",
       "Controllare l'orologio e il certificato.", "See to the clock and the certificate."},
      {"certificate_other_name", "{which}: il certificato non è per {host}",
       "{which}: the certificate is not for {host}", "Chiederne uno che contenga {host}.",
       "Ask for one that names {host}."},
      {"certificate_distrusted", "{url}: il certificato non è riconosciuto: {reason}",
       "{url}: the certificate is not believed: {reason}",
       "Installare la catena intera (fullchain); per un'autorità propria: --ca-file.",
       "Install the whole chain (fullchain); for an authority of your own: --ca-file."},
      {"certificate_unreadable", "Certificato o chiave: {reason}", "Certificate or key: {reason}",
       "Controllare tls-cert e tls-key nella sezione [serve].", "See to tls-cert and tls-key in section [serve]."},

      {"public", "{url} risponde", "{url} answers", "", ""},
      {"bad_url", "{reason}", "{reason}", "Scrivere --public-url https://nome", "Write --public-url https://name"},
      {"public_not_encrypted", "{url} non è cifrato", "{url} is not encrypted",
       "Un tavolo vero si serve solo in https: esempi per nginx e Caddy in deploy/examples.",
       "A real table is served over https alone: examples for nginx and Caddy are in deploy/examples."},
      {"public_unreachable", "L'indirizzo pubblico non risponde: {reason}",
       "The public address does not answer: {reason}",
       "Controllare DNS, porta, proxy e che il servizio sia avviato (systemctl status tavolo).",
       "See to DNS, port and proxy, and that the service runs (systemctl status tavolo)."},
      {"public_not_us", "{url} risponde con stato {status}, ma non è Tavolo",
       "{url} answers with status {status}, but it is not Tavolo",
       "Il proxy deve passare tutto a Tavolo, / compreso, senza riscrivere.",
       "The proxy must pass everything on to Tavolo, / included, without rewriting."},
      {"hsts", "Il server si fida del proxy e dice ai browser di usare solo https",
       "The server believes the proxy and tells browsers to use https alone", "", ""},
      {"hsts_missing", "{url} non manda Strict-Transport-Security", "{url} does not send Strict-Transport-Security",
       "Il proxy deve mandare X-Forwarded-Proto e X-Forwarded-For, e trusted-proxy deve essere il suo indirizzo.",
       "The proxy must send X-Forwarded-Proto and X-Forwarded-For, and trusted-proxy must be its address."},
      {"forwarded", "Il proxy dice chi chiede: questa domanda è venuta da {last}",
       "The proxy says who asks: this question came from {last}", "", ""},
      {"forwarded_missing", "Il proxy non dice chi chiede: per il server tutti hanno l'indirizzo {peer}",
       "The proxy does not say who asks: to the server everybody has the address {peer}",
       "Nel proxy: X-Forwarded-For con l'indirizzo del visitatore (deploy/examples). Senza, i limiti per indirizzo "
       "colpiscono tutti insieme.",
       "In the proxy: X-Forwarded-For with the visitor's address (deploy/examples). Without it limits an address hit "
       "everybody at once."},
      {"forwarded_unreadable", "Il proxy manda in X-Forwarded-For ciò che non è un indirizzo: {last}",
       "The proxy sends in X-Forwarded-For what is no address: {last}",
       "Nel proxy: l'indirizzo soltanto, senza porta né nome (deploy/examples).",
       "In the proxy: the address alone, without port or name (deploy/examples)."},
      {"forwarded_unseen", "Non si vede che cosa il proxy dice di chi chiede a {url}: il server non lo sa dire",
       "What the proxy says of who asks at {url} is not seen: the server cannot tell",
       "Far girare doctor sulla macchina del server, con l'utente del servizio e il servizio avviato.",
       "Run doctor on the server's machine, as the service's user, while the service runs."},
      {"proxy_elsewhere", "Le domande arrivano da {peer}, che non è in trusted-proxy",
       "Questions arrive from {peer}, which is not in trusted-proxy",
       "Se {peer} è il proxy: aggiungerlo a trusted-proxy nella sezione [serve], più valori separati da virgole.",
       "If {peer} is the proxy: add it to trusted-proxy in section [serve], several values separated by commas."},
      {"trusted_too_wide", "trusted-proxy comprende {last}, da cui è venuta questa domanda",
       "trusted-proxy includes {last}, from which this question came",
       "Chi sta lì può fingersi chiunque: in trusted-proxy solo gli indirizzi dei proxy.",
       "Whoever is there can pretend to be anybody: in trusted-proxy the addresses of proxies alone."},
      {"websocket", "I WebSocket passano a {url}", "WebSocket passes at {url}", "", ""},
      {"websocket_not_passed", "I WebSocket non passano a {url} (stato {status})",
       "WebSocket does not pass at {url} (status {status})",
       "Nel proxy: HTTP/1.1 verso Tavolo, e le intestazioni Upgrade e Connection (deploy/examples).",
       "In the proxy: HTTP/1.1 towards Tavolo, and the headers Upgrade and Connection (deploy/examples)."},
      {"websocket_origin", "{url}: il proxy cambia l'intestazione Host", "{url}: the proxy changes the Host header",
       "Il proxy deve passare Host come arriva (nginx: proxy_set_header Host $http_host).",
       "The proxy must pass Host as it comes (nginx: proxy_set_header Host $http_host)."},
      {"plain_redirected", "{url} rimanda a https", "{url} sends on to https", "", ""},
      {"plain_closed", "{url} non risponde in chiaro", "{url} does not answer unencrypted", "", ""},
      {"plain_served", "{url} risponde in chiaro (stato {status})", "{url} answers unencrypted (status {status})",
       "Nel proxy: rimandare ogni richiesta http a https.", "In the proxy: send every http request on to https."},
  };
  return rows;
}

const DoctorSentence* find_doctor_sentence(std::string_view code) {
  const auto found = std::ranges::find(doctor_sentences(), code, &DoctorSentence::code);
  return found == doctor_sentences().end() ? nullptr : &*found;
}

std::string fill_in(std::string_view sentence, const std::vector<std::pair<std::string, std::string>>& values) {
  std::string out;
  while (!sentence.empty()) {
    const auto open = sentence.find('{');
    const auto close = sentence.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    out += sentence.substr(0, open);
    const auto name = sentence.substr(open + 1, close - open - 1);
    const auto value = std::ranges::find(values, name, &std::pair<std::string, std::string>::first);
    out += value == values.end() ? std::string(sentence.substr(open, close - open + 1)) : value->second;
    sentence.remove_prefix(close + 1);
  }
  return out += sentence;
}

}  // namespace tavolo::cli
