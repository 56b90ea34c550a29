// SPDX-License-Identifier: Apache-2.0
#include <GLFW/glfw3.h>

#include "app/desktop/tour/chapters.h"
#include "app/sample/sample.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

/// Objects of the example's list, by their numbers.
constexpr char const* kFirst = "ZV-052";
constexpr char const* kSecond = "ZV-050";
constexpr char const* kThird = "ZV-011";

void entries(Tour& tour) {
    auto& driver = tour.driver();
    driver.wait_for(kFirst);
    tour.picture("lists-table");
    driver.click(tr("By room"));
    driver.frames();
    tour.picture("lists-by-room");
    driver.click(tr("By room"));
    driver.click(kSecond);
    driver.settle();  // the photo comes from the vault
    tour.picture("lists-entry");
    driver.press(GLFW_KEY_UP, GLFW_MOD_ALT);
    driver.drag(kThird, kFirst);
    driver.settle();
    tour.picture("lists-moved");
}

void side_panels(Tour& tour) {
    auto& driver = tour.driver();
    driver.click(tr("Changes"));
    driver.settle();
    tour.picture("lists-changes");
    driver.click(tr("History"));
    driver.settle();
    tour.picture("lists-history");
    driver.click(tr("Properties"));
    driver.frames();
    tour.picture("lists-properties");
    driver.click(tr("Review and approve"));
    driver.settle();
    tour.picture("lists-review");
    driver.click(tr("Approve"));
    driver.settle();
    tour.picture("lists-approved");
}

/// A new list, and the first one beside it.
void two_lists(Tour& tour) {
    auto& driver = tour.driver();
    driver.click(tr("New list"));
    driver.fill(tr("Name of the list"), "Water");
    tour.picture("lists-new");
    driver.click(tr("Make"));
    driver.settle();
    tour.picture("lists-empty");
    driver.click(tr("Compare"));
    driver.choose(tr("Which list beside it"), sample::kList);
    driver.wait_for(kFirst);
    driver.click(kFirst);
    driver.click(tr("Copy to the other list"), 1);
    driver.settle();
    tour.picture("lists-side-by-side");
}

}  // namespace

void lists_chapter(Tour& tour) {
    tour.open(tour.example().museum);
    tour.driver().click(tr("Lists"));
    entries(tour);
    side_panels(tour);
    two_lists(tour);
}

}  // namespace noodkluis::app::desktop
