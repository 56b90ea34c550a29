// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/lists/snapshot.h"
#include "app/sharing/disclosure.h"
#include "crypto/base/file.h"

namespace noodkluis::app {

/// The list itself among the files of a payload.
inline constexpr char const* kListName = "list.json";

/// Content that is made anew each time it is needed, always the same, and kept nowhere.
struct MadeContent {
    std::uint64_t size = 0;
    std::uint32_t crc = 0;
    crypto::Hash256 hash{};
    std::function<Status(ByteSink const&)> write;
};

/// One file of a payload: text made here, a picture that is read from the vault when sealing, or
/// what is made then.
struct PayloadFile {
    std::string name;
    std::string media;
    std::string text;  ///< when there is no picture
    std::optional<SnapshotPicture> picture;
    std::optional<MadeContent> made{};
};

/// What goes out of a frozen list under a disclosure: list.json, list.csv and the pictures, in
/// byte order of their names. The one place where fields are dropped: what the disclosure does not
/// name is in none of the files. `number` is the number of the approved version.
[[nodiscard]] std::vector<PayloadFile> compose(ListSnapshot const& snapshot,
                                               Disclosure const& disclosure, Tlp tlp,
                                               std::int64_t number, Timestamp approved_at);

}  // namespace noodkluis::app
