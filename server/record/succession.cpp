#include "server/record/succession.hpp"

#include "server/record/canonical.hpp"
#include "server/record/members.hpp"

namespace tavolo::record {

std::optional<Checkpoint> succeeded_by(std::string_view type, std::string_view data_json) {
  if (type != "table.created") return std::nullopt;
  for (const auto& [name, text] : split_object(data_json).value_or(Members{})) {
    if (name != "succeeds") continue;
    const auto values = members_of<3>(text, {"origin", "root", "size"});
    const auto origin = values ? unquote((*values)[0]) : std::nullopt;
    const auto hex = values ? unquote((*values)[1]) : std::nullopt;
    const auto bytes = hex ? from_hex(*hex) : std::nullopt;
    const auto root = bytes ? hash_from_bytes(*bytes) : std::nullopt;
    const auto size = values ? integer_of((*values)[2]) : std::nullopt;
    if (!origin || !root || !size || *size < 1) return std::nullopt;
    return Checkpoint{*origin, static_cast<std::uint64_t>(*size), *root};
  }
  return std::nullopt;
}

Result<void> agrees(const Checkpoint& cited, std::string_view note, std::string_view vkey) {
  const auto form = parse_note(note);
  if (!form) return std::unexpected(form.error());
  const auto kept = parse_checkpoint_text(form->text);
  if (!kept) return std::unexpected(kept.error());
  if (!vkey.empty()) {
    const auto key = Verifier::parse(vkey);
    if (!key) return std::unexpected(key.error());
    if (const auto opened = open_checkpoint(note, *key); !opened) return std::unexpected(opened.error());
  }
  if (kept->origin != cited.origin)
    return fail("other_origin", "it is of " + kept->origin + ", this log goes on from " + cited.origin);
  if (kept->size != cited.size) {
    return fail("not_comparable", "it is of " + std::to_string(kept->size) + " entries, this log goes on from " +
                                      std::to_string(cited.size) + ": compare it with a pack of " + cited.origin);
  }
  if (kept->root != cited.root)
    return fail("two_histories", "two histories: at size " + std::to_string(cited.size) + " it has root " +
                                     to_hex(kept->root) + ", entry 0 cites " + to_hex(cited.root));
  return {};
}

}  // namespace tavolo::record
