// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/session/records.h"
#include "app/sharing/compose.h"

// One object as its owner has it, beside what the other party gets of it. What goes out is read
// back from what `compose` makes, so that the picture and the bundle cannot differ.
namespace noodkluis::app {

/// One value, or one picture.
struct PreviewLine {
    std::string name;   ///< for label_of_field; of a picture its kind
    std::string here;   ///< as we have it, in words
    std::string there;  ///< as they get it, in words
    bool goes_out = false;
    friend bool operator==(PreviewLine const&, PreviewLine const&) = default;
};

enum class PreviewSection : std::uint8_t { object, entry, photos, room, floor, building };

struct PreviewPart {
    PreviewSection section = PreviewSection::object;
    std::vector<PreviewLine> lines;
    friend bool operator==(PreviewPart const&, PreviewPart const&) = default;
};

struct ObjectPreview {
    std::string name;  ///< as we know it
    std::optional<SnapshotPicture> photo;
    bool photo_goes_out = false;
    std::vector<PreviewPart> parts;  ///< those that have lines
};

/// An object of a frozen list. `index` is below the number of its entries (asserted).
[[nodiscard]] ObjectPreview preview_object(ListSnapshot const& snapshot, std::size_t index,
                                           Disclosure const& disclosure, Tlp tlp);

/// A list of one object with its place and nothing else, taken from a list that need not be
/// approved yet: what a draft is shown with. Errors: list_empty, those of take_snapshot.
[[nodiscard]] Result<ListSnapshot> read_sample(Records& records, storage::ListId list);
/// The same with every value left to the imagination: what a party sees of which it has no object.
[[nodiscard]] ListSnapshot imagined_sample();

}  // namespace noodkluis::app
