// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/report/sheet_pages.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app {
namespace {

constexpr double kRow = 9;

struct RankingColumn {
    double x;
    double width;
};
constexpr RankingColumn kRank{kPageMargin, 12};
constexpr RankingColumn kClass{kPageMargin + 13, 8};
constexpr RankingColumn kName{kPageMargin + 24, 60};
constexpr RankingColumn kPlace{kPageMargin + 86, 34};
constexpr RankingColumn kAction{kPageMargin + 122, 42};
constexpr RankingColumn kEffort{kPageMargin + 165, 17};

/// One line after the other, on a new page when the old one is full.
class Lines {
  public:
    explicit Lines(Sheets& sheets) : m_sheets(sheets) { begin_page(); }

    /// `rows` that follow stay on the same page.
    void floor(std::string const& name) {
        make_room(3 * kRow);
        m_y += 2;
        m_y += m_sheets.paper.text({kPageBody.x, m_y, kPageBody.width, 10}, name,
                                   {13, Weight::strong, Ink::black, Side::left, true});
        m_sheets.paper.line(kPageBody.x, m_y + 0.6, kPageBody.right(), m_y + 0.6, 0.5);
        m_y += 1.5;
    }

    void entry(SharedEntry const& entry) {
        make_room(kRow);
        auto const cell = [&](RankingColumn const& column, std::string const& words, Side side,
                              Weight weight = Weight::regular) {
            m_sheets.paper.text({column.x, m_y + 1.6, column.width, kRow}, words,
                                {11, weight, Ink::black, side, true});
        };
        cell(kRank, rank_of(m_sheets.list, entry), Side::right, Weight::strong);
        if (auto const salvage_class = class_of(entry)) {
            m_sheets.paper.class_badge({kClass.x, m_y + 0.7, kClass.width, kRow - 1.4},
                                       *salvage_class);
        }
        cell(kName, entry.name(), Side::left);
        auto const* const room = m_sheets.list.room_of(entry);
        auto const& place = text_of(entry.object, "location_path");
        auto const last = place.rfind('/');
        cell(kPlace,
             room != nullptr && !text_of(room->texts, "name").empty()
                 ? text_of(room->texts, "name")
                 : place.substr(last == std::string::npos ? 0 : last + 1),
             Side::left);
        auto const& action = text_of(entry.entry, "action");
        cell(kAction, action.empty() ? "" : label_of_choice(action), Side::left);
        cell(kEffort, effort(entry), Side::right);
        m_sheets.paper.line(kPageBody.x, m_y + kRow, kPageBody.right(), m_y + kRow, 0.1);
        m_y += kRow;
    }

  private:
    static std::string effort(SharedEntry const& entry) {
        auto const& people = text_of(entry.object, "people_needed");
        auto const& minutes = text_of(entry.object, "minutes_needed");
        return (people.empty() ? "" : people + tr(" p")) +
               (people.empty() || minutes.empty() ? "" : " ") +
               (minutes.empty() ? "" : minutes + "′");
    }
    void begin_page() {
        m_sheets.begin_page();
        m_y = kPageBody.y;
        m_y += m_sheets.paper.text({kPageBody.x, m_y, kPageBody.width, 12}, tr("In this order"),
                                   {18, Weight::strong, Ink::black, Side::left, true});
        m_sheets.paper.text({kPageBody.x, kPageBody.y + 2, kPageBody.width, 8}, m_sheets.list.name,
                            {10, Weight::regular, Ink::grey, Side::right, true});
    }
    void make_room(double height) {
        if (m_y + height > kPageBody.bottom()) {
            begin_page();
        }
    }
    Sheets& m_sheets;
    double m_y = 0;
};

}  // namespace

void draw_ranking(Sheets& sheets) {
    Lines lines(sheets);
    auto const of_floor = [&](SharedFloor const* floor) {
        std::vector<SharedEntry const*> entries;
        for (auto const& entry : sheets.list.entries) {
            if (sheets.list.floor_of(entry) == floor) {
                entries.push_back(&entry);
            }
        }
        if (entries.empty()) {
            return;
        }
        lines.floor(floor_name(sheets.list, floor));
        for (auto const* const entry : entries) {
            lines.entry(*entry);
        }
    };
    for (auto const& floor : sheets.list.floors) {
        of_floor(&floor);
    }
    of_floor(nullptr);
}

}  // namespace noodkluis::app
