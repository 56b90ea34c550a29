// SPDX-License-Identifier: Apache-2.0
#include "app/report/recall_list.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app {
namespace {

constexpr Box kRecallBody{16, 16, kPageWidth - 32, kPageHeight - 36};
constexpr double kRecallRow = 13;
constexpr double kTick = 6;
constexpr double kRecallHolder = kRecallBody.x + kTick + 4;
constexpr double kRecallList = kRecallBody.x + 72;
constexpr double kRecallCopy = kRecallBody.x + 124;
constexpr double kRecallUntil = kRecallBody.x + 142;

class RecallPages {
  public:
    RecallPages(Paper& paper, Timestamp now) : m_paper(paper), m_now(now) {}

    void head(std::string const& sender) {
        words(tr("Paper to ask back"), {24, Weight::strong});
        words(sender + "  ·  " + display_date(m_now), {12, Weight::regular, Ink::grey});
        m_y += 2;
        words(
            tr("These lists are out on paper. Ask for each copy, or that it is destroyed; tick it "
               "off here, and note it in the vault."),
            {11});
    }

    void partner(std::string const& name, std::vector<ContactPoint> const& contacts) {
        m_y += 5;
        make_room(12 + 2 * kRecallRow);
        words(name, {15, Weight::strong});
        for (auto const& contact : contacts) {
            auto line = contact.function + "  " + contact.telephone;
            if (!contact.stand_in.empty()) {
                line += "  ·  " + fmt::format(fmt::runtime(tr("or {0}")), contact.stand_in) + "  " +
                        contact.stand_in_telephone;
            }
            make_room(6);
            words(line, {10.5});
        }
        m_y += 1;
        m_paper.line(kRecallBody.x, m_y, kRecallBody.right(), m_y, 0.4);
    }

    void copy(PaperLine const& line) {
        make_room(kRecallRow);
        auto const& copy = line.copy;
        double const top = m_y + 2;
        m_paper.frame({kRecallBody.x, top, kTick, kTick}, 0.4);
        cell(kRecallHolder, kRecallList, top,
             copy.holder.empty() ? tr("nobody was named") : copy.holder, Weight::strong);
        cell(kRecallList, kRecallCopy, top,
             fmt::format(fmt::runtime(tr("{0}, version {1}")), line.list, line.version));
        cell(kRecallCopy, kRecallUntil, top,
             fmt::format(fmt::runtime(tr("{0} of {1}")), copy.number, copy.copies));
        bool const over = copy.valid_until <= m_now;
        auto const until = display_date(copy.valid_until);
        cell(kRecallUntil, kRecallBody.right(), top,
             over ? fmt::format(fmt::runtime(tr("expired, {0}")), until) : until,
             over ? Weight::strong : Weight::regular);
        m_paper.text({kRecallHolder, top + 5.2, kRecallBody.right() - kRecallHolder, 5},
                     copy.id.text(), {8, Weight::regular, Ink::grey, Side::left, true});
        m_y += kRecallRow;
        m_paper.line(kRecallBody.x, m_y, kRecallBody.right(), m_y, 0.1);
    }

  private:
    void words(std::string const& text, Lettering const& lettering) {
        m_y += m_paper.text({kRecallBody.x, m_y, kRecallBody.width, kRecallBody.bottom() - m_y},
                            text, lettering) +
               1;
    }
    void cell(double from, double to, double top, std::string const& text,
              Weight weight = Weight::regular) {
        m_paper.text({from, top, to - from - 2, 6}, text,
                     {11, weight, Ink::black, Side::left, true});
    }
    void make_room(double height) {
        if (m_y + height > kRecallBody.bottom()) {
            m_paper.next_page();
            m_y = kRecallBody.y;
        }
    }
    Paper& m_paper;
    Timestamp m_now;
    double m_y = kRecallBody.y;
};

}  // namespace

Status write_recall_list(std::vector<PaperLine> const& lines, std::string const& sender,
                         Timestamp now, Paper::Write const& write) {
    std::map<std::string, std::vector<PaperLine const*>> by_partner;
    for (auto const& line : lines) {
        by_partner[line.partner].push_back(&line);
    }
    Paper paper(write, tr("Paper to ask back"), sender, now);
    RecallPages pages(paper, now);
    pages.head(sender);
    for (auto& [partner, copies] : by_partner) {
        // The oldest first: it is the one that most likely was forgotten.
        std::stable_sort(copies.begin(), copies.end(), [](auto const* a, auto const* b) {
            return a->copy.valid_until < b->copy.valid_until;
        });
        pages.partner(partner, copies.front()->contacts);
        for (auto const* const line : copies) {
            pages.copy(*line);
        }
    }
    return paper.finish();
}

}  // namespace noodkluis::app
