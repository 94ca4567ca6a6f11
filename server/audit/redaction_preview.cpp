#include "server/audit/reading.hpp"
#include "server/domain/redactions.hpp"

namespace tavolo::audit {
namespace {

constexpr std::size_t entries_shown = 50;

}  // namespace

QueryAnswer<views::RedactionPreview> answer(const Source& source, const domain::Moment& moment,
                                            const commands::PreviewRedaction& query) {
  const auto targets = domain::check_targets(source.state, moment, query.targets);
  if (!targets) return std::unexpected(targets.error());
  const auto fields = source.log.fields_of(domain::units_of(source.state, *targets));
  if (!fields) return std::unexpected(unreadable(fields.error()));
  if (fields->empty()) return std::unexpected(Refusal{"nothing_to_erase", "rules#erasure", {}});
  views::RedactionPreview preview;
  preview.record_size = static_cast<std::int64_t>(source.log.head().size);
  preview.fields = static_cast<std::int64_t>(fields->size());
  preview.files = static_cast<std::int64_t>(domain::files_of(source.state, *targets).size());
  std::optional<std::uint64_t> last;
  for (const auto& [seq, name] : *fields) {
    const bool another = last != seq;
    last = seq;
    if (another) ++preview.entries;
    if (preview.entries > static_cast<std::int64_t>(entries_shown)) continue;
    if (another) {
      const auto entry = source.log.read_one(seq);
      if (!entry) return std::unexpected(unreadable(entry.error()));
      views::ErasedEntry shown;
      shown.index = static_cast<std::int64_t>(seq);
      shown.event = Text<3, 60>::of(entry->envelope.type);
      shown.object = ObjectRef{entry->envelope.obj};
      shown.ts = entry->envelope.ts;
      preview.first.push_back(std::move(shown));
    }
    preview.first.back().fields.push_back(FieldName{name});
  }
  return preview;
}

}  // namespace tavolo::audit
