// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/effective_time.h"

#include <algorithm>
#include <ctime>

#include "app/text/labels.h"

namespace noodkluis::app {

Result<Timestamp> effective_time(Timestamp local, storage::TimeFloors const& floors) {
    if (local < floors.local - kClockTolerance) {
        return fail(ErrorCode::clock_went_back, display_time(local), display_time(floors.local));
    }
    if (floors.local != Timestamp{} && local > floors.local + kClockJumpMax) {
        return fail(ErrorCode::clock_jumped, display_time(local), display_time(floors.local));
    }
    return std::max(local, floors.signed_latest);
}

Status check_window(std::string const& name, Timestamp issued_at, Timestamp not_before,
                    Timestamp not_after, Timestamp local, Timestamp now) {
    if (not_after <= not_before || issued_at > not_before + std::chrono::hours{1}) {
        return fail(ErrorCode::bundle_window_invalid, name);
    }
    if (issued_at > local + kSignedAheadMax) {
        return fail(ErrorCode::bundle_issued_in_future, name, display_time(issued_at));
    }
    if (now < not_before) {
        return fail(ErrorCode::bundle_not_yet_valid, name, display_time(not_before));
    }
    if (now >= not_after) {
        return fail(ErrorCode::bundle_expired, name, display_time(not_after));
    }
    return {};
}

storage::TimeFloors raised(storage::TimeFloors floors, Timestamp local, Timestamp signed_time) {
    floors.local = std::max(floors.local, local);
    floors.signed_latest = std::max(floors.signed_latest, signed_time);
    return floors;
}

Moment moment_of(Clock const& clock) {
    timespec up{};
    ::clock_gettime(CLOCK_BOOTTIME, &up);
    return {clock.now(), std::chrono::seconds{up.tv_sec} + std::chrono::nanoseconds{up.tv_nsec}};
}

std::chrono::seconds ReadingTime::left(Moment const& at) const {
    auto const by_running = std::chrono::ceil<std::chrono::seconds>(m_up_until - at.up);
    return std::max(std::chrono::seconds{0}, std::min(m_not_after - at.shown, by_running));
}

}  // namespace noodkluis::app
