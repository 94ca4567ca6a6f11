#pragma once
// Documents of the table: files that are filed with a sitting, an item of its agenda or a proposal (domain.md 7).

#include <boost/describe/class.hpp>
#include <cstdint>

#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo {

/// The kinds of file that are taken; nothing that a browser would run.
enum class DocumentMedia { pdf, odt, ods, docx, xlsx, png, jpeg, eml, txt, csv };
BOOST_DESCRIBE_ENUM(DocumentMedia, pdf, odt, ods, docx, xlsx, png, jpeg, eml, txt, csv)

/// Who may read a document, at the widest: never more than may read what it is filed with.
enum class DocumentReach { everyone, members };
BOOST_DESCRIBE_ENUM(DocumentReach, everyone, members)

/// A file as it was handed in (decision 7). `sha256` is of its bytes, `size` their number.
struct Attachment {
  DocumentMedia media{};
  Text<1, 200> name;
  Sha256Hex sha256;
  std::int64_t size = 0;
  bool operator==(const Attachment&) const = default;
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (media, name, sha256, size))

using Attachments = List<Attachment, 1, 1>;

}  // namespace tavolo
