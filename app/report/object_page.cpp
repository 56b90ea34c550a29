// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "app/report/sheet_pages.h"
#include "app/sharing/object_facts.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app {
namespace {

constexpr double kBadge = 26;
constexpr double kPictureTop = 50;
constexpr double kPictureHeight = 92;
constexpr double kGap = 5;
// How much larger than the whole plan the part of it around the pin is.
constexpr double kPlanZoom = 2.4;
// Letters get smaller before anything is left out.
constexpr double kLargest = 14;
constexpr double kSmallest = 8;

Lettering label_lettering(double points) {
    return {points * 0.72, Weight::strong, Ink::grey, Side::left, true};
}

/// What to do with it, by how many, in what time.
std::string task_of(SharedEntry const& entry) {
    std::string words;
    auto const add = [&](std::string const& part) {
        words += (words.empty() ? "" : "  ·  ") + part;
    };
    if (auto const& action = text_of(entry.entry, "action"); !action.empty()) {
        add(label_of_choice(action));
    }
    if (auto const& people = text_of(entry.object, "people_needed"); !people.empty()) {
        add(fmt::format(fmt::runtime(tr_count("{0} person", "{0} people", people == "1" ? 1 : 2)),
                        people));
    }
    if (auto const& minutes = text_of(entry.object, "minutes_needed"); !minutes.empty()) {
        add(fmt::format(fmt::runtime(tr("{0} min")), minutes));
    }
    return words;
}

void draw_head(Sheets& sheets, SharedEntry const& entry) {
    auto& paper = sheets.paper;
    double x = kPageBody.x;
    if (auto const salvage_class = class_of(entry)) {
        paper.class_badge({x, kPageBody.y, kBadge, kBadge}, *salvage_class);
        x += kBadge + kGap;
    }
    auto const rank = rank_of(sheets.list, entry);
    constexpr double kRankWidth = 32;
    paper.text({kPageBody.right() - kRankWidth, kPageBody.y - 3, kRankWidth, 30}, rank,
               {rank.size() > 3 ? 36.0 : 54.0, Weight::strong, Ink::black, Side::right, true});
    double const width = kPageBody.right() - kRankWidth - kGap - x;
    double y = kPageBody.y - 1;
    y += paper.text({x, y, width, 19}, entry.name(), {20, Weight::strong});
    paper.text({x, y + 0.5, width, 6}, text_of(entry.object, "accession_number"),
               {11, Weight::regular, Ink::grey, Side::left, true});
    Box const task{kPageBody.x, kPageBody.y + kBadge + 2, kPageBody.width, 8.5};
    paper.fill(task, Ink::black);
    paper.text({task.x + 3, task.y + 1.1, task.width - 6, task.height}, task_of(entry),
               {14, Weight::strong, Ink::white, Side::left, true});
}

/// The photo that shows it in its place, else the main one.
SharedPhoto const* photo_of(SharedEntry const& entry) {
    for (char const* const kind : {"in-situ", "main"}) {
        auto const found = std::find_if(entry.photos.begin(), entry.photos.end(),
                                        [&](auto const& photo) { return photo.kind == kind; });
        if (found != entry.photos.end()) {
            return &*found;
        }
    }
    return entry.photos.empty() ? nullptr : &entry.photos.front();
}

/// The part of the plan around the object, with the way to it.
void draw_plan_detail(Sheets& sheets, SharedEntry const& entry, Box const& box,
                      PaperPicture const& plan, storage::PlanPoint pin) {
    auto& paper = sheets.paper;
    auto const route = sheets.list.route_of(entry);
    auto whole = plan.fitted({0, 0, box.width * kPlanZoom, box.height * kPlanZoom});
    auto const begin = [](double size, double shown, double point) {
        // The plan is never moved out of the box further than its own edge.
        return size <= shown ? (shown - size) / 2
                             : -std::clamp(point * size - shown / 2, 0.0, size - shown);
    };
    whole.x = box.x + begin(whole.width, box.width, pin.x);
    whole.y = box.y + begin(whole.height, box.height, pin.y);
    auto const place = [&](storage::PlanPoint point) {
        return std::pair{whole.x + point.x * whole.width, whole.y + point.y * whole.height};
    };
    paper.inside(box, [&] {
        paper.picture(whole, plan);
        std::vector<std::pair<double, double>> steps;
        std::transform(route.begin(), route.end(), std::back_inserter(steps), place);
        paper.route(steps);
        auto const [x, y] = place(pin);
        paper.pin(x, y, rank_of(sheets.list, entry));
    });
    paper.frame(box);
}

Status draw_pictures(Sheets& sheets, SharedEntry const& entry) {
    auto const* const photo = photo_of(entry);
    auto const* const floor = sheets.list.floor_of(entry);
    auto const* const plan = floor == nullptr ? nullptr : sheets.plan_of(*floor);
    auto const pin = sheets.list.pin_of(entry);
    bool const has_plan = plan != nullptr && pin;
    double const half = (kPageBody.width - kGap) / 2;
    Box left{kPageBody.x, kPictureTop, has_plan ? half : kPageBody.width, kPictureHeight};
    if (photo != nullptr) {
        NK_TRY(auto bytes, sheets.read(photo->file));
        NK_TRY(auto const picture, PaperPicture::read(std::move(bytes), photo->file));
        sheets.paper.picture(picture.fitted(left), picture);
    } else {
        left.width = 0;
    }
    if (has_plan) {
        double const x = photo == nullptr ? kPageBody.x : left.right() + kGap;
        draw_plan_detail(sheets, entry, {x, kPictureTop, kPageBody.right() - x, kPictureHeight},
                         *plan, *pin);
    }
    return {};
}

/// In two columns, as large as they fit.
class Facts {
  public:
    Facts(Paper& paper, std::vector<ObjectFact> facts, Box const& box)
        : m_paper(paper), m_facts(std::move(facts)), m_box(box) {}

    void draw() {
        double points = kLargest;
        while (points > kSmallest && !flow(points, false)) {
            points -= 0.5;
        }
        static_cast<void>(flow(points, true));
    }

  private:
    /// False when they do not fit.
    bool flow(double points, bool ink) {
        double const width = (m_box.width - kGap) / 2;
        Lettering const body{points};
        Box at{m_box.x, m_box.y, width, 0};
        bool second = false;
        for (auto const& fact : m_facts) {
            bool const danger =
                fact.kind == FactKind::danger || fact.kind == FactKind::building_danger;
            double const inset = danger ? 2 : 0;
            double const label = m_paper.height_of(width, "X", label_lettering(points));
            double const words = m_paper.height_of(width - 2 * inset, fact.words, body);
            double const height = label + words + 2 * inset;
            if (at.y + height > m_box.bottom() && !second && at.y > m_box.y) {
                second = true;
                at = {m_box.x + width + kGap, m_box.y, width, 0};
            }
            if (at.y + height > m_box.bottom() && !ink) {
                return false;
            }
            if (ink) {
                draw_fact({at.x, at.y, width, std::min(height, m_box.bottom() - at.y)}, fact,
                          points, danger, label, inset);
            }
            at.y += height + points * 0.22;
        }
        return true;
    }

    void draw_fact(Box const& box, ObjectFact const& fact, double points, bool danger, double label,
                   double inset) {
        if (box.height <= label) {
            return;
        }
        if (danger) {
            m_paper.frame(box, 0.9);
        }
        m_paper.text({box.x + inset, box.y + inset, box.width - 2 * inset, label},
                     label_of(fact.kind), label_lettering(points));
        m_paper.text({box.x + inset, box.y + inset + label, box.width - 2 * inset,
                      box.height - label - inset},
                     fact.words, {points, danger ? Weight::strong : Weight::regular});
    }

    Paper& m_paper;
    std::vector<ObjectFact> m_facts;
    Box m_box;
};

}  // namespace

Status draw_object(Sheets& sheets, SharedEntry const& entry) {
    sheets.begin_page();
    draw_head(sheets, entry);
    NK_CHECK(draw_pictures(sheets, entry));
    double const top = kPictureTop + kPictureHeight + kGap;
    Facts(sheets.paper, facts_of(sheets.list, entry),
          {kPageBody.x, top, kPageBody.width, kPageBody.bottom() - top})
        .draw();
    return {};
}

}  // namespace noodkluis::app
