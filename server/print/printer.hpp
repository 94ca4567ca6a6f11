#pragma once
// Turns a page into a PDF/A by WeasyPrint, in a process of its own that has no network and sees no file of ours
// (deploy/docs/adr/0021). Either we start it, and Bubblewrap gives it an empty world with the system's programs and
// fonts, read-only, and limits of memory and time; or systemd does, behind a socket. One page at a time, on a thread of
// its own; everything else works without.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "server/print/process.hpp"

namespace tavolo::print {

struct PrinterOptions {
  std::string socket;  ///< of tavolo-print.socket; empty: the programs below are started here
  std::string weasyprint = "/usr/bin/weasyprint";
  std::string bubblewrap = "/usr/bin/bwrap";
  std::string prlimit = "/usr/bin/prlimit";
  std::size_t memory_bytes = 2UL * 1024 * 1024 * 1024;  ///< of address space
  std::size_t waiting = 8;                              ///< pages that may wait
  ProcessLimits process;
};

class Printer {
 public:
  using Done = std::function<void(Result<std::string>)>;

  explicit Printer(PrinterOptions options);
  /// Waits for the page being printed; those that wait are answered print_stopped.
  ~Printer();
  Printer(const Printer&) = delete;
  Printer& operator=(const Printer&) = delete;

  /// Whether a small page could be printed when the program started: false until that is known, and for good where it
  /// could not, with the reason in the log.
  bool ready() const { return ready_; }

  /// Prints `html`, which stands alone (its stylesheet within). `done` is called on the printer's thread with the PDF,
  /// or the error of run_process. False, and `done` is not called: not ready, or too many wait.
  bool print(std::string html, Done done);

 private:
  struct Job {
    std::string html;
    Done done;
  };
  void work();

  const PrinterOptions options_;
  std::mutex mutex_;
  std::condition_variable news_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::atomic<bool> ready_ = false;
  std::thread worker_;
};

}  // namespace tavolo::print
