// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/forks.h"

#include <algorithm>

#include "storage/repository/status_repository.h"

namespace noodkluis::app {

Status note_fork(storage::Vault& vault, storage::Fork const& fork) {
    NK_TRY(bool const known, is_forked(vault, fork.agreement, fork.kind, fork.sequence));
    if (known) {
        return {};
    }
    return vault.write(storage::Right::use, [&]() -> Status {
        NK_CHECK(storage::StatusRepository(vault.connection()).add_fork(fork));
        return vault.log().append(
            storage::LogKind::fork_noticed,
            "{\"agreement\":\"" + fork.agreement.text() + "\",\"kind\":\"" +
                (fork.kind == storage::ForkKind::bundle ? "bundle" : "statement") +
                "\",\"sequence\":" + std::to_string(fork.sequence) + "}");
    });
}

Result<bool> is_forked(storage::Vault& vault, storage::AgreementId agreement,
                       storage::ForkKind kind, std::int64_t sequence) {
    NK_TRY(auto const forks, storage::StatusRepository(vault.connection()).forks());
    return std::any_of(forks.begin(), forks.end(), [&](auto const& fork) {
        return fork.agreement == agreement && fork.kind == kind && fork.sequence == sequence;
    });
}

}  // namespace noodkluis::app
