// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <mutex>
#include <string>

#include "crypto/base/job.h"
#include "crypto/secret.h"

// The person at the terminal: what she types unseen, what she sees while she waits, and Ctrl-C.
namespace noodkluis::app::cli {

/// From here on Ctrl-C and a request to terminate set a flag instead of ending the process, so
/// that an operation can undo what it began. Call once, before any thread.
void watch_interrupts();
[[nodiscard]] bool interrupted();

/// Asks on the terminal of the process, whatever standard input and output are, without echo.
/// Errors: passphrase_no_terminal, passphrase_too_long, cancelled, io_read.
[[nodiscard]] Result<crypto::Secret> prompt_secret(std::string const& question);

/// Shows the label on standard error when that is a terminal, and how far the work is once it takes
/// longer than a second; wiped at the end.
class TerminalJob final : public Job {
  public:
    /// `shown` false: stays silent, and still hears Ctrl-C.
    TerminalJob(std::string label, bool shown);
    ~TerminalJob() override;
    TerminalJob(TerminalJob const&) = delete;
    TerminalJob& operator=(TerminalJob const&) = delete;
    void progress(std::uint64_t done, std::uint64_t total) override;
    [[nodiscard]] bool cancelled() const override { return interrupted(); }

  private:
    std::string m_label;
    bool m_shown;
    std::chrono::steady_clock::time_point m_next;
    std::mutex m_mutex;
};

}  // namespace noodkluis::app::cli
