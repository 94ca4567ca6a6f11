// An entry as it lies on disk: the leaf, the value of its `content`, and each disclosed field as `name value`, parted
// by lines `---`.

#include <string>
#include <variant>
#include <vector>

#include "protocol/events/entry_body.hpp"
#include "server/record/canonical.hpp"
#include "server/record/envelope.hpp"
#include "tests/fuzz/check.hpp"

using namespace tavolo;

namespace {

void join_and_split(const record::Envelope& envelope, std::string_view rest) {
  std::vector<events::DisclosedField> fields;
  while (!rest.empty() && fields.size() < 20) {
    const std::string_view part = fuzz::next_part(rest);
    const auto blank = part.find(' ');
    if (blank == std::string_view::npos) {
      fields.push_back({std::string(part), std::nullopt});
    } else {
      fields.push_back({std::string(part.substr(0, blank)), std::string(part.substr(blank + 1))});
    }
  }
  const auto event = events::join(envelope.type, envelope.tv, envelope.data_json, fields);
  if (!event) return;
  for (const auto& field : fields) {
    // A sealed field that is withheld or erased cannot be written again.
    if (!field.value_json) return;
  }
  const auto body = events::split(*event, "organisation-7");
  std::vector<events::DisclosedField> written;
  for (const auto& part : body.disclosures) written.push_back({part.name, part.value_json});
  // What is written is the newest form, whichever was read.
  const int newest = std::visit([]<class Kind>(const Kind&) { return Kind::tv; }, *event);
  const auto again = events::join(envelope.type, newest, body.data_json, written);
  fuzz::hold(again.has_value(), "an event that was read is read again");
  fuzz::hold(events::split(*again, "organisation-7").data_json == body.data_json, "and is the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzz::text_of(data, size);
  auto envelope = record::parse_leaf(fuzz::next_part(rest));
  if (!envelope) return 0;
  const std::string_view content = fuzz::next_part(rest);
  if (!envelope->is_public && !record::apply_content(*envelope, content)) return 0;
  fuzz::hold(record::is_canonical(envelope->data_json), "the data of an entry is canonical");
  join_and_split(*envelope, rest);
  return 0;
}
