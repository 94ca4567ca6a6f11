#include "server/mail/receipt.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace tavolo::mail {
namespace {

constexpr std::size_t longest_header = 128 * 1024;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// Takes the first line, without its end.
std::string_view take_line(std::string_view& rest) {
  const auto end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

using Header = std::multimap<std::string, std::string>;

/// The fields up to the first empty line, unfolded (RFC 5322, 2.2.3), by name in lower case; `rest` is what follows.
/// Nothing for what is no header.
std::optional<Header> take_header(std::string_view& rest) {
  const std::size_t all = rest.size();
  Header header;
  auto last = header.end();
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) return header.empty() ? std::nullopt : std::optional(std::move(header));
    if (all - rest.size() > longest_header) return std::nullopt;
    if (line.front() == ' ' || line.front() == '\t') {
      if (last == header.end()) return std::nullopt;
      last->second += ' ' + std::string(trimmed(line));
      continue;
    }
    const auto colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos) return std::nullopt;
    last = header.emplace(lower(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1))));
  }
  return header.empty() ? std::nullopt : std::optional(std::move(header));
}

/// A field that stands once; empty: none, or more than one, which would leave open which of them counts.
std::string only(const Header& header, const std::string& name) {
  return header.count(name) == 1 ? header.find(name)->second : std::string();
}

/// What stands in the angle brackets of a Message-ID, or all of it where there are none.
std::string bare_id(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
  const auto plain = [](char c) { return c > ' ' && c < 0x7F && c != '<' && c != '>'; };
  const bool right = text.size() <= 250 && text.find('@') != std::string_view::npos && std::ranges::all_of(text, plain);
  return right ? std::string(text) : std::string();
}

constexpr std::array<std::pair<std::string_view, ReceiptKind>, 7> pec_kinds{
    {{"accettazione", ReceiptKind::acceptance},
     {"non-accettazione", ReceiptKind::refusal},
     {"presa-in-carico", ReceiptKind::taken},
     {"avvenuta-consegna", ReceiptKind::delivery},
     {"preavviso-errore-consegna", ReceiptKind::delay},
     {"errore-consegna", ReceiptKind::failure},
     {"rilevazione-virus", ReceiptKind::virus}}};

std::expected<Receipt, ReceiptFault> of_pec(const Header& header) {
  const std::string said = lower(only(header, "x-ricevuta"));
  const auto* kind = std::ranges::find(pec_kinds, said, &std::pair<std::string_view, ReceiptKind>::first);
  if (kind == pec_kinds.end()) return std::unexpected(ReceiptFault::no_receipt);
  const std::string id = bare_id(only(header, "x-riferimento-message-id"));
  if (id.empty()) return std::unexpected(ReceiptFault::no_reference);
  return Receipt{kind->second, id, ""};
}

/// "5.1.1 (unknown)" -> "5.1.1"
std::string status_of(std::string_view text) {
  text = trimmed(text);
  const auto of = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  const std::string status(text.begin(), std::ranges::find_if_not(text, of));
  return status.size() <= 11 ? status : std::string();
}

/// A report of one message to one addressee: the first group of fields that says what was done, and the Message-ID of
/// the message that comes back with it.
std::expected<Receipt, ReceiptFault> of_report(std::string_view body) {
  Receipt receipt;
  std::string action;
  bool comes_back = false;
  while (!body.empty()) {
    const std::string_view line = take_line(body);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string name = lower(trimmed(line.substr(0, colon)));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (name == "content-type") {
      const std::string type = lower(value);
      comes_back = comes_back || type.starts_with("message/rfc822") || type.starts_with("text/rfc822-headers");
    } else if (name == "action" && action.empty() && !comes_back) {
      action = lower(value);
    } else if (name == "status" && receipt.status.empty() && !comes_back) {
      receipt.status = status_of(value);
    } else if (name == "message-id" && comes_back && receipt.message_id.empty()) {
      // The value may stand on the next line.
      receipt.message_id = bare_id(value.empty() ? take_line(body) : value);
    }
  }
  if (action != "failed" && action != "delayed") return std::unexpected(ReceiptFault::no_receipt);
  if (receipt.message_id.empty()) return std::unexpected(ReceiptFault::no_reference);
  receipt.kind = action == "failed" ? ReceiptKind::bounce : ReceiptKind::delayed;
  return receipt;
}

}  // namespace

std::expected<Receipt, ReceiptFault> read_receipt(std::string_view eml) {
  const auto header = take_header(eml);
  if (!header) return std::unexpected(ReceiptFault::not_a_message);
  if (header->contains("x-ricevuta")) return of_pec(*header);
  const std::string type = lower(only(*header, "content-type"));
  if (type.starts_with("multipart/report") && type.find("delivery-status") != std::string::npos) return of_report(eml);
  return std::unexpected(ReceiptFault::no_receipt);
}

bool is_message(std::string_view eml) {
  const auto header = take_header(eml);
  return header && header->contains("from") && header->contains("date");
}

std::string_view word_of(ReceiptKind kind) {
  switch (kind) {
    case ReceiptKind::acceptance:
      return "ricevuta di accettazione";
    case ReceiptKind::refusal:
      return "avviso di non accettazione";
    case ReceiptKind::taken:
      return "ricevuta di presa in carico";
    case ReceiptKind::delivery:
      return "ricevuta di avvenuta consegna";
    case ReceiptKind::delay:
      return "preavviso di mancata consegna";
    case ReceiptKind::failure:
      return "avviso di mancata consegna";
    case ReceiptKind::virus:
      return "avviso di rilevazione di virus";
    case ReceiptKind::bounce:
      return "rapporto di mancata consegna";
    case ReceiptKind::delayed:
      return "rapporto di consegna in ritardo";
  }
  return {};
}

}  // namespace tavolo::mail
