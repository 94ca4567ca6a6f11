#include "protocol/commands/command.hpp"
