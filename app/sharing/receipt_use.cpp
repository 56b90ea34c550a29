// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/receipt_use.h"

#include <algorithm>

#include "app/lists/snapshot.h"
#include "app/session/records.h"
#include "app/sharing/statements.h"

namespace noodkluis::app {
namespace {

std::string known_as(SnapshotEntry const& entry) {
    std::string number;
    std::string name;
    for (auto const& [field, value] : entry.object) {
        if (field == "accession_number") {
            number = value;
        } else if (field == "short_name" || (field == "title" && name.empty())) {
            name = value;
        }
    }
    return number + (number.empty() || name.empty() ? "" : "  ") + name;
}

/// What the numbers of the list stand for. A version whose content is damaged has none.
Result<std::vector<std::string>> names_in(storage::Vault& vault,
                                          storage::IssuedBundle const& issued, Clock const& clock) {
    Records records(vault, clock);
    std::vector<std::string> names;
    auto const content = records.lists.version_content(issued.list_version);
    auto const snapshot = content ? ListSnapshot::parse(*content, issued.file_name)
                                  : Result<ListSnapshot>(tl::unexpected(content.error()));
    if (snapshot) {
        std::transform(snapshot->entries.begin(), snapshot->entries.end(),
                       std::back_inserter(names), known_as);
    }
    return names;
}

UseOfList use_of(ReceiptSalvage const& salvage, std::vector<std::string> const& names) {
    auto const entries = storage::salvage_of(salvage.entries, salvage.marks);
    UseOfList use{
        salvage.kind, salvage.started_at, salvage.entries, storage::counts_of(entries), {}};
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto const& entry = entries[i];
        if (entry.state != storage::SalvageState::to_do || entry.damaged_at) {
            use.used.push_back({static_cast<std::int64_t>(i) + 1,
                                i < names.size() ? names[i] : std::string(), entry});
        }
    }
    return use;
}

}  // namespace

Result<std::vector<UseOfList>> read_use(storage::Vault& vault, Receipt const& receipt,
                                        Clock const& clock) {
    NK_TRY(auto const issued, find_issued(vault, receipt.bundle.text()));
    NK_TRY(auto const names, names_in(vault, issued, clock));
    std::vector<UseOfList> uses;
    for (auto const& salvage : receipt.salvage) {
        uses.push_back(use_of(salvage, names));
    }
    std::stable_sort(uses.begin(), uses.end(),
                     [](auto const& a, auto const& b) { return a.started_at > b.started_at; });
    return uses;
}

}  // namespace noodkluis::app
