// SPDX-License-Identifier: Apache-2.0
#include "crypto/age/input.h"

#include <algorithm>

namespace noodkluis::crypto::age {

Status Input::fill() {
    if (m_begin > 0) {
        std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin),
                  m_buffer.begin() + static_cast<std::ptrdiff_t>(m_end), m_buffer.begin());
        m_end -= m_begin;
        m_begin = 0;
    }
    if (!m_done && m_end < m_buffer.size()) {
        NK_TRY(auto const count, m_source(MutableByteView(m_buffer).subspan(m_end)));
        m_done = m_end + count < m_buffer.size();
        m_end += count;
    }
    return {};
}

Result<std::size_t> Input::read(MutableByteView out) {
    auto const buffered = std::min(out.size(), m_end - m_begin);
    std::copy_n(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin), buffered, out.begin());
    m_begin += buffered;
    if (buffered == out.size() || m_done) {
        return buffered;
    }
    NK_TRY(auto const count, m_source(out.subspan(buffered)));
    m_done = buffered + count < out.size();
    return buffered + count;
}

Result<std::optional<Input::Line>> Input::line(std::size_t bytes_max) {
    Line line;
    while (true) {
        if (m_begin == m_end) {
            NK_CHECK(fill());
            if (m_begin == m_end) {
                line.ended = true;
                return line.text.empty() ? std::nullopt : std::optional(std::move(line));
            }
        }
        auto const byte = m_buffer[m_begin];
        ++m_begin;
        if (byte == '\n') {
            return std::optional(std::move(line));
        }
        line.text += static_cast<char>(byte);
        if (line.text.size() > bytes_max) {
            return std::optional(std::move(line));
        }
    }
}

Result<ByteView> Input::peek() {
    NK_CHECK(fill());
    return ByteView(m_buffer).subspan(m_begin, m_end - m_begin);
}

}  // namespace noodkluis::crypto::age
