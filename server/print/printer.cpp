#include "server/print/printer.hpp"

#include <unistd.h>

#include <utility>

#include "server/base/log.hpp"
#include "server/print/socket.hpp"

namespace tavolo::print {
namespace {

/// What the process sees: the system's programs, libraries and fonts, and nothing else that is on this machine.
std::vector<std::string> command_of(const PrinterOptions& options) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(options.process.time).count();
  return {options.prlimit,
          "--as=" + std::to_string(options.memory_bytes),
          "--cpu=" + std::to_string(seconds),
          "--fsize=" + std::to_string(options.process.output_bytes),
          "--core=0",
          "--",
          options.bubblewrap,
          "--unshare-all",
          "--die-with-parent",
          "--new-session",
          "--cap-drop",
          "ALL",
          "--ro-bind",
          "/usr",
          "/usr",
          "--symlink",
          "usr/bin",
          "/bin",
          "--symlink",
          "usr/lib",
          "/lib",
          "--symlink",
          "usr/lib64",
          "/lib64",
          "--ro-bind-try",
          "/etc/fonts",
          "/etc/fonts",
          "--ro-bind-try",
          "/var/cache/fontconfig",
          "/var/cache/fontconfig",
          "--proc",
          "/proc",
          "--dev",
          "/dev",
          "--tmpfs",
          "/tmp",
          "--chdir",
          "/tmp",
          "--",
          options.weasyprint,
          "--encoding",
          "utf-8",
          "--pdf-variant",
          "pdf/a-3b",
          "--quiet",
          "-",
          "-"};
}

const std::vector<std::string> environment{"PATH=/usr/bin:/bin", "HOME=/tmp", "LANG=C.UTF-8", "XDG_CACHE_HOME=/tmp"};

Result<std::string> made_of(const PrinterOptions& options, const std::string& html) {
  auto pdf = options.socket.empty() ? run_process(command_of(options), environment, html, options.process)
                                    : ask_socket(options.socket, html, options.process);
  if (pdf && !pdf->starts_with("%PDF-")) return fail("print_failed", "what came is no PDF");
  return pdf;
}

Result<void> try_out(const PrinterOptions& options) {
  for (const std::string& program : {options.weasyprint, options.bubblewrap, options.prlimit}) {
    if (options.socket.empty() && ::access(program.c_str(), X_OK) != 0)
      return fail("print_missing", program + " is not installed");
  }
  const auto pdf = made_of(options, "<!doctype html><html lang=\"it\"><title>Prova</title><p>Prova</p></html>");
  if (!pdf) return std::unexpected(pdf.error());
  return {};
}

}  // namespace

Printer::Printer(PrinterOptions options) : options_(std::move(options)), worker_([this] { work(); }) {}

Printer::~Printer() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  news_.notify_one();
  worker_.join();
  for (const Job& job : jobs_) job.done(fail("print_stopped", "the program stops"));
}

bool Printer::print(std::string html, Done done) {
  {
    const std::scoped_lock lock(mutex_);
    if (stopping_ || !ready_ || jobs_.size() >= options_.waiting) return false;
    jobs_.push_back({std::move(html), std::move(done)});
  }
  news_.notify_one();
  return true;
}

void Printer::work() {
  if (const auto tried = try_out(options_); !tried) {
    log(LogLevel::warning, "pdf_unavailable", {{"code", tried.error().code}, {"why", tried.error().message}});
    return;
  }
  ready_ = true;
  std::unique_lock lock(mutex_);
  while (true) {
    news_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (stopping_) return;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job.done(made_of(options_, job.html));
    lock.lock();
  }
}

}  // namespace tavolo::print
