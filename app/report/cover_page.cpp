// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/report/sheet_pages.h"
#include "app/sharing/object_facts.h"
#include "app/text/days.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app {
namespace {

/// From the top of the page downwards, and on the next one when it is full: whom to call must not
/// be cut off.
class Column {
  public:
    explicit Column(Sheets& sheets) : m_sheets(sheets) {}
    void gap(double height) { m_y += height; }
    void words(std::string const& text, Lettering const& lettering) {
        if (text.empty()) {
            return;
        }
        make_room(m_sheets.paper.height_of(kPageBody.width, text, lettering));
        Box const box{kPageBody.x, m_y, kPageBody.width, kPageBody.bottom() - m_y};
        m_y += m_sheets.paper.text(box, text, lettering) + 1;
    }
    /// Stays together with at least a row below it.
    void title(char const* text) {
        gap(5);
        make_room(16);
        words(text, {13, Weight::strong});
    }
    void row(std::string const& label, std::string const& text) {
        if (text.empty()) {
            return;
        }
        constexpr double kLabel = 58;
        double const width = kPageBody.width - kLabel - 3;
        make_room(m_sheets.paper.height_of(width, text, {11}));
        m_sheets.paper.text({kPageBody.x, m_y, kLabel, 6}, label,
                            {11, Weight::regular, Ink::grey, Side::left, true});
        m_y += m_sheets.paper.text({kPageBody.x + kLabel + 3, m_y, width, kPageBody.bottom() - m_y},
                                   text, {11}) +
               1.2;
    }
    void make_room(double height) {
        if (m_y + height > kPageBody.bottom() && m_y > kPageBody.y) {
            m_sheets.begin_page();
            m_y = kPageBody.y;
        }
    }
    [[nodiscard]] double y() const { return m_y; }

  private:
    Sheets& m_sheets;
    double m_y = kPageBody.y;
};

void draw_marks(Column& column, SheetMarks const& marks, SharedList const& list) {
    column.row(tr("From"), marks.sender);
    column.row(tr("For"), marks.recipient);
    column.row(tr("Under the agreement"), marks.agreement);
    column.row(tr("Valid until"), display_moment(marks.valid_until));
    column.row(tr("List"),
               list.approved_at == Timestamp{}
                   ? list.name
                   : fmt::format(fmt::runtime(tr("{0}, version {1}, approved on {2}")), list.name,
                                 list.version, display_date(list.approved_at)));
    column.row(tr("Made for"), list.scenario.empty() ? "" : label_of_choice(list.scenario));
    auto const copy = fmt::format(fmt::runtime(tr("Copy {0} of {1}")), marks.copy, marks.copies);
    column.row(tr("This paper"), copy + (marks.holder.empty() ? "" : ": " + marks.holder));
}

void draw_contacts(Column& column, SheetMarks const& marks) {
    if (marks.contacts.empty()) {
        return;
    }
    column.title(tr("Who to call"));
    for (auto const& contact : marks.contacts) {
        column.row(contact.function, contact.telephone);
        if (!contact.stand_in.empty()) {
            column.row(fmt::format(fmt::runtime(tr("or {0}")), contact.stand_in),
                       contact.stand_in_telephone);
        }
    }
}

void draw_legend(Column& column, Paper& paper) {
    column.title(tr("What the shapes mean"));
    constexpr double kSide = 9;
    column.make_room(kSide);
    double x = kPageBody.x;
    auto const one = [&](storage::SalvageClass salvage_class, char const* words) {
        paper.class_badge({x, column.y(), kSide, kSide}, salvage_class);
        paper.text({x + kSide + 2, column.y() + 2, 44, 6}, words,
                   {11, Weight::regular, Ink::black, Side::left, true});
        x += 60;
    };
    one(storage::SalvageClass::a, tr("first"));
    one(storage::SalvageClass::b, tr("then"));
    one(storage::SalvageClass::c, tr("if there is time"));
    column.gap(kSide);
}

}  // namespace

void draw_cover(Sheets& sheets) {
    sheets.begin_page();
    auto& paper = sheets.paper;
    Column column(sheets);
    paper.text({kPageBody.x, kPageBody.y, kPageBody.width, 8}, sheets.list.tlp,
               {14, Weight::strong, Ink::black, Side::right, true});
    column.words(tr("Salvage sheets"), {12, Weight::regular, Ink::grey});
    column.words(sheets.list.name, {28, Weight::strong});
    column.gap(3);
    draw_marks(column, sheets.marks, sheets.list);
    draw_contacts(column, sheets.marks);
    for (auto const& building : sheets.list.buildings) {
        auto const& name = text_of(building.texts, "name");
        column.title(name.empty() ? tr("Building") : name.c_str());
        column.row(tr("Address"), text_of(building.texts, "address"));
        for (auto const& fact : facts_of(building)) {
            column.row(label_of(fact.kind), fact.words);
        }
    }
    draw_legend(column, paper);
    column.title(tr("If you find this paper"));
    column.words(fmt::format(fmt::runtime(tr("It tells where valuable things are. Do not read on "
                                             "and do not copy it. Call {0}, or bring it to the "
                                             "police.")),
                             sheets.marks.sender),
                 {11});
}

}  // namespace noodkluis::app
