#pragma once
// Inside the room: what the deciders of every family say alike.

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "server/domain/decide.hpp"
#include "server/domain/permission.hpp"

namespace tavolo::domain {

/// One member of a refusal's detail.
struct Fact {
  std::string_view name;
  std::variant<std::string, std::int64_t> value;
};

/// A refusal with its detail as JSON. Values are ids, codes, dates and numbers: nothing that needs an escape.
inline std::unexpected<Refusal> refuse(std::string_view code, std::string_view rule, std::initializer_list<Fact> facts = {}) {
  std::string detail;
  for (const Fact& fact : facts) {
    detail += detail.empty() ? "{\"" : ",\"";
    detail += fact.name;
    detail += "\":";
    if (const auto* text = std::get_if<std::string>(&fact.value)) {
      TAVOLO_CHECK(text->find_first_of("\"\\\n") == std::string::npos);
      detail += '"' + *text + '"';
    } else {
      detail += std::to_string(std::get<std::int64_t>(fact.value));
    }
  }
  if (!detail.empty()) detail += '}';
  return std::unexpected(Refusal{std::string(code), std::string(rule), std::move(detail)});
}

/// The thing that a command names does not exist (or not for this actor).
inline std::unexpected<Refusal> refuse_unknown(std::string object) {
  return refuse("not_found", "decision 3", {{"object", std::move(object)}});
}

/// How the actor's body stands to a thing of `owner`; offices have no body, so all is another's to them.
inline Relation relation_to_body(const Acting& acting, OrganisationId owner) {
  return acting.organisation == owner ? Relation::own : Relation::other;
}

}  // namespace tavolo::domain
