// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/lists/list_edit.h"
#include "app/session/edits.h"
#include "storage/vault_fixture.h"

namespace noodkluis::test {

/// A vault with five objects, A1 to A5, on one list in this order; version 2 of it added them.
struct FiveOnAList {
    VaultFixture files;
    storage::Vault vault = files.create();
    app::Records records{vault, files.clock};
    storage::ListId list;
    std::vector<storage::ObjectId> objects;

    FiveOnAList() {
        app::NewList start;
        start.name = "Brand";
        auto const made =
            vault.write([&] { return create_list(records.lists, records.places, start); });
        NK_REQUIRE_OK(made);
        list = *made;
        for (int i = 1; i <= 5; ++i) {
            storage::Object object;
            object.accession_number = "A" + std::to_string(i);
            auto const id = vault.write([&] { return records.objects.insert(object); });
            NK_REQUIRE_OK(id);
            objects.push_back(*id);
        }
        NK_REQUIRE_OK(vault.write([&] { return records.lists.add(list, objects); }));
    }
    app::Edit do_edit(app::Edit const& edit) {
        auto inverse = vault.write([&] { return apply(records, edit, files.job); });
        NK_REQUIRE_OK(inverse);
        return *std::move(inverse);
    }
    /// Without their ids: an entry that comes back is a new one.
    [[nodiscard]] std::vector<storage::ListEntry> entries() {
        auto entries = records.lists.entries(list).value();
        for (auto& entry : entries) {
            entry.id = {};
        }
        return entries;
    }
};

}  // namespace noodkluis::test
