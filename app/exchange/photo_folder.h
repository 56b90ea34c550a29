// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/session/records.h"
#include "crypto/base/job.h"

// A folder of photos on its way to the objects whose accession numbers are in the names of the
// files, with a report of what fits and what does not.
namespace noodkluis::app {

enum class PhotoOutcome : std::uint8_t {
    fits,             ///< goes, or went, to an object
    no_object,        ///< no object has this number
    several_objects,  ///< as a file name cannot tell W-1/2 from W-1-2
    there_already,    ///< the object has this very photo
    refused           ///< is no picture that can be used, or cannot be kept
};

struct FolderPhoto {
    std::string file;  ///< within the folder
    PhotoOutcome outcome = PhotoOutcome::no_object;
    storage::ObjectId object;      ///< when it fits
    std::string accession_number;  ///< of that object
    storage::PhotoKind kind = storage::PhotoKind::detail;
    std::optional<Error> problem;  ///< when it was refused
};

struct PhotoFolderReport {
    std::vector<FolderPhoto> photos;  ///< in order of their names
    std::size_t objects = 0;          ///< that get photos, or got them
    bool cut = false;                 ///< there are more than kFolderPhotosMax

    [[nodiscard]] std::size_t count(PhotoOutcome outcome) const;
};
inline constexpr std::size_t kFolderPhotosMax = 50'000;

/// Looks at names only. A name is an accession number and what comes behind it: letters and figures
/// count, their case and what stands between them do not. Behind the number may come words, of
/// which "in situ", "detail" and the like tell what the photo shows, or a number of the photo in
/// brackets or after a blank or underscore; after a dash or dot it might be another object's. Where
/// such a number makes it another object that is in the vault, the photo fits several.
/// Files that are no pictures are passed over, and links are not followed. Errors: those of
/// list_folder and of the database.
[[nodiscard]] Result<PhotoFolderReport> match_photos(Records& records, Path const& folder,
                                                     Job& job);

/// The same, and those that fit come in: all or, on an error, none. A file that is no usable
/// picture does not stop the others. One picture is in memory at a time. Progress in files.
/// Errors: role_forbids, cancelled, those of match_photos and of the database.
[[nodiscard]] Result<PhotoFolderReport> import_photos(storage::Vault& vault, Path const& folder,
                                                      Clock const& clock, Job& job);

/// "fits", "no-object"
[[nodiscard]] char const* name_of(PhotoOutcome outcome);

}  // namespace noodkluis::app
