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
#include "storage/vault.h"

namespace noodkluis::app {

/// The thread that has the vault: everything that needs it is asked for here, runs one after the
/// other, and hands values back. The asking thread never waits.
class VaultThread {
  public:
    /// `wake` is called on the vault's thread after each task, so that a user interface which
    /// sleeps looks for results.
    explicit VaultThread(std::function<void()> wake);
    VaultThread(VaultThread const&) = delete;
    VaultThread& operator=(VaultThread const&) = delete;
    /// Cancels what is under way and what waits, but for tasks that were detached, and closes the
    /// vault.
    ~VaultThread();

    /// Something is under way or waits.
    [[nodiscard]] bool busy();

    /// `work(slot, job)` returns a Result; it may fill the slot (open a vault) or empty it (lock).
    /// It and its result must not refer to anything of the asking thread.
    template <class Work>
    [[nodiscard]] auto submit_to_slot(Work work) {
        using Outcome = std::invoke_result_t<Work&, std::optional<storage::Vault>&, Job&>;
        using Value = typename Outcome::value_type;
        auto state = std::make_shared<TaskState<Value>>();
        enqueue(std::make_unique<Queued<Value, Work>>(state, std::move(work)));
        return Task<Value>(std::move(state));
    }

    /// `work(vault, job)`, with the vault that is open. Errors also: vault_locked.
    template <class Work>
    [[nodiscard]] auto submit(Work work) {
        using Outcome = std::invoke_result_t<Work&, storage::Vault&, Job&>;
        return submit_to_slot([work = std::move(work)](std::optional<storage::Vault>& slot,
                                                       Job& job) mutable -> Outcome {
            if (!slot) {
                return fail(ErrorCode::vault_locked);
            }
            return work(*slot, job);
        });
    }

  private:
    struct Entry {
        Entry() = default;
        Entry(Entry const&) = delete;
        Entry& operator=(Entry const&) = delete;
        virtual ~Entry() = default;
        virtual void run(std::optional<storage::Vault>& slot) = 0;
        virtual void cancel() = 0;
    };
    template <class Value, class Work>
    struct Queued final : Entry {
        Queued(std::shared_ptr<TaskState<Value>> task_state, Work task_work)
            : state(std::move(task_state)), work(std::move(task_work)) {}
        void run(std::optional<storage::Vault>& slot) override {
            auto result = state->job.cancelled() ? Result<Value>(fail(ErrorCode::cancelled))
                                                 : work(slot, state->job);
            std::scoped_lock const lock(state->mutex);
            state->result = std::move(result);
        }
        void cancel() override { state->job.cancel(); }
        std::shared_ptr<TaskState<Value>> state;
        Work work;
    };

    void enqueue(std::unique_ptr<Entry> entry);
    void work_off();

    std::function<void()> m_wake;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::unique_ptr<Entry>> m_waiting;
    Entry* m_running = nullptr;
    bool m_stopping = false;
    std::thread m_thread;  // last: it uses the others
};

}  // namespace noodkluis::app
