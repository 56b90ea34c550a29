// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/clock.h"
#include "crypto/base/file.h"

namespace noodkluis::storage {

/// The right to use a vault, held by one program at a time and given back by the operating system
/// when that program ends, however it ends.
class VaultLock {
  public:
    /// Errors: vault_in_use with who holds it and since when, io_write.
    [[nodiscard]] static Result<VaultLock> acquire(Path const& file, Clock const& clock);

  private:
    explicit VaultLock(File file) : m_file(std::move(file)) {}
    File m_file;  ///< the lock lasts as long as this descriptor
};

}  // namespace noodkluis::storage
