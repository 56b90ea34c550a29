// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "app/report/paper.h"
#include "app/report/recovery_sheet.h"
#include "app/report/recovery_words.h"
#include "app/text/message.h"

namespace noodkluis::app {
namespace {

constexpr Box kBody{20, 20, kPageWidth - 40, kPageHeight - 40};
constexpr double kKeyCodeSide = 55;

/// How groups or words stand on the page.
struct Grid {
    std::size_t columns = 0;
    double row_height = 0;
    double points = 0;
};
constexpr Grid kGroupGrid{4, 13, 20};
constexpr Grid kWordGrid{3, 8, 13};

/// Groups or words, each with its number; returns where they end.
double draw_pieces(Paper& paper, RecoverySheet const& sheet, double top) {
    auto const pieces = pieces_of(sheet);
    auto const& grid = sheet.is_share() ? kWordGrid : kGroupGrid;
    auto const rows = (pieces.size() + grid.columns - 1) / grid.columns;
    auto const width = kBody.width / static_cast<double>(grid.columns);
    constexpr double kNumberWidth = 8;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        // Words run down the columns, as a list is read; groups along the rows, as a key is typed.
        auto const column = static_cast<double>(sheet.is_share() ? i / rows : i % grid.columns);
        auto const row = static_cast<double>(sheet.is_share() ? i % rows : i / grid.columns);
        Box const box{kBody.x + column * width, top + row * grid.row_height, width,
                      grid.row_height};
        paper.text({box.x, box.y, kNumberWidth, box.height}, std::to_string(i + 1),
                   {10, Weight::regular, Ink::grey, Side::left, true});
        paper.text({box.x + kNumberWidth, box.y, box.width - kNumberWidth, box.height},
                   std::string(pieces[i]),
                   {grid.points, Weight::strong, Ink::black, Side::left, true});
    }
    return top + static_cast<double>(rows) * grid.row_height;
}

void draw(Paper& paper, RecoverySheet const& sheet) {
    auto y = kBody.y;
    auto const words = [&](std::string const& text, Lettering const& lettering, double gap) {
        y += paper.text({kBody.x, y, kBody.width, kBody.bottom() - y}, text, lettering) + gap;
    };
    words(title_of(sheet), {24, Weight::strong}, 2);
    words(sheet.vault + " \xc2\xb7 " + sheet.owner, {14}, 8);
    y = draw_pieces(paper, sheet, y) + 8;
    for (auto const& sentence : explanation_of(sheet)) {
        words(sentence, {11}, 3);
    }
    y += 4;
    paper.qr({kBody.x, y, kKeyCodeSide, kKeyCodeSide},
             qr_code(std::string(as_text(sheet.text.expose()))));
    y += kKeyCodeSide + 2;
    words(tr("The code holds the same. Do not scan it with a telephone that is online."), {10}, 0);
}

}  // namespace

Result<crypto::Secret> recovery_pdf(std::span<RecoverySheet const> sheets) {
    NK_ASSERT(!sheets.empty());
    Bytes bytes;
    auto const write = [&bytes](ByteView more) {
        if (bytes.size() + more.size() > bytes.capacity()) {
            // Growing by itself it would leave copies behind.
            Bytes larger;
            larger.reserve(2 * (bytes.capacity() + more.size()));
            larger.assign(bytes.begin(), bytes.end());
            crypto::wipe(bytes);
            bytes.swap(larger);
        }
        bytes.insert(bytes.end(), more.begin(), more.end());
        return true;
    };
    Paper paper(write, title_of(sheets.front()), sheets.front().owner);
    for (auto const& sheet : sheets) {
        if (&sheet != &sheets.front()) {
            paper.next_page();
        }
        draw(paper, sheet);
    }
    auto const status = paper.finish();
    auto pdf = crypto::Secret::take(bytes);
    return status ? Result<crypto::Secret>(std::move(pdf)) : tl::unexpected(status.error());
}

}  // namespace noodkluis::app
