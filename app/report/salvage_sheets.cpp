// SPDX-License-Identifier: Apache-2.0
#include "app/report/salvage_sheets.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/report/sheet_pages.h"
#include "app/text/days.h"
#include "app/text/message.h"
#include "storage/model/list_names.h"

namespace noodkluis::app {
namespace {

constexpr double kFootTop = 268;
constexpr double kCodeSide = 20;

void draw_foot(Sheets const& sheets, QrCode const& qr, int page) {
    auto& paper = sheets.paper;
    auto const& marks = sheets.marks;
    paper.line(kPageMargin, kFootTop, kPageWidth - kPageMargin, kFootTop, 0.4);
    Box const code{kPageWidth - kPageMargin - kCodeSide, kFootTop + 2, kCodeSide, kCodeSide};
    paper.qr(code, qr);
    double const width = code.x - kPageMargin - 4;
    auto row = [&, y = kFootTop + 3.0](std::string const& words, Weight weight) mutable {
        y += paper.text({kPageMargin, y, width, 6}, words,
                        {9, weight, Ink::black, Side::left, true}) +
             0.6;
    };
    row(sheets.list.tlp + "  ·  " +
            fmt::format(fmt::runtime(tr("valid until {0}")), display_moment(marks.valid_until)),
        Weight::strong);
    row(fmt::format(fmt::runtime(tr("From {0} for {1}")), marks.sender, marks.recipient),
        Weight::regular);
    row(fmt::format(fmt::runtime(tr("Copy {0} of {1}")), marks.copy, marks.copies) +
            (marks.holder.empty() ? "" : ": " + marks.holder) + "  ·  " +
            fmt::format(fmt::runtime(tr("page {0}")), page),
        Weight::regular);
    row(marks.code, Weight::regular);
}

Result<Plans> read_plans(SharedList const& list, ReadPicture const& read) {
    Plans plans;
    for (auto const& floor : list.floors) {
        if (!floor.plan.empty()) {
            NK_TRY(auto bytes, read(floor.plan));
            NK_TRY(auto plan, PaperPicture::read(std::move(bytes), floor.plan));
            plans.emplace(floor.id, std::move(plan));
        }
    }
    return plans;
}

}  // namespace

Sheets::Sheets(SharedList const& of, SheetMarks const& with, ReadPicture const& from, Paper& on,
               Plans const& all_plans)
    : list(of), marks(with), read(from), paper(on), plans(all_plans), m_code(qr_code(with.code)) {}

void Sheets::begin_page() {
    if (m_page++ > 0) {
        paper.next_page();
    }
    draw_foot(*this, m_code, m_page);
}

PaperPicture const* Sheets::plan_of(SharedFloor const& floor) const {
    auto const found = plans.find(floor.id);
    return found == plans.end() ? nullptr : &found->second;
}

std::string rank_of(SharedList const& list, SharedEntry const& entry) {
    auto const& rank = text_of(entry.entry, "rank");
    return rank.empty() ? std::to_string(&entry - list.entries.data() + 1) : rank;
}

std::string floor_name(SharedList const& list, SharedFloor const* floor) {
    if (floor == nullptr) {
        return tr("Somewhere in the building");
    }
    auto const building =
        std::find_if(list.buildings.begin(), list.buildings.end(),
                     [&](auto const& candidate) { return candidate.id == floor->building; });
    auto name = building == list.buildings.end() ? "" : text_of(building->texts, "name");
    auto const& label = text_of(floor->texts, "label");
    return name + (name.empty() || label.empty() ? "" : " / ") + label;
}

std::optional<storage::SalvageClass> class_of(SharedEntry const& entry) {
    auto const& name = text_of(entry.entry, "class");
    auto const found =
        std::find(storage::kSalvageClassNames.begin(), storage::kSalvageClassNames.end(), name);
    if (found == storage::kSalvageClassNames.end()) {
        return std::nullopt;
    }
    return static_cast<storage::SalvageClass>(found - storage::kSalvageClassNames.begin());
}

Status write_salvage_sheets(SharedList const& list, std::vector<SheetMarks> const& copies,
                            ReadPicture const& read, Paper::Write const& write, Job& job) {
    NK_ASSERT(!copies.empty());
    Paper paper(write, list.name, copies.front().sender, copies.front().made_at);
    NK_TRY(auto const plans, read_plans(list, read));
    auto const total = copies.size() * list.entries.size();
    std::uint64_t done = 0;
    for (auto const& marks : copies) {
        if (&marks != &copies.front()) {
            paper.next_page();
        }
        Sheets sheets(list, marks, read, paper, plans);
        draw_cover(sheets);
        draw_ranking(sheets);
        for (auto const& floor : list.floors) {
            if (auto const* const plan = sheets.plan_of(floor)) {
                draw_plan(sheets, floor, *plan);
            }
        }
        for (auto const& entry : list.entries) {
            if (job.cancelled()) {
                return fail(ErrorCode::cancelled);
            }
            NK_CHECK(draw_object(sheets, entry));
            job.progress(++done, total);
        }
    }
    return paper.finish();
}

}  // namespace noodkluis::app
