#include "server/pages/html.hpp"

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

void Html::open(Name tag, Attributes attributes) {
  out_ += '<';
  out_ += tag.text();
  for (const Attribute& attribute : attributes) {
    if (attribute.value.data() == nullptr) continue;  // std::string_view{}: the attribute is not there
    out_ += ' ';
    out_ += attribute.name.text();
    out_ += "=\"";
    out_ += escaped(attribute.value);
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
