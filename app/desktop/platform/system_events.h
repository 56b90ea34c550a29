// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

namespace noodkluis::app::desktop {

/// What reaches the program from outside its window. Written by one thread, read by another.
struct OutsideEvents {
    std::atomic<bool> should_end{false};  ///< the system or a terminal asked it to end
    std::atomic<bool> slept{false};       ///< the computer was asleep; the reader resets it
};

/// Watches for these events on a thread of its own, from its making to its end. Make it before
/// other threads: signals are held back from those that are started later.
class SystemWatch {
  public:
    /// `events` must outlive it; `wake` is called after each change of them.
    SystemWatch(OutsideEvents& events, std::function<void()> wake);
    SystemWatch(SystemWatch const&) = delete;
    SystemWatch& operator=(SystemWatch const&) = delete;
    ~SystemWatch();

  private:
    void watch(std::stop_token const& stop);
    OutsideEvents& m_events;
    std::function<void()> m_wake;
    int m_signals = -1;
    int m_clock;  ///< a timer that never ends, but that a sleep and a change of the clock cancel
    int m_stop;
    std::jthread m_thread;
};

/// How long this computer has been asleep since it was started.
[[nodiscard]] std::chrono::nanoseconds time_asleep();

}  // namespace noodkluis::app::desktop
