// Codes of documents.

#include "protocol/rpc/codes.hpp"

namespace tavolo::rpc {
namespace {

constexpr Sentence see_documents = {"Guarda l'elenco dei documenti.", "See the list of documents."};
constexpr Sentence tell_secretary = {"Avvisa la segreteria: il file va ripreso da una copia di sicurezza.",
                                     "Tell the secretary: the file has to come back from a backup."};

constexpr CodeRow rows[] = {
    {"document_subject_unclear",
     {"Non è chiaro a che cosa si allega il documento.", "It is not clear what the document is filed with."},
     {"Scegli una seduta o un suo punto, oppure una proposta.", "Choose a sitting or an item of it, or a proposal."}},
    {"document_needs_item",
     {"Un ente deposita documenti su un punto dell'ordine del giorno.", "A body files documents with an item."},
     {"Scegli il punto.", "Choose the item."}},
    {"document_too_late",
     {"Su questo non si depositano più documenti.", "No more documents are filed with this."},
     {"Scrivi alla segreteria del tavolo.", "Write to the table's secretary."}},
    {"document_filed_already",
     {"Questo file è già stato depositato.", "This file has been filed already."},
     see_documents},
    {"document_withdrawn",
     {"Il documento è già stato ritirato.", "The document has been withdrawn already."},
     see_documents},
    {"document_not_of_sitting",
     {"Il documento non è di questa seduta né di una proposta al suo ordine del giorno.",
      "The document is neither of this sitting nor of a proposal on its agenda."},
     {"Depositalo prima su un punto della seduta.", "File it with an item of the sitting first."}},
    {"document_empty", {"Il file è vuoto.", "The file is empty."}, {"Scegline un altro.", "Choose another one."}},
    {"document_media_refused",
     {"Il file non è di un tipo ammesso, o non è del tipo che dichiara.",
      "The file is not of a kind that is taken, or not of the kind that it says."},
     {"Scegli un PDF, un documento o foglio di calcolo senza macro (ODT, ODS, DOCX, XLSX), un'immagine PNG o JPEG, o "
      "un "
      "testo (TXT, CSV) in UTF-8.",
      "Choose a PDF, a document or spreadsheet without macros (ODT, ODS, DOCX, XLSX), a PNG or JPEG image, or a text "
      "(TXT, CSV) in UTF-8."}},
    {"document_not_stored",
     {"Il file non è stato conservato: il disco del server non l'ha accettato.",
      "The file was not kept: the server's disk did not take it."},
     {"Riprova tra un minuto; se non basta, avvisa chi gestisce il server.",
      "Try again in a minute; if that does not help, tell whoever runs the server."}},
    {"upload_unknown",
     {"Il file non è più in attesa di deposito.", "The file does not wait to be filed any more."},
     {"Sceglilo e caricalo di nuovo.", "Choose and upload it again."}},
    {"document_erased",
     {"Il documento è stato cancellato per ordine.", "The document was erased by order."},
     {"Il registro dice quando e perché.", "The record says when and why."}},
    {"document_missing",
     {"Il file del documento non c'è più sul server.", "The document's file is no longer on the server."},
     tell_secretary},
    {"document_damaged",
     {"Il file del documento è danneggiato: la sua impronta non è quella registrata.",
      "The document's file is damaged: its hash is not the one on record."},
     tell_secretary},
};

}  // namespace

std::span<const CodeRow> document_codes() { return rows; }

}  // namespace tavolo::rpc
