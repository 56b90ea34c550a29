// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/outside_tool.h"

#include <algorithm>
#include <array>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace noodkluis::app {
namespace {

constexpr int kPollMilliseconds = 50;

/// One end of a pipe or socket.
class End {
  public:
    explicit End(int descriptor = -1) : m_descriptor(descriptor) {}
    End(End&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    End& operator=(End&& other) noexcept {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    End(End const&) = delete;
    End& operator=(End const&) = delete;
    ~End() { close(); }
    void close() {
        if (m_descriptor >= 0) {
            ::close(std::exchange(m_descriptor, -1));
        }
    }
    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] bool is_open() const { return m_descriptor >= 0; }

  private:
    int m_descriptor;
};

/// Ends with its object, whatever it was doing.
class Child {
  public:
    explicit Child(pid_t id) : m_id(id) {}
    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;
    ~Child() {
        if (m_id > 0) {
            ::kill(m_id, SIGKILL);
            static_cast<void>(wait());
        }
    }
    /// True when it ended by itself and without an error.
    [[nodiscard]] bool wait() {
        int status = 0;
        pid_t ended = 0;
        do {
            ended = ::waitpid(m_id, &status, 0);
        } while (ended < 0 && errno == EINTR);
        m_id = -1;
        return ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }

  private:
    pid_t m_id;
};

void limit(decltype(RLIMIT_CPU) what, std::uint64_t most) {
    rlimit const bound{most, most};
    ::setrlimit(what, &bound);
}

/// Between fork and exec, where only what is safe after a fork of many threads may be called.
[[noreturn]] void become(char const* program, char* const* arguments, int in, int out,
                         ToolLimits const& limits) {
    int const nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    bool const ready = nowhere >= 0 && ::dup2(in, 0) == 0 && ::dup2(out, 1) == 1 &&
                       ::dup2(nowhere, 2) == 2 && ::close_range(3, ~0U, 0) == 0 &&
                       ::chdir("/") == 0 && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                       ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0;
    limit(RLIMIT_CPU, static_cast<std::uint64_t>(limits.processor.count()));
    limit(RLIMIT_AS, limits.memory_bytes);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, 64);
    if (ready) {
        std::array<char*, 1> environment{nullptr};
        ::execve(program, arguments, environment.data());
    }
    ::_exit(127);
}

/// Hands over the input and takes the output at the same time, so that neither side waits for the
/// other.
Result<Bytes> exchange(End in, End const& out, ByteView input, ToolLimits const& limits,
                       std::string const& name, Job const& job) {
    Bytes output;
    Bytes piece(kPieceBytes);
    auto const end = std::chrono::steady_clock::now() + limits.wall;
    while (true) {
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        if (std::chrono::steady_clock::now() > end || output.size() > limits.output_bytes) {
            return fail(ErrorCode::tool_failed, name);
        }
        if (input.empty()) {
            in.close();
        }
        std::array<pollfd, 2> waiting{pollfd{out.get(), POLLIN, 0}, pollfd{in.get(), POLLOUT, 0}};
        if (::poll(waiting.data(), in.is_open() ? 2 : 1, kPollMilliseconds) < 0 && errno != EINTR) {
            return fail(ErrorCode::io_read, name);
        }
        if (in.is_open() && waiting[1].revents != 0) {
            auto const sent = ::send(in.get(), input.data(), std::min(input.size(), piece.size()),
                                     MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent > 0) {
                input = input.subspan(static_cast<std::size_t>(sent));
            } else if (errno != EAGAIN && errno != EINTR) {
                input = {};  // it has enough; its end tells whether all is well
            }
        }
        if (waiting[0].revents != 0) {
            auto const got = ::read(out.get(), piece.data(), piece.size());
            if (got == 0) {
                return output;
            }
            if (got < 0 && errno != EINTR) {
                return fail(ErrorCode::io_read, name);
            }
            output.insert(output.end(), piece.begin(), piece.begin() + std::max<ssize_t>(got, 0));
        }
    }
}

}  // namespace

Result<Bytes> run_outside(OutsideTool const& tool, ByteView input, ToolLimits const& limits,
                          std::string const& name, Job const& job) {
    if (::access(tool.program.c_str(), X_OK) != 0) {
        return fail(ErrorCode::tool_missing, name, tool.package);
    }
    std::array<int, 2> to{};
    std::array<int, 2> from{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, to.data()) != 0) {
        return fail(ErrorCode::io_read, name);
    }
    End in(to[0]);
    End its_in(to[1]);
    if (::pipe2(from.data(), O_CLOEXEC) != 0) {
        return fail(ErrorCode::io_read, name);
    }
    End const out(from[0]);
    End its_out(from[1]);
    auto words = tool.arguments;
    words.insert(words.begin(), tool.program);
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (auto& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    pid_t const id = ::fork();
    if (id < 0) {
        return fail(ErrorCode::io_read, name);
    }
    if (id == 0) {
        become(tool.program.c_str(), arguments.data(), its_in.get(), its_out.get(), limits);
    }
    Child child(id);
    its_in.close();
    its_out.close();
    NK_TRY(auto output, exchange(std::move(in), out, input, limits, name, job));
    return child.wait() ? Result<Bytes>(std::move(output)) : fail(ErrorCode::tool_failed, name);
}

}  // namespace noodkluis::app
