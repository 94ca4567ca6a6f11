#pragma once
// The one way HTML is made here (ADR 0010): names of tags and attributes are literals of the source, every text and
// every value of an attribute is escaped, every element that opens closes. There is no way to put raw markup in.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace tavolo::pages {

/// `text` with & < > " ' replaced by character references: safe as text and within quotes (HTML standard, 13.3).
std::string escaped(std::string_view text);

/// The name of a tag or attribute; only a literal becomes one.
class Name {
 public:
  consteval Name(const char* text) : text_(text) {}  // NOLINT(google-explicit-constructor): reads as markup
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// A value lives as long as the call that it is an argument of.
struct Attribute {
  Name name;
  std::string_view value;
};
using Attributes = std::initializer_list<Attribute>;

class Html {
 public:
  void text(std::string_view text) { out_ += escaped(text); }

  /// <tag>..</tag> around what `body` writes.
  template <class Body>
  void in(Name tag, Attributes attributes, Body&& body) {
    open(tag, attributes);
    std::forward<Body>(body)();
    close(tag);
  }
  template <class Body>
  void in(Name tag, Body&& body) {
    in(tag, {}, std::forward<Body>(body));
  }
  /// <tag>text</tag>
  void el(Name tag, Attributes attributes, std::string_view text);
  void el(Name tag, std::string_view text) { el(tag, {}, text); }
  /// An element that has no content: <meta>, <link>, <rect/>.
  void empty(Name tag, Attributes attributes);
  void link(std::string_view to, std::string_view words) { el("a", {{"href", to}}, words); }

  /// The document begun, once and first.
  void doctype() { out_ += "<!doctype html>\n"; }
  std::string take() { return std::move(out_); }

 private:
  void open(Name tag, Attributes attributes);
  void close(Name tag);

  std::string out_;
};

}  // namespace tavolo::pages
