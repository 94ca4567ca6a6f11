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

}  // namespace
}  // namespace tavolo::record
