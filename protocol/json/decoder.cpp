#include "protocol/json/decoder.hpp"

#include <array>
#include <bitset>

#include "protocol/json/profile.hpp"

namespace tavolo::json::detail {
namespace {

constexpr std::size_t most_fields = 128;

std::string_view name_of_kind(Kind kind) {
  switch (kind) {
    case Kind::object:
      return "an object";
    case Kind::array:
      return "an array";
    case Kind::string:
      return "a string";
    case Kind::integer:
      return "an integer";
    case Kind::boolean:
      return "true or false";
  }
  return "";
}

std::string between(std::string_view what, std::uint64_t min, std::uint64_t max) {
  return std::to_string(min) + " to " + std::to_string(max) + ' ' + std::string(what);
}

}  // namespace

bool Decoder::refuse(std::uint32_t at, std::string_view code, std::string message) {
  fault_ = Fault{scan_.pointer(at), std::string(code), std::move(message)};
  return false;
}

bool Decoder::refuse_text(std::uint32_t at, TextFault fault, std::size_t min, std::size_t max) {
  switch (fault) {
    case TextFault::too_short:
      return refuse(at, "too_short", between("characters are asked for", min, max));
    case TextFault::too_long:
      return refuse(at, "too_long", between("characters are asked for", min, max));
    case TextFault::bad_utf8:
      return refuse(at, "bad_utf8", "not UTF-8");
    case TextFault::control_character:
      return refuse(at, "control_character", "a control character in a text");
  }
  return false;
}

bool Decoder::refuse_form(std::uint32_t at, std::string_view form) {
  return refuse(at, "bad_form", "the form is " + std::string(form));
}

bool Decoder::expect(std::uint32_t at, Kind kind) {
  return node(at).kind == kind || refuse(at, "wrong_type", std::string(name_of_kind(kind)) + " is asked for");
}

bool Decoder::missing(std::uint32_t at, std::string_view key) {
  refuse(at, "missing_key", "the key is missing");
  append_token(fault_.pointer, key);
  return false;
}

bool Decoder::boolean(std::uint32_t at, bool& out) {
  if (!expect(at, Kind::boolean)) return false;
  out = node(at).integer != 0;
  return true;
}

bool Decoder::integer(std::uint32_t at, std::int64_t min, std::int64_t max, std::int64_t& out) {
  if (!expect(at, Kind::integer)) return false;
  out = node(at).integer;
  if (min <= out && out <= max) return true;
  return refuse(at, "out_of_range",
                "an integer from " + std::to_string(min) + " to " + std::to_string(max) + " is asked for");
}

bool Decoder::string(std::uint32_t at, std::string_view& out) {
  if (!expect(at, Kind::string)) return false;
  out = node(at).text;
  return true;
}

bool Decoder::instant(std::uint32_t at, Instant& out) {
  if (!expect(at, Kind::string)) return false;
  const auto parsed = parse_instant(node(at).text);
  if (!parsed) return refuse_form(at, "2027-03-10T09:15:02.123Z");
  out = *parsed;
  return true;
}

bool Decoder::date(std::uint32_t at, LocalDate& out) {
  if (!expect(at, Kind::string)) return false;
  const auto parsed = parse_local_date(node(at).text);
  if (!parsed) return refuse_form(at, "2027-03-10, a day of the calendar");
  out = *parsed;
  return true;
}

bool Decoder::fraction(std::uint32_t at, Fraction& out) {
  static constexpr std::array fields = {
      ReadField{"den", true,
                [](Decoder& decoder, std::uint32_t where, void* to) {
                  return decoder.integer(where, 1, 1000, static_cast<Fraction*>(to)->den);
                }},
      ReadField{"num", true, [](Decoder& decoder, std::uint32_t where, void* to) {
                  return decoder.integer(where, 0, 1000, static_cast<Fraction*>(to)->num);
                }}};
  if (!object(at, fields, {}, &out)) return false;
  return out.num <= out.den || refuse(at, "out_of_range", "a fraction is at most 1");
}

bool Decoder::enumerator(std::uint32_t at, std::span<const EnumeratorName> names, std::int64_t& out) {
  if (!expect(at, Kind::string)) return false;
  for (const EnumeratorName& each : names) {
    if (each.name == node(at).text) {
      out = each.value;
      return true;
    }
  }
  return refuse(at, "unknown_value", "not a word of this list");
}

bool Decoder::raw(std::uint32_t at, RawJson& out) {
  if (!expect(at, Kind::object)) return false;
  out.text.clear();
  append_canonical(out.text, scan_.nodes(), at);
  return true;
}

bool Decoder::list(std::uint32_t at, std::size_t min, std::size_t max) {
  if (!expect(at, Kind::array)) return false;
  if (node(at).size < min) return refuse(at, "too_few", between("items are asked for", min, max));
  if (node(at).size > max) return refuse(at, "too_many", between("items are asked for", min, max));
  return true;
}

bool Decoder::constant_kind(std::uint32_t at, std::string_view kind) {
  if (!expect(at, Kind::string)) return false;
  return node(at).text == kind || refuse(at, "unknown_kind", "not a kind that may stand here");
}

bool Decoder::object(std::uint32_t at, std::span<const ReadField> fields, std::string_view kind, void* out) {
  if (!expect(at, Kind::object)) return false;
  TAVOLO_CHECK(fields.size() <= most_fields);
  std::bitset<most_fields> seen;
  bool kind_seen = kind.empty();
  std::size_t next = 0;  // canonical texts come in the order of the table
  for (std::uint32_t child = at + 1; child < node(at).end; child = node(child).end) {
    const std::string_view key = node(child).key;
    if (!kind.empty() && key == "kind") {
      if (!constant_kind(child, kind)) return false;
      kind_seen = true;
      continue;
    }
    std::size_t found = next;
    if (found >= fields.size() || fields[found].name != key) {
      for (found = 0; found < fields.size() && fields[found].name != key;) ++found;
    }
    if (found == fields.size()) return refuse(child, "unknown_key", "no such key is known here");
    next = found + 1;
    seen.set(found);
    if (!fields[found].read(*this, child, out)) return false;
  }
  if (!kind_seen) return missing(at, "kind");
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].required && !seen.test(i)) return missing(at, fields[i].name);
  }
  return true;
}

bool Decoder::choice(std::uint32_t at, std::span<const ReadAlternative> alternatives, void* out) {
  if (!expect(at, Kind::object)) return false;
  for (std::uint32_t child = at + 1; child < node(at).end; child = node(child).end) {
    if (node(child).key != "kind") continue;
    std::string_view kind;
    if (!string(child, kind)) return false;
    for (const ReadAlternative& each : alternatives) {
      if (each.name == kind) return each.read(*this, at, out);
    }
    return refuse(child, "unknown_kind", "not a kind that may stand here");
  }
  return missing(at, "kind");
}

}  // namespace tavolo::json::detail
