#include "server/storage/tokenizer.hpp"

#include <sqlite3.h>

#include <utility>

#include "server/storage/connection.hpp"

namespace tavolo::storage {
namespace {

/// How SQLite hands out its full text interface (https://sqlite.org/fts5.html#extending_fts5).
fts5_api* interface_of(sqlite3* database) {
  fts5_api* found = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&found), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  if (found == nullptr) throw Failure(SQLITE_ERROR, "this SQLite was built without FTS5");
  return found;
}

int take_word(void* context, int, const char* text, int size, int begin, int end) {
  static_cast<std::vector<Word>*>(context)->push_back({std::string(text, static_cast<std::size_t>(size)),
                                                       static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
  return SQLITE_OK;
}

}  // namespace

struct Tokenizer::Parts {
  Connection database = Connection::in_memory();  ///< the tokenizer is registered with it, and lives no longer
  fts5_tokenizer functions{};
  Fts5Tokenizer* handle = nullptr;

  Parts() {
    fts5_api* const api = interface_of(database.handle());
    void* context = nullptr;
    const char* options[] = {"remove_diacritics", "2"};
    if (api->xFindTokenizer(api, "unicode61", &context, &functions) != SQLITE_OK ||
        functions.xCreate(context, options, 2, &handle) != SQLITE_OK) {
      throw Failure(SQLITE_ERROR, "this SQLite has no tokenizer unicode61");
    }
  }
  ~Parts() { functions.xDelete(handle); }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
};

Tokenizer::Tokenizer() : parts_(std::make_unique<Parts>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

std::vector<Word> Tokenizer::words(std::string_view text) {
  std::vector<Word> found;
  const int code = parts_->functions.xTokenize(parts_->handle, &found, FTS5_TOKENIZE_AUX, text.data(),
                                               static_cast<int>(text.size()), take_word);
  if (code != SQLITE_OK) throw Failure(code, "a text cannot be divided into words");
  return found;
}

}  // namespace tavolo::storage
