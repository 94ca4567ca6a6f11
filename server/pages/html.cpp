#include "server/pages/html.hpp"

#include "server/pages/language.hpp"

namespace tavolo::pages {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

namespace {
/// A link to another public page, which is to be in the same language; not one that says its own, nor a stylesheet.
bool is_page_link(const Attribute& attribute) {
  const std::string_view to = attribute.value;
  return attribute.name.text() == "href" && to.starts_with("/pubblico") && to.find("lang=") == std::string_view::npos &&
         !to.ends_with(".css");
}
}  // namespace

void Html::open(Name tag, Attributes attributes) {
  out_ += '<';
  out_ += tag.text();
  for (const Attribute& attribute : attributes) {
    if (attribute.value.data() == nullptr) continue;  // std::string_view{}: the attribute is not there
    out_ += ' ';
    out_ += attribute.name.text();
    out_ += "=\"";
    out_ += escaped(is_page_link(attribute) ? in_language(attribute.value) : std::string(attribute.value));
    out_ += '"';
  }
  out_ += '>';
}

void Html::close(Name tag) {
  out_ += "</";
  out_ += tag.text();
  out_ += '>';
}

void Html::el(Name tag, Attributes attributes, std::string_view text) {
  open(tag, attributes);
  out_ += escaped(text);
  close(tag);
}

void Html::empty(Name tag, Attributes attributes) {
  open(tag, attributes);
  out_.insert(out_.size() - 1, " /");
}

}  // namespace tavolo::pages
