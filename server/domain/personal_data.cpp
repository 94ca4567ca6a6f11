#include "server/domain/personal_data.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "protocol/vocabulary/enums.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_alpha(char letter) { return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z'); }
char upper(char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; }
char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }
/// Part of a word; a byte of a letter outside ASCII is.
bool is_word(char letter) { return is_digit(letter) || is_alpha(letter) || static_cast<unsigned char>(letter) >= 0x80; }
bool starts_word(std::string_view text, std::size_t at) { return at == 0 || !is_word(text[at - 1]); }
bool one_of(char letter, std::string_view letters) { return letters.find(letter) != std::string_view::npos; }

/// `wanted` letters and digits from `at` on, in upper case, with at most one blank between two; nothing when there are
/// fewer, or when the word goes on after them.
std::optional<std::string> collect(std::string_view text, std::size_t at, std::size_t wanted) {
  std::string found;
  std::size_t i = at;
  while (i < text.size() && found.size() < wanted) {
    const bool blank = text[i] == ' ' && i > at && text[i - 1] != ' ';
    if (blank) {
      ++i;
      continue;
    }
    if (!is_digit(text[i]) && !is_alpha(text[i])) return std::nullopt;
    found += upper(text[i++]);
  }
  if (found.size() < wanted || (i < text.size() && is_word(text[i]))) return std::nullopt;
  return found;
}

/// Six letters, year, month letter, day, place, check letter; of the seven digits some may be letters (omocodia), but
/// four at least are digits here, so that no word is taken for one.
bool is_tax_code(const std::string& code) {
  constexpr std::string_view form = "aaaaaannmnnannna";
  std::size_t digits = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char letter = code[i];
    if (form[i] == 'a' && !is_alpha(letter)) return false;
    if (form[i] == 'm' && !one_of(letter, "ABCDEHLMPRST")) return false;
    if (form[i] == 'n' && !is_digit(letter) && !one_of(letter, "LMNPQRSTUV")) return false;
    if (form[i] == 'n' && is_digit(letter)) ++digits;
  }
  return digits >= 4;
}

bool has_tax_code(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_alpha(text[at]) || !starts_word(text, at)) continue;
    const auto code = collect(text, at, 16);
    if (code && is_tax_code(*code)) return true;
  }
  return false;
}

/// ISO 7064 mod 97-10: the first four moved to the end, letters as 10 to 35, the remainder is 1.
bool is_iban(const std::string& code) {
  if (!is_alpha(code[0]) || !is_alpha(code[1]) || !is_digit(code[2]) || !is_digit(code[3])) return false;
  int remainder = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char letter = code[(i + 4) % code.size()];
    remainder =
        is_digit(letter) ? (remainder * 10 + (letter - '0')) % 97 : (remainder * 100 + (letter - 'A' + 10)) % 97;
  }
  return remainder == 1;
}

bool has_iban(std::string_view text) {
  for (std::size_t at = 0; at + 4 < text.size(); ++at) {
    if (!is_alpha(text[at]) || !starts_word(text, at) || !is_alpha(text[at + 1])) continue;
    const std::string country{upper(text[at]), upper(text[at + 1])};
    if (country == "IT" || country == "SM") {
      const auto code = collect(text, at, 27);
      if (code && is_iban(*code)) return true;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    const auto code = end - at >= 15 && end - at <= 34 ? collect(text, at, end - at) : std::nullopt;
    if (code && is_iban(*code)) return true;
  }
  return false;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [text](std::string_view word) { return text.starts_with(word); });
}

/// A person's mailbox by its name or its provider.
bool is_personal_mailbox(const std::string& local, const std::string& domain) {
  if (starts_with_any(local, {"info",      "protocollo",   "segreteria", "uffici",          "comune",     "servizi",
                              "sportello", "anagrafe",     "direzione",  "amministrazione", "presidenza", "contatt",
                              "privacy",   "noreply",      "no-reply",   "distretto",       "ambito",     "sindaco",
                              "redazione", "associazione", "centro",     "scuola"})) {
    return false;
  }
  const std::string office = local.substr(0, local.find_first_of("._-"));
  constexpr std::array<std::string_view, 9> short_offices{"asp",  "pec",  "pua",  "urp", "dpo",
                                                          "suap", "sede", "help", "coop"};
  if (std::ranges::find(short_offices, office) != short_offices.end()) return false;
  if (starts_with_any(domain,
                      {"gmail.", "googlemail.", "libero.it", "hotmail.", "outlook.", "live.", "yahoo.", "icloud.com",
                       "tiscali.it", "alice.it", "virgilio.it", "tin.it", "email.it", "proton"})) {
    return true;
  }
  const std::size_t separator = local.find_first_of("._-");
  if (separator == std::string::npos || separator == 0) return false;
  const std::string_view last = std::string_view(local).substr(separator + 1);
  const bool letters = std::ranges::all_of(local.substr(0, separator), is_alpha) &&
                       std::ranges::all_of(last, [](char letter) { return is_alpha(letter) || one_of(letter, "._-"); });
  return letters && last.size() >= 3;
}

bool has_email(std::string_view text) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    const auto part = [](char letter) { return is_digit(letter) || is_alpha(letter) || one_of(letter, "._-+"); };
    std::size_t from = at;
    while (from > 0 && part(text[from - 1])) --from;
    std::size_t to = at + 1;
    while (to < text.size() && part(text[to])) ++to;
    std::string local(text.substr(from, at - from));
    std::string domain(text.substr(at + 1, to - at - 1));
    std::ranges::transform(local, local.begin(), lower);
    std::ranges::transform(domain, domain.begin(), lower);
    const std::size_t dot = domain.find('.');
    if (local.empty() || dot == std::string::npos || dot == 0) continue;
    if (is_personal_mailbox(local, domain)) return true;
  }
  return false;
}

/// Digits with single separators between.
struct DigitRun {
  std::string digits;
  std::vector<std::size_t> groups;  ///< how many digits there are up to the end of each group
  std::size_t first_end = 0;        ///< where in the text the first group ends
};

DigitRun digits_from(std::string_view text, std::size_t at) {
  DigitRun run;
  std::size_t i = at;
  while (i < text.size() && is_digit(text[i]) && run.digits.size() < 20) {
    while (i < text.size() && is_digit(text[i])) run.digits += text[i++];
    if (run.groups.empty()) run.first_end = i;
    const bool glued = i < text.size() && is_word(text[i]);
    const bool goes_on = i + 1 < text.size() && one_of(text[i], " .-/") && is_digit(text[i + 1]);
    // a number may end before a blank, not before another sign with digits behind it
    if (!glued) run.groups.push_back(run.digits.size());
    if (glued || !goes_on) break;
    if (text[i] != ' ') run.groups.back() = 0;
    ++i;
  }
  return run;
}

bool ends_at(const DigitRun& run, std::size_t digits) {
  return std::ranges::find(run.groups, digits) != run.groups.end();
}

/// A word for telephones just before `at`.
bool follows_telephone_word(std::string_view text, std::size_t at) {
  std::string before(text.substr(at < 24 ? 0 : at - 24, std::min<std::size_t>(at, 24)));
  std::ranges::transform(before, before.begin(), lower);
  for (const std::string_view word :
       {"tel", "cell", "telefono", "telefonico", "cellulare", "telefonare al", "chiamare"}) {
    for (std::size_t found = before.find(word); found != std::string::npos; found = before.find(word, found + 1)) {
      if (!starts_word(before, found)) continue;
      const std::string_view between = std::string_view(before).substr(found + word.size());
      const bool direct = std::ranges::all_of(between, [](char letter) { return one_of(letter, " .:,n+"); });
      if (direct) return true;
    }
  }
  return false;
}

/// Ten digits from 32 on. "3.200.000.000" is an amount: a mobile number is written whole, or begins with the three
/// digits of its network, or comes after the code of the country.
bool is_mobile(const DigitRun& run, std::size_t country, std::size_t first_group) {
  if (!ends_at(run, country + 10) || run.digits[country] != '3' || run.digits[country + 1] < '2') return false;
  return country > 0 || first_group == 3 || first_group == 10;
}

std::size_t country_digits(std::string_view text, std::size_t at, const DigitRun& run) {
  if (run.digits.starts_with("0039")) return 4;
  return at > 0 && text[at - 1] == '+' && run.digits.starts_with("39") ? 2 : 0;
}

bool has_phone(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    // what stands behind a sign is part of an amount, a date or a reference
    const bool inside = at > 1 && one_of(text[at - 1], ".,-/") && is_digit(text[at - 2]);
    if (inside || !is_digit(text[at]) || !starts_word(text, at)) {
      ++at;
      continue;
    }
    const DigitRun run = digits_from(text, at);
    const std::size_t country = country_digits(text, at, run);
    if (is_mobile(run, country, run.first_end - at)) return true;
    for (std::size_t length = 8; length <= 11; ++length) {
      const bool fixed = ends_at(run, country + length) && run.digits[country] == '0';
      if (fixed && follows_telephone_word(text, at)) return true;
    }
    at = run.first_end;
  }
  return false;
}

}  // namespace

std::optional<PersonalData> find_personal_data(std::string_view text) {
  if (has_tax_code(text)) return PersonalData::tax_code;
  if (has_iban(text)) return PersonalData::iban;
  if (has_email(text)) return PersonalData::email;
  if (has_phone(text)) return PersonalData::phone;
  return std::nullopt;
}

std::expected<void, Refusal> refuse_personal_data(std::initializer_list<CheckedText> texts) {
  for (const CheckedText& checked : texts) {
    const auto found = find_personal_data(checked.text);
    if (found) {
      return refuse("looks_like_personal_data", "rules#personal-data",
                    Detail().add("pointer", checked.pointer).add("found", name_of(*found)));
    }
  }
  return {};
}

}  // namespace tavolo::domain
