// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>

#include "app/session/task.h"

namespace noodkluis::app {

/// A thread for what takes time and needs no vault, such as reading folders: one thing after the
/// other. Let go of the tasks before the worker, so that it need not finish what nobody wants.
class Worker {
  public:
    /// `wake` is called on the worker's thread after each task, so that a user interface which
    /// sleeps looks for results.
    explicit Worker(std::function<void()> wake);
    Worker(Worker const&) = delete;
    Worker& operator=(Worker const&) = delete;
    /// Drops what waits.
    ~Worker();

    /// `work(job)` returns a Result; it and its result must not refer to anything of the asking
    /// thread.
    template <class Work>
    [[nodiscard]] auto submit(Work work) {
        using Value = typename std::invoke_result_t<Work&, Job&>::value_type;
        auto state = std::make_shared<TaskState<Value>>();
        enqueue([state, work = std::move(work)]() mutable {
            auto result = state->job.cancelled() ? Result<Value>(fail(ErrorCode::cancelled))
                                                 : work(state->job);
            std::scoped_lock const lock(state->mutex);
            state->result = std::move(result);
        });
        return Task<Value>(std::move(state));
    }

  private:
    void enqueue(std::function<void()> work);
    void work_off();

    std::function<void()> m_wake;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_waiting;
    bool m_stopping = false;
    std::thread m_thread;  // last: it uses the others
};

}  // namespace noodkluis::app
