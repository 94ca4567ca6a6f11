#pragma once
// HTTP: the files of documents.
//   POST /api/documents    the bytes of a file -> UploadedFile, which the command file_document then names
//   GET  /documenti/<id>   the file, for whoever may read the document

#include <cstddef>
#include <optional>

#include "server/net/host.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

/// How long the body of an upload may be; nothing for other requests, and for those whom nobody lets upload.
std::optional<std::size_t> upload_limit(Host& host, const HttpRequest& request);
bool handle_upload(Host& host, const HttpRequest& request, const HttpReply& reply);
bool handle_download(Host& host, const HttpRequest& request, const HttpReply& reply);

}  // namespace tavolo::net
