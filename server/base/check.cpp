#include <cstdio>
#include <cstdlib>

#include "server/base/result.hpp"

namespace tavolo {

void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "tavolo: bug: %s does not hold at %s:%d\n", condition, file, line);
  std::abort();
}

}  // namespace tavolo
