// SPDX-License-Identifier: Apache-2.0
#include "app/session/vault_thread.h"

namespace noodkluis::app {

VaultThread::VaultThread(std::function<void()> wake)
    : m_wake(std::move(wake)), m_thread([this] { work_off(); }) {}

VaultThread::~VaultThread() {
    {
        std::scoped_lock const lock(m_mutex);
        m_stopping = true;
        for (auto const& entry : m_waiting) {
            entry->cancel();
        }
        if (m_running != nullptr) {
            m_running->cancel();
        }
    }
    m_changed.notify_one();
    m_thread.join();
}

void VaultThread::enqueue(std::unique_ptr<Entry> entry) {
    {
        std::scoped_lock const lock(m_mutex);
        m_waiting.push_back(std::move(entry));
    }
    m_changed.notify_one();
}

bool VaultThread::busy() {
    std::scoped_lock const lock(m_mutex);
    return m_running != nullptr || !m_waiting.empty();
}

void VaultThread::work_off() {
    std::optional<storage::Vault> vault;
    while (true) {
        std::unique_ptr<Entry> entry;
        {
            std::unique_lock lock(m_mutex);
            m_running = nullptr;
            m_changed.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_waiting.empty()) {
                return;  // it is stopping, and what was cancelled has said so
            }
            entry = std::move(m_waiting.front());
            m_waiting.pop_front();
            m_running = entry.get();
        }
        entry->run(vault);
        {
            // The entry dies only when nobody can call cancel() on it any more.
            std::scoped_lock const lock(m_mutex);
            m_running = nullptr;
        }
        entry.reset();
        m_wake();
    }
}

}  // namespace noodkluis::app
