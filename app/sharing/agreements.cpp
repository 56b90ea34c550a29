// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/agreements.h"

#include <algorithm>

#include "app/sharing/agreement_keeping.h"
#include "app/sharing/own_keys.h"
#include "app/sharing/partners.h"
#include "app/sharing/statements.h"
#include "app/text/labels.h"

namespace noodkluis::app {
namespace {

AgreementSide side_of(Card const& card, std::vector<ContactPoint> contacts) {
    return {card.party,        card.kind,           card.name,
            identity_of(card), card.keys.agreement, std::move(contacts)};
}

AgreementRole role_of(Card const& card) {
    return card.kind == storage::PartyKind::institution ? AgreementRole::museum
                                                        : AgreementRole::partner;
}

AgreementTerms terms_of(AgreementDraft const& draft, FieldProfile const& profile, Timestamp now) {
    AgreementTerms terms;
    terms.id = storage::AgreementId::random();
    terms.title = draft.title;
    terms.purpose = draft.purpose;
    terms.legal_basis = draft.legal_basis;
    terms.lists = draft.lists;
    terms.profile = profile.name;
    terms.disclosure = profile.disclosure;
    terms.tlp = draft.tlp.value_or(profile.tlp);
    terms.onward_sharing = draft.onward_sharing;
    terms.storage_place = draft.storage_place;
    terms.not_before = draft.not_before;
    terms.not_after = draft.not_after;
    terms.bundle_validity_max = draft.bundle_validity_max;
    terms.four_eyes = draft.four_eyes;
    terms.status_fresh = draft.status_fresh;
    terms.release_code = draft.release_code;
    terms.paper_sheets = draft.paper_sheets;
    terms.drafted_at = now;
    return terms;
}

Status check_countersign(storage::Vault& vault, AgreementFile const& file,
                         AgreementSides const& sides, Timestamp now) {
    auto const& title = file.terms.title;
    NK_CHECK(verify_agreement_side(file, sides.other_role(), sides.other, title));
    NK_TRY(auto const stored, storage::AgreementRepository(vault.connection()).find(file.terms.id));
    if (stored && stored->hash != file.hash()) {
        NK_CHECK(check_follows(*stored, file));
    }
    if (!stored && file.terms.version != 1) {
        return fail(ErrorCode::renewal_version, title);
    }
    if (now >= file.terms.not_after) {
        return fail(ErrorCode::agreement_expired, title, display_time(file.terms.not_after));
    }
    if (file.side(sides.own_role).identity != identity_of(sides.own)) {
        return fail(ErrorCode::agreement_card_mismatch, title, sides.own.name);
    }
    return {};
}

/// This renewal was signed here and waits for the other side.
Result<bool> waits_here(storage::Vault& vault, AgreementFile const& file) {
    NK_TRY(auto const versions,
           storage::AgreementRepository(vault.connection()).versions(file.terms.id));
    return std::any_of(versions.begin(), versions.end(),
                       [&](auto const& version) { return version.hash == file.hash(); });
}

/// It went out from here, with this text.
Status check_went_out(storage::Vault& vault, AgreementFile const& file) {
    NK_TRY(auto const stored, storage::AgreementRepository(vault.connection()).find(file.terms.id));
    if (!stored) {
        return fail(ErrorCode::agreement_unknown, file.terms.title);
    }
    if (stored->hash == file.hash()) {
        return {};
    }
    NK_CHECK(check_follows(*stored, file));
    NK_TRY(bool const waits, waits_here(vault, file));
    return waits ? Status() : fail(ErrorCode::agreement_unknown, file.terms.title);
}

Status check_both_signed(AgreementFile const& file, AgreementSides const& sides) {
    auto const& title = file.terms.title;
    NK_CHECK(verify_agreement_side(file, AgreementRole::museum, sides.museum(), title));
    return verify_agreement_side(file, AgreementRole::partner, sides.partner(), title);
}

}  // namespace

Result<AgreementFile> draft_and_sign(storage::Vault& vault, AgreementDraft const& draft,
                                     Timestamp now) {
    NK_CHECK(vault.write(storage::Right::use, [&] { return ensure_own_keys(vault, now); }));
    NK_TRY(auto const own, own_card(vault, now));
    NK_TRY(auto const other, partner_by_name(vault, draft.partner));
    NK_TRY(auto const profile, find_field_profile(draft.profile));
    auto const role = role_of(own);
    if (role == role_of(other)) {
        return fail(ErrorCode::agreement_sides, draft.title);
    }
    auto terms = terms_of(draft, profile, now);
    for (auto const& change : draft.changes) {
        NK_CHECK(adapt(terms.disclosure, change));
    }
    auto const own_side = side_of(own, draft.own_contacts);
    auto const other_side = side_of(other, draft.partner_contacts);
    terms.museum = role == AgreementRole::museum ? own_side : other_side;
    terms.partner = role == AgreementRole::museum ? other_side : own_side;
    NK_TRY(auto file, draft_agreement(terms));
    NK_TRY(auto const key, own_signing_key(vault, storage::KeyPurpose::agreement));
    sign_agreement(file, role, key);
    NK_CHECK(vault.write([&] {
        return keep_agreement(vault, file, other.party, storage::LogKind::agreement_drafted, now);
    }));
    return file;
}

Result<AgreementFile> countersign(storage::Vault& vault, AgreementFile file, Timestamp now) {
    NK_CHECK(vault.write(storage::Right::use, [&] { return ensure_own_keys(vault, now); }));
    NK_TRY(auto const sides, sides_of(vault, file, now));
    NK_CHECK(check_countersign(vault, file, sides, now));
    NK_TRY(auto const key, own_signing_key(vault, storage::KeyPurpose::agreement));
    sign_agreement(file, sides.own_role, key);
    NK_CHECK(vault.write([&] {
        return keep_agreement(vault, file, sides.other.party, storage::LogKind::agreement_signed,
                              now);
    }));
    return file;
}

Result<AgreementFile> accept_agreement(storage::Vault& vault, AgreementFile file, Timestamp now) {
    NK_CHECK(check_went_out(vault, file));
    NK_TRY(auto const sides, sides_of(vault, file, now));
    NK_CHECK(check_both_signed(file, sides));
    NK_CHECK(vault.write([&] {
        return keep_agreement(vault, file, sides.other.party, storage::LogKind::agreement_accepted,
                              now);
    }));
    return file;
}

Result<AgreementStep> next_step(storage::Vault& vault, AgreementFile const& file, Timestamp now) {
    NK_CHECK(vault.write(storage::Right::use, [&] { return ensure_own_keys(vault, now); }));
    NK_TRY(auto const sides, sides_of(vault, file, now));
    NK_TRY(auto const stored, storage::AgreementRepository(vault.connection()).find(file.terms.id));
    if (stored) {
        NK_TRY(auto const known, read_agreement(stored->file, file.terms.title));
        bool const whole = known.museum_signature && known.partner_signature;
        if (stored->hash == file.hash() && whole) {
            return AgreementStep::nothing;
        }
        NK_TRY(bool const waits, waits_here(vault, file));
        if (stored->hash != file.hash() && file.terms.version > 1 && !waits) {
            NK_CHECK(check_countersign(vault, file, sides, now));
            return AgreementStep::sign;
        }
        NK_CHECK(check_went_out(vault, file));
        NK_CHECK(check_both_signed(file, sides));
        return AgreementStep::accept;
    }
    NK_CHECK(check_countersign(vault, file, sides, now));
    return AgreementStep::sign;
}

Result<AgreementRole> own_role(storage::Vault& vault, AgreementFile const& file) {
    NK_TRY(auto const own, vault.own_party());
    if (file.terms.museum.party == own.id) {
        return AgreementRole::museum;
    }
    return file.terms.partner.party == own.id
               ? Result<AgreementRole>(AgreementRole::partner)
               : fail(ErrorCode::agreement_not_ours, file.terms.title);
}

Result<std::vector<AgreementFile>> stored_agreements(storage::Vault& vault) {
    std::vector<AgreementFile> files;
    NK_TRY(auto const stored, storage::AgreementRepository(vault.connection()).list());
    for (auto const& item : stored) {
        NK_TRY(auto file, read_agreement(item.file, item.id.text()));
        files.push_back(std::move(file));
    }
    return files;
}

Result<AgreementFile> find_agreement(storage::Vault& vault, std::string const& name) {
    NK_TRY(auto files, stored_agreements(vault));
    AgreementFile* found = nullptr;
    for (auto& file : files) {
        if (file.terms.id.text() == name) {
            return std::move(file);
        }
        if (file.terms.title == name) {
            if (found != nullptr) {
                return fail(ErrorCode::agreement_ambiguous, name);
            }
            found = &file;
        }
    }
    if (found == nullptr) {
        return fail(ErrorCode::agreement_unknown, name);
    }
    return std::move(*found);
}

Result<AgreementFile> agreement_with_hash(storage::Vault& vault, crypto::Hash256 const& hash,
                                          std::string const& name) {
    storage::AgreementRepository agreements(vault.connection());
    NK_TRY(auto const stored, agreements.find_by_hash(hash));
    if (stored) {
        return read_agreement(stored->file, name);
    }
    NK_TRY(auto const versions, agreements.versions());
    for (auto const& version : versions) {
        if (version.hash == hash) {
            return read_agreement(version.file, name);
        }
    }
    return fail(ErrorCode::agreement_unknown, name);
}

Result<std::vector<AgreementFile>> earlier_agreements(storage::Vault& vault) {
    std::vector<AgreementFile> files;
    NK_TRY(auto const versions, storage::AgreementRepository(vault.connection()).versions());
    for (auto const& version : versions) {
        NK_TRY(auto file, read_agreement(version.file, version.agreement.text()));
        if (file.museum_signature && file.partner_signature) {
            files.push_back(std::move(file));
        }
    }
    return files;
}

Result<Card> museum_card(storage::Vault& vault, AgreementFile const& file, Timestamp now) {
    NK_TRY(auto sides, sides_of(vault, file, now));
    return sides.museum();
}

Result<AgreementInForce> in_force(storage::Vault& vault, AgreementFile file, Timestamp now) {
    NK_TRY(auto const sides, sides_of(vault, file, now));
    NK_TRY(auto const standing, standing_of(vault, file.terms.id));
    return AgreementInForce::verify(std::move(file), sides.museum(), sides.partner(), now,
                                    standing);
}

Result<AgreementInForce> in_force_unless_ended(storage::Vault& vault, AgreementFile file,
                                               Timestamp now) {
    NK_TRY(auto const sides, sides_of(vault, file, now));
    NK_TRY(auto standing, standing_of(vault, file.terms.id));
    standing.newest.reset();
    return AgreementInForce::verify(std::move(file), sides.museum(), sides.partner(), now,
                                    standing);
}

}  // namespace noodkluis::app
