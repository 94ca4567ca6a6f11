#include "protocol/commands/ambito.hpp"
#include "protocol/rpc/documents_part.hpp"

namespace tavolo::rpc {

void add_ambito_documents(Documents& all) {
  detail::add<commands::Ambito>(all, "import/ambito", "The import format of an ambito, tavolo-ambito-1");
}

}  // namespace tavolo::rpc
