#pragma once
// What can be asked by HTTP, as data: the export of schemas/openapi.json is made from it, and a test holds it against
// the permission table, so that no route is left unsaid.

#include <span>
#include <string_view>
#include <vector>

namespace tavolo::rpc {

struct HttpAnswer {
  unsigned status = 200;
  std::string_view says;      ///< in one sentence
  std::string_view document;  ///< name under schemas/, without ending, or a schema's text; empty: see media
  std::string_view media = "application/json";
  bool list = false;  ///< the answer is an array of such documents
};

struct HttpParameter {
  std::string_view name;
  std::string_view says;
  std::string_view schema;  ///< JSON text of its JSON Schema
  bool in_path = false;     ///< else in the query
  bool required = false;    ///< of a query parameter
};

struct HttpOperation {
  std::string_view action;  ///< in the permission table (decision 31)
  std::string_view id;      ///< operationId, unique
  std::string_view method;  ///< "get", "post", "delete"
  std::string_view path;    ///< with {parameters}
  std::string_view says;
  bool signed_in = false;  ///< needs the cookie or a bearer token
  std::string_view body;   ///< name under schemas/ of the request's body, or a schema's text; empty: none
  std::vector<HttpParameter> parameters;
  std::vector<HttpAnswer> answers;  ///< success first; refusals carry http/error unless said otherwise
  std::string_view body_media = "application/json";
};

/// All of them, by path.
std::span<const HttpOperation> http_operations();

}  // namespace tavolo::rpc
