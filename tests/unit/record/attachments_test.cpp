// Files of documents beside the record: encrypted, named by what lies on the disk, never sent when they are not whole.

#include "server/record/attachments.hpp"

#include "server/base/sha256.hpp"
#include "server/record/keys.hpp"
#include "server/storage/files.hpp"
#include "tests/support/record.hpp"

namespace tavolo::record {
namespace {

const std::string text = std::string("Relazione di prova\0con un byte nullo", 36) + std::string(3, '\0');

class AnAttachment : public testing::Test {
 protected:
  AnAttachment() : store(std::make_unique<AttachmentStore>(*made.log)), kept(store->keep(text).value()) {}
  std::filesystem::path file() const { return attachments_folder(made.place) / kept.stored; }

  tests::TestLog made;
  std::unique_ptr<AttachmentStore> store;
  StoredAttachment kept;
};

TEST_F(AnAttachment, IsReadBackByteByByteAlsoAfterARestart) {
  EXPECT_EQ(kept.sha256, to_hex(sha256(text)));
  EXPECT_EQ(store->read(kept.stored, kept.sha256).value(), text);
  store.reset();
  made.restart();
  store = std::make_unique<AttachmentStore>(*made.log);
  EXPECT_EQ(store->read(kept.stored, kept.sha256).value(), text);
}

TEST_F(AnAttachment, LiesEncryptedUnderTheHashOfItsCipherText) {
  const std::string cipher = storage::read_file(file()).value();
  EXPECT_EQ(to_hex(sha256(cipher)), kept.stored);
  EXPECT_EQ(cipher.find("Relazione"), std::string::npos);
  const auto again = store->keep(text).value();
  EXPECT_EQ(again.sha256, kept.sha256);
  EXPECT_NE(again.stored, kept.stored) << "each has a key and a nonce of its own";
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(file()).permissions(), perms::owner_read | perms::owner_write);
}

TEST_F(AnAttachment, ThatIsDamagedOrGoneIsNamedAsSuch) {
  EXPECT_EQ(store->read(kept.stored, std::string(64, 'a')).error().code, "attachment_damaged");
  std::string cipher = storage::read_file(file()).value();
  cipher[20] = static_cast<char>(cipher[20] ^ 1);
  ASSERT_TRUE(storage::write_file_durably(file(), cipher));
  EXPECT_EQ(store->read(kept.stored, kept.sha256).error().code, "attachment_damaged");
  EXPECT_TRUE(store->has(kept.stored));
  std::filesystem::remove(file());
  EXPECT_FALSE(store->has(kept.stored));
  EXPECT_EQ(store->read(kept.stored, kept.sha256).error().code, "attachment_missing");
}

TEST_F(AnAttachment, ThatIsForgottenLeavesNeitherKeyNorFile) {
  ASSERT_TRUE(store->forget(kept.stored));
  EXPECT_FALSE(std::filesystem::exists(file()));
  EXPECT_FALSE(made.log->keys().attachment_key(kept.stored).value());
  EXPECT_TRUE(store->forget(kept.stored)) << "once more is no error";
}

class Sweeping : public AnAttachment {
 protected:
  static constexpr std::chrono::hours day{24};
  static constexpr std::chrono::hours older{25};

  std::filesystem::path path_of(const std::string& stored) const { return attachments_folder(made.place) / stored; }
  static void age(const std::filesystem::path& path) {
    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - older);
  }
  bool has_key(const std::string& stored) { return made.log->keys().attachment_key(stored).value().has_value(); }
  std::size_t sweep(const std::set<std::string>& named) { return store->sweep(named, day).value(); }
};

TEST_F(Sweeping, TakesWhatLiesADayAndIsNotNamed) {
  const auto other = store->keep("mai depositato").value();
  EXPECT_EQ(sweep({kept.stored}), 0U) << "it is not a day old";
  age(file());
  age(path_of(other.stored));
  EXPECT_EQ(sweep({kept.stored}), 1U);
  EXPECT_TRUE(store->read(kept.stored, kept.sha256)) << "an entry names it";
  EXPECT_FALSE(store->has(other.stored));
  EXPECT_FALSE(has_key(other.stored));
}

TEST_F(Sweeping, GoesOnWhereItWasCutShort) {
  age(file());
  // the key went, then the power
  ASSERT_TRUE(made.log->keys().destroy_attachment_key(kept.stored));
  EXPECT_EQ(sweep({}), 1U);
  EXPECT_FALSE(store->has(kept.stored));
}

TEST_F(Sweeping, TakesKeysOfFilesThatWereNeverWrittenAndTheRestOfWrites) {
  const std::string never(64, 'd');
  ASSERT_TRUE(made.log->keys().keep_attachment_key(never, std::string(32, 'k')));
  const auto rest = path_of(std::string(64, 'e') + ".part");
  ASSERT_TRUE(storage::write_file_durably(rest, "cipher"));
  const auto foreign = path_of("leggimi.txt");
  ASSERT_TRUE(storage::write_file_durably(foreign, "non nostro"));
  age(rest);
  age(foreign);
  EXPECT_EQ(sweep({kept.stored}), 1U);
  EXPECT_FALSE(has_key(never));
  EXPECT_TRUE(has_key(kept.stored));
  EXPECT_FALSE(std::filesystem::exists(rest));
  EXPECT_TRUE(std::filesystem::exists(foreign));
}

TEST_F(Sweeping, KeepsTheKeyOfANamedFileThatMayComeBack) {
  std::filesystem::rename(file(), made.folder.path() / "aside");
  EXPECT_EQ(sweep({kept.stored}), 0U);
  std::filesystem::rename(made.folder.path() / "aside", file());
  EXPECT_EQ(store->read(kept.stored, kept.sha256).value(), text);
}

}  // namespace
}  // namespace tavolo::record
