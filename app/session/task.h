// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "crypto/base/job.h"
#include "crypto/base/result.h"

// Work that runs on another thread, seen from the one that asked for it.
namespace noodkluis::app {

struct Progress {
    std::uint64_t done = 0;
    std::uint64_t total = 0;  ///< 0 is unknown
};

/// Progress one way and the wish to stop the other way; without locks.
class TaskJob final : public Job {
  public:
    void progress(std::uint64_t done, std::uint64_t total) override {
        m_done.store(done, std::memory_order_relaxed);
        m_total.store(total, std::memory_order_relaxed);
    }
    [[nodiscard]] bool cancelled() const override {
        return m_cancelled.load(std::memory_order_relaxed);
    }
    void cancel() { m_cancelled.store(!m_kept.load(std::memory_order_relaxed)); }
    /// From now on nothing stops it.
    void keep() { m_kept.store(true, std::memory_order_relaxed); }
    [[nodiscard]] Progress now() const {
        return {m_done.load(std::memory_order_relaxed), m_total.load(std::memory_order_relaxed)};
    }

  private:
    std::atomic<std::uint64_t> m_done{0};
    std::atomic<std::uint64_t> m_total{0};
    std::atomic<bool> m_cancelled{false};
    std::atomic<bool> m_kept{false};
};

/// What both ends of a task share; the last of them frees it.
template <class T>
struct TaskState {
    TaskJob job;
    std::mutex mutex;
    std::optional<Result<T>> result;
};

/// The asking end: whoever lets go of it no longer wants the result, so the work is cancelled.
template <class T>
class Task {
  public:
    Task() = default;
    explicit Task(std::shared_ptr<TaskState<T>> state) : m_state(std::move(state)) {}
    Task(Task&&) noexcept = default;
    Task& operator=(Task&& other) noexcept {
        cancel();
        m_state = std::move(other.m_state);
        return *this;
    }
    Task(Task const&) = delete;
    Task& operator=(Task const&) = delete;
    ~Task() { cancel(); }

    /// Asked for and not taken yet.
    [[nodiscard]] bool active() const { return m_state != nullptr; }
    [[nodiscard]] Progress progress() const { return m_state ? m_state->job.now() : Progress{}; }
    /// The result still comes: error cancelled, or the work was done before it noticed.
    void cancel() {
        if (m_state) {
            m_state->job.cancel();
        }
    }
    /// Lets go of it without a wish to stop: the work is done whatever happens, and nobody hears
    /// of it.
    void detach() {
        if (m_state) {
            m_state->job.keep();
            m_state.reset();
        }
    }
    /// The result, once it is there; then the task is empty again. Never waits.
    [[nodiscard]] std::optional<Result<T>> take() {
        if (!m_state) {
            return std::nullopt;
        }
        std::optional<Result<T>> result;
        {
            std::scoped_lock const lock(m_state->mutex);
            result = std::move(m_state->result);
        }
        if (result) {
            m_state.reset();
        }
        return result;
    }

  private:
    std::shared_ptr<TaskState<T>> m_state;
};

}  // namespace noodkluis::app
