// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <thread>

#include "crypto/base/bounded_queue.h"
#include "crypto/base/file.h"

namespace noodkluis::app {

/// Runs a sink in a thread of its own, so that reading what is sealed and sealing it go side by
/// side. Holds a few pieces in memory. Nothing may be believed written before `finish`.
class ThreadedSink {
  public:
    explicit ThreadedSink(ByteSink sink);
    ThreadedSink(ThreadedSink const&) = delete;
    ThreadedSink& operator=(ThreadedSink const&) = delete;
    ~ThreadedSink() { m_pieces.close(); }

    /// Errors: those of the sink, of this piece or an earlier one.
    [[nodiscard]] Status write(ByteView bytes);
    /// Waits until the sink has had everything. Errors: those of the sink.
    [[nodiscard]] Status finish();

  private:
    [[nodiscard]] Status hand_over();
    [[nodiscard]] Status drain(ByteSink const& sink);

    Bytes m_piece;
    BoundedQueue<Bytes> m_pieces;
    Status m_status;        ///< of the thread, once it has ended
    std::jthread m_thread;  ///< the last member: it ends before the others do
};

}  // namespace noodkluis::app
