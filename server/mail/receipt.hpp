#pragma once
// Receipts of certified mail (PEC: D.P.R. 68/2005, technical rules of the D.M. 2 November 2005, 6.5.2) and reports of
// non-delivery (RFC 3464), as somebody saved them from a mailbox. Pure: bytes in, facts out. Nothing of it is believed
// to be signed: the provider's signature (S/MIME) is for whoever keeps the file.

#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace tavolo::mail {

enum class ReceiptKind {
  acceptance,  ///< "accettazione": the sender's provider took the message
  refusal,     ///< "non-accettazione"
  taken,       ///< "presa-in-carico", between providers
  delivery,    ///< "avvenuta-consegna": it lies in the addressee's mailbox
  delay,       ///< "preavviso-errore-consegna": not delivered within twelve hours
  failure,     ///< "errore-consegna"
  virus,       ///< "rilevazione-virus"
  bounce,      ///< not of PEC: a report that it was not delivered (action "failed")
  delayed      ///< the same, with the action "delayed"
};

enum class ReceiptFault {
  not_a_message,  ///< no header, or one too long
  no_receipt,     ///< a message of another kind
  no_reference    ///< it does not say to which message it belongs
};

struct Receipt {
  ReceiptKind kind{};
  std::string message_id;  ///< of the message that was sent, without angle brackets
  std::string status;      ///< of a bounce: "5.1.1"; else empty
};

std::expected<Receipt, ReceiptFault> read_receipt(std::string_view eml);

/// "ricevuta di avvenuta consegna"
std::string_view word_of(ReceiptKind kind);

/// Whether the bytes are an e-mail message as a file (RFC 5322): a header with a sender and a date (3.6).
bool is_message(std::string_view eml);

}  // namespace tavolo::mail
