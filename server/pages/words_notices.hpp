#pragma once
// The longer texts: accessibility, privacy, how to verify. Honest about what has not been done.

#include <array>
#include <string_view>

#include "server/pages/language.hpp"

namespace tavolo::pages::words {

struct Part {
  Word heading;
  Word text;  ///< paragraphs, a line each
};

inline constexpr Word accessibility_lead{"Come sono fatte queste pagine, che cosa è stato provato e che cosa no.",
                                         "How these pages are made, what was tried and what was not."};
inline constexpr std::array<Part, 5> accessibility_parts{{
    {{"Stato di conformità", "Compliance"},
     {"Le pagine sono fatte per rispettare le WCAG 2.1, livello AA, richiamate dalla norma EN 301 549 e dalla legge "
      "4/2004.\nSono parzialmente conformi: la verifica finora è un'autovalutazione con prove automatiche e da "
      "tastiera. Non c'è ancora stata una prova con persone con disabilità né una valutazione di terzi.",
      "The pages are made to respect WCAG 2.1, level AA, as recalled by EN 301 549 and by Italian law 4/2004.\nThey "
      "comply in part: so far there is a self-assessment with automatic and keyboard tests. There has been no test yet "
      "with persons with disabilities nor an assessment by others."}},
    {{"Come sono fatte", "How they are made"},
     {"Si leggono senza script e senza immagini. Ogni pagina ha un solo titolo principale, un collegamento per saltare "
      "al contenuto, tabelle con titolo e intestazioni. Componenti e posizioni hanno sempre la parola accanto al "
      "segno; nessuna informazione è data dal solo colore.\nSi usano da tastiera, a 360 punti di larghezza e con il "
      "testo ingrandito al 400 per cento.",
      "They can be read without scripts and without images. Each page has one main heading, a link to skip to the "
      "content, tables with caption and headers. Benches and positions always have the word beside the sign; nothing "
      "is told by colour alone.\nThey can be used by keyboard, at 360 points of width and with the text enlarged to "
      "400 per cent."}},
    {{"Contenuti che possono essere difficili", "Contents that may be difficult"},
     {"I testi delle proposte e delle dichiarazioni sono pubblicati come gli organismi li hanno scritti: il linguaggio "
      "può essere tecnico.\nNel confronto tra due testi le parole aggiunte e tolte sono annunciate da parole nascoste "
      "alla vista; alcuni lettori di schermo le leggono, altri segnalano da soli inserimenti e cancellazioni.",
      "The texts of proposals and statements are published as the bodies wrote them, in Italian: the language may be "
      "technical.\nIn the comparison of two texts the words added and removed are announced by words hidden from "
      "sight; some screen readers read them, others announce insertions and deletions by themselves."}},
    {{"Segnalazioni", "Reporting"},
     {"Se qualcosa non si legge o non si usa, scrivi alla segreteria del tavolo, presso la sede indicata qui sotto, "
      "dicendo l'indirizzo della pagina e che cosa non funziona.\nSe la risposta manca o non basta, si può ricorrere "
      "al Difensore civico per il digitale, presso AgID.",
      "If something cannot be read or used, write to the secretary of the table, at the seat named below, with the "
      "address of the page and what does not work.\nIf there is no answer or it is not enough, one can turn to the "
      "Ombudsman for digital matters (Difensore civico per il digitale), at AgID."}},
    {{"Chi deve ancora fare qualcosa", "Who has still to do something"},
     {"L'ente che mette in funzione questo server completa la dichiarazione secondo il modello di AgID e la rinnova "
      "ogni anno entro il 23 settembre. Questa pagina non la sostituisce.",
      "The body that runs this server completes the statement after the model of AgID and renews it each year by 23 "
      "September. This page does not replace it."}},
}};

inline constexpr Word privacy_lead{"Che cosa queste pagine sanno di chi legge, e di chi siede al tavolo.",
                                   "What these pages know of their readers, and of those who sit at the table."};
inline constexpr std::array<Part, 5> privacy_parts{{
    {{"Chi legge", "Readers"},
     {"Queste pagine non usano cookie, script, caratteri o altre risorse di terzi, e non misurano le visite.\nChi "
      "entra nel tavolo con il proprio accesso riceve due cookie tecnici: uno tiene aperta la sessione, l'altro fa "
      "riconoscere il dispositivo, perché tentativi di estranei non blocchino l'accesso.",
      "These pages use no cookies, scripts, fonts or other resources of third parties, and do not measure "
      "visits.\nWhoever enters the table with their own access gets two technical cookies: one keeps the session open, "
      "the other lets the device be recognised, so that attempts of strangers do not block the access."}},
    {{"Chi siede al tavolo", "Who sits at the table"},
     {"Le pagine pubbliche nominano organismi, mai le persone che agiscono per loro: il mandato di un sindacato, di un "
      "ente religioso o di un'associazione di persone con disabilità può rivelare dati di categorie particolari "
      "(articolo 9 del Regolamento UE 2016/679).\nI nomi dei delegati si leggono soltanto dentro il tavolo.",
      "The public pages name bodies, never the persons who act for them: the mandate of a trade union, of a religious "
      "body or of an association of persons with disabilities may reveal data of special categories (article 9 of "
      "Regulation (EU) 2016/679).\nThe names of delegates can be read only within the table."}},
    {{"I testi", "The texts"},
     {"Proposte, riserve e dichiarazioni sono pubblicate come gli organismi le hanno scritte. Non devono contenere "
      "dati di singole persone; se ne contengono, la segreteria chiede di toglierli.",
      "Proposals, reservations and statements are published as the bodies wrote them. They must not contain data of "
      "single persons; if they do, the secretary asks to remove them."}},
    {{"Il registro e la cancellazione", "The record and erasure"},
     {"Ogni atto è una voce di un registro in cui una modifica si scopre. Testi e dati personali stanno fuori dalle "
      "voci, cifrati: quando un ordine li fa cancellare, la cancellazione è a verbale e la prova del resto non si "
      "rompe.\nIl programma di questa versione prepara la cancellazione; il comando che la esegue arriva con una "
      "versione successiva.",
      "Each act is an entry of a record in which a change can be detected. Texts and personal data stand outside the "
      "entries, encrypted: when an order has them erased, the erasure is on record and the proof of the rest does not "
      "break.\nThe program of this version prepares the erasure; the command that carries it out comes with a later "
      "version."}},
    {{"Che cosa manca", "What is missing"},
     {"Titolare del trattamento, responsabile della protezione dei dati, base giuridica e tempi di conservazione li "
      "indica l'ente che mette in funzione questo server, nella propria informativa. Questa pagina descrive il "
      "programma e non la sostituisce.",
      "Controller, data protection officer, legal basis and retention times are named by the body that runs this "
      "server, in its own notice. This page describes the program and does not replace it."}},
}};

inline constexpr Word verification_title{"Verifica del registro", "Verification of the record"};
inline constexpr Word verification_lead{
    "Una modifica si scopre, non si impedisce. La garanzia vale se qualcun altro conserva un punto di controllo.",
    "A change can be detected, not prevented. The guarantee holds if somebody else keeps a checkpoint."};
inline constexpr Word origin_heading{"Nome del registro", "Name of the record"};
inline constexpr Word key_heading{"Chiave pubblica", "Public key"};
inline constexpr Word key_note{
    "Chi verifica deve averla avuta per altra via: una chiave letta da chi potrebbe aver riscritto il registro non "
    "prova nulla. È anche nel registro dell'istanza, dalla nascita del tavolo.",
    "Whoever verifies must have it by another way: a key read from somebody who may have rewritten the record proves "
    "nothing. It is also in the record of the instance, from the birth of the table."};
inline constexpr Word checkpoint_heading{"Il punto di controllo più recente", "The newest checkpoint"};
inline constexpr Word checkpoint_note{
    "Copialo e conservalo: dice quante voci ci sono, la radice dell'albero che le contiene tutte, e porta la firma del "
    "tavolo.",
    "Copy it and keep it: it says how many entries there are, the root of the tree that holds them all, and bears the "
    "signature of the table."};
inline constexpr Word how_heading{"Come si verifica", "How to verify"};
inline constexpr std::array<Word, 4> how_steps{
    {{"Conserva oggi il testo qui sopra in un file, per esempio controllo.txt.",
      "Keep today the text above in a file, for instance controllo.txt."},
     {"Quando vuoi, chiedi a chi gestisce il server una copia dei dati, oppure di eseguire la verifica davanti a te a "
      "server fermo.",
      "Whenever you want, ask whoever runs the server for a copy of the data, or to run the verification before you "
      "with the server stopped."},
     {"Esegui tavolo verify --known-checkpoint controllo.txt sui dati: se una sola voce di allora è cambiata o manca, "
      "la verifica la nomina.",
      "Run tavolo verify --known-checkpoint controllo.txt on the data: if a single entry of that time has changed or "
      "is missing, the verification names it."},
     {"I formati sono pubblici: albero della RFC 6962, note firmate e punti di controllo C2SP, firma Ed25519. Altri "
      "programmi li leggono.",
      "The formats are public: tree of RFC 6962, signed notes and checkpoints of C2SP, Ed25519 signature. Other "
      "programs read them."}}};
inline constexpr Word limits_heading{"Che cosa non prova", "What it does not prove"};
inline constexpr Word limits{
    "Chi ha la chiave del registro potrebbe riscriverlo per intero: lo scopre soltanto chi ha conservato un punto di "
    "controllo.\nChi gestisce la macchina può decifrare ciò che il registro custodisce, anche le posizioni di una "
    "votazione aperta: questo lo impediscono le regole di chi la gestisce, non il programma.",
    "Who has the key of the record could rewrite all of it: only those who kept a checkpoint would find out.\nWho runs "
    "the machine can decrypt what the record holds, the positions of an open vote included: what prevents it are the "
    "rules of whoever runs it, not the program."};
inline constexpr Word seat_heading{"Sede", "Seat"};

}  // namespace tavolo::pages::words
