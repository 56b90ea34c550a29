// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/salvage_log.h"

#include "app/lists/snapshot.h"
#include "app/session/lookup.h"
#include "app/session/records.h"
#include "app/sharing/shared_list.h"
#include "app/text/message.h"
#include "storage/repository/salvage_repository.h"

namespace noodkluis::app {
namespace {

Result<SalvageLog> log_of(storage::SalvageRepository& salvage, storage::Incident incident) {
    SalvageLog log;
    NK_TRY(log.marks, salvage.marks(incident.id));
    log.entries = storage::salvage_of(incident.entries, log.marks);
    log.counts = storage::counts_of(log.entries);
    log.incident = std::move(incident);
    return log;
}

Result<storage::Incident> find_incident(storage::SalvageRepository& salvage,
                                        storage::IncidentId id) {
    NK_TRY(auto found, salvage.find(id));
    if (!found) {
        return fail(ErrorCode::record_not_found, id.text());
    }
    return *std::move(found);
}

/// `incident` says already what it is about.
Result<SalvageLog> start(storage::Vault& vault, storage::Incident incident,
                         NewIncident const& start, std::string const& list, Clock const& clock) {
    if (incident.entries == 0) {
        return fail(ErrorCode::list_empty, list);
    }
    incident.id = storage::IncidentId::random();
    incident.kind = start.kind;
    incident.recorded_at = clock.now();
    incident.started_at = start.started_at.value_or(incident.recorded_at);
    incident.note = start.note;
    if (incident.started_at > incident.recorded_at) {
        return fail(ErrorCode::invalid_argument, format_time(incident.started_at),
                    translatable("write a time that is not in the future"));
    }
    storage::SalvageRepository salvage(vault.connection());
    NK_CHECK(vault.write(storage::Right::use, [&] { return salvage.start(incident); }));
    return log_of(salvage, std::move(incident));
}

}  // namespace

Result<SalvageLog> start_salvage(storage::Vault& vault, OpenedBundle const& bundle,
                                 NewIncident const& start, Clock const& clock) {
    NK_TRY(auto const list, read_shared_list(bundle));
    storage::Incident incident;
    incident.bundle = bundle.manifest().outer.bundle;
    incident.entries = static_cast<std::int64_t>(list.entries.size());
    return app::start(vault, std::move(incident), start, list.name, clock);
}

Result<SalvageLog> start_salvage(storage::Vault& vault, std::string const& list,
                                 NewIncident const& start, Clock const& clock) {
    Records records(vault, clock);
    NK_TRY(auto const found, list_by_name(records.lists, list));
    NK_TRY(auto const version, records.lists.latest_version(found.id));
    if (!version) {
        return fail(ErrorCode::list_not_approved, list);
    }
    NK_TRY(auto const content, records.lists.version_content(version->id));
    NK_TRY(auto const snapshot, ListSnapshot::parse(content, list));
    storage::Incident incident;
    incident.list_version = version->id;
    incident.entries = static_cast<std::int64_t>(snapshot.entries.size());
    return app::start(vault, std::move(incident), start, list, clock);
}

Result<SalvageLog> mark_entries(storage::Vault& vault, storage::IncidentId incident,
                                std::vector<std::int64_t> const& entries,
                                storage::SalvageState state, std::optional<Timestamp> at,
                                Clock const& clock) {
    storage::SalvageRepository salvage(vault.connection());
    NK_TRY(auto found, find_incident(salvage, incident));
    auto const now = clock.now();
    NK_CHECK(vault.write(storage::Right::use, [&]() -> Status {
        for (auto const entry : entries) {
            storage::SalvageMark mark{0, entry, state, at.value_or(now), now, vault.user(), 0, {}};
            NK_TRY(auto const written, salvage.append(found, mark));
            static_cast<void>(written);
        }
        return {};
    }));
    return log_of(salvage, std::move(found));
}

Result<SalvageLog> take_back_mark(storage::Vault& vault, storage::IncidentId incident,
                                  std::int64_t sequence, Clock const& clock) {
    storage::SalvageRepository salvage(vault.connection());
    NK_TRY(auto found, find_incident(salvage, incident));
    NK_TRY(auto const marks, salvage.marks(incident));
    auto const* const last = storage::last_holding(marks);
    if (sequence == 0) {
        if (last == nullptr) {
            return fail(ErrorCode::invalid_argument, "undo",
                        translatable("nothing was marked that can be taken back"));
        }
        sequence = last->sequence;
    }
    if (sequence < 1 || sequence > static_cast<std::int64_t>(marks.size())) {
        return fail(ErrorCode::invalid_argument, std::to_string(sequence),
                    translatable("there is no such mark to take back"));
    }
    auto const& mistake = marks[static_cast<std::size_t>(sequence - 1)];
    auto const now = clock.now();
    storage::SalvageMark const mark{0,   mistake.entry, mistake.state, now,
                                    now, vault.user(),  sequence,      {}};
    auto const written =
        vault.write(storage::Right::use, [&] { return salvage.append(found, mark); });
    if (!written) {
        return tl::unexpected(written.error());
    }
    return log_of(salvage, std::move(found));
}

Result<SalvageLog> read_salvage(storage::Vault& vault, storage::IncidentId incident) {
    storage::SalvageRepository salvage(vault.connection());
    NK_TRY(auto found, find_incident(salvage, incident));
    return log_of(salvage, std::move(found));
}

Result<std::optional<SalvageLog>> read_newest_salvage(storage::Vault& vault,
                                                      storage::BundleId bundle) {
    storage::SalvageRepository salvage(vault.connection());
    NK_TRY(auto found, salvage.newest_of(bundle));
    if (!found) {
        return std::nullopt;
    }
    NK_TRY(auto log, log_of(salvage, *std::move(found)));
    return log;
}

Result<std::vector<SalvageLog>> list_salvage(storage::Vault& vault) {
    storage::SalvageRepository salvage(vault.connection());
    NK_TRY(auto incidents, salvage.list());
    std::vector<SalvageLog> logs;
    for (auto& incident : incidents) {
        NK_TRY(auto log, log_of(salvage, std::move(incident)));
        logs.push_back(std::move(log));
    }
    return logs;
}

char const* words_of(storage::SalvageState state) {
    switch (state) {
        case storage::SalvageState::to_do:
            return tr("to do");
        case storage::SalvageState::out:
            return tr("out");
        case storage::SalvageState::covered:
            return tr("covered in place");
        case storage::SalvageState::not_found:
            return tr("not found");
        case storage::SalvageState::damaged:
            return tr("damaged");
        case storage::SalvageState::at_assembly_point:
            return tr("at the assembly point");
    }
    return "";
}

char const* words_of(storage::IncidentKind kind) {
    return kind == storage::IncidentKind::drill ? tr("drill") : tr("incident");
}

}  // namespace noodkluis::app
