#include "protocol/views/view.hpp"
