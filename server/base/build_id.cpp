#include "server/base/build_id.hpp"

#include <elf.h>
#include <link.h>

#include <cstring>
#include <fstream>
#include <iterator>

#include "server/base/bytes.hpp"
#include "server/base/sha256.hpp"

namespace tavolo {
namespace {

constexpr std::size_t aligned(std::size_t size) { return (size + 3) & ~std::size_t{3}; }

/// The hash in a segment of notes; empty when it holds none.
std::string id_in(std::string_view notes) {
  ElfW(Nhdr) head{};
  while (notes.size() >= sizeof head) {
    std::memcpy(&head, notes.data(), sizeof head);
    const std::size_t name = sizeof head;
    const std::size_t content = name + aligned(head.n_namesz);
    const std::size_t end = content + aligned(head.n_descsz);
    if (end > notes.size()) return {};
    if (head.n_type == NT_GNU_BUILD_ID && notes.substr(name, head.n_namesz) == std::string_view("GNU", 4)) {
      return to_hex(notes.substr(content, head.n_descsz));
    }
    notes.remove_prefix(end);
  }
  return {};
}

/// The first object that the loader lists is the program itself.
int read_first(dl_phdr_info* object, std::size_t, void* out) {
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const auto& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* start = reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr);
    auto& id = *static_cast<std::string*>(out);
    id = id_in({start, segment.p_memsz});
    if (!id.empty()) break;
  }
  return 1;
}

std::string hash_of_file() {
  std::ifstream file("/proc/self/exe", std::ios::binary);
  return to_hex(sha256(std::string(std::istreambuf_iterator<char>(file), {})));
}

std::string found() {
  std::string id;
  dl_iterate_phdr(read_first, &id);
  return id.empty() ? hash_of_file() : id;
}

}  // namespace

const std::string& build_id() {
  static const std::string id = found();
  return id;
}

}  // namespace tavolo
