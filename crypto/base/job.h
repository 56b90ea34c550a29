// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace noodkluis {

/// What a long operation is told and asks: it reports how far it is and stops when it should.
/// Called from the thread that does the work; an implementation must be safe for that.
class Job {
  public:
    Job() = default;
    Job(Job const&) = delete;
    Job& operator=(Job const&) = delete;
    virtual ~Job() = default;
    /// `done` of `total`, in the unit of the operation (bytes or rows); `total` 0 is unknown.
    virtual void progress(std::uint64_t /*done*/, std::uint64_t /*total*/) {}
    /// True when the operation should leave with ErrorCode::cancelled and no partial result.
    [[nodiscard]] virtual bool cancelled() const { return false; }
};

}  // namespace noodkluis
