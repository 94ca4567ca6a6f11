#include "server/print/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace tavolo::print {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t said_bytes = 4'096;  ///< of standard error that is kept

class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Fd& operator=(Fd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() { close(); }
  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }

 private:
  int fd_ = -1;
};

struct Pipe {
  Fd read;
  Fd write;
};

/// Both ends closed in every other child; nothing when the system has none left.
bool make(Pipe& pipe) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  pipe.read = Fd(ends[0]);
  pipe.write = Fd(ends[1]);
  return true;
}

/// The same, for what we write: whoever closes it early raises no SIGPIPE here.
bool make_quiet(Pipe& pipe) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
  pipe.read = Fd(ends[0]);
  pipe.write = Fd(ends[1]);
  return true;
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (const std::string& text : texts) all.push_back(const_cast<char*>(text.c_str()));
  all.push_back(nullptr);
  return all;
}

/// A process of its own group, so that killing it takes its children along.
Result<pid_t> spawn(const std::vector<std::string>& command, const std::vector<std::string>& environment,
                    const Pipe& in, const Pipe& out, const Pipe& said) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, in.read.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, said.write.get(), STDERR_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  sigset_t none;
  sigset_t usual;
  sigemptyset(&none);
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  pid_t pid = 0;
  const int fault = posix_spawn(&pid, command.front().c_str(), &actions, &attributes, pointers(command).data(),
                                pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (fault != 0) return fail("print_not_started", command.front() + ": " + std::strerror(fault));
  return pid;
}

/// Reads what is there; false at the end.
bool take(Fd& from, std::string& into) {
  std::array<char, 65'536> part{};
  const ssize_t n = ::read(from.get(), part.data(), part.size());
  if (n > 0) into.append(part.data(), static_cast<std::size_t>(n));
  return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

/// Writes what fits; false when all is written or nobody reads any more.
bool give(Fd& to, std::string_view& rest) {
  const ssize_t n = ::send(to.get(), rest.data(), std::min<std::size_t>(rest.size(), 65'536), MSG_NOSIGNAL);
  if (n > 0) rest.remove_prefix(static_cast<std::size_t>(n));
  return n >= 0 ? !rest.empty() : errno == EINTR || errno == EAGAIN;
}

struct Talk {
  std::string output;
  std::string said;
};

/// Feeds and reads until the process has closed both of its ends. Nothing on time or size exceeded, with its code.
Result<Talk> talk(Fd in, Fd out, Fd said, std::string_view input, const ProcessLimits& limits) {
  Talk talk;
  const auto deadline = Clock::now() + limits.time;
  if (input.empty()) in.close();
  while (out.open() || said.open()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return fail("print_timeout", "no answer within the time");
    std::array<pollfd, 3> watched{{{in.get(), POLLOUT, 0}, {out.get(), POLLIN, 0}, {said.get(), POLLIN, 0}}};
    if (::poll(watched.data(), watched.size(), static_cast<int>(left)) < 0 && errno != EINTR) {
      return fail("print_failed", std::strerror(errno));
    }
    if (watched[0].revents != 0 && !give(in, input)) in.close();
    if (watched[1].revents != 0 && !take(out, talk.output)) out.close();
    std::string heard;
    if (watched[2].revents != 0 && !take(said, heard)) said.close();
    talk.said.append(heard, 0, said_bytes - std::min(talk.said.size(), said_bytes));
    if (talk.output.size() > limits.output_bytes) return fail("print_too_large", "more than the allowed bytes");
  }
  return talk;
}

int wait_for(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Result<std::string> run_process(const std::vector<std::string>& command, const std::vector<std::string>& environment,
                                std::string_view input, const ProcessLimits& limits) {
  Pipe in;
  Pipe out;
  Pipe said;
  if (!make_quiet(in) || !make(out) || !make(said)) return fail("print_not_started", std::strerror(errno));
  // a process that reads slowly must not hold us beyond the deadline
  ::fcntl(in.write.get(), F_SETFL, O_NONBLOCK);
  const auto pid = spawn(command, environment, in, out, said);
  if (!pid) return std::unexpected(pid.error());
  in.read.close();
  out.write.close();
  said.write.close();
  auto talked = talk(std::move(in.write), std::move(out.read), std::move(said.read), input, limits);
  if (!talked) ::kill(-*pid, SIGKILL);
  const int status = wait_for(*pid);
  if (!talked) return std::unexpected(talked.error());
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    return fail("print_failed", talked->said.substr(0, talked->said.find('\n')));
  }
  return std::move(talked->output);
}

}  // namespace tavolo::print
