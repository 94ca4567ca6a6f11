#pragma once
// The two languages of the public pages. A page is made from first to last in one function call, so the language it is
// in is said once, for the length of that call, instead of being handed through every function that writes a word.

#include <string>
#include <string_view>

namespace tavolo::pages {

enum class Language { it, en };

/// What a reader asked for.
struct Asked {
  Language language = Language::it;
  bool in_address = false;  ///< by `lang` in the address: links to other pages carry it on
};

/// The language of a request: `lang=it` or `lang=en` in the query, else the best liked of the two in Accept-Language
/// (RFC 9110, 12.5.4), else Italian.
Asked language_asked(std::string_view query, std::string_view accept_language);

/// "it", "en"
std::string_view tag_of(Language language);

/// The language in which this thread makes a page now; Italian outside of any.
Asked spoken();

/// While it lives, pages of this thread are in that language.
class Speaking {
 public:
  explicit Speaking(Asked asked);
  ~Speaking();
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;

 private:
  Asked before_;
};

/// `lang` of what people wrote, where the page around it is in another language; none (the attribute is left out) else.
std::string_view written_lang();

/// The address of a public page, with the language where it has to be carried on.
std::string in_language(std::string_view path);

namespace words {

/// Words of a page in both languages; read as the one that is spoken.
class Word {
 public:
  /// The same in both.
  constexpr Word(const char* both) : it_(both), en_(both) {}            // NOLINT(google-explicit-constructor): a text
  constexpr Word(std::string_view both) : it_(both), en_(both) {}       // NOLINT(google-explicit-constructor): a text
  constexpr Word(const char* it, const char* en) : it_(it), en_(en) {}  // NOLINT(google-explicit-constructor): a text
  operator std::string_view() const { return spoken().language == Language::en ? en_ : it_; }  // NOLINT: reads as text

 private:
  std::string_view it_;
  std::string_view en_;
};

}  // namespace words
}  // namespace tavolo::pages
