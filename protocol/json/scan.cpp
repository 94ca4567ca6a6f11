#include "protocol/json/scan.hpp"

#include <simdjson.h>

#include <algorithm>
#include <charconv>

#include "protocol/vocabulary/scalars.hpp"
#include "server/base/result.hpp"

namespace tavolo::json {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t longest_key = 64;
// Buffers that one large text made are not kept.
constexpr std::size_t kept_buffer = 256UL << 10U;
constexpr std::size_t kept_nodes = 1UL << 20U;
constexpr std::uint32_t no_parent = 0xFFFF'FFFFU;

/// What a thread keeps from one text to the next.
struct Scratch {
  ondemand::parser parser;
  std::string padded;
  std::vector<Node> nodes;
  std::vector<std::string_view> keys;
  bool busy = false;
};

Scratch& scratch() {
  thread_local Scratch mine;
  return mine;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_blank_end(std::string_view token) {
  while (!token.empty() && is_blank(token.back())) token.remove_suffix(1);
  return token;
}

bool is_key(std::string_view key) {
  return !key.empty() && key.size() <= longest_key &&
         std::all_of(key.begin(), key.end(), [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; });
}

/// True when the first value of the text ends before the text does.
bool ends_early(std::string_view text) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && (depth == 0 || --depth == 0)) {
      return !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i) + 1, text.end(), is_blank);
    }
  }
  return false;
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The 16 bits of "\uXXXX" at the front, or -1.
int escaped_unit(std::string_view text) {
  if (text.size() < 6 || text[0] != '\\' || text[1] != 'u') return -1;
  int unit = 0;
  for (std::size_t i = 2; i < 6; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

/// Whether a raw string has an escaped surrogate without its other half (simdjson 3.0.1 lets some pass).
bool has_lone_surrogate(std::string_view raw) {
  for (std::size_t i = raw.find('\\'); i != std::string_view::npos; i = raw.find('\\', i)) {
    const int unit = escaped_unit(raw.substr(i));
    if (unit < 0xD800 || unit > 0xDFFF) {
      i += 2;
      continue;
    }
    const int low = escaped_unit(raw.substr(i + 6));
    if (unit >= 0xDC00 || low < 0xDC00 || low > 0xDFFF) return true;
    i += 12;
  }
  return false;
}

/// RFC 8259 section 6, whole.
bool is_number(std::string_view token) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t from = i;
    while (i < token.size() && is_digit(token[i])) ++i;
    return i - from;
  };
  if (i < token.size() && token[i] == '-') ++i;
  const bool zero = i < token.size() && token[i] == '0';
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (i < token.size() && token[i] == '.') {
    ++i;
    if (digits() == 0) return false;
  }
  if (i < token.size() && (token[i] == 'e' || token[i] == 'E')) {
    ++i;
    if (i < token.size() && (token[i] == '+' || token[i] == '-')) ++i;
    if (digits() == 0) return false;
  }
  return i == token.size();
}

std::string_view code_of(simdjson::error_code error) {
  switch (error) {
    case simdjson::UTF8_ERROR:
      return "bad_utf8";
    case simdjson::UNESCAPED_CHARS:
      return "control_character";
    case simdjson::TRAILING_CONTENT:
      return "trailing_content";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
      return "too_large";
    default:
      return "not_json";
  }
}

class Walker {
 public:
  Walker(Scratch& scratch, std::string_view text, const ReadLimits& limits)
      : nodes_(scratch.nodes), keys_(scratch.keys), text_(text), limits_(limits) {}

  std::optional<Fault> run(ondemand::parser& parser, std::size_t capacity) {
    nodes_.clear();
    ondemand::document document;
    const auto started = parser.iterate(text_.data(), text_.size(), capacity).get(document);
    if (started != simdjson::SUCCESS) return Fault{"", std::string(code_of(started)), simdjson::error_message(started)};
    add(no_parent, 0, {});
    if (value(document, 0, 0)) check_end(document);
    return std::move(fault_);
  }

 private:
  std::uint32_t add(std::uint32_t parent, std::uint32_t position, std::string_view key) {
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    Node& node = nodes_.emplace_back();
    node.key = key;
    node.parent = parent;
    node.position = position;
    return index;
  }

  bool refuse(std::uint32_t at, std::string_view code, std::string_view message) {
    fault_ = Fault{pointer_of(nodes_, at), std::string(code), std::string(message)};
    return false;
  }

  bool broken(std::uint32_t at, simdjson::error_code error) {
    if (ends_early(text_)) return refuse(0, "trailing_content", "something follows the value");
    return refuse(at, code_of(error), simdjson::error_message(error));
  }

  template <class Source>
  bool value(Source& source, std::uint32_t at, std::size_t depth) {
    ondemand::json_type type{};
    if (const auto error = source.type().get(type)) return broken(at, error);
    bool fine = false;
    switch (type) {
      case ondemand::json_type::object:
        fine = object(source, at, depth + 1);
        break;
      case ondemand::json_type::array:
        fine = array(source, at, depth + 1);
        break;
      case ondemand::json_type::string:
        fine = string(source, at);
        break;
      case ondemand::json_type::number:
        fine = number(token(source), at);
        break;
      case ondemand::json_type::boolean:
        fine = boolean(token(source), at);
        break;
      case ondemand::json_type::null:
        if (without_blank_end(token(source)) != "null") return broken(at, simdjson::N_ATOM_ERROR);
        return refuse(at, "null_value", "null is not used: leave the key out");
    }
    nodes_[at].end = static_cast<std::uint32_t>(nodes_.size());
    return fine;
  }

  static std::string_view token(ondemand::value& source) { return source.raw_json_token(); }
  std::string_view token(ondemand::document& source) {
    if (source.raw_json_token().get(root_token_) != simdjson::SUCCESS) root_token_ = {};
    return root_token_;
  }

  bool deep(std::uint32_t at, std::size_t depth) {
    return depth <= limits_.max_depth ||
           refuse(at, "too_deep", "more than " + std::to_string(limits_.max_depth) + " containers within each other");
  }

  template <class Source>
  bool array(Source& source, std::uint32_t at, std::size_t depth) {
    nodes_[at].kind = Kind::array;
    if (!deep(at, depth)) return false;
    ondemand::array items;
    if (const auto error = source.get_array().get(items)) return broken(at, error);
    std::uint32_t size = 0;
    for (auto item : items) {
      ondemand::value held;
      if (const auto error = std::move(item).get(held)) return broken(at, error);
      if (!value(held, add(at, size, {}), depth)) return false;
      ++size;
    }
    nodes_[at].size = size;
    return true;
  }

  template <class Source>
  bool object(Source& source, std::uint32_t at, std::size_t depth) {
    nodes_[at].kind = Kind::object;
    if (!deep(at, depth)) return false;
    ondemand::object members;
    if (const auto error = source.get_object().get(members)) return broken(at, error);
    std::uint32_t size = 0;
    for (auto member : members) {
      ondemand::field field;
      if (const auto error = std::move(member).get(field)) return broken(at, error);
      std::string_view key;
      if (const auto error = field.unescaped_key().get(key)) return broken(at, error);
      if (key.size() > longest_key) return refuse(at, "bad_key", "a key is longer than 64 characters");
      const std::uint32_t child = add(at, size, key);
      if (!is_key(key)) return refuse(child, "bad_key", "keys are of a-z, 0-9 and _");
      if (!value(field.value(), child, depth)) return false;
      ++size;
    }
    nodes_[at].size = size;
    return distinct(at);
  }

  bool distinct(std::uint32_t at) {
    const auto end = static_cast<std::uint32_t>(nodes_.size());
    if (nodes_[at].size <= 16) {
      for (std::uint32_t i = at + 1; i < end; i = nodes_[i].end) {
        for (std::uint32_t j = at + 1; j < i; j = nodes_[j].end) {
          if (nodes_[i].key == nodes_[j].key) return refuse(i, "duplicate_key", "the key stands there twice");
        }
      }
      return true;
    }
    keys_.clear();
    for (std::uint32_t i = at + 1; i < end; i = nodes_[i].end) keys_.push_back(nodes_[i].key);
    std::sort(keys_.begin(), keys_.end());
    const auto twice = std::adjacent_find(keys_.begin(), keys_.end());
    if (twice == keys_.end()) return true;
    for (std::uint32_t i = at + 1; i < end; i = nodes_[i].end) {
      if (nodes_[i].key == *twice) return refuse(i, "duplicate_key", "the key stands there twice");
    }
    return true;
  }

  template <class Source>
  bool string(Source& source, std::uint32_t at) {
    nodes_[at].kind = Kind::string;
    if (has_lone_surrogate(token(source))) return refuse(at, "lone_surrogate", "half of a surrogate pair");
    std::string_view text;
    if (const auto error = source.get_string().get(text)) return broken(at, error);
    nodes_[at].text = text;
    return true;
  }

  bool boolean(std::string_view raw, std::uint32_t at) {
    nodes_[at].kind = Kind::boolean;
    const std::string_view word = without_blank_end(raw);  // get_bool of 3.0.1 stumbles over blanks after a root
    if (word != "true" && word != "false") return broken(at, simdjson::T_ATOM_ERROR);
    nodes_[at].integer = word == "true" ? 1 : 0;
    return true;
  }

  bool number(std::string_view raw, std::uint32_t at) {
    nodes_[at].kind = Kind::integer;
    const std::string_view digits = without_blank_end(raw);
    if (!is_number(digits)) return broken(at, simdjson::NUMBER_ERROR);
    if (digits == "-0" || digits.find_first_of(".eE") != std::string_view::npos) {
      return refuse(at, "not_an_integer", "numbers are integers without point, exponent or -0");
    }
    std::int64_t read = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), read);
    if (error != std::errc{} || read > max_wire_integer || read < -max_wire_integer) {
      return refuse(at, "out_of_range", "integers lie within 2^53-1 of zero");
    }
    nodes_[at].integer = read;
    return true;
  }

  void check_end(ondemand::document& document) {
    bool more = false;
    if (nodes_[0].kind == Kind::object || nodes_[0].kind == Kind::array) {
      const char* next = nullptr;
      more = document.current_location().get(next) == simdjson::SUCCESS;
    } else {
      more = root_token_.data() + root_token_.size() != text_.data() + text_.size();  // a token has the blanks after it
    }
    if (more) refuse(0, "trailing_content", "something follows the value");
  }

  std::vector<Node>& nodes_;
  std::vector<std::string_view>& keys_;
  std::string_view text_;
  std::string_view root_token_;  // of a scalar alone
  const ReadLimits& limits_;
  std::optional<Fault> fault_;
};

}  // namespace

void append_token(std::string& pointer, std::string_view token) {
  pointer += '/';
  for (const char c : token) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

std::string pointer_of(const std::vector<Node>& nodes, std::uint32_t index) {
  std::vector<std::uint32_t> way;
  for (; nodes[index].parent != no_parent; index = nodes[index].parent) way.push_back(index);
  std::string pointer;
  for (auto step = way.rbegin(); step != way.rend(); ++step) {
    const Node& node = nodes[*step];
    const bool member = nodes[node.parent].kind == Kind::object;
    append_token(pointer, member ? std::string(node.key) : std::to_string(node.position));
  }
  return pointer;
}

Scan::Scan(std::string_view text, const ReadLimits& limits) : nodes_(scratch().nodes) {
  Scratch& mine = scratch();
  TAVOLO_CHECK(!mine.busy);
  mine.busy = true;
  if (text.size() > limits.max_bytes) {
    fault_ = Fault{"", "too_large", "more than " + std::to_string(limits.max_bytes) + " bytes"};
    return;
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    fault_ = Fault{"", "byte_order_mark", "the text begins with a byte order mark"};
    return;
  }
  mine.padded.assign(text);
  mine.padded.append(simdjson::SIMDJSON_PADDING, '\0');
  fault_ =
      Walker(mine, std::string_view(mine.padded).substr(0, text.size()), limits).run(mine.parser, mine.padded.size());
}

Scan::~Scan() {
  Scratch& mine = scratch();
  mine.busy = false;
  if (mine.padded.capacity() <= kept_buffer && mine.nodes.capacity() * sizeof(Node) <= kept_nodes) return;
  mine.parser = ondemand::parser();
  mine.padded = std::string();
  mine.nodes = std::vector<Node>();
  mine.keys = std::vector<std::string_view>();
}

std::string Scan::pointer(std::uint32_t index) const { return pointer_of(nodes_, index); }

}  // namespace tavolo::json
