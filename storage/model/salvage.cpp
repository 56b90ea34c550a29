// SPDX-License-Identifier: Apache-2.0
#include "storage/model/salvage.h"

#include <algorithm>

namespace noodkluis::storage {
namespace {

/// The marks that hold, in the order of when they happened.
std::vector<SalvageMark> holding(std::vector<SalvageMark> const& marks) {
    std::vector<bool> taken_back(marks.size() + 1, false);
    for (auto const& mark : marks) {
        taken_back.at(static_cast<std::size_t>(mark.takes_back)) = true;
    }
    std::vector<SalvageMark> found;
    std::copy_if(marks.begin(), marks.end(), std::back_inserter(found), [&](auto const& mark) {
        return mark.takes_back == 0 && !taken_back.at(static_cast<std::size_t>(mark.sequence));
    });
    std::stable_sort(found.begin(), found.end(),
                     [](auto const& a, auto const& b) { return a.at < b.at; });
    return found;
}

void apply(EntrySalvage& entry, SalvageMark const& mark) {
    entry.last_mark = mark.sequence;
    if (mark.state == SalvageState::damaged) {
        entry.damaged_at = mark.at;
        return;
    }
    if (!is_out(mark.state)) {
        entry.damaged_at.reset();
    }
    entry.state = mark.state;
    entry.since = mark.at;
}

/// How it was with one object at a moment.
EntrySalvage state_at(std::vector<SalvageMark> const& marks, std::int64_t number, Timestamp at) {
    EntrySalvage entry;
    for (auto const& mark : holding(marks)) {
        if (mark.entry == number && mark.at <= at) {
            apply(entry, mark);
        }
    }
    return entry;
}

Status check_taking_back(std::vector<SalvageMark> const& marks, SalvageMark const& mark) {
    auto const held = holding(marks);
    bool const holds = std::any_of(held.begin(), held.end(), [&](auto const& earlier) {
        return earlier.sequence == mark.takes_back && earlier.entry == mark.entry;
    });
    return holds ? Status()
                 : Status(fail(ErrorCode::invalid_argument, std::to_string(mark.takes_back),
                               translatable("there is no such mark to take back")));
}

}  // namespace

bool is_out(SalvageState state) {
    return state == SalvageState::out || state == SalvageState::at_assembly_point;
}

std::vector<EntrySalvage> salvage_of(std::int64_t entries, std::vector<SalvageMark> const& marks) {
    std::vector<EntrySalvage> states(static_cast<std::size_t>(entries));
    for (auto const& mark : holding(marks)) {
        apply(states.at(static_cast<std::size_t>(mark.entry - 1)), mark);
    }
    return states;
}

SalvageCounts counts_of(std::vector<EntrySalvage> const& entries) {
    SalvageCounts counts;
    for (auto const& entry : entries) {
        counts.to_do += entry.state == SalvageState::to_do ? 1 : 0;
        counts.out += is_out(entry.state) ? 1 : 0;
        counts.covered += entry.state == SalvageState::covered ? 1 : 0;
        counts.not_found += entry.state == SalvageState::not_found ? 1 : 0;
        counts.at_assembly_point += entry.state == SalvageState::at_assembly_point ? 1 : 0;
        counts.damaged += entry.damaged_at ? 1 : 0;
    }
    return counts;
}

SalvageMark const* last_holding(std::vector<SalvageMark> const& marks) {
    std::vector<bool> taken_back(marks.size() + 1, false);
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        if (mark->takes_back != 0) {
            taken_back.at(static_cast<std::size_t>(mark->takes_back)) = true;
        } else if (!taken_back.at(static_cast<std::size_t>(mark->sequence))) {
            return &*mark;
        }
    }
    return nullptr;
}

Status check_mark(Incident const& incident, std::vector<SalvageMark> const& marks,
                  SalvageMark const& mark, Timestamp now) {
    if (mark.entry < 1 || mark.entry > incident.entries) {
        return fail(ErrorCode::not_in_range, std::to_string(mark.entry),
                    "1 - " + std::to_string(incident.entries));
    }
    if (mark.at < incident.started_at || mark.at > now) {
        return fail(ErrorCode::invalid_argument, format_time(mark.at),
                    translatable("write a time after the start and not in the future"));
    }
    if (mark.takes_back != 0) {
        return check_taking_back(marks, mark);
    }
    bool const follows =
        mark.state == SalvageState::damaged || mark.state == SalvageState::at_assembly_point;
    if (follows && !is_out(state_at(marks, mark.entry, mark.at).state)) {
        return fail(ErrorCode::invalid_argument, std::to_string(mark.entry),
                    translatable("mark it as out first"));
    }
    return {};
}

}  // namespace noodkluis::storage
