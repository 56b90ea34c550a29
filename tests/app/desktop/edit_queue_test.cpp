// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/edit_queue.h"

#include <thread>

#include "app/session/open_vault.h"
#include "storage/vault_fixture.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

/// What the task brings, waited for.
template <class T>
Result<T> wait_for(Task<T>& task) {
    while (true) {
        if (auto result = task.take()) {
            return *std::move(result);
        }
        std::this_thread::yield();
    }
}

/// The names of the lists, asked for after all that was asked for before.
std::string names(VaultThread& thread, Clock const& clock) {
    auto task = thread.submit([&clock](storage::Vault& vault, Job&) -> Result<std::string> {
        Records records(vault, clock);
        NK_TRY(auto const lists, records.lists.lists());
        std::string text;
        for (auto const& list : lists) {
            text += list.name;
        }
        return text;
    });
    return wait_for(task).value();
}

EditHistory::Step new_list(char const* name) {
    storage::PriorityList list;
    list.name = name;
    return {AddList{list}, name};
}

}  // namespace

TEST_CASE("edits that wait are made before the vault's thread ends", "[desktop]") {
    test::VaultFixture fixture;
    static_cast<void>(fixture.create());
    auto const open = [&](VaultThread& thread) {
        auto opening = thread.submit_to_slot(
            [&](std::optional<storage::Vault>& slot, Job& job) -> Result<OpenedVault> {
                return open_vault(slot, fixture.folder(), fixture.passphrase(), fixture.clock, job);
            });
        NK_REQUIRE_OK(wait_for(opening));
    };
    {
        VaultThread thread([] {});
        open(thread);
        desktop::EditQueue edits(thread, fixture.clock);
        for (char const* const name : {"A", "B", "C"}) {
            auto step = new_list(name);
            edits.add(std::move(step.edit), std::move(step.label));
        }
    }
    VaultThread thread([] {});
    open(thread);
    CHECK(names(thread, fixture.clock) == "ABC");
}

TEST_CASE("edits that wait are made even when nobody waits for them", "[desktop]") {
    test::VaultFixture fixture;
    static_cast<void>(fixture.create());
    VaultThread thread([] {});
    auto opening = thread.submit_to_slot(
        [&](std::optional<storage::Vault>& slot, Job& job) -> Result<OpenedVault> {
            return open_vault(slot, fixture.folder(), fixture.passphrase(), fixture.clock, job);
        });
    NK_REQUIRE_OK(wait_for(opening));
    {
        desktop::EditQueue edits(thread, fixture.clock);
        for (char const* const name : {"A", "B", "C"}) {
            auto step = new_list(name);
            edits.add(std::move(step.edit), std::move(step.label));
        }
        CHECK_FALSE(edits.idle());
    }
    CHECK(names(thread, fixture.clock) == "ABC");

    desktop::EditQueue edits(thread, fixture.clock);
    auto step = new_list("A");
    edits.add(std::move(step.edit), std::move(step.label));
    while (!edits.idle()) {
        CHECK_FALSE(edits.poll());
    }
    CHECK(edits.take_error()->code == ErrorCode::name_taken);
    CHECK(names(thread, fixture.clock) == "ABC");
}
