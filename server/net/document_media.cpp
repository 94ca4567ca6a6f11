#include "server/net/document_media.hpp"

#include <algorithm>
#include <array>

#include "server/base/bytes.hpp"
#include "server/mail/receipt.hpp"

namespace tavolo::net {
namespace {

struct Row {
  DocumentMedia media;
  std::string_view type;
  std::string_view ending;
};

constexpr std::array<Row, 10> rows{{
    {DocumentMedia::pdf, "application/pdf", "pdf"},
    {DocumentMedia::odt, "application/vnd.oasis.opendocument.text", "odt"},
    {DocumentMedia::ods, "application/vnd.oasis.opendocument.spreadsheet", "ods"},
    {DocumentMedia::docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    {DocumentMedia::xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    {DocumentMedia::png, "image/png", "png"},
    {DocumentMedia::jpeg, "image/jpeg", "jpg"},
    {DocumentMedia::eml, "message/rfc822", "eml"},
    {DocumentMedia::txt, "text/plain", "txt"},
    {DocumentMedia::csv, "text/csv", "csv"},
}};

const Row& row_of(DocumentMedia media) { return *std::ranges::find(rows, media, &Row::media); }

/// The first file of an OpenDocument package is its kind, not compressed (OpenDocument 1.3, part 2, 3.3).
bool is_open_document(std::string_view bytes, std::string_view type) {
  constexpr std::size_t name_at = 30;
  const std::string first = "mimetype" + std::string(type);
  return bytes.starts_with("PK\x03\x04") && bytes.substr(std::min(name_at, bytes.size())).starts_with(first) &&
         bytes.find("Basic/") == std::string_view::npos;
}

/// The names of a package's parts stand in it as they are (ECMA-376, part 2).
bool is_open_xml(std::string_view bytes, std::string_view part) {
  const auto holds = [&](std::string_view name) { return bytes.find(name) != std::string_view::npos; };
  return bytes.starts_with("PK\x03\x04") && holds("[Content_Types].xml") && holds(part) && !holds("vbaProject.bin");
}

bool is_text(std::string_view bytes) {
  const bool printable = std::ranges::all_of(bytes, [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 ? c != '\x7f' : c == '\n' || c == '\r' || c == '\t';
  });
  return printable && is_utf8(bytes);
}

}  // namespace

std::string_view content_type_of(DocumentMedia media) {
  if (media == DocumentMedia::txt) return "text/plain; charset=utf-8";
  if (media == DocumentMedia::csv) return "text/csv; charset=utf-8";
  return row_of(media).type;
}

std::string_view ending_of(DocumentMedia media) { return row_of(media).ending; }

std::optional<DocumentMedia> media_named(std::string_view content_type) {
  content_type = content_type.substr(0, content_type.find(';'));
  while (content_type.ends_with(' ')) content_type.remove_suffix(1);
  const auto row = std::ranges::find(rows, content_type, &Row::type);
  return row == rows.end() ? std::nullopt : std::optional(row->media);
}

DocumentMedia media_of(std::string_view bytes) {
  const auto row = std::ranges::find_if(rows, [&](const Row& each) { return is_of_media(each.media, bytes); });
  return row == rows.end() ? DocumentMedia::txt : row->media;
}

bool is_of_media(DocumentMedia media, std::string_view bytes) {
  switch (media) {
    case DocumentMedia::pdf:
      return bytes.starts_with("%PDF-");
    case DocumentMedia::odt:
    case DocumentMedia::ods:
      return is_open_document(bytes, row_of(media).type);
    case DocumentMedia::docx:
      return is_open_xml(bytes, "word/document.xml");
    case DocumentMedia::xlsx:
      return is_open_xml(bytes, "xl/workbook.xml");
    case DocumentMedia::png:
      return bytes.starts_with("\x89PNG\r\n\x1a\n");
    case DocumentMedia::jpeg:
      return bytes.starts_with("\xff\xd8\xff");
    case DocumentMedia::eml:
      return mail::is_message(bytes);
    case DocumentMedia::txt:
    case DocumentMedia::csv:
      return is_text(bytes);
  }
  return false;
}

}  // namespace tavolo::net
