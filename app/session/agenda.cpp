// SPDX-License-Identifier: Apache-2.0
#include "app/session/agenda.h"

#include <algorithm>
#include <set>

#include "app/lists/list_review.h"
#include "app/sharing/acquaintance.h"
#include "app/sharing/effective_time.h"
#include "app/sharing/share_overview.h"
#include "app/sharing/statements.h"
#include "storage/repository/backup_repository.h"
#include "storage/repository/bundle_repository.h"
#include "storage/repository/status_repository.h"

namespace noodkluis::app {
namespace {

constexpr std::chrono::days kBackupInterval{30};

Status add_lists(Records& records, Timestamp now, Agenda& agenda) {
    NK_TRY(auto const lists, records.lists.lists());
    agenda.lists = static_cast<std::int64_t>(lists.size());
    std::set<storage::ObjectId> unchecked;
    for (auto const& list : lists) {
        NK_TRY(auto const lines, records.lists.lines(list.id));
        if (lines.empty()) {
            agenda.items.push_back({AgendaKind::list_empty, list.name, {}, 0, list.id.text()});
        } else if (list.status != storage::ListStatus::approved) {
            agenda.items.push_back({AgendaKind::list_draft, list.name, {}, 0, list.id.text()});
        }
        if (list.review_due) {
            agenda.items.push_back(
                {AgendaKind::list_review, list.name, *list.review_due, 0, list.id.text()});
        }
        for (auto const& line : lines) {
            if (!line.location_checked_on ||
                *line.location_checked_on + kLocationCheckInterval < now) {
                unchecked.insert(line.entry.object);
            }
        }
    }
    if (!unchecked.empty()) {
        agenda.items.push_back(
            {AgendaKind::location_checks, {}, {}, static_cast<std::int64_t>(unchecked.size())});
    }
    return {};
}

AgendaKind kind_of_end(AgreementTerms const& terms, Timestamp now) {
    auto const ahead = std::max(kRenewalTime, std::chrono::days{terms.notice_days});
    // One that was made for a short time is not pressing from its first day.
    auto const half = (terms.not_after - terms.not_before) / 2;
    auto const warn_from = terms.not_after - std::min<std::chrono::seconds>(ahead, half);
    return now >= warn_from ? AgendaKind::agreement_ends_soon : AgendaKind::agreement_ends;
}

Status add_agreements(storage::Vault& vault, Timestamp now, Agenda& agenda) {
    NK_TRY(auto const agreements, stored_agreements(vault));
    for (auto const& agreement : agreements) {
        auto const& terms = agreement.terms;
        auto const id = terms.id.text();
        if (now >= terms.not_after) {
            continue;
        }
        NK_TRY(auto const standing, standing_of(vault, terms.id));
        switch (state_of(agreement, standing, now)) {
            case AgreementState::waits_for_signature:
                agenda.items.push_back({AgendaKind::agreement_waits, terms.title, {}, 0, id});
                break;
            case AgreementState::suspended:
                agenda.items.push_back({AgendaKind::agreement_suspended, terms.title, {}, 0, id});
                break;
            case AgreementState::in_force:
                ++agenda.agreements;
                [[fallthrough]];
            case AgreementState::not_yet:
                agenda.items.push_back(
                    {kind_of_end(terms, now), terms.title, terms.not_after, 0, id});
                break;
            case AgreementState::ended:
                break;
        }
    }
    return {};
}

/// Cards of the parties with whom something is agreed; without a card that holds, sealing stops.
Status add_cards(storage::Vault& vault, Timestamp now, Agenda& agenda) {
    NK_TRY(auto const partners, read_partners(vault, now));
    NK_TRY(auto const own, last_saved_card(vault, now));
    bool const agreed = std::any_of(partners.begin(), partners.end(), [](auto const& partner) {
        return !partner.agreements.empty();
    });
    if (agreed && own && own->state != CardState::good) {
        agenda.items.push_back({AgendaKind::own_card_expires, {}, own->expires_at, 0});
    }
    for (auto const& partner : partners) {
        if (!partner.agreements.empty() && partner.state != CardState::good) {
            agenda.items.push_back(
                {AgendaKind::card_expires, partner.card.name, partner.card.expires_at, 0});
        }
    }
    return {};
}

Status add_forks(storage::Vault& vault, Agenda& agenda) {
    NK_TRY(auto const forks, storage::StatusRepository(vault.connection()).forks());
    for (auto const& fork : forks) {
        NK_TRY(auto const agreement, find_agreement(vault, fork.agreement.text()));
        agenda.items.push_back(
            {AgendaKind::sender_forked, agreement.terms.title, {}, 0, fork.agreement.text()});
    }
    return {};
}

Status add_bundles(storage::Vault& vault, Timestamp now, Agenda& agenda) {
    NK_TRY(auto const bundles, storage::BundleRepository(vault.connection()).list_issued());
    std::set<storage::AgreementId> seen;
    for (auto const& bundle : bundles) {  // the newest first: the older ones were replaced by it
        if (!seen.insert(bundle.agreement).second || now >= bundle.not_after) {
            continue;
        }
        NK_TRY(auto const standing, standing_of(vault, bundle.agreement));
        if (standing.revoked ||
            !check_not_revoked(standing, bundle.id, bundle.sequence, bundle.file_name)) {
            continue;
        }
        NK_TRY(auto const agreement, find_agreement(vault, bundle.agreement.text()));
        agenda.items.push_back({AgendaKind::bundle_expires, agreement.terms.title, bundle.not_after,
                                0, bundle.agreement.text()});
    }
    return {};
}

Status add_clock(storage::Vault& vault, Timestamp local, Agenda& agenda) {
    NK_TRY(auto const floors, vault.time_floors());
    auto const time = effective_time(local, floors);
    if (!time) {
        agenda.items.push_back({time.error().code == ErrorCode::clock_jumped
                                    ? AgendaKind::clock_jumped
                                    : AgendaKind::clock_behind,
                                {},
                                {},
                                0});
    }
    return {};
}

Status add_backup(storage::Vault& vault, Timestamp now, Agenda& agenda) {
    NK_TRY(auto const backups, storage::BackupRepository(vault.connection()).list());
    auto const last =
        std::max_element(backups.begin(), backups.end(),
                         [](auto const& a, auto const& b) { return a.made_at < b.made_at; });
    if (last == backups.end()) {
        if (agenda.objects > 0) {
            agenda.items.push_back({AgendaKind::backup_missing, {}, {}, 0});
        }
    } else if (last->made_at + kBackupInterval < now) {
        agenda.items.push_back({AgendaKind::backup_old, {}, last->made_at, 0});
    }
    return {};
}

}  // namespace

Result<Agenda> read_agenda(storage::Vault& vault, Clock const& clock) {
    Records records(vault, clock);
    auto const now = clock.now();
    Agenda agenda;
    NK_TRY(agenda.objects, records.objects.count({}));
    NK_TRY(auto const party, vault.own_party());
    if (agenda.objects == 0 && party.kind == storage::PartyKind::institution) {
        agenda.items.push_back({AgendaKind::nothing_imported, {}, {}, 0});
    }
    NK_CHECK(add_clock(vault, now, agenda));
    NK_CHECK(add_lists(records, now, agenda));
    NK_CHECK(add_agreements(vault, now, agenda));
    NK_CHECK(add_bundles(vault, now, agenda));
    NK_CHECK(add_backup(vault, now, agenda));
    NK_CHECK(add_cards(vault, now, agenda));
    NK_CHECK(add_forks(vault, agenda));
    std::stable_sort(agenda.items.begin(), agenda.items.end(),
                     [](auto const& a, auto const& b) { return a.when < b.when; });
    return agenda;
}

}  // namespace noodkluis::app
