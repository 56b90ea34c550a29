// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/release_codes.h"

#include "app/sharing/effective_time.h"
#include "app/sharing/statements.h"
#include "storage/repository/receipt_repository.h"

namespace noodkluis::app {

Result<ShownCode> show_release_code(storage::Vault& vault, std::string const& bundle) {
    NK_TRY(auto found, find_issued(vault, bundle));
    NK_TRY(auto code, storage::ReleaseCodeRepository(vault.connection()).code(found.id));
    if (!code) {
        return fail(ErrorCode::release_code_none, bundle);
    }
    NK_CHECK(vault.write(storage::Right::seal, [&] {
        return vault.log().append(storage::LogKind::release_code_shown,
                                  "{\"bundle\":\"" + found.id.text() + "\",\"agreement\":\"" +
                                      found.agreement.text() + "\"}");
    }));
    return ShownCode{std::move(found), *std::move(code)};
}

Status check_release_wait(storage::Vault& vault, storage::BundleId bundle, std::string const& name,
                          Timestamp now) {
    NK_TRY(auto const tries, storage::ReleaseCodeRepository(vault.connection()).tries(bundle));
    auto const until = tries.last_at + std::chrono::seconds{release_wait_seconds(tries.failures)};
    return tries.failures > 0 && now < until
               ? fail(ErrorCode::release_code_wait, name, std::to_string((until - now).count()))
               : Status();
}

Status note_wrong_code(storage::Vault& vault, storage::BundleId bundle, std::string const& name,
                       Timestamp now) {
    storage::ReleaseCodeRepository releases(vault.connection());
    NK_TRY(auto tries, releases.tries(bundle));
    ++tries.failures;
    tries.last_at = now;
    auto const written = vault.write(storage::Right::use, [&]() -> Status {
        NK_CHECK(releases.set_tries(bundle, tries));
        NK_TRY(auto const floors, vault.time_floors());
        NK_CHECK(vault.set_time_floors(raised(floors, now, Timestamp{})));
        return vault.log().append(storage::LogKind::release_code_refused,
                                  "{\"bundle\":\"" + bundle.text() +
                                      "\",\"failures\":" + std::to_string(tries.failures) + "}");
    });
    NK_CHECK(written);
    return fail(ErrorCode::release_code_wrong, name,
                std::to_string(release_wait_seconds(tries.failures)));
}

Status forget_wrong_codes(storage::Vault& vault, storage::BundleId bundle) {
    storage::ReleaseCodeRepository releases(vault.connection());
    NK_TRY(auto const tries, releases.tries(bundle));
    return tries.failures == 0 ? Status() : releases.set_tries(bundle, {});
}

}  // namespace noodkluis::app
