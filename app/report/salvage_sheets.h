// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/report/paper.h"
#include "app/sharing/agreement.h"
#include "app/sharing/shared_list.h"
#include "crypto/base/job.h"

// A list on paper, for who stands in the smoke: a cover, the ranking floor by floor, the plans, and
// one page for each object. Made of what was composed under an agreement, so what was not agreed
// cannot be on it.
namespace noodkluis::app {

/// What the pages say of themselves.
struct SheetMarks {
    std::string sender;
    std::string recipient;
    std::string agreement;  ///< its title
    Timestamp made_at{};
    Timestamp valid_until{};
    std::string code;    ///< in the QR code of each page: the id of the bundle or of this paper
    int copy = 1;        ///< "copy 1 of 3"
    int copies = 1;      ///< of the same paper
    std::string holder;  ///< who keeps this copy; "" when nobody was named
    std::vector<ContactPoint> contacts;  ///< of the sender, to call and to return the paper to
};

/// Where a picture that the list names comes from.
using ReadPicture = std::function<Result<Bytes>(std::string const& name)>;

/// Writes the document, one copy after the other, in the language of its thread. One object is
/// kept in memory at a time. The same list, marks and pictures give the same bytes. Errors:
/// cancelled, io_write, those of `read` and of PaperPicture::read.
[[nodiscard]] Status write_salvage_sheets(SharedList const& list,
                                          std::vector<SheetMarks> const& copies,
                                          ReadPicture const& read, Paper::Write const& write,
                                          Job& job);

}  // namespace noodkluis::app
