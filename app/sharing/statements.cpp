// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/statements.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "app/sharing/effective_time.h"
#include "app/sharing/forks.h"
#include "app/sharing/own_keys.h"
#include "app/sharing/partners.h"
#include "app/text/labels.h"
#include "storage/repository/agreement_repository.h"
#include "storage/repository/status_repository.h"

namespace noodkluis::app {
namespace {

using storage::LogKind;

/// The log tells of every statement that was kept; each must still be here, as it was.
Status check_against_log(storage::Vault& vault, storage::AgreementId agreement,
                         std::vector<storage::StoredStatus> const& statements) {
    for (auto const kind : {LogKind::status_issued, LogKind::status_received}) {
        NK_TRY(auto const events, vault.log().events_of(kind));
        for (auto const& event : events) {
            auto const body = nlohmann::json::parse(event.body, nullptr, false);
            if (!body.is_object() || body.value("agreement", "") != agreement.text()) {
                continue;
            }
            auto const hash = body.value("hash", "");
            if (std::none_of(statements.begin(), statements.end(), [&](auto const& statement) {
                    return to_hex(statement.hash) == hash;
                })) {
                return fail(ErrorCode::status_lost, agreement.text());
            }
        }
    }
    return {};
}

/// All keys of a card are pinned, so the card of the institution tells whose word counts.
Result<AgreementFile> own_agreement(storage::Vault& vault, std::string const& name) {
    NK_TRY(auto file, find_agreement(vault, name));
    NK_TRY(auto const role, own_role(vault, file));
    if (role != AgreementRole::museum) {
        return fail(ErrorCode::status_not_ours, file.terms.title);
    }
    if (!file.museum_signature || !file.partner_signature) {
        auto const& waits = file.museum_signature ? file.terms.partner : file.terms.museum;
        return fail(ErrorCode::agreement_unsigned, file.terms.title, waits.name);
    }
    return file;
}

Result<StatusFile> issue(storage::Vault& vault, AgreementFile const& file,
                         StatusChange const& change, Clock const& clock) {
    NK_TRY(auto const floors, vault.time_floors());
    NK_TRY(auto const now, effective_time(clock.now(), floors));
    NK_TRY(auto statement, next_statement(vault, file, change, now));
    NK_CHECK(vault.write(
        [&] { return keep_statement(vault, file, statement, LogKind::status_issued, now); }));
    return statement;
}

}  // namespace

Result<AgreementStanding> standing_of(storage::Vault& vault, storage::AgreementId agreement) {
    storage::StatusRepository repository(vault.connection());
    NK_TRY(auto const statements, repository.list(agreement));
    NK_CHECK(check_against_log(vault, agreement, statements));
    AgreementStanding standing;
    for (auto const& stored : statements) {
        NK_TRY(auto const file, read_status(stored.file, agreement.text()));
        if (file.hash() != stored.hash) {
            return fail(ErrorCode::status_lost, agreement.text());
        }
        add_statement(standing, file.statement);
    }
    NK_TRY(standing.closed_at, repository.ended_at(agreement));
    return standing;
}

Result<StatusFile> next_statement(storage::Vault& vault, AgreementFile const& file,
                                  StatusChange const& change, Timestamp now) {
    auto const& title = file.terms.title;
    NK_TRY(auto const role, own_role(vault, file));
    if (role != AgreementRole::museum) {
        return fail(ErrorCode::status_not_ours, title);
    }
    NK_TRY(auto const standing, standing_of(vault, file.terms.id));
    if (standing.revoked && change.state && *change.state != StatusState::revoked) {
        return fail(ErrorCode::status_after_end, title);
    }
    StatusStatement next;
    next.agreement = file.hash();
    if (standing.newest) {
        next.sequence = standing.newest->sequence + 1;
        next.state = standing.newest->state;
    }
    next.state = change.state.value_or(next.state);
    next.bundle_sequence_min = std::max(standing.bundle_sequence_min, change.bundle_sequence_min);
    next.revoked = standing.revoked_bundles;
    next.revoked.insert(next.revoked.end(), change.revoke.begin(), change.revoke.end());
    std::sort(next.revoked.begin(), next.revoked.end());
    next.revoked.erase(std::unique(next.revoked.begin(), next.revoked.end()), next.revoked.end());
    if (next.revoked.size() > kRevokedBundlesMax) {
        return fail(ErrorCode::too_many, title, std::to_string(kRevokedBundlesMax));
    }
    // Two statements of one second must not look as if the later were older.
    next.issued_at = standing.newest ? std::max(now, standing.newest->issued_at) : now;
    next.expires_at = next.issued_at + kStatusValidity;
    NK_TRY(auto const key, own_signing_key(vault, storage::KeyPurpose::status));
    return sign_status(next, key);
}

Status keep_statement(storage::Vault& vault, AgreementFile const& file, StatusFile const& statement,
                      LogKind kind, Timestamp now) {
    auto const& says = statement.statement;
    NK_TRY(auto bytes, write_status(statement));
    NK_CHECK(storage::StatusRepository(vault.connection())
                 .add({file.terms.id, says.sequence, statement.hash(), std::move(bytes), now}));
    nlohmann::ordered_json const body{
        {"agreement", file.terms.id.text()},
        {"sequence", says.sequence},
        {"state", kStatusStateNames[static_cast<std::size_t>(says.state)]},
        {"revoked", says.revoked.size()},
        {"hash", to_hex(statement.hash())}};
    return vault.log().append(kind, body.dump());
}

Result<StatusOutcome> take_in(storage::Vault& vault, AgreementFile const& file, Card const& museum,
                              StatusFile const& statement, std::string const& name,
                              Timestamp local) {
    auto const& says = statement.statement;
    NK_CHECK(statement.verify(museum.keys.status, name));
    NK_TRY(auto const about, agreement_with_hash(vault, says.agreement, name));
    if (about.terms.id != file.terms.id) {
        return fail(ErrorCode::agreement_unknown, name);
    }
    if (says.issued_at > local + kSignedAheadMax) {
        return fail(ErrorCode::status_from_future, name, display_time(says.issued_at));
    }
    storage::StatusRepository repository(vault.connection());
    NK_TRY(auto const same, repository.find(file.terms.id, says.sequence));
    if (same && same->hash != statement.hash()) {
        NK_CHECK(
            note_fork(vault, {file.terms.id, storage::ForkKind::statement, says.sequence, local}));
        return fail(ErrorCode::status_fork, name);
    }
    if (same) {
        return StatusOutcome::known;
    }
    NK_TRY(auto const standing, standing_of(vault, file.terms.id));
    if (standing.newest && standing.newest->sequence > says.sequence) {
        return StatusOutcome::superseded;
    }
    if (standing.revoked && says.state != StatusState::revoked) {
        return fail(ErrorCode::status_after_end, name);
    }
    return vault.write(storage::Right::use, [&]() -> Result<StatusOutcome> {
        NK_CHECK(keep_statement(vault, file, statement, LogKind::status_received, local));
        NK_TRY(auto const floors, vault.time_floors());
        NK_CHECK(vault.set_time_floors(raised(floors, floors.local, says.issued_at)));
        return StatusOutcome::taken_in;
    });
}

Result<ReceivedStatus> import_status(storage::Vault& vault, ByteView bytes, std::string const& name,
                                     Clock const& clock) {
    NK_TRY(auto const statement, read_status(bytes, name));
    NK_TRY(auto file, agreement_with_hash(vault, statement.statement.agreement, name));
    auto const local = clock.now();
    NK_TRY(auto const floors, vault.time_floors());
    NK_TRY(auto const now, effective_time(local, floors));
    NK_TRY(auto const museum, museum_card(vault, file, now));
    NK_TRY(auto const outcome, take_in(vault, file, museum, statement, name, local));
    if (outcome == StatusOutcome::superseded) {
        return fail(ErrorCode::status_superseded, name);
    }
    return ReceivedStatus{statement.statement, std::move(file), outcome};
}

Result<StatusFile> state_agreement(storage::Vault& vault, std::string const& agreement,
                                   StatusState state, Clock const& clock) {
    NK_TRY(auto const file, own_agreement(vault, agreement));
    NK_TRY(auto const standing, standing_of(vault, file.terms.id));
    auto const present = standing.newest ? standing.newest->state : StatusState::active;
    if (present == state) {
        return fail(ErrorCode::status_already, file.terms.title);
    }
    return issue(vault, file, {state, {}, 1}, clock);
}

Result<StatusFile> revoke_bundle(storage::Vault& vault, std::string const& bundle, bool older_too,
                                 Clock const& clock) {
    NK_TRY(auto const found, find_issued(vault, bundle));
    NK_TRY(auto const file, own_agreement(vault, found.agreement.text()));
    NK_TRY(auto const standing, standing_of(vault, file.terms.id));
    bool const is_revoked = !check_not_revoked(standing, found.id, found.sequence, bundle);
    if (is_revoked && (!older_too || standing.bundle_sequence_min > found.sequence)) {
        return fail(ErrorCode::status_already, bundle);
    }
    return issue(vault, file,
                 {std::nullopt, {found.id}, older_too ? found.sequence + 1 : std::int64_t{1}},
                 clock);
}

}  // namespace noodkluis::app
