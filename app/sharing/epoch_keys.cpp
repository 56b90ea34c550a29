// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/epoch_keys.h"

#include <algorithm>

#include "app/sharing/effective_time.h"
#include "app/sharing/own_keys.h"
#include "crypto/sealing.h"
#include "storage/repository/key_repository.h"

namespace noodkluis::app {
namespace {

using crypto::EpochRatchet;

Week week_of(storage::EpochKey const& key) {
    return Week::containing(key.recipient.starts_at);
}

crypto::Secret sealed_identity(EpochRatchet const& ratchet, Week week,
                               crypto::Secret const& identity) {
    return crypto::Secret::copy_of(
        crypto::seal(ratchet.at(week.monday).week_key(), identity, as_bytes(week.label())));
}

/// The ratchet of the vault, which starts with the earliest key that is kept, or with this week.
/// What it starts with is in vault.keys before anything is sealed under it.
Result<EpochRatchet> ensure_ratchet(storage::Vault& vault,
                                    std::vector<storage::EpochKey> const& keys, Week week) {
    NK_TRY(auto existing, vault.epoch_ratchet());
    if (existing) {
        return *std::move(existing);
    }
    auto const first = keys.empty() ? week : std::min(week, week_of(keys.front()));
    auto ratchet = EpochRatchet::starting(first.monday);
    NK_CHECK(vault.set_epoch_ratchet(ratchet));
    return ratchet;
}

/// What an older program kept plainly is sealed.
Status seal_plain_keys(storage::KeyRepository& repository,
                       std::vector<storage::EpochKey> const& keys, EpochRatchet const& ratchet) {
    for (auto const& key : keys) {
        if (!key.sealed && week_of(key).monday >= ratchet.monday) {
            NK_CHECK(repository.seal_epoch_key(
                key.recipient.recipient, sealed_identity(ratchet, week_of(key), key.identity)));
        }
    }
    return {};
}

/// Why a key must go now, or "" when it must stay; notes when the clock first said that it is over.
Result<std::string> reason_to_erase(storage::KeyRepository& repository,
                                    storage::EpochKey const& key, Timestamp local,
                                    Timestamp signed_latest) {
    auto const over = key.recipient.ends_at + kEpochGrace;
    if (signed_latest >= over) {
        return std::string("signed");
    }
    if (local < over) {
        return std::string();
    }
    if (!key.over_seen_at) {
        NK_CHECK(repository.set_over_seen(key.recipient.recipient, local));
        return std::string();
    }
    auto const first_day = std::chrono::floor<std::chrono::days>(*key.over_seen_at);
    auto const today = std::chrono::floor<std::chrono::days>(local);
    return std::string(today > first_day ? "clock" : "");
}

Status erase(storage::Vault& vault, storage::KeyRepository& repository,
             storage::EpochKey const& key, std::string const& reason) {
    NK_CHECK(repository.remove_epoch_key(key.recipient.recipient));
    return vault.log().append(storage::LogKind::epoch_erased,
                              "{\"week\":\"" + key.recipient.week + "\",\"recipient\":\"" +
                                  key.recipient.recipient + "\",\"by\":\"" + reason + "\"}");
}

/// The ratchet goes on to the first key that is left, or to the week of `now` when none is,
/// whatever cut an earlier erasure short.
Status advance(storage::Vault& vault, storage::KeyRepository& repository, Timestamp now) {
    NK_TRY(auto const ratchet, vault.epoch_ratchet());
    NK_TRY(auto const left, repository.epoch_keys());
    auto const first = left.empty() ? Week::containing(now) : week_of(left.front());
    if (!ratchet || first.monday <= ratchet->monday) {
        return {};
    }
    NK_CHECK(vault.set_epoch_ratchet(ratchet->at(first.monday)));
    return vault.forget_old_pages();
}

}  // namespace

Status ensure_epoch_keys(storage::Vault& vault, Timestamp now) {
    storage::KeyRepository repository(vault.connection());
    auto week = Week::containing(now);
    NK_TRY(auto const keys, repository.epoch_keys());
    NK_TRY(auto ratchet, ensure_ratchet(vault, keys, week));
    NK_CHECK(seal_plain_keys(repository, keys, ratchet));
    for (int i = 0; i <= kEpochWeeksAhead; ++i, week = week.next()) {
        bool const exists = std::any_of(keys.begin(), keys.end(), [&](auto const& key) {
            return key.recipient.week == week.label() && !key.replaced;
        });
        if (exists || week.monday < ratchet.monday) {
            continue;
        }
        ratchet = ratchet.at(week.monday);
        auto const identity = crypto::age::X25519Identity::generate();
        NK_CHECK(repository.add_epoch_key(
            {{week.label(), week.begin(), week.end(), identity.recipient().text()},
             sealed_identity(ratchet, week, identity.bytes())}));
    }
    return {};
}

Result<std::vector<std::string>> erase_past_keys(storage::Vault& vault, Clock const& clock) {
    std::vector<std::string> erased;
    auto const local = clock.now();
    NK_TRY(auto const floors, vault.time_floors());
    if (!effective_time(local, floors)) {
        return erased;
    }
    storage::KeyRepository repository(vault.connection());
    NK_TRY(auto const keys, repository.epoch_keys());
    bool const over = std::any_of(keys.begin(), keys.end(), [&](auto const& key) {
        return std::max(local, floors.signed_latest) >= key.recipient.ends_at + kEpochGrace;
    });
    bool const plain =
        std::any_of(keys.begin(), keys.end(), [](auto const& key) { return !key.sealed; });
    if (over || plain) {
        auto const written = vault.write(storage::Right::use, [&]() -> Status {
            for (auto const& key : keys) {
                NK_TRY(auto const reason,
                       reason_to_erase(repository, key, local, floors.signed_latest));
                if (!reason.empty()) {
                    NK_CHECK(erase(vault, repository, key, reason));
                    if (erased.empty() || erased.back() != key.recipient.week) {
                        erased.push_back(key.recipient.week);
                    }
                }
            }
            NK_TRY(auto const left, repository.epoch_keys());
            NK_TRY(auto const ratchet, ensure_ratchet(vault, left, Week::containing(local)));
            NK_CHECK(seal_plain_keys(repository, left, ratchet));
            // To look at a vault with a clock that is wrong for a moment does not bind it to that.
            return erased.empty() ? Status()
                                  : vault.set_time_floors(raised(floors, local, Timestamp{}));
        });
        NK_CHECK(written);
    }
    NK_CHECK(advance(vault, repository, local));
    return erased;
}

Result<std::vector<crypto::age::X25519Identity>> own_epoch_identities(storage::Vault& vault,
                                                                      std::string const& week) {
    NK_TRY(auto keys, storage::KeyRepository(vault.connection()).epoch_keys_of(week));
    NK_TRY(auto const ratchet, vault.epoch_ratchet());
    std::vector<crypto::age::X25519Identity> identities;
    for (auto& key : keys) {
        auto bytes = std::move(key.identity);
        if (key.sealed) {
            auto const monday = week_of(key).monday;
            if (!ratchet || monday < ratchet->monday) {
                continue;
            }
            auto opened =
                crypto::unseal(ratchet->at(monday).week_key(), bytes.expose(), as_bytes(week));
            if (!opened) {
                continue;
            }
            bytes = *std::move(opened);
        }
        identities.push_back(crypto::age::X25519Identity::from_bytes(std::move(bytes)));
    }
    if (identities.empty()) {
        return fail(ErrorCode::no_epoch_key, week);
    }
    return identities;
}

}  // namespace noodkluis::app
