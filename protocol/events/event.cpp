#include "protocol/events/event.hpp"
