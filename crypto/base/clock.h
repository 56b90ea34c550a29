// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "crypto/base/result.h"

namespace noodkluis {

/// A moment in UTC, to the second. Everything stored or signed is in UTC.
using Timestamp = std::chrono::sys_seconds;

/// 9999-12-31T23:59:59Z: what lies beyond it cannot be written as a date.
inline constexpr std::int64_t kUnixTimeMax = 253'402'300'799;

[[nodiscard]] constexpr std::int64_t to_unix(Timestamp time) {
    return time.time_since_epoch().count();
}
[[nodiscard]] constexpr Timestamp from_unix(std::int64_t seconds) {
    return Timestamp{std::chrono::seconds{seconds}};
}

/// 2026-11-20T14:05:00Z
[[nodiscard]] std::string format_time(Timestamp time);
/// Reads `2026-11-20T14:05:00Z`, `2026-11-20T14:05Z` or `2026-11-20` (midnight UTC).
/// Errors: invalid_argument.
[[nodiscard]] Result<Timestamp> parse_time(std::string_view text);

/// The only way to learn what time it is, so that tests decide it.
class Clock {
  public:
    Clock() = default;
    Clock(Clock const&) = delete;
    Clock& operator=(Clock const&) = delete;
    virtual ~Clock() = default;
    [[nodiscard]] virtual Timestamp now() const = 0;
};

class SystemClock final : public Clock {
  public:
    [[nodiscard]] Timestamp now() const override;
};

}  // namespace noodkluis
