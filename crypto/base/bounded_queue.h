// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace noodkluis {

/// Hands values from one thread to another and makes the faster one wait. Either side may close it;
/// what was put before is still taken.
template <class Value>
class BoundedQueue {
  public:
    explicit BoundedQueue(std::size_t capacity) : m_capacity(capacity) {}

    /// Waits for room. False when the queue is closed: the value was not taken over.
    [[nodiscard]] bool put(Value value) {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_closed || m_values.size() < m_capacity; });
        if (m_closed) {
            return false;
        }
        m_values.push_back(std::move(value));
        m_filled.notify_one();
        return true;
    }
    /// Waits for a value; null when the queue is closed and empty.
    [[nodiscard]] std::optional<Value> take() {
        std::unique_lock lock(m_mutex);
        m_filled.wait(lock, [this] { return m_closed || !m_values.empty(); });
        if (m_values.empty()) {
            return std::nullopt;
        }
        Value value = std::move(m_values.front());
        m_values.pop_front();
        m_room.notify_one();
        return value;
    }
    void close() {
        std::lock_guard const lock(m_mutex);
        m_closed = true;
        m_filled.notify_all();
        m_room.notify_all();
    }

  private:
    std::size_t m_capacity;
    std::mutex m_mutex;
    std::condition_variable m_room;
    std::condition_variable m_filled;
    std::deque<Value> m_values;
    bool m_closed = false;
};

}  // namespace noodkluis
