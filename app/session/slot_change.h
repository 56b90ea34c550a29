// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

// What an entry of the log says of the ways to open a vault.
namespace noodkluis::app {

struct SlotChange {
    std::string action;  ///< "added", "replaced", "removed", "renewed", "recovered", ...
    std::string kind;    ///< of the slot, as crypto::name_of gives it
    std::string slot;    ///< its id
    std::int64_t set = 0;
    std::int64_t needed = 0;
    std::int64_t count = 0;
};

/// From the body of an entry of the kind slot_changed; members that are not there stay empty.
[[nodiscard]] SlotChange read_slot_change(std::string const& body);
/// Translated.
[[nodiscard]] std::string sentence_of(SlotChange const& change);

}  // namespace noodkluis::app
