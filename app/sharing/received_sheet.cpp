// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/received_sheet.h"

#include "app/sharing/agreements.h"
#include "app/sharing/forks.h"
#include "app/sharing/share.h"
#include "app/sharing/statements.h"
#include "storage/repository/bundle_repository.h"

namespace noodkluis::app {
namespace {

std::optional<Timestamp> last_receipt(std::vector<storage::LogEvent> const& written,
                                      storage::BundleId bundle) {
    std::optional<Timestamp> last;
    for (auto const& event : written) {
        if (event.body.find(bundle.text()) != std::string::npos) {
            last = event.time;
        }
    }
    return last;
}

}  // namespace

Result<std::vector<ReceivedSheet>> read_received(storage::Vault& vault) {
    NK_TRY(auto const bundles, storage::BundleRepository(vault.connection()).list_received());
    NK_TRY(auto const receipts, vault.log().events_of(storage::LogKind::receipt_written));
    std::vector<ReceivedSheet> sheets;
    for (auto const& bundle : bundles) {
        NK_TRY(auto const agreement, find_agreement(vault, bundle.agreement.text()));
        ReceivedSheet sheet;
        sheet.bundle = bundle;
        sheet.file = received_file(vault, bundle.id);
        sheet.title = agreement.terms.title;
        sheet.sender = agreement.terms.museum.name;
        sheet.has_sheets = agreement.terms.paper_sheets;
        NK_TRY(sheet.salvage, read_newest_salvage(vault, bundle.id));
        NK_TRY(sheet.superseded, is_superseded(vault, bundle.agreement, bundle.sequence));
        NK_TRY(sheet.forked,
               is_forked(vault, bundle.agreement, storage::ForkKind::bundle, bundle.sequence));
        NK_TRY(auto const standing, standing_of(vault, bundle.agreement));
        sheet.revoked =
            !check_not_revoked(standing, bundle.id, bundle.sequence, agreement.terms.title);
        sheet.ended = standing.revoked || standing.closed_at;
        sheet.receipt_at = last_receipt(receipts, bundle.id);
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

}  // namespace noodkluis::app
