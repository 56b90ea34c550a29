// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/write_scope.h"

namespace noodkluis::storage {

Result<WriteScope> WriteScope::begin(Connection& connection) {
    if (connection.in_transaction()) {
        return WriteScope(std::nullopt);
    }
    NK_TRY(auto own, Transaction::begin(connection));
    return WriteScope(std::optional<Transaction>(std::move(own)));
}

Status WriteScope::commit() {
    return m_own ? m_own->commit() : Status();
}

}  // namespace noodkluis::storage
