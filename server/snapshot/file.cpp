#include "server/snapshot/file.hpp"

#include <openssl/evp.h>

#include <fstream>
#include <memory>

#include "server/base/random.hpp"
#include "server/base/sha256.hpp"
#include "server/snapshot/binary.hpp"
#include "server/storage/files.hpp"

namespace tavolo::snapshot {
namespace {

constexpr std::string_view magic = "tavolo snapshot\n";
constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;
constexpr std::size_t piece_size = std::size_t{1} << 20U;
constexpr std::size_t header_size = 512;

/// What stands before the sections, in the clear; every piece is bound to it.
struct Header {
  std::string stamp;
  Point point;
  std::vector<std::uint64_t> sizes;  ///< of the sections
};

std::unexpected<Error> damaged(const std::string& what) { return tavolo::fail("snapshot_damaged", what); }

std::filesystem::path unfinished(const std::filesystem::path& path) { return path.string() + ".part"; }

unsigned char* as_uchar(char* bytes) { return reinterpret_cast<unsigned char*>(bytes); }
const unsigned char* as_uchar(const char* bytes) { return reinterpret_cast<const unsigned char*>(bytes); }

/// AES-256-GCM of one piece after the other, each bound to its place.
class Cipher {
 public:
  Cipher(std::string_view key, std::string_view header) : key_(key), header_(sha256(header)) {
    TAVOLO_CHECK(key.size() == 32);
  }

  /// nonce || ciphertext || tag
  void seal(std::string_view piece, std::uint64_t number, std::string& out) {
    out = random_bytes(nonce_size);
    out.resize(nonce_size + piece.size() + tag_size);
    const std::string place = place_of(number);
    char* body = out.data() + nonce_size;
    int length = 0;
    const bool done =
        EVP_EncryptInit_ex2(context_.get(), cipher(), as_uchar(key_.data()), as_uchar(out.data()), nullptr) == 1 &&
        EVP_EncryptUpdate(context_.get(), nullptr, &length, as_uchar(place.data()), static_cast<int>(place.size())) ==
            1 &&
        EVP_EncryptUpdate(context_.get(), as_uchar(body), &length, as_uchar(std::to_address(piece.begin())),
                          static_cast<int>(piece.size())) == 1 &&
        EVP_EncryptFinal_ex(context_.get(), as_uchar(body + piece.size()), &length) == 1 &&
        EVP_CIPHER_CTX_ctrl(context_.get(), EVP_CTRL_GCM_GET_TAG, tag_size, body + piece.size()) == 1;
    TAVOLO_CHECK(done);
  }

  /// Appends what `sealed` holds; false when it is not what seal() made for this place.
  bool open(std::string& sealed, std::uint64_t number, std::string& out) {
    const std::size_t size = sealed.size() - nonce_size - tag_size;
    const std::size_t before = out.size();
    out.resize(before + size);
    const std::string place = place_of(number);
    char* body = sealed.data() + nonce_size;
    int length = 0;
    return EVP_DecryptInit_ex2(context_.get(), cipher(), as_uchar(key_.data()), as_uchar(sealed.data()), nullptr) ==
               1 &&
           EVP_DecryptUpdate(context_.get(), nullptr, &length, as_uchar(place.data()),
                             static_cast<int>(place.size())) == 1 &&
           EVP_DecryptUpdate(context_.get(), as_uchar(out.data() + before), &length, as_uchar(body),
                             static_cast<int>(size)) == 1 &&
           EVP_CIPHER_CTX_ctrl(context_.get(), EVP_CTRL_GCM_SET_TAG, tag_size, body + size) == 1 &&
           EVP_DecryptFinal_ex(context_.get(), as_uchar(out.data() + before + size), &length) == 1;
  }

 private:
  static const EVP_CIPHER* cipher() {
    static const EVP_CIPHER* const fetched = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    return fetched;
  }
  std::string place_of(std::uint64_t number) const { return std::string(bytes_of(header_)) + std::to_string(number); }

  std::string key_;
  Hash header_;
  std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context_{EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free};
};

/// Pieces of a section: at least one, so that an empty section is bound too.
std::size_t piece_at(std::uint64_t size, std::uint64_t from) {
  return static_cast<std::size_t>(std::min<std::uint64_t>(piece_size, size - from));
}

/// Filled up with zeros.
std::string header_bytes(const Header& header) {
  Writer writer;
  writer.put(header);
  std::string bytes = std::string(magic) + writer.bytes();
  TAVOLO_CHECK(bytes.size() <= header_size);
  bytes.resize(header_size);
  return bytes;
}

bool read_exactly(std::ifstream& file, std::string& out, std::size_t size) {
  out.resize(size);
  file.read(out.data(), static_cast<std::streamsize>(size));
  return static_cast<std::size_t>(file.gcount()) == size;
}

}  // namespace

Result<std::uint64_t> write(const std::filesystem::path& path, const Seal& seal, const Point& point,
                            const Sections& sections) {
  if (auto made = storage::make_private_folder(path.parent_path()); !made) return std::unexpected(made.error());
  Header header{seal.stamp, point, {}};
  for (const std::string& section : sections) header.sizes.push_back(section.size());
  const std::string head = header_bytes(header);
  storage::NewFile file(path, unfinished(path));
  file.write(head);
  Cipher cipher(seal.key, head);
  std::uint64_t bytes = head.size();
  std::uint64_t number = 0;
  std::string sealed;
  for (const std::string& section : sections) {
    std::uint64_t from = 0;
    do {
      const std::size_t size = piece_at(section.size(), from);
      cipher.seal(std::string_view(section).substr(from, size), number++, sealed);
      file.write(sealed);
      bytes += sealed.size();
      from += size;
    } while (from < section.size());
  }
  if (auto put = file.put_in_place(storage::NewFile::Durable::no); !put) return std::unexpected(put.error());
  return bytes;
}

Result<Opened> read(const std::filesystem::path& path, const Seal& seal) {
  std::error_code fault;
  const std::uintmax_t file_size = std::filesystem::file_size(path, fault);
  std::ifstream file(path, std::ios::binary);
  if (fault || !file) return tavolo::fail("snapshot_none", "no snapshot at " + path.string());
  std::string head;
  if (!read_exactly(file, head, header_size) || !head.starts_with(magic)) return damaged("not a snapshot");
  Reader reader(std::string_view(head).substr(magic.size()));
  const auto header = reader.get<Header>();
  if (reader.failed()) return damaged("its header is out of form");
  if (header.stamp != seal.stamp)
    return tavolo::fail("snapshot_foreign", "made by another program or before an erasure");
  Cipher cipher(seal.key, head);
  Opened opened{header.point, {}};
  std::uint64_t number = 0;
  std::string sealed;
  for (const std::uint64_t size : header.sizes) {
    if (size > file_size) return damaged("it is cut short");
    std::string& section = opened.sections.emplace_back();
    section.reserve(size);
    do {
      const std::size_t piece = piece_at(size, section.size());
      if (!read_exactly(file, sealed, nonce_size + piece + tag_size)) return damaged("it is cut short");
      if (!cipher.open(sealed, number++, section)) return damaged("it was changed");
    } while (section.size() < size);
  }
  if (file.peek() != std::ifstream::traits_type::eof()) return damaged("something stands behind its end");
  return opened;
}

void drop(const std::filesystem::path& path) {
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  std::filesystem::remove(unfinished(path), ignored);
}

}  // namespace tavolo::snapshot
