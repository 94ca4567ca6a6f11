#include "protocol/commands/command.hpp"
#include "protocol/commands/queries.hpp"
