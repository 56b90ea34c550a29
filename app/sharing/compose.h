// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/lists/snapshot.h"
#include "app/sharing/disclosure.h"

namespace noodkluis::app {

/// One file of a payload: text made here, or a picture that is read from the vault when sealing.
struct PayloadFile {
    std::string name;
    std::string media;
    std::string text;  ///< when there is no picture
    std::optional<SnapshotPicture> picture;
};

/// What goes out of a frozen list under a disclosure: list.json, list.csv and the pictures, in
/// byte order of their names. The one place where fields are dropped: what the disclosure does not
/// name is in none of the files. `number` is the number of the approved version.
[[nodiscard]] std::vector<PayloadFile> compose(ListSnapshot const& snapshot,
                                               Disclosure const& disclosure, Tlp tlp,
                                               std::int64_t number, Timestamp approved_at);

}  // namespace noodkluis::app
