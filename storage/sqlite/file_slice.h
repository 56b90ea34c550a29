// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "crypto/base/file.h"

namespace noodkluis::storage {

/// A part of an open file that SQLite takes for a database file of its own, without journal, locks
/// or anything beside it: how a database is written into a backup and looked at inside one.
/// `file` must outlive it.
class FileSlice {
  public:
    /// The `size` bytes from `offset`, which nobody changes meanwhile.
    FileSlice(File& file, std::uint64_t offset, std::uint64_t size);
    /// A new database from `offset` to the end of the file.
    FileSlice(File& file, std::uint64_t offset);
    FileSlice(FileSlice const&) = delete;
    FileSlice& operator=(FileSlice const&) = delete;
    ~FileSlice();

    /// Bytes that are there or were written.
    [[nodiscard]] std::uint64_t size() const;
    [[nodiscard]] Path const& path() const;
    [[nodiscard]] bool writable() const;
    /// Under which SQLite knows it. For connection.cpp.
    [[nodiscard]] char const* name() const;

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace noodkluis::storage
