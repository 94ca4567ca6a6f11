#include "protocol/commands/command.hpp"
#include "protocol/rpc/documents_part.hpp"

namespace tavolo::rpc {
namespace {

template <class... C>
void add_all(Documents& all, std::variant<C...>*) {
  (detail::add<C>(all, "commands/" + std::string(C::method), "Parameters of the command " + std::string(C::method),
                  "answers/accepted"),
   ...);
}

}  // namespace

void add_command_documents(Documents& all) { add_all(all, static_cast<commands::Command*>(nullptr)); }

}  // namespace tavolo::rpc
