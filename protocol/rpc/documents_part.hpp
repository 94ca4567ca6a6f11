#pragma once
// Rows of the list of documents, a part at a time. Only documents*.cpp include this.

#include "protocol/json/read.hpp"
#include "protocol/json/schema.hpp"
#include "protocol/rpc/documents.hpp"

namespace tavolo::rpc {

using Documents = std::vector<Document>;
void add_command_documents(Documents& all);
void add_query_documents(Documents& all);
void add_table_event_documents(Documents& all);
void add_act_event_documents(Documents& all);
void add_sitting_event_documents(Documents& all);
void add_view_documents(Documents& all);
void add_answer_documents(Documents& all);
void add_entry_documents(Documents& all);
void add_ambito_documents(Documents& all);

namespace detail {

template <class T>
std::expected<void, json::Fault> check_document(std::string_view text) {
  auto read = json::read<T>(text);
  if (!read) return std::unexpected(std::move(read.error()));
  return {};
}

template <class T>
void add(Documents& all, std::string name, std::string title, std::string answer = {}, bool sealed = false) {
  all.push_back({std::move(name), std::move(title), &json::schema<T>, &check_document<T>, std::move(answer), sealed});
}

}  // namespace detail
}  // namespace tavolo::rpc
