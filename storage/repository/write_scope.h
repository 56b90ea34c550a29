// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "storage/sqlite/transaction.h"

namespace noodkluis::storage {

/// What each change of a repository runs in: the transaction of the caller when there is one, so
/// that several changes can be all or nothing, else one of its own. When a change fails inside the
/// caller's transaction, the caller must not commit it.
class WriteScope {
  public:
    [[nodiscard]] static Result<WriteScope> begin(Connection& connection);
    /// Commits an own transaction; leaves the caller's open.
    [[nodiscard]] Status commit();

  private:
    explicit WriteScope(std::optional<Transaction> own) : m_own(std::move(own)) {}
    std::optional<Transaction> m_own;
};

}  // namespace noodkluis::storage
