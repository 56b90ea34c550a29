// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/clock.h"
#include "storage/model/time_floors.h"

// What time it is for deciding whether a bundle may be read, on a computer whose clock may be wrong
// or turned back (docs/formats.md, "Time"). Pure rules; the vault keeps the floors.
namespace noodkluis::app {

/// How far the local clock may run behind what it showed before.
inline constexpr std::chrono::seconds kClockTolerance{300};
/// A jump further than this is not believed without a person saying so.
inline constexpr std::chrono::days kClockJumpMax{400};
/// How far a signed time may lie in the future of the local clock.
inline constexpr std::chrono::hours kSignedAheadMax{24};

/// The later of the local clock and the latest signed time seen. Errors: clock_went_back,
/// clock_jumped.
[[nodiscard]] Result<Timestamp> effective_time(Timestamp local, storage::TimeFloors const& floors);

/// The window of a bundle against one reading of the effective time. Errors: bundle_window_invalid,
/// bundle_issued_in_future, bundle_not_yet_valid, bundle_expired.
[[nodiscard]] Status check_window(std::string const& name, Timestamp issued_at,
                                  Timestamp not_before, Timestamp not_after, Timestamp local,
                                  Timestamp now);

/// The floors after `local` was found believable and, unless it is the epoch, `signed_time` was
/// verified.
[[nodiscard]] storage::TimeFloors raised(storage::TimeFloors floors, Timestamp local,
                                         Timestamp signed_time);

/// One reading of two clocks.
struct Moment {
    Timestamp shown{};              ///< by the clock of the computer, which can be set
    std::chrono::nanoseconds up{};  ///< since the computer started, asleep or not; nobody sets it
};
[[nodiscard]] Moment moment_of(Clock const& clock);

/// How long a bundle that was opened may be shown: to its end, by whichever clock comes there
/// first.
class ReadingTime {
  public:
    /// `now` is the effective time at the moment when it was `opened`.
    ReadingTime(Timestamp not_after, Timestamp now, Moment const& opened)
        : m_not_after(not_after), m_up_until(opened.up + (not_after - now)) {}

    /// Rounded up; zero from its end on.
    [[nodiscard]] std::chrono::seconds left(Moment const& at) const;

  private:
    Timestamp m_not_after;
    std::chrono::nanoseconds m_up_until;
};

}  // namespace noodkluis::app
