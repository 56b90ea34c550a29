// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/receipts.h"

#include <nlohmann/json.hpp>

#include "app/session/records.h"
#include "app/sharing/effective_time.h"
#include "app/sharing/forks.h"
#include "app/sharing/own_keys.h"
#include "app/sharing/partners.h"
#include "app/sharing/salvage_log.h"
#include "app/sharing/statements.h"
#include "app/text/labels.h"
#include "storage/repository/bundle_repository.h"
#include "storage/repository/receipt_repository.h"

namespace noodkluis::app {
namespace {

/// By its id. Errors: bundle_not_opened.
Result<storage::ReceivedBundle> find_received(storage::Vault& vault, std::string const& bundle) {
    auto const id = storage::BundleId::parse(bundle);
    if (id) {
        NK_TRY(auto const found, storage::BundleRepository(vault.connection()).find_received(*id));
        if (found) {
            return *found;
        }
    }
    return fail(ErrorCode::bundle_not_opened, bundle);
}

Result<std::vector<Timestamp>> openings_of(storage::Vault& vault,
                                           storage::ReceivedBundle const& bundle) {
    std::vector<Timestamp> openings;
    NK_TRY(auto const events, vault.log().events_of(storage::LogKind::bundle_opened));
    for (auto const& event : events) {
        auto const body = nlohmann::json::parse(event.body, nullptr, false);
        if (body.is_object() && body.value("bundle", "") == bundle.id.text()) {
            openings.push_back(event.time);
        }
    }
    if (openings.size() > kReceiptOpeningsMax) {
        openings.erase(openings.begin(),
                       openings.end() - static_cast<std::ptrdiff_t>(kReceiptOpeningsMax));
    }
    return openings;
}

Result<std::vector<ReceiptSalvage>> salvage_of(storage::Vault& vault, storage::BundleId bundle) {
    std::vector<ReceiptSalvage> all;
    NK_TRY(auto const logs, list_salvage(vault));
    for (auto const& log : logs) {
        if (log.incident.bundle != bundle) {
            continue;
        }
        ReceiptSalvage salvage{log.incident.id,         log.incident.kind, log.incident.entries,
                               log.incident.started_at, log.marks,         {}};
        salvage.head = log.marks.empty() ? crypto::Hash256{} : log.marks.back().hash;
        for (auto& mark : salvage.marks) {
            mark.user = {};
            mark.hash = {};
        }
        all.push_back(std::move(salvage));
    }
    return all;
}

Result<ReceiptSheet> sheet_of(storage::Vault& vault, Receipt receipt, Clock const& clock) {
    ReceiptSheet sheet;
    NK_TRY(auto const issued, find_issued(vault, receipt.bundle.text()));
    NK_TRY(auto const agreement, find_agreement(vault, issued.agreement.text()));
    sheet.agreement = agreement.terms.title;
    sheet.partner = agreement.terms.partner.name;
    Records records(vault, clock);
    NK_TRY(auto const version, records.lists.version(issued.list_version));
    NK_TRY(auto const list, records.lists.get(version.list));
    sheet.list = list.name;
    sheet.list_number = version.number;
    sheet.receipt = std::move(receipt);
    return sheet;
}

/// The bundle that the receipt is about, if it is one of ours as we sealed it.
Result<storage::IssuedBundle> issued_for(storage::Vault& vault, Receipt const& receipt,
                                         AgreementFile const& agreement, std::string const& name,
                                         Timestamp local) {
    storage::BundleRepository bundles(vault.connection());
    NK_TRY(auto const issued, bundles.find_issued(receipt.bundle));
    if (issued) {
        bool const fits = issued->agreement == agreement.terms.id &&
                          issued->sequence == receipt.sequence &&
                          issued->payload_hash == receipt.payload_hash;
        return fits ? Result<storage::IssuedBundle>(*issued)
                    : fail(ErrorCode::receipt_mismatch, name);
    }
    NK_TRY(auto const all, bundles.list_issued());
    for (auto const& other : all) {
        if (other.agreement == agreement.terms.id && other.sequence == receipt.sequence) {
            NK_CHECK(note_fork(
                vault, {agreement.terms.id, storage::ForkKind::bundle, receipt.sequence, local}));
            return fail(ErrorCode::receipt_fork, name);
        }
    }
    return fail(ErrorCode::bundle_unknown, receipt.bundle.text());
}

}  // namespace

Result<ReceiptFile> make_receipt(storage::Vault& vault, std::string const& bundle, bool salvage,
                                 Clock const& clock) {
    NK_TRY(auto const floors, vault.time_floors());
    NK_TRY(auto const now, effective_time(clock.now(), floors));
    NK_TRY(auto const received, find_received(vault, bundle));
    NK_TRY(auto const agreement, find_agreement(vault, received.agreement.text()));
    NK_TRY(auto const own, vault.own_party());
    Receipt receipt;
    receipt.bundle = received.id;
    receipt.agreement = agreement.hash();
    receipt.sequence = received.sequence;
    receipt.payload_hash = received.payload_hash;
    receipt.party = own.id;
    receipt.device = own.device;
    receipt.issued_at = now;
    NK_TRY(receipt.openings, openings_of(vault, received));
    if (salvage) {
        NK_TRY(receipt.salvage, salvage_of(vault, received.id));
    }
    NK_TRY(auto const key, own_signing_key(vault, storage::KeyPurpose::status));
    auto file = sign_receipt(receipt, key);
    // What the other side could not read is not handed out.
    NK_TRY(auto const bytes, write_receipt(file));
    NK_CHECK(read_receipt(bytes, bundle));
    NK_CHECK(vault.write(storage::Right::use, [&] {
        return vault.log().append(storage::LogKind::receipt_written,
                                  "{\"bundle\":\"" + received.id.text() + "\",\"agreement\":\"" +
                                      received.agreement.text() + "\"}");
    }));
    return file;
}

Result<ReceiptSheet> import_receipt(storage::Vault& vault, ByteView bytes, std::string const& name,
                                    Clock const& clock) {
    NK_TRY(auto const file, read_receipt(bytes, name));
    auto const& receipt = file.receipt;
    auto const local = clock.now();
    NK_TRY(auto const floors, vault.time_floors());
    NK_CHECK(effective_time(local, floors));
    NK_TRY(auto const agreement, agreement_with_hash(vault, receipt.agreement, name));
    if (agreement.terms.partner.party != receipt.party) {
        return fail(ErrorCode::receipt_mismatch, name);
    }
    NK_TRY(auto const partner, pinned_card(vault, receipt.party));
    NK_CHECK(file.verify(partner.keys.status, name));
    if (receipt.issued_at > local + kSignedAheadMax) {
        return fail(ErrorCode::status_from_future, name, display_time(receipt.issued_at));
    }
    NK_TRY(auto const issued, issued_for(vault, receipt, agreement, name, local));
    storage::ReceiptRepository receipts(vault.connection());
    NK_TRY(auto const known, receipts.find(file.hash()));
    if (!known) {
        auto const written = vault.write([&]() -> Status {
            NK_CHECK(receipts.add({receipt.bundle, file.hash(), receipt.issued_at,
                                   Bytes(bytes.begin(), bytes.end()), local}));
            return vault.log().append(storage::LogKind::receipt_received,
                                      "{\"bundle\":\"" + receipt.bundle.text() +
                                          "\",\"agreement\":\"" + issued.agreement.text() + "\"}");
        });
        NK_CHECK(written);
    }
    NK_TRY(auto sheet, sheet_of(vault, receipt, clock));
    sheet.known = known.has_value();
    return sheet;
}

Result<std::vector<ReceiptSheet>> read_receipts(storage::Vault& vault, Clock const& clock) {
    std::vector<ReceiptSheet> sheets;
    NK_TRY(auto const stored, storage::ReceiptRepository(vault.connection()).newest());
    for (auto const& item : stored) {
        NK_TRY(auto file, read_receipt(item.file, item.bundle.text()));
        NK_TRY(auto sheet, sheet_of(vault, std::move(file.receipt), clock));
        sheet.known = true;
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

}  // namespace noodkluis::app
