// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/releases.h"

#include <algorithm>

#include "app/sharing/agreements.h"
#include "app/sharing/release.h"
#include "app/sharing/sealing.h"
#include "storage/repository/release_repository.h"
#include "storage/repository/user_repository.h"

namespace noodkluis::app {
namespace {

using storage::ReleaseRepository;
using storage::Right;
using storage::UserRepository;

ReleaseText text_of(Sealing const& sealing, storage::BundleId bundle, Timestamp not_after) {
    auto const& list = sealing.approved.list;
    return {bundle, sealing.agreement.hash(), list.snapshot.list, list.number, not_after};
}

Result<storage::Release> waiting_release(storage::Vault& vault, storage::BundleId bundle) {
    NK_TRY(auto release, ReleaseRepository(vault.connection()).find_waiting(bundle));
    if (!release) {
        return fail(ErrorCode::release_unknown, bundle.text());
    }
    return *std::move(release);
}

/// The first signature counts while who gave it is a user here, with that key.
Result<ManifestApproval> first_approval(storage::Vault& vault, ReleaseText const& text,
                                        std::string const& name) {
    NK_TRY(auto const signatures, ReleaseRepository(vault.connection()).signatures(text.bundle));
    if (signatures.size() != 1) {
        return fail(ErrorCode::release_not_signed, name);
    }
    auto const& first = signatures.front();
    UserRepository users(vault.connection());
    NK_TRY(auto const user, users.find(first.user));
    NK_TRY(auto const keys, users.keys_of(first.user));
    if (!user || user->removed_at ||
        std::none_of(keys.begin(), keys.end(),
                     [&](storage::UserKey const& key) { return key.key == first.key; })) {
        return fail(ErrorCode::release_not_signed, name);
    }
    if (first.user == vault.user()) {
        return fail(ErrorCode::release_same_user, user->name);
    }
    NK_TRY(auto const users_now, users.list());
    bool const has_approver = storage::has_approver(users_now);
    if (!storage::may(user->role, Right::approve, has_approver)) {
        NK_CHECK(vault.require(Right::approve));
    }
    ManifestApproval approval{first.user, first.key, first.signature};
    NK_CHECK(check_approval(text, approval, name));
    return approval;
}

std::string release_log(storage::BundleId bundle, storage::AgreementId agreement) {
    return "{\"bundle\":\"" + bundle.text() + "\",\"agreement\":\"" + agreement.text() + "\"}";
}

}  // namespace

Result<SealedBundle> ask_release(storage::Vault& vault, Sealing const& sealing,
                                 SealTerms const& terms, Path const& file) {
    auto const& list = sealing.approved.list;
    NK_CHECK(check_terms(sealing.agreement, list, terms));
    NK_CHECK(check_recipient_key(sealing.agreement, sealing.now, terms.not_after));
    auto const approval = sign_release_text(text_of(sealing, terms.bundle, terms.not_after),
                                            vault.user(), vault.signing_key());
    auto const& agreement = sealing.agreement.terms();
    auto const kept = vault.write(Right::seal, [&]() -> Status {
        ReleaseRepository releases(vault.connection());
        NK_CHECK(releases.add({terms.bundle, agreement.id, sealing.approved.id, terms.not_before,
                               terms.not_after, sealing.now, file.filename().string()}));
        NK_CHECK(releases.add_signature(
            {terms.bundle, approval.user, approval.key, approval.signature, sealing.now}));
        return vault.log().append(storage::LogKind::release_asked,
                                  release_log(terms.bundle, agreement.id));
    });
    NK_CHECK(kept);
    SealedBundle waiting;
    waiting.waits = true;
    waiting.manifest.outer.bundle = terms.bundle;
    waiting.manifest.outer.not_before = terms.not_before;
    waiting.manifest.outer.not_after = terms.not_after;
    waiting.manifest.list_name = list.snapshot.name;
    waiting.manifest.list_number = list.number;
    return waiting;
}

Result<std::vector<WaitingRelease>> waiting_releases(storage::Vault& vault, Clock const& clock) {
    Records records(vault, clock);
    UserRepository users(vault.connection());
    ReleaseRepository releases(vault.connection());
    NK_TRY(auto const stored, releases.waiting());
    std::vector<WaitingRelease> waiting;
    for (auto const& release : stored) {
        NK_TRY(auto const agreement, find_agreement(vault, release.agreement.text()));
        NK_TRY(auto const version, records.lists.version(release.version));
        NK_TRY(auto const list, records.lists.get(version.list));
        NK_TRY(auto const latest, records.lists.latest_version(version.list));
        NK_TRY(auto const signatures, releases.signatures(release.bundle));
        WaitingRelease item{release,
                            agreement.terms.title,
                            list.name,
                            version.number,
                            "",
                            false,
                            latest && latest->id == version.id};
        if (!signatures.empty()) {
            NK_TRY(auto const user, users.find(signatures.front().user));
            item.signed_by = user ? user->name : "";
            item.by_you = signatures.front().user == vault.user();
        }
        waiting.push_back(std::move(item));
    }
    return waiting;
}

Result<storage::Release> find_release(storage::Vault& vault, std::string const& name) {
    NK_TRY(auto const waiting, ReleaseRepository(vault.connection()).waiting());
    std::optional<storage::Release> found;
    for (auto const& release : waiting) {
        if (release.bundle.text() == name) {
            return release;
        }
        if (release.file_name == name) {
            if (found) {
                return fail(ErrorCode::release_ambiguous, name);
            }
            found = release;
        }
    }
    return found ? Result<storage::Release>(*found) : fail(ErrorCode::release_unknown, name);
}

Result<SealedBundle> sign_release(storage::Vault& vault, storage::BundleId bundle, Path const& file,
                                  Clock const& clock, Job& job) {
    NK_CHECK(vault.require(Right::seal));
    NK_TRY(auto const release, waiting_release(vault, bundle));
    Records records(vault, clock);
    NK_TRY(auto const version, records.lists.version(release.version));
    NK_TRY(auto const list, records.lists.get(version.list));
    NK_TRY(auto const sealing, prepare_sealing(vault, release.agreement.text(), list.name, clock));
    if (sealing.approved.id != release.version) {
        return fail(ErrorCode::release_outdated, list.name);
    }
    auto const text = text_of(sealing, bundle, release.not_after);
    SealTerms terms;
    NK_TRY(auto first, first_approval(vault, text, list.name));
    auto const second = sign_release_text(text, vault.user(), vault.signing_key());
    terms.bundle = bundle;
    terms.issued_at = sealing.now;
    terms.not_before = std::max(release.not_before, sealing.now);
    terms.not_after = release.not_after;
    terms.approvals = {std::move(first), second};
    auto const also = [&]() -> Status {
        NK_CHECK(
            ReleaseRepository(vault.connection())
                .add_signature({bundle, second.user, second.key, second.signature, sealing.now}));
        return vault.log().append(storage::LogKind::release_signed,
                                  release_log(bundle, release.agreement));
    };
    return seal_prepared(vault, sealing, std::move(terms), file, also, clock, job);
}

Status withdraw_release(storage::Vault& vault, storage::BundleId bundle) {
    NK_TRY(auto const release, waiting_release(vault, bundle));
    return vault.write(Right::seal, [&]() -> Status {
        NK_CHECK(ReleaseRepository(vault.connection()).remove(bundle));
        return vault.log().append(storage::LogKind::release_withdrawn,
                                  release_log(bundle, release.agreement));
    });
}

}  // namespace noodkluis::app
