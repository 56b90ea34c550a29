// SPDX-License-Identifier: Apache-2.0
#include "app/session/worker.h"

namespace noodkluis::app {

Worker::Worker(std::function<void()> wake)
    : m_wake(std::move(wake)), m_thread([this] { work_off(); }) {}

Worker::~Worker() {
    {
        std::scoped_lock const lock(m_mutex);
        m_stopping = true;
        m_waiting.clear();
    }
    m_changed.notify_one();
    m_thread.join();
}

void Worker::enqueue(std::function<void()> work) {
    {
        std::scoped_lock const lock(m_mutex);
        m_waiting.push_back(std::move(work));
    }
    m_changed.notify_one();
}

void Worker::work_off() {
    while (true) {
        std::function<void()> work;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_stopping) {
                return;
            }
            work = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        work();
        work = nullptr;
        m_wake();
    }
}

}  // namespace noodkluis::app
