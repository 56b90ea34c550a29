// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/job.h"

namespace noodkluis::storage {

/// One stage of a long operation: its progress is part of that of the whole, in percent.
class StageJob final : public Job {
  public:
    StageJob(Job& whole, std::uint64_t from_percent, std::uint64_t to_percent)
        : m_whole(whole), m_from(from_percent), m_to(to_percent) {}
    void progress(std::uint64_t done, std::uint64_t total) override {
        auto const part = total == 0 ? 0 : (m_to - m_from) * done / total;
        m_whole.progress(m_from + part, 100);
    }
    [[nodiscard]] bool cancelled() const override { return m_whole.cancelled(); }

  private:
    Job& m_whole;
    std::uint64_t m_from;
    std::uint64_t m_to;
};

}  // namespace noodkluis::storage
