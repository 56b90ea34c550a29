// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "crypto/base/clock.h"
#include "crypto/base/result.h"
#include "crypto/hash.h"
#include "storage/model/ids.h"

// What happens to the objects of a list when it is used: an incident or a drill, and the marks that
// are made in it. Objects are known by their number in the list only.
namespace noodkluis::storage {

using IncidentId = Id<struct IncidentTag>;

enum class IncidentKind : std::uint8_t { incident, drill };
inline constexpr std::array kIncidentKindNames{"incident", "drill"};

/// `to_do` is the state before any mark. An object that is damaged or at the assembly point is out.
enum class SalvageState : std::uint8_t {
    to_do,
    out,
    covered,
    not_found,
    damaged,
    at_assembly_point
};
/// As they are written on the command line.
inline constexpr std::array kSalvageStateNames{"to-do",     "out",     "covered",
                                               "not-found", "damaged", "at-assembly-point"};

struct Incident {
    IncidentId id;
    IncidentKind kind = IncidentKind::incident;
    std::optional<BundleId> bundle;             ///< the list as it was received, or
    std::optional<ListVersionId> list_version;  ///< as it was approved here
    std::int64_t entries = 0;                   ///< how many objects the list has
    Timestamp started_at{};
    Timestamp recorded_at{};
    std::string note;
    friend bool operator==(Incident const&, Incident const&) = default;
};

/// One line of the salvage log; never changed.
struct SalvageMark {
    std::int64_t sequence = 0;  ///< 1, 2, ... in its incident
    std::int64_t entry = 0;     ///< the number of the object in the list; 1 is first
    SalvageState state = SalvageState::to_do;
    Timestamp at{};           ///< when it happened
    Timestamp recorded_at{};  ///< when it was written down here
    UserId user;
    std::int64_t takes_back =
        0;                   ///< the mark that was a mistake, which then had this `state`; or 0
    crypto::Hash256 hash{};  ///< over this mark and the hash of the one before it
    friend bool operator==(SalvageMark const&, SalvageMark const&) = default;
};

/// How it is with one object: what the marks that hold say together.
struct EntrySalvage {
    SalvageState state = SalvageState::to_do;  ///< never `damaged`, which comes on top
    Timestamp since{};
    std::optional<Timestamp> damaged_at;
    std::int64_t last_mark = 0;  ///< the latest that holds, by time; 0 when there is none
    friend bool operator==(EntrySalvage const&, EntrySalvage const&) = default;
};

struct SalvageCounts {
    std::int64_t to_do = 0;
    std::int64_t out = 0;  ///< those at the assembly point too
    std::int64_t covered = 0;
    std::int64_t not_found = 0;
    std::int64_t damaged = 0;
    std::int64_t at_assembly_point = 0;
    friend bool operator==(SalvageCounts const&, SalvageCounts const&) = default;
};

/// Whether an object in this state was carried out.
[[nodiscard]] bool is_out(SalvageState state);
/// The state of every entry, the first at 0. `marks` in the order of the log; they count in the
/// order of when they happened, so that what was kept on paper can be added afterwards.
[[nodiscard]] std::vector<EntrySalvage> salvage_of(std::int64_t entries,
                                                   std::vector<SalvageMark> const& marks);
[[nodiscard]] SalvageCounts counts_of(std::vector<EntrySalvage> const& entries);
/// The mark that was written down last and still holds; null when there is none.
[[nodiscard]] SalvageMark const* last_holding(std::vector<SalvageMark> const& marks);
/// Whether `mark` may follow `marks`. Errors: not_in_range (no such entry), invalid_argument (it
/// is not out, the time is not in the incident or in the future, or there is nothing to take back).
[[nodiscard]] Status check_mark(Incident const& incident, std::vector<SalvageMark> const& marks,
                                SalvageMark const& mark, Timestamp now);

}  // namespace noodkluis::storage
