#include "protocol/json/encoder.hpp"

#include <array>
#include <charconv>

#include "protocol/json/write.hpp"

namespace tavolo::json {
namespace {

void append_escape(std::string& out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += hex[static_cast<unsigned char>(c) >> 4U];
      out += hex[static_cast<unsigned char>(c) & 15U];
  }
}

void append_key(std::string& out, bool& first, std::string_view key) {
  if (!first) out += ',';
  first = false;
  out += '"';
  out += key;
  out += "\":";
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x20U && c != '"' && c != '\\') continue;
    out.append(text, from, i - from);
    append_escape(out, c);
    from = i + 1;
  }
  out.append(text, from);
  out += '"';
}

void append_integer(std::string& out, std::int64_t value) {
  TAVOLO_CHECK(-max_wire_integer <= value && value <= max_wire_integer);
  std::array<char, 20> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), written.ptr);
}

void append_boolean(std::string& out, bool value) { out += value ? "true" : "false"; }

namespace detail {

void append_object(std::string& out, std::span<const WriteField> fields, std::string_view kind, const void* object) {
  out += '{';
  bool first = true;
  bool kind_due = !kind.empty();
  const auto append_kind = [&] {
    append_key(out, first, "kind");
    append_string(out, kind);
    kind_due = false;
  };
  for (const WriteField& field : fields) {
    if (field.present != nullptr && !field.present(object)) continue;
    if (kind_due && field.name > "kind") append_kind();
    append_key(out, first, field.name);
    field.append(out, object);
  }
  if (kind_due) append_kind();
  out += '}';
}

void append_enumerator(std::string& out, std::span<const EnumeratorName> names, std::int64_t value) {
  for (const EnumeratorName& each : names) {
    if (each.value != value) continue;
    out += '"';
    out += each.name;
    out += '"';
    return;
  }
  TAVOLO_CHECK(false && "a value outside its enum");
}

void append_instant(std::string& out, Instant instant) {
  out += '"';
  out += to_string(instant);
  out += '"';
}

void append_date(std::string& out, LocalDate date) {
  out += '"';
  out += to_string(date);
  out += '"';
}

void append_fraction(std::string& out, const Fraction& fraction) {
  out += "{\"den\":";
  append_integer(out, fraction.den);
  out += ",\"num\":";
  append_integer(out, fraction.num);
  out += '}';
}

void append_id(std::string& out, std::string_view kind, std::uint64_t n) {
  out += '"';
  out += kind;
  out += '-';
  append_integer(out, static_cast<std::int64_t>(n));
  out += '"';
}

}  // namespace detail

ObjectWriter::ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }

ObjectWriter::~ObjectWriter() {
  if (open_) close();
}

void ObjectWriter::close() {
  TAVOLO_CHECK(open_);
  open_ = false;
  out_ += '}';
}

void ObjectWriter::key(std::string_view name) {
  TAVOLO_CHECK(open_ && name > last_);
  bool first = last_.empty();
  append_key(out_, first, name);
  last_ = name;
}

ObjectWriter& ObjectWriter::raw(std::string_view name, std::string_view json) {
  key(name);
  out_ += json;
  return *this;
}

ObjectWriter& ObjectWriter::string(std::string_view name, std::string_view text) {
  key(name);
  append_string(out_, text);
  return *this;
}

ObjectWriter& ObjectWriter::integer(std::string_view name, std::int64_t value) {
  key(name);
  append_integer(out_, value);
  return *this;
}

ObjectWriter& ObjectWriter::boolean(std::string_view name, bool value) {
  key(name);
  append_boolean(out_, value);
  return *this;
}

}  // namespace tavolo::json
