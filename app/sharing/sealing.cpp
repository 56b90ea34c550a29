// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/sealing.h"

#include <algorithm>

#include "app/sharing/agreements.h"
#include "app/sharing/effective_time.h"
#include "app/sharing/own_keys.h"
#include "app/sharing/release_code.h"
#include "app/sharing/statements.h"
#include "storage/repository/bundle_repository.h"
#include "storage/repository/receipt_repository.h"

namespace noodkluis::app {
namespace {

PictureSource pictures_of(Records& records) {
    return [&records](SnapshotPicture const& picture, ByteSink const& sink) -> Status {
        NK_TRY(auto reader, records.blobs.open(picture.blob));
        Bytes piece(std::min(kPieceBytes, reader.size()));
        for (std::size_t done = 0; done < reader.size();) {
            NK_TRY(auto const count, reader.read(piece));
            if (count == 0) {
                break;
            }
            NK_CHECK(sink(ByteView(piece).first(count)));
            done += count;
        }
        return {};
    };
}

}  // namespace

Result<Sealing> prepare_sealing(storage::Vault& vault, std::string const& agreement,
                                std::string const& list, Clock const& clock) {
    NK_CHECK(vault.require(storage::Right::seal));
    NK_TRY(auto const floors, vault.time_floors());
    NK_TRY(auto const now, effective_time(clock.now(), floors));
    NK_TRY(auto file, find_agreement(vault, agreement));
    NK_TRY(auto in_force_now, in_force(vault, std::move(file), now));
    Records records(vault, clock);
    NK_TRY(auto approved, newest_approved(records, list));
    NK_TRY(auto const key, own_signing_key(vault, storage::KeyPurpose::bundle));
    if (key.public_key() != in_force_now.museum().keys.bundle) {
        return fail(ErrorCode::agreement_not_ours, in_force_now.terms().title);
    }
    return Sealing{std::move(in_force_now), std::move(approved), now};
}

Result<SealedBundle> seal_prepared(storage::Vault& vault, Sealing const& sealing, SealTerms terms,
                                   Path const& file, std::function<Status()> const& also,
                                   Clock const& clock, Job& job) {
    auto const& agreement = sealing.agreement;
    Records records(vault, clock);
    NK_TRY(auto const key, own_signing_key(vault, storage::KeyPurpose::bundle));
    NK_TRY(auto const floors, vault.time_floors());
    storage::BundleRepository bundles(vault.connection());
    NK_TRY(terms.sequence, bundles.next_sequence(agreement.terms().id));
    NK_TRY(auto const head, vault.log().head());
    terms.log_sequence = head.sequence;
    terms.log_hash = head.hash;
    NK_TRY(auto const status, next_statement(vault, agreement.file(), {}, sealing.now));
    terms.status = status;
    crypto::Secret code;
    if (agreement.terms().release_code) {
        code = generate_release_code();
        terms.release_code = &code;
    }
    auto const record = [&](SealedBundle const& sealed) {
        return vault.write(storage::Right::seal, [&]() -> Status {
            auto const& outer = sealed.manifest.outer;
            NK_CHECK(also());
            NK_CHECK(bundles.add_issued({outer.bundle, agreement.terms().id, outer.sequence,
                                         sealing.approved.id, outer.issued_at, outer.not_before,
                                         outer.not_after, file.filename().string(),
                                         sealed.payload_hash}));
            if (!code.empty()) {
                NK_CHECK(storage::ReleaseCodeRepository(vault.connection())
                             .add_code(outer.bundle, code));
            }
            NK_CHECK(keep_statement(vault, agreement.file(), status,
                                    storage::LogKind::status_issued, sealing.now));
            NK_CHECK(vault.set_time_floors(raised(floors, clock.now(), Timestamp{})));
            return vault.log().append(storage::LogKind::bundle_issued,
                                      bundle_log(outer, agreement));
        });
    };
    return seal_bundle(file, agreement, sealing.approved.list, terms, key, pictures_of(records),
                       record, job);
}

std::string bundle_log(BundleComment const& bundle, AgreementInForce const& agreement) {
    return "{\"bundle\":\"" + bundle.bundle.text() + "\",\"agreement\":\"" +
           agreement.terms().id.text() + "\",\"sequence\":" + std::to_string(bundle.sequence) + "}";
}

}  // namespace noodkluis::app
