// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>

#include "app/report/salvage_sheets.h"

// The pages of the salvage sheets, one kind in each file. Each draws on the page that is there.
namespace noodkluis::app {

inline constexpr double kPageMargin = 14;
/// What a page may fill: above the foot, which every page has.
inline constexpr Box kPageBody{kPageMargin, 12, kPageWidth - 2 * kPageMargin, 252};

using Plans = std::map<std::string, PaperPicture>;  ///< by the id of the floor

/// What every page of one copy needs. All of it must outlive this.
struct Sheets {
    Sheets(SharedList const& of, SheetMarks const& with, ReadPicture const& from, Paper& on,
           Plans const& all_plans);

    SharedList const& list;
    SheetMarks const& marks;
    ReadPicture const& read;
    Paper& paper;
    Plans const& plans;

    /// Begins a page with its foot; the first one is there already.
    void begin_page();
    /// Null when the floor has none.
    [[nodiscard]] PaperPicture const* plan_of(SharedFloor const& floor) const;

  private:
    QrCode m_code;
    int m_page = 0;
};

/// "12" on the list; the place of the entry in it otherwise.
[[nodiscard]] std::string rank_of(SharedList const& list, SharedEntry const& entry);
/// "Waag / first floor", as far as it was shared.
[[nodiscard]] std::string floor_name(SharedList const& list, SharedFloor const* floor);
[[nodiscard]] std::optional<storage::SalvageClass> class_of(SharedEntry const& entry);

void draw_cover(Sheets& sheets);
/// As many pages as it takes.
void draw_ranking(Sheets& sheets);
void draw_plan(Sheets& sheets, SharedFloor const& floor, PaperPicture const& plan);
[[nodiscard]] Status draw_object(Sheets& sheets, SharedEntry const& entry);

}  // namespace noodkluis::app
