// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/threaded_sink.h"

#include <new>

namespace noodkluis::app {
namespace {

constexpr std::size_t kPiecesWaiting = 8;

}  // namespace

ThreadedSink::ThreadedSink(ByteSink sink)
    : m_pieces(kPiecesWaiting), m_thread([this, sink = std::move(sink)] {
          try {
              m_status = drain(sink);
          } catch (std::bad_alloc const&) {
              m_status = fail(ErrorCode::out_of_memory);
          }
          m_pieces.close();
      }) {}

Status ThreadedSink::drain(ByteSink const& sink) {
    while (auto const piece = m_pieces.take()) {
        NK_CHECK(sink(*piece));
    }
    return {};
}

Status ThreadedSink::write(ByteView bytes) {
    m_piece.insert(m_piece.end(), bytes.begin(), bytes.end());
    return m_piece.size() < kPieceBytes ? Status() : hand_over();
}

Status ThreadedSink::hand_over() {
    if (m_pieces.put(std::exchange(m_piece, {}))) {
        return {};
    }
    m_thread.join();  // it closed the queue because it failed
    return m_status;
}

Status ThreadedSink::finish() {
    if (!m_piece.empty()) {
        NK_CHECK(hand_over());
    }
    m_pieces.close();
    m_thread.join();
    return m_status;
}

}  // namespace noodkluis::app
