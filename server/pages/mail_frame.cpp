#include "server/pages/mail_frame.hpp"

namespace tavolo::pages {
namespace {

constexpr const char* body_style =
    "margin:0;padding:24px 12px;background:#f2f5f8;color:#17324d;"
    "font-family:'Titillium Web',Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5";
constexpr const char* card_style =
    "max-width:640px;margin:0 auto;background:#ffffff;border-top:4px solid #0066cc;padding:24px";
constexpr const char* button_style =
    "display:inline-block;padding:10px 20px;background:#0066cc;color:#ffffff;font-weight:600;text-decoration:none";
constexpr const char* foot_style =
    "margin-top:24px;padding-top:12px;border-top:1px solid #d9e1ea;font-size:14px;color:#455b71";

/// For programs that know the night and a style sheet; for the others what each element carries stands.
constexpr const char* at_night =
    ":root{color-scheme:light dark}"
    "@media (prefers-color-scheme:dark){"
    "body{background:#0d1b29 !important;color:#e6ecf2 !important}"
    ".card{background:#17293b !important;border-top-color:#6db3ff !important}"
    ".quiet{color:#b1c0cf !important;border-color:#3c5168 !important}"
    ".line{border-color:#3c5168 !important}"
    ".warning{background:#3b2d0e !important;border-color:#f0b64b !important}"
    "a{color:#8ec5ff !important}"
    "a.button{background:#8ec5ff !important;color:#0d1b29 !important}}";

}  // namespace

std::string mail_sender_name(const domain::State& state) {
  return state.names.value ? state.names.value->name.str() : "Tavolo di consultazione";
}

std::string mail_document(const std::string& sender, const std::string& heading,
                          const std::function<void(Html&)>& inner) {
  Html html;
  html.doctype();
  html.in("html", {{"lang", "it"}}, [&] {
    html.in("head", [&] {
      html.empty("meta", {{"charset", "utf-8"}});
      html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
      html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
      html.el("title", heading);
      html.el("style", at_night);
    });
    html.in("body", {{"style", body_style}}, [&] {
      html.in("div", {{"class", "card"}, {"style", card_style}}, [&] {
        html.el("p", {{"class", "quiet"}, {"style", "margin:0;font-size:14px;color:#455b71"}}, sender);
        html.el("h1", {{"style", "font-size:26px;line-height:1.25;margin:4px 0 16px"}}, heading);
        inner(html);
      });
    });
  });
  return html.take();
}

void mail_button(Html& html, const std::string& address, const std::string& words) {
  html.in("p", {{"style", "margin:24px 0"}},
          [&] { html.el("a", {{"class", "button"}, {"href", address}, {"style", button_style}}, words); });
}

void mail_foot(Html& html, const std::vector<std::string>& lines) {
  html.in("div", {{"class", "quiet"}, {"style", foot_style}}, [&] {
    for (const auto& line : lines) html.el("p", {{"style", "margin:8px 0"}}, line);
  });
}

}  // namespace tavolo::pages
