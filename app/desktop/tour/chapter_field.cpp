// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <thread>

#include <GLFW/glfw3.h>

#include "app/desktop/tour/chapters.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

// A double tap is no answer to the question of incident or drill.
constexpr std::chrono::milliseconds kThinking{700};

/// The time of a bundle ends while it is on the screen.
void expire(Tour& tour) {
    auto& driver = tour.driver();
    driver.click(tr("Open"));
    driver.wait_for(tr("Close"));
    tour.clock().set_ahead(std::chrono::days{60});
    driver.wait_until_gone(tr("Close"));
    tour.picture("received-expired");
}

/// What the overview says of a clock that cannot be right.
void doubt_clock(Tour& tour) {
    auto& driver = tour.driver();
    tour.clock().set_ahead(std::chrono::days{500});
    driver.click(tr("Overview"));
    driver.wait_for(tr("It is right"));
    tour.picture("overview-clock-ahead");
    tour.clock().set_ahead(-std::chrono::days{10});
    driver.click(tr("Settings"));
    driver.click(tr("Overview"));
    driver.wait_until_gone(tr("It is right"));
    tour.picture("overview-clock-behind");
}

}  // namespace

void field_chapter(Tour& tour) {
    auto& driver = tour.driver();
    tour.open(tour.example().brigade);
    driver.click(tr("Received"));
    driver.settle();
    tour.picture("received");
    driver.click(tr("Open"));
    driver.wait_for(tr("Close"));
    driver.settle();
    tour.picture("field");
    driver.click(tr("Out"));
    tour.picture("field-question");
    std::this_thread::sleep_for(kThinking);
    driver.click(tr("Drill"));
    driver.wait_for(tr("At the assembly point"));
    driver.click(tr("Damaged"));
    driver.wait_until_gone(tr("Damaged"));
    driver.click(tr("Next"));
    driver.click(tr("Covered in place"));
    driver.wait_until_gone(tr("Covered in place"));
    driver.click(tr("Next"));
    driver.click(tr("Not found"));
    driver.wait_until_gone(tr("Not found"));
    driver.press(GLFW_KEY_DOWN);
    driver.press(GLFW_KEY_RIGHT);
    driver.press(GLFW_KEY_ENTER);
    driver.wait_for(tr("Damaged"));
    driver.settle();
    tour.picture("field-marked");
    driver.click(tr("To do"));
    driver.click(tr("All classes"));
    driver.frames();
    tour.picture("field-to-do");
    driver.click(tr("Plan"));
    driver.settle();
    tour.picture("field-plan");
    driver.press(GLFW_KEY_ESCAPE);
    driver.click(tr("Photo"));
    driver.settle();
    tour.picture("field-photo");
    driver.press(GLFW_KEY_ESCAPE);
    driver.click(tr("Close"));
    driver.wait_for(tr("What was marked"));
    driver.click(tr("What was marked"));
    driver.frames();
    tour.picture("received-marks");
    expire(tour);
    doubt_clock(tour);
}

}  // namespace noodkluis::app::desktop
