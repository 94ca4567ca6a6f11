#include "server/net/sightings.hpp"

#include <algorithm>

namespace tavolo::net {
namespace {

bool is_name(std::string_view text) {
  return text.size() == 32 &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

void Sightings::note(const HttpRequest& request) {
  const std::string_view name = request.header(header);
  if (!is_name(name)) return;
  Sighting seen{request.peer, request.address, ""};
  for (const auto& [held, value] : request.headers) {
    if (held == "x-forwarded-for") seen.forwarded_for += (seen.forwarded_for.empty() ? "" : ", ") + value;
  }
  if (held_.size() == most) held_.pop_front();
  held_.emplace_back(name, std::move(seen));
}

std::optional<Sighting> Sightings::find(std::string_view name) const {
  const auto found = std::ranges::find(held_, name, &std::pair<std::string, Sighting>::first);
  return found == held_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace tavolo::net
