// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "crypto/base/file.h"

namespace noodkluis::crypto::age {

/// Stanza bodies and armor hold Base64 in full lines of so many columns, and a last shorter one.
inline constexpr std::size_t kLineColumns = 64;
inline constexpr std::size_t kLineBytes = 48;  ///< what a full line stands for

/// A ByteSource with a buffer in front, for reading lines before the bytes that follow them.
class Input {
  public:
    explicit Input(ByteSource source) : m_source(std::move(source)), m_buffer(kBufferBytes) {}
    /// As much of `out` as there is.
    [[nodiscard]] Result<std::size_t> read(MutableByteView out);
    /// A line without its line feed; nothing at the end of the input. A line that has more than
    /// `bytes_max` bytes comes out one byte too long, one that the input ends has `ended` set.
    struct Line {
        std::string text;
        bool ended = false;
    };
    [[nodiscard]] Result<std::optional<Line>> line(std::size_t bytes_max);
    /// What comes next, without taking it: kBufferBytes, or less at the end of the input.
    [[nodiscard]] Result<ByteView> peek();

    static constexpr std::size_t kBufferBytes = 1024;

  private:
    [[nodiscard]] Status fill();
    ByteSource m_source;
    Bytes m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    bool m_done = false;
};

}  // namespace noodkluis::crypto::age
