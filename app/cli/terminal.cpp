// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include "crypto/base/file.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::cli {
namespace {

// A signal handler can reach nothing but a global.
std::atomic<bool> interrupt_seen{false};
static_assert(std::atomic<bool>::is_always_lock_free);

constexpr int kInterrupts[] = {SIGINT, SIGTERM, SIGHUP};

extern "C" void on_interrupt(int /*signal*/) {
    interrupt_seen.store(true);
}

/// Turns the echo of a terminal off for its own lifetime.
class NoEcho {
  public:
    explicit NoEcho(int terminal) : m_terminal(terminal) {
        m_changed = ::tcgetattr(terminal, &m_before) == 0;
        if (m_changed) {
            termios quiet = m_before;
            quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            quiet.c_lflag |= static_cast<tcflag_t>(ICANON | ISIG);
            m_changed = ::tcsetattr(terminal, TCSAFLUSH, &quiet) == 0;
        }
    }
    NoEcho(NoEcho const&) = delete;
    NoEcho& operator=(NoEcho const&) = delete;
    ~NoEcho() {
        if (m_changed) {
            ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
        }
    }
    [[nodiscard]] bool works() const { return m_changed; }

  private:
    int m_terminal;
    termios m_before{};
    bool m_changed = false;
};

/// Waits for input or an interrupt. The signals are held back but for the wait itself, or one that
/// comes just before it would be noticed only after the next line.
bool wait_for_input(int terminal) {
    sigset_t held;
    sigset_t before;
    ::sigemptyset(&held);
    for (int const signal : kInterrupts) {
        ::sigaddset(&held, signal);
    }
    ::pthread_sigmask(SIG_BLOCK, &held, &before);
    pollfd input{terminal, POLLIN, 0};
    while (!interrupted() && ::ppoll(&input, 1, nullptr, &before) < 0 && errno == EINTR) {
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return !interrupted();
}

Result<crypto::Secret> read_line(int terminal) {
    crypto::Secret line(limits::kPassphraseBytesMax + 1);
    std::size_t size = 0;
    while (true) {
        if (!wait_for_input(terminal)) {
            return fail(ErrorCode::cancelled);
        }
        Byte byte = 0;
        auto const count = ::read(terminal, &byte, 1);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return fail(ErrorCode::io_read, "/dev/tty", std::generic_category().message(errno));
        }
        if (count == 0 || byte == '\n') {
            break;
        }
        if (size == limits::kPassphraseBytesMax) {
            return fail(ErrorCode::passphrase_too_long,
                        std::to_string(limits::kPassphraseBytesMax));
        }
        line.writable()[size] = byte;
        ++size;
        byte = 0;
    }
    return size == 0 ? crypto::Secret() : crypto::Secret::copy_of(line.expose().first(size));
}

}  // namespace

void watch_interrupts() {
    struct sigaction action {};
    action.sa_handler = on_interrupt;
    ::sigemptyset(&action.sa_mask);
    // Without SA_RESTART, so that a prompt ends as well.
    for (int const signal : kInterrupts) {
        ::sigaction(signal, &action, nullptr);
    }
}

bool interrupted() {
    return interrupt_seen.load();
}

Result<crypto::Secret> prompt_secret(std::string const& question) {
    int const descriptor = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) {
        return fail(ErrorCode::passphrase_no_terminal);
    }
    auto terminal = File::adopt(descriptor, "/dev/tty");
    NoEcho const no_echo(descriptor);
    if (!no_echo.works()) {
        return fail(ErrorCode::passphrase_no_terminal);
    }
    NK_CHECK(terminal.write(as_bytes(question + " ")));
    auto line = read_line(descriptor);
    NK_CHECK(terminal.write(as_bytes("\n")));
    return line;
}

TerminalJob::TerminalJob(std::string label, bool shown)
    : m_label(std::move(label)),
      m_shown(shown && ::isatty(STDERR_FILENO) == 1),
      m_next(std::chrono::steady_clock::now() + std::chrono::seconds(1)) {
    if (m_shown) {
        // Some work, such as deriving a key, cannot say how far it is.
        fmt::print(stderr, "{} ...", m_label);
        static_cast<void>(std::fflush(stderr));
    }
}

TerminalJob::~TerminalJob() {
    if (m_shown) {
        static_cast<void>(std::fputs("\r\x1b[K", stderr));
    }
}

void TerminalJob::progress(std::uint64_t done, std::uint64_t total) {
    if (!m_shown) {
        return;
    }
    std::lock_guard const lock(m_mutex);
    auto const now = std::chrono::steady_clock::now();
    if (now < m_next) {
        return;
    }
    m_next = now + std::chrono::milliseconds(100);
    if (total == 0) {
        fmt::print(stderr, "\r\x1b[K{} {}", m_label, done);
    } else {
        auto const percent = static_cast<double>(done) * 100.0 / static_cast<double>(total);
        fmt::print(stderr, "\r\x1b[K{} {:.0f} %", m_label, percent);
    }
    static_cast<void>(std::fflush(stderr));
}

}  // namespace noodkluis::app::cli
