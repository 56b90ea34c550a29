// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/both_sides.h"
#include "app/desktop/tour/chapters.h"
#include "app/text/message.h"

// Lists that are not the last word: a newer one came in, or two with one number.
namespace noodkluis::app::desktop {
namespace {

constexpr char const* kRaadhuis = "Afspraak Raadhuis";
constexpr std::chrono::days kTwoWeeks{14};

void open_dropped(Tour& tour, Path const& file) {
    auto& driver = tour.driver();
    driver.drop(file);
    driver.wait_for(tr("Close"));
    driver.settle();
}

}  // namespace

void forks_chapter(Tour& tour) {
    auto& driver = tour.driver();
    auto const example = tour.fresh_example("forks");
    auto const newer = tour.files() / "nieuwer.nkbundle";
    auto const copied = tour.files() / "uit-kopie.nkbundle";
    auto const real = tour.files() / "echt.nkbundle";
    {
        BothSides sides(tour, example);
        sides.seal(kRaadhuis, newer, kTwoWeeks);
        sides.seal_in_copy(kRaadhuis, copied, kTwoWeeks);
        sides.seal(kRaadhuis, real, kTwoWeeks);
    }
    tour.open(example.brigade);
    driver.click(tr("Received"));
    driver.wait_for(tr("Open a bundle"));
    open_dropped(tour, newer);
    driver.click(tr("Close"));
    driver.settle();
    tour.picture("forks-superseded");
    driver.click(tr("Open"), 1);
    driver.wait_for(tr("Close"));
    driver.settle();
    tour.picture("forks-superseded-opened");
    driver.click(tr("Close"));
    driver.wait_for(tr("Open a bundle"));
    open_dropped(tour, copied);
    driver.click(tr("Close"));
    driver.wait_for(tr("Open a bundle"));
    driver.drop(real);
    driver.settle();
    driver.wait_for(tr("Open a bundle"));
    driver.settle();
    tour.picture("forks-refused");
    driver.click(tr("Open"), 0);
    driver.wait_for(tr("Close"));
    driver.settle();
    tour.picture("forks-opened");
    driver.click(tr("Close"));
    driver.click(tr("Overview"));
    driver.settle();
    tour.picture("forks-overview");
}

}  // namespace noodkluis::app::desktop
