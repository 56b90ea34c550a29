// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <ctime>
#include <optional>

#include <catch2/catch_test_macros.hpp>

#include "crypto/base/clock.h"
#include "crypto/base/file.h"

namespace noodkluis::test {

/// A folder of its own for one test case, removed at the end.
class TemporaryFolder {
  public:
    TemporaryFolder();
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    ~TemporaryFolder();
    [[nodiscard]] Path const& path() const { return m_path; }
    [[nodiscard]] Path operator/(std::string_view name) const { return m_path / name; }

  private:
    Path m_path;
};

/// A clock that stands still until it is told otherwise.
class FixedClock final : public Clock {
  public:
    explicit FixedClock(Timestamp now) : m_now(now) {}
    [[nodiscard]] Timestamp now() const override { return m_now; }
    void set(Timestamp now) { m_now = now; }
    void advance(std::chrono::seconds by) { m_now += by; }

  private:
    Timestamp m_now;
};

/// Takes what this process writes to standard error while it lives.
class StandardErrorCapture {
  public:
    StandardErrorCapture();
    StandardErrorCapture(StandardErrorCapture const&) = delete;
    StandardErrorCapture& operator=(StandardErrorCapture const&) = delete;
    ~StandardErrorCapture();
    [[nodiscard]] std::string text() const;

  private:
    TemporaryFolder m_folder;
    int m_saved;
};

/// The folder ../shared beside the project with published vectors and real data, when it is there;
/// a test that needs it says SKIP when it is not.
[[nodiscard]] std::optional<Path> shared_folder(std::string_view name);

/// What a command printed and how it ended.
struct CommandResult {
    int exit_code = -1;
    std::string output;  ///< standard output
    std::string errors;  ///< standard error
};
/// Runs a shell command line and waits for it.
[[nodiscard]] CommandResult run(std::string const& command, std::string_view standard_input = {});

[[nodiscard]] bool contains(std::string const& text, std::string_view part);

/// The time zone of this process while it lives.
class TimeZone {
  public:
    explicit TimeZone(char const* name) {
        ::setenv("TZ", name, 1);
        ::tzset();
    }
    TimeZone(TimeZone const&) = delete;
    TimeZone& operator=(TimeZone const&) = delete;
    ~TimeZone() {
        ::unsetenv("TZ");
        ::tzset();
    }
};

}  // namespace noodkluis::test

/// Requires that a Result or Status holds a value, and prints the error's name when it does not.
/// The expression is evaluated once.
#define NK_REQUIRE_OK(result)                                                               \
    do {                                                                                    \
        auto const& nk_result = (result);                                                   \
        INFO((nk_result ? std::string("ok")                                                 \
                        : ::noodkluis::error_name(nk_result.error().code) + ": " +          \
                              nk_result.error().subject + " " + nk_result.error().detail)); \
        REQUIRE(nk_result.has_value());                                                     \
    } while (false)

/// Requires that a Result or Status failed with exactly this ErrorCode.
#define NK_REQUIRE_ERROR(result, expected)                                  \
    do {                                                                    \
        auto const& nk_result = (result);                                   \
        REQUIRE_FALSE(nk_result.has_value());                               \
        REQUIRE(::noodkluis::error_name(nk_result.error().code) ==          \
                ::noodkluis::error_name(::noodkluis::ErrorCode::expected)); \
    } while (false)
