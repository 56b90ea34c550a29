// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace noodkluis::test {

/// While it lives, this program asks before it writes to a file or syncs one, in this thread: ours
/// and what SQLite writes alike. A write that may not be ends half done, with EIO, as on a disk
/// that breaks. The function may write itself. One at a time.
class WriteWatch {
  public:
    explicit WriteWatch(std::function<bool()> may_write);
    WriteWatch(WriteWatch const&) = delete;
    WriteWatch& operator=(WriteWatch const&) = delete;
    ~WriteWatch();
};

}  // namespace noodkluis::test
