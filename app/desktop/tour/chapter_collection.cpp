// SPDX-License-Identifier: Apache-2.0
#include <GLFW/glfw3.h>

#include "app/desktop/tour/chapters.h"
#include "app/exchange/photos.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

void look_at_objects(Tour& tour) {
    auto& driver = tour.driver();
    driver.click("ZV-006");
    driver.wait_for(tr("Put on a list"));
    tour.picture("collection-object");
    driver.point_at(tr("Put on a list"));
    driver.wheel(-200);
    tour.picture("collection-object-history");
    driver.wheel(200);
    driver.click(tr("Look closer"));
    driver.wait_for(tr("Whole photo"));
    driver.settle();
    tour.picture("collection-photo");
    driver.click(tr("Closer"));
    driver.click(tr("Closer"));
    tour.picture("collection-photo-closer");
    driver.press(GLFW_KEY_ESCAPE);
    driver.press(GLFW_KEY_ESCAPE);
}

void filter_and_search(Tour& tour) {
    auto& driver = tour.driver();
    driver.click(tr("Filters"));
    driver.wait_for(tr("No weight"));
    driver.settle();
    driver.click(tr("No short name"));
    driver.settle();
    tour.picture("collection-filters");
    driver.press(GLFW_KEY_ESCAPE);
    driver.press(GLFW_KEY_F, GLFW_MOD_CONTROL);
    driver.type("zil");
    driver.settle();
    tour.picture("collection-search");
    driver.type("xyz");
    driver.wait_for(tr("Show all objects"));
    driver.settle();
    tour.picture("collection-nothing");
    driver.click(tr("Show all objects"));
}

void choose_many(Tour& tour) {
    auto& driver = tour.driver();
    driver.click("ZV-003");
    driver.press(GLFW_KEY_A, GLFW_MOD_CONTROL);
    driver.click(tr("Set a field"));
    driver.choose(tr("Field"), label_of_field("owner"));
    driver.fill(label_of_field("owner"), "Gemeente Wielpoort");
    tour.picture("collection-set-field");
    driver.click(tr("Put on a list"));
    driver.settle();
    tour.picture("collection-put-on-list");
    driver.click(tr("Choose none"));
    driver.press(GLFW_KEY_ESCAPE);
}

}  // namespace

void collection_chapter(Tour& tour) {
    auto& driver = tour.driver();
    tour.open(tour.example().museum);
    driver.click(tr("Collection"));
    driver.wait_for("ZV-001");
    tour.picture("collection");
    look_at_objects(tour);
    filter_and_search(tour);
    choose_many(tour);
    driver.click(tr("Columns"));
    tour.picture("collection-columns");
    driver.click(tr("New object"));
    driver.fill(label_of_field("accession_number"), "ZV-900");
    tour.picture("collection-new");
    driver.click(tr("Add object"));
    driver.wait_for("ZV-900");
    tour.picture("collection-added");
}

}  // namespace noodkluis::app::desktop
