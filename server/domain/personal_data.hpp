#pragma once
// "Non inserire dati di singole persone": what a text must not hold to be put on record (domain.md 7, GDPR art. 5 c. 1
// c). A fast check of forms, before anything is written; what it misses the secretary sends back.

#include <boost/describe/enum.hpp>
#include <expected>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "server/base/result.hpp"

namespace tavolo::domain {

enum class PersonalData { tax_code, iban, email, phone };
BOOST_DESCRIBE_ENUM(PersonalData, tax_code, iban, email, phone)

/// The first kind found, in the order of the enumerators:
/// - a personal tax code (D.M. 23/12/1976, with the letters of omocodia), also written with blanks; the eleven digits
///   of an organisation's are not looked for;
/// - an IBAN whose check digits are right (ISO 13616), also in groups;
/// - an e-mail address with a person's name before the @ ("nome.cognome", "n.cognome") or at a provider of private
///   mailboxes; an office's ("protocollo@", "ufficio.piano@") may stand;
/// - a mobile number of ten digits, or a fixed one when a word like "telefono" stands before it; free numbers
///   ("numero verde"), amounts and registry numbers may stand.
std::optional<PersonalData> find_personal_data(std::string_view text);

/// A text and where it stands in the command.
struct CheckedText {
  std::string_view pointer;
  std::string_view text;
};

/// Refusal looks_like_personal_data, with the pointer and what was found, for the first text that does.
std::expected<void, Refusal> refuse_personal_data(std::initializer_list<CheckedText> texts);

}  // namespace tavolo::domain
