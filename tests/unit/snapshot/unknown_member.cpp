// Not compiled into anything: a test holds that it does not compile (CMakeLists.txt).

#include "server/snapshot/binary.hpp"

namespace tavolo::snapshot {

/// A member whose type has no form, deep inside.
struct Inner {
  int* pointer = nullptr;
};
struct Outer {
  int known = 0;
  std::vector<Inner> list;
};

std::string bytes_of_it() {
  Writer writer;
  writer.put(Outer());
  return writer.take();
}

}  // namespace tavolo::snapshot
