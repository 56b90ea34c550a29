// SPDX-License-Identifier: Apache-2.0
#include "app/session/agenda.h"

#include "app/sharing/two_vaults.h"
#include "storage/repository/backup_repository.h"

using namespace noodkluis;
using namespace noodkluis::test;

TEST_CASE("the agenda reminds of a backup when there is none, or an old one", "[session]") {
    TwoVaults vaults;
    auto const reminder = [&](storage::Vault& vault) -> std::optional<AgendaItem> {
        auto const agenda = read_agenda(vault, vaults.clock);
        NK_REQUIRE_OK(agenda);
        for (auto const& item : agenda->items) {
            if (item.kind == AgendaKind::backup_missing || item.kind == AgendaKind::backup_old) {
                return item;
            }
        }
        return std::nullopt;
    };
    CHECK_FALSE(reminder(vaults.brigade));  // there are no objects in it
    REQUIRE(reminder(vaults.museum));
    CHECK(reminder(vaults.museum)->kind == AgendaKind::backup_missing);
    auto const made_at = vaults.clock.now();
    storage::BackupRepository backups(vaults.museum.connection());
    NK_REQUIRE_OK(backups.add({"/stick/b.nkbackup", made_at, 2}));
    NK_REQUIRE_OK(backups.add({"/stick/a.nkbackup", made_at - 90 * kDay, 1}));
    CHECK_FALSE(reminder(vaults.museum));
    vaults.clock.advance(30 * kDay);
    CHECK_FALSE(reminder(vaults.museum));
    vaults.clock.advance(std::chrono::seconds{1});
    REQUIRE(reminder(vaults.museum));
    CHECK(reminder(vaults.museum)->kind == AgendaKind::backup_old);
    CHECK(reminder(vaults.museum)->when == made_at);
}
