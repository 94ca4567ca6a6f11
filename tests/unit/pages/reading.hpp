#pragma once
// Reads a page as a strict reader of markup would: every tag closed in its order, every attribute quoted.

#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/pages/pages.hpp"

namespace tavolo::pages {

struct Element {
  std::string tag;
  std::map<std::string, std::string> attributes;
};

struct Reading {
  std::vector<Element> elements;
  std::string fault;  ///< empty: well-formed

  std::vector<std::string> all(std::string_view tag, const std::string& attribute) const {
    std::vector<std::string> values;
    for (const Element& element : elements) {
      if (!tag.empty() && element.tag != tag) continue;
      if (const auto at = element.attributes.find(attribute); at != element.attributes.end())
        values.push_back(at->second);
    }
    return values;
  }
  std::size_t count(std::string_view tag) const {
    std::size_t n = 0;
    for (const Element& element : elements) n += element.tag == tag ? 1 : 0;
    return n;
  }
};

namespace detail {

/// Reads one tag's name and attributes from between < and >.
inline bool read_tag(std::string_view text, Element& element) {
  std::size_t at = 0;
  const auto name = [&] {
    const std::size_t from = at;
    while (at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '-')) ++at;
    return std::string(text.substr(from, at - from));
  };
  element.tag = name();
  while (at < text.size()) {
    if (text[at] != ' ') return false;
    ++at;
    const std::string attribute = name();
    if (attribute.empty() || text.substr(at, 2) != "=\"") return false;
    const std::size_t end = text.find('"', at + 2);
    if (end == std::string_view::npos) return false;
    const std::string value(text.substr(at + 2, end - at - 2));
    if (value.find('<') != std::string::npos || !element.attributes.emplace(attribute, value).second) return false;
    at = end + 1;
  }
  return !element.tag.empty();
}

inline bool good_references(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::string_view rest = text.substr(at);
    bool known = false;
    for (const std::string_view one : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"})
      known = known || rest.starts_with(one);
    if (!known) return false;
  }
  return true;
}

}  // namespace detail

inline Reading read(std::string_view html) {
  Reading reading;
  constexpr std::string_view doctype = "<!doctype html>\n";
  if (!html.starts_with(doctype)) return {{}, "no doctype"};
  html.remove_prefix(doctype.size());
  std::vector<std::string> open;
  std::size_t at = 0;
  while (at < html.size()) {
    const std::size_t tag = html.find('<', at);
    const std::string_view text = html.substr(at, tag == std::string_view::npos ? tag : tag - at);
    if (text.find('>') != std::string_view::npos || !detail::good_references(text))
      return {{}, "bad text: " + std::string(text)};
    if (tag == std::string_view::npos) break;
    const std::size_t end = html.find('>', tag);
    if (end == std::string_view::npos) return {{}, "an open tag at the end"};
    std::string_view inside = html.substr(tag + 1, end - tag - 1);
    at = end + 1;
    if (inside.starts_with('/')) {
      if (open.empty() || open.back() != inside.substr(1)) return {{}, "closes " + std::string(inside)};
      open.pop_back();
      continue;
    }
    const bool empty = inside.ends_with(" /");
    if (empty) inside.remove_suffix(2);
    Element element;
    if (!detail::read_tag(inside, element)) return {{}, "bad tag: " + std::string(inside)};
    if (!empty) open.push_back(element.tag);
    reading.elements.push_back(std::move(element));
  }
  if (!open.empty()) return {{}, "never closes " + open.back()};
  return reading;
}

inline Site site_of(const domain::State& state, const domain::Moment& moment) {
  return {state, moment,
          "test.tavolo.invalid/t/permanente\n99\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— test x\n",
          "/pubblico/stile.css"};
}

/// Every page that is reached from the first by following links; of links that lead nowhere a failure.
inline std::map<std::string, Page> crawl(const Site& site) {
  std::map<std::string, Page> pages;
  std::deque<std::string> waiting{"/pubblico"};
  while (!waiting.empty()) {
    const std::string path = waiting.front();
    waiting.pop_front();
    if (pages.contains(path)) continue;
    const auto page = render(site, path);
    EXPECT_TRUE(page) << path;
    if (!page) continue;
    EXPECT_EQ(page->status, 200U) << path;
    pages.emplace(path, *page);
    for (const std::string& link : read(page->html).all("a", "href")) {
      if (link.starts_with('#') || link.starts_with('?') || link == "/accesso") continue;
      EXPECT_TRUE(link.starts_with("/pubblico")) << link << " on " << path;
      waiting.push_back(link.substr(0, link.find('#')));
    }
  }
  return pages;
}

}  // namespace tavolo::pages
