#pragma once
// The longer Italian texts: accessibility, privacy, how to verify. Honest about what has not been done.

#include <array>
#include <string_view>

namespace tavolo::pages::words {

struct Part {
  std::string_view heading;
  std::string_view text;  ///< paragraphs, a line each
};

inline constexpr std::string_view accessibility_lead =
    "Come sono fatte queste pagine, che cosa è stato provato e che cosa no.";
inline constexpr std::array<Part, 5> accessibility_parts{{
    {"Stato di conformità",
     "Le pagine sono fatte per rispettare le WCAG 2.1, livello AA, richiamate dalla norma EN 301 549 e dalla legge "
     "4/2004.\n"
     "Sono parzialmente conformi: la verifica finora è un'autovalutazione con prove automatiche e da tastiera. Non c'è "
     "ancora "
     "stata una prova con persone con disabilità né una valutazione di terzi."},
    {"Come sono fatte",
     "Si leggono senza script e senza immagini. Ogni pagina ha un solo titolo principale, un collegamento per saltare "
     "al "
     "contenuto, tabelle con titolo e intestazioni. Componenti e posizioni hanno sempre la parola accanto al segno; "
     "nessuna "
     "informazione è data dal solo colore.\n"
     "Si usano da tastiera, a 360 punti di larghezza e con il testo ingrandito al 400 per cento."},
    {"Contenuti che possono essere difficili",
     "I testi delle proposte e delle dichiarazioni sono pubblicati come gli organismi li hanno scritti: il linguaggio "
     "può "
     "essere tecnico.\n"
     "Nel confronto tra due testi le parole aggiunte e tolte sono annunciate da parole nascoste alla vista; alcuni "
     "lettori di "
     "schermo le leggono, altri segnalano da soli inserimenti e cancellazioni."},
    {"Segnalazioni",
     "Se qualcosa non si legge o non si usa, scrivi alla segreteria del tavolo, presso la sede indicata qui sotto, "
     "dicendo "
     "l'indirizzo della pagina e che cosa non funziona.\n"
     "Se la risposta manca o non basta, si può ricorrere al Difensore civico per il digitale, presso AgID."},
    {"Chi deve ancora fare qualcosa",
     "L'ente che mette in funzione questo server completa la dichiarazione secondo il modello di AgID e la rinnova "
     "ogni anno "
     "entro il 23 settembre. Questa pagina non la sostituisce."},
}};

inline constexpr std::string_view privacy_lead = "Che cosa queste pagine sanno di chi legge, e di chi siede al tavolo.";
inline constexpr std::array<Part, 5> privacy_parts{{
    {"Chi legge",
     "Queste pagine non usano cookie, script, caratteri o altre risorse di terzi, e non misurano le visite.\n"
     "Chi entra nel tavolo con il proprio accesso riceve due cookie tecnici: uno tiene aperta la sessione, l'altro fa "
     "riconoscere "
     "il dispositivo, perché tentativi di estranei non blocchino l'accesso."},
    {"Chi siede al tavolo",
     "Le pagine pubbliche nominano organismi, mai le persone che agiscono per loro: il mandato di un sindacato, di un "
     "ente "
     "religioso o di un'associazione di persone con disabilità può rivelare dati di categorie particolari (articolo 9 "
     "del "
     "Regolamento UE 2016/679).\n"
     "I nomi dei delegati si leggono soltanto dentro il tavolo."},
    {"I testi",
     "Proposte, riserve e dichiarazioni sono pubblicate come gli organismi le hanno scritte. Non devono contenere dati "
     "di "
     "singole persone; se ne contengono, la segreteria chiede di toglierli."},
    {"Il registro e la cancellazione",
     "Ogni atto è una voce di un registro in cui una modifica si scopre. Testi e dati personali stanno fuori dalle "
     "voci, cifrati: "
     "quando un ordine li fa cancellare, la cancellazione è a verbale e la prova del resto non si rompe.\n"
     "Il programma di questa versione prepara la cancellazione; il comando che la esegue arriva con una versione "
     "successiva."},
    {"Che cosa manca",
     "Titolare del trattamento, responsabile della protezione dei dati, base giuridica e tempi di conservazione li "
     "indica l'ente "
     "che mette in funzione questo server, nella propria informativa. Questa pagina descrive il programma e non la "
     "sostituisce."},
}};

inline constexpr std::string_view verification_title = "Verifica del registro";
inline constexpr std::string_view verification_lead =
    "Una modifica si scopre, non si impedisce. La garanzia vale se qualcun altro conserva un punto di controllo.";
inline constexpr std::string_view origin_heading = "Nome del registro";
inline constexpr std::string_view key_heading = "Chiave pubblica";
inline constexpr std::string_view key_note =
    "Chi verifica deve averla avuta per altra via: una chiave letta da chi potrebbe aver riscritto il registro non "
    "prova nulla. "
    "È anche nel registro dell'istanza, dalla nascita del tavolo.";
inline constexpr std::string_view checkpoint_heading = "Il punto di controllo più recente";
inline constexpr std::string_view checkpoint_note =
    "Copialo e conservalo: dice quante voci ci sono, la radice dell'albero che le contiene tutte, e porta la firma del "
    "tavolo.";
inline constexpr std::string_view how_heading = "Come si verifica";
inline constexpr std::array<std::string_view, 4> how_steps{
    "Conserva oggi il testo qui sopra in un file, per esempio controllo.txt.",
    "Quando vuoi, chiedi a chi gestisce il server una copia dei dati, oppure di eseguire la verifica davanti a te a "
    "server fermo.",
    "Esegui tavolo verify --known-checkpoint controllo.txt sui dati: se una sola voce di allora è cambiata o manca, la "
    "verifica la nomina.",
    "I formati sono pubblici: albero della RFC 6962, note firmate e punti di controllo C2SP, firma Ed25519. Altri "
    "programmi li leggono."};
inline constexpr std::string_view limits_heading = "Che cosa non prova";
inline constexpr std::string_view limits =
    "Chi ha la chiave del registro potrebbe riscriverlo per intero: lo scopre soltanto chi ha conservato un punto di "
    "controllo.\n"
    "Chi gestisce la macchina può decifrare ciò che il registro custodisce, anche le posizioni di una votazione "
    "aperta: questo lo "
    "impediscono le regole di chi la gestisce, non il programma.";
inline constexpr std::string_view seat_heading = "Sede";

}  // namespace tavolo::pages::words
