// SPDX-License-Identifier: Apache-2.0
#include "app/report/sheet_pages.h"
#include "app/text/message.h"

namespace noodkluis::app {

void draw_plan(Sheets& sheets, SharedFloor const& floor, PaperPicture const& plan) {
    sheets.begin_page();
    auto& paper = sheets.paper;
    double y = kPageBody.y;
    y += paper.text({kPageBody.x, y, kPageBody.width, 12}, floor_name(sheets.list, &floor),
                    {18, Weight::strong, Ink::black, Side::left, true});
    y += paper.text({kPageBody.x, y, kPageBody.width, 6},
                    tr("The numbers are those of the ranking."),
                    {10, Weight::regular, Ink::grey, Side::left, true});
    Box const at = plan.fitted({kPageBody.x, y + 3, kPageBody.width, kPageBody.bottom() - y - 3});
    paper.picture(at, plan);
    paper.frame(at);
    if (auto const point = floor.assembly_point()) {
        paper.pin(at.x + point->x * at.width, at.y + point->y * at.height, tr("AP"));
    }
    // The first ones last, so that nothing covers them.
    for (auto entry = sheets.list.entries.rbegin(); entry != sheets.list.entries.rend(); ++entry) {
        auto const pin = sheets.list.pin_of(*entry);
        if (pin && sheets.list.floor_of(*entry) == &floor) {
            paper.pin(at.x + pin->x * at.width, at.y + pin->y * at.height,
                      rank_of(sheets.list, *entry));
        }
    }
}

}  // namespace noodkluis::app
