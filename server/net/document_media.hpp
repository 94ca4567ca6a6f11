#pragma once
// What a file is: what its sender says, held against how it begins.

#include <optional>
#include <string_view>

#include "protocol/vocabulary/document_terms.hpp"

namespace tavolo::net {

/// "application/pdf"; a text with its charset.
std::string_view content_type_of(DocumentMedia media);
/// "pdf"
std::string_view ending_of(DocumentMedia media);

/// The kind that a Content-Type names, without its parameters; nothing for what is not taken.
std::optional<DocumentMedia> media_named(std::string_view content_type);

/// The kind of bytes of which nobody said one; what nothing else tells is a text.
DocumentMedia media_of(std::string_view bytes);

/// Whether the bytes are of that kind, as far as their beginning and their parts tell: a text is UTF-8 without control
/// characters, a document of an office program is a package of that program without macros.
bool is_of_media(DocumentMedia media, std::string_view bytes);

}  // namespace tavolo::net
