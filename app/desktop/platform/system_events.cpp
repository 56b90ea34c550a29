// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/platform/system_events.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <ctime>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace noodkluis::app::desktop {
namespace {

constexpr std::array kEndingSignals{SIGINT, SIGTERM, SIGHUP};
constexpr std::chrono::seconds kShortSleep{1};
// Where the timer is not cancelled by a sleep, it is noticed after so long.
constexpr int kLookEveryMs = 60'000;
constexpr std::time_t kNever = 200LL * 365 * 24 * 3600;

sigset_t ending_signals() {
    sigset_t set;
    ::sigemptyset(&set);
    for (int const signal : kEndingSignals) {
        ::sigaddset(&set, signal);
    }
    return set;
}

std::chrono::nanoseconds clock_time(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

void arm(int timer) {
    itimerspec when{};
    when.it_value.tv_sec = kNever;
    ::timerfd_settime(timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, nullptr);
}

}  // namespace

std::chrono::nanoseconds time_asleep() {
    // What goes on while the computer sleeps is read last: so the difference is never negative.
    auto const awake = clock_time(CLOCK_MONOTONIC);
    return clock_time(CLOCK_BOOTTIME) - awake;
}

SystemWatch::SystemWatch(OutsideEvents& events, std::function<void()> wake)
    : m_events(events),
      m_wake(std::move(wake)),
      m_clock(::timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK)),
      m_stop(::eventfd(0, EFD_CLOEXEC)) {
    auto const set = ending_signals();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_signals = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    arm(m_clock);
    m_thread = std::jthread([this](std::stop_token const& stop) { watch(stop); });
}

SystemWatch::~SystemWatch() {
    m_thread.request_stop();
    std::uint64_t const one = 1;
    static_cast<void>(::write(m_stop, &one, sizeof one) < 0);
    m_thread.join();
    for (int const descriptor : {m_signals, m_clock, m_stop}) {
        ::close(descriptor);
    }
    auto const set = ending_signals();
    ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void SystemWatch::watch(std::stop_token const& stop) {
    auto before = time_asleep();
    std::array<pollfd, 3> sources{
        {{m_signals, POLLIN, 0}, {m_clock, POLLIN, 0}, {m_stop, POLLIN, 0}}};
    while (!stop.stop_requested()) {
        ::poll(sources.data(), sources.size(), kLookEveryMs);
        signalfd_siginfo signal{};
        bool const ending = ::read(m_signals, &signal, sizeof signal) > 0;
        std::uint64_t ticks = 0;
        if (::read(m_clock, &ticks, sizeof ticks) < 0 && errno == ECANCELED) {
            arm(m_clock);
        }
        auto const asleep = time_asleep();
        bool const slept = asleep - before > kShortSleep;
        before = asleep;
        if (ending) {
            m_events.should_end.store(true);
        }
        if (slept) {
            m_events.slept.store(true);
        }
        if (ending || slept) {
            m_wake();
        }
    }
}

}  // namespace noodkluis::app::desktop
