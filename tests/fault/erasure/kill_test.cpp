// A process that applies an order of erasure is killed before each of the calls by which it changes what lies on the
// disk, the first, the second and so on until it ends by itself: either nothing was ordered, or the next start finishes
// it, and no file holds a word or a key of what was erased.

#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "server/record/attachments.hpp"
#include "server/record/keys.hpp"
#include "server/record/verify.hpp"
#include "server/storage/connection.hpp"
#include "tests/property/erasure/working_table.hpp"
#include "tests/support/folder.hpp"

namespace tavolo::tests {
namespace {

namespace fs = std::filesystem;

const std::string word = "Cànarïno-giallo";
const std::string file_bytes = "Nome;Indirizzo\nCànarïno-giallo;Via del Melo 3\n";
constexpr auto writes = std::to_array<std::uint64_t>({SYS_pwrite64, SYS_write, SYS_fsync, SYS_fdatasync, SYS_ftruncate,
                                                      SYS_unlink, SYS_unlinkat, SYS_rename, SYS_renameat2});
constexpr auto traced = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string holder_of(const fs::path& folder, const std::string& bytes) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && content_of(entry.path()).find(bytes) != std::string::npos)
      return entry.path().string();
  }
  return {};
}

/// Follows a child and its threads from call to call, counts its writes from where it asks for its parent's id on, and
/// kills it before the one of this number. False: it ended before that.
bool killed_before(pid_t child, int number) {
  bool counting = false;
  int count = 0;
  int status = 0;
  for (;;) {
    const pid_t stopped = ::waitpid(-1, &status, __WALL);
    if (stopped < 0) return false;
    if (WIFEXITED(status) || WIFSIGNALED(status)) {
      if (stopped != child) continue;
      EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "the child failed by itself: " << status;
      return false;
    }
    if (WSTOPSIG(status) == (SIGTRAP | 0x80)) {
      __ptrace_syscall_info call{};
      ::ptrace(PTRACE_GET_SYSCALL_INFO, stopped, sizeof call, &call);
      if (call.op == PTRACE_SYSCALL_INFO_ENTRY) {
        counting = counting || call.entry.nr == SYS_getppid;
        if (counting && std::ranges::count(writes, call.entry.nr) > 0 && ++count == number) {
          ::kill(child, SIGKILL);
          while (::waitpid(-1, &status, __WALL) > 0) {
          }
          return true;
        }
      }
    }
    ::ptrace(PTRACE_SYSCALL, stopped, nullptr, nullptr);
  }
}

class ErasureKilled : public testing::Test {
 protected:
  Folder folder;
  record::LogPlace place{folder.path() / "data", "test.tavolo.invalid", "permanente"};
  fs::path whole = folder.path() / "whole";  ///< as it was before any erasure
  given::Table founding;
  OrganisationId body = founding.body(Bench::institutions);
  std::string said;
  std::string document;
  std::vector<std::string> keys;

  domain::Actor delegate() const {
    const auto mandate = founding.mandate_of(body);
    return domain::AsMandate{mandate, founding.state.mandates.at(mandate).holder.value->person};
  }
  domain::Actor secretary() const {
    const auto id = founding.office(Role::secretary);
    return domain::AsAppointment{id, founding.state.appointments.at(id).holder.value->person};
  }
  commands::ApplyRedaction erasure() const {
    return order({{ErasureKind::texts, ObjectRef{said}, {}}, {ErasureKind::texts, ObjectRef{document}, {}}});
  }
  std::string filed(WorkingTable& live) const {
    record::AttachmentStore files(live.table->log());
    const auto kept = files.keep(file_bytes).value();
    auto submit = given::submit(given::enriching(founding));
    submit.command_id = CommandId{random_uuid()};
    commands::FileDocument command;
    command.command_id = CommandId{random_uuid()};
    command.proposal = *parse_id<ProposalIdTag>(live.ask(delegate(), submit));
    command.title = Text<3, 200>::of("Elenco " + word);
    command.name = Text<1, 200>::of(word + ".csv");
    command.file = {DocumentMedia::csv, Sha256Hex{kept.sha256}, static_cast<std::int64_t>(file_bytes.size()),
                    Sha256Hex{kept.stored}};
    return live.ask(delegate(), command);
  }
  void SetUp() override {
    auto log = record::Log::create(place);
    ASSERT_TRUE(log);
    WorkingTable live(*std::move(log), founding.now);
    std::vector<events::Event> events;
    for (const auto& act : founding.happened) events.push_back(act.event);
    ASSERT_TRUE(live.table->found(events));
    live.settle();
    auto post = given::comment_on("node-3");
    post.command_id = CommandId{random_uuid()};
    post.text = commands::CommentText::of("Parla " + word + ".");
    said = live.ask(delegate(), post);
    document = filed(live);
    live.stop();
    read_keys();
    fs::copy(place.data, whole, fs::copy_options::recursive);
  }
  void read_keys() {
    storage::Connection log(record::log_file(place), storage::Mode::read_only);
    const auto store = record::KeyStore::open_read_only(record::keys_file(place)).value();
    for (const auto& unit : {said, document}) {
      auto row = log.prepare("SELECT key_id FROM units WHERE unit = ?1");
      ASSERT_TRUE(row.with(std::string_view(unit)).step());
      keys.push_back(*store->find(static_cast<std::uint64_t>(row.integer(0))).value());
    }
  }
  /// What the killed process does, up to its end.
  [[noreturn]] void erase() {
    auto log = record::Log::open(place);
    if (!log) ::_exit(10);
    WorkingTable live(*std::move(log), founding.now);
    (void)::getppid();
    if (live.ask(secretary(), erasure()) != "redaction-1") ::_exit(11);
    ::_exit(0);
  }
  bool ended_before(int number) {
    fs::remove_all(place.data);
    fs::copy(whole, place.data, fs::copy_options::recursive);
    const pid_t child = ::fork();
    if (child == 0) {
      if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) ::_exit(12);
      ::raise(SIGSTOP);
      erase();
    }
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSTOPPED(status)) << "no process may be followed here";
    if (!WIFSTOPPED(status)) return false;
    EXPECT_EQ(::ptrace(PTRACE_SETOPTIONS, child, nullptr, traced), 0);
    ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    return killed_before(child, number);
  }
  /// What the next start makes of it; true when the order was on record.
  bool is_whole_after_a_start() {
    bool ordered = false;
    {
      auto log = record::Log::open(place);
      EXPECT_TRUE(log) << log.error().message;
      if (!log) return false;
      WorkingTable live(*std::move(log), founding.now);
      ordered = !live.state().redactions.empty();
      const auto& text = live.state().comments.begin()->second.newest().text;
      EXPECT_EQ(text.erased(), ordered) << "half an erasure";
      EXPECT_EQ(live.state().documents.begin()->second.attachments.erased(), ordered);
      if (!ordered) {
        EXPECT_EQ(live.ask(secretary(), erasure()), "redaction-1") << "nothing was ordered: it can be";
      }
      live.stop();
    }
    EXPECT_EQ(holder_of(place.data, word), "");
    for (const std::string& key : keys) EXPECT_EQ(holder_of(place.data, key), "") << "a key is left";
    for (const auto& entry : fs::recursive_directory_iterator(record::attachments_folder(place)))
      EXPECT_FALSE(entry.is_regular_file()) << entry.path() << ": the document is left";
    const auto verified = record::verify_table({place.data, place.slug, "", {}, {}});
    EXPECT_TRUE(verified && verified->ok());
    return ordered;
  }
};

TEST_F(ErasureKilled, AtEachStepIsNotOrderedOrIsFinishedByTheNextStart) {
  ASSERT_NE(holder_of(place.data, keys[0]), "") << "keys are looked for in the wrong places";
  int before = 0;
  int after = 0;
  for (int number = 1; ended_before(number); ++number) {
    SCOPED_TRACE("before write " + std::to_string(number));
    ++(is_whole_after_a_start() ? after : before);
    if (HasFailure()) return;
    ASSERT_LT(number, 2'000);
  }
  EXPECT_TRUE(is_whole_after_a_start()) << "it ended by itself";
  EXPECT_GT(before, 3);
  EXPECT_GT(after, 3);
}

}  // namespace
}  // namespace tavolo::tests
