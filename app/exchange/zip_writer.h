// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/file.h"

namespace noodkluis::app {

/// A ZIP file, written part by part to a sink; each part is packed in memory.
class ZipWriter {
  public:
    explicit ZipWriter(ByteSink sink) : m_sink(std::move(sink)) {}
    /// Errors: out_of_memory, archive_too_large, those of the sink.
    [[nodiscard]] Status add(std::string_view name, std::string_view content);
    /// Writes the directory.
    [[nodiscard]] Status finish();

  private:
    [[nodiscard]] Status put(ByteView bytes);
    ByteSink m_sink;
    Bytes m_directory;
    std::uint64_t m_size = 0;
    std::uint16_t m_parts = 0;
};

}  // namespace noodkluis::app
