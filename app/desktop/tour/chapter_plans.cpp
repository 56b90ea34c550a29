// SPDX-License-Identifier: Apache-2.0
#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include "app/desktop/tour/chapters.h"
#include "app/desktop/tour/choose_file.h"
#include "app/report/paper.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

namespace {

/// Two pages, neither of which is the third.
Path write_two_pages(Path const& file) {
    Bytes pdf;
    Paper paper(
        [&](ByteView bytes) {
            pdf.insert(pdf.end(), bytes.begin(), bytes.end());
            return true;
        },
        "plan", "tour");
    paper.next_page();
    static_cast<void>(paper.finish().has_value() && write_file(file, pdf, Overwrite::yes));
    return file;
}

}  // namespace

void plans_chapter(Tour& tour) {
    auto& driver = tour.driver();
    tour.open(tour.example().museum);
    driver.click(tr("Plans"));
    driver.wait_for("ZV-020");
    driver.settle();
    tour.picture("plans");
    driver.click("ZV-023");
    driver.wait_for(tr("Close"));
    driver.settle();
    tour.picture("plans-object");
    driver.click(tr("Close"));
    driver.click(tr("Objects"));
    driver.frames();
    tour.picture("plans-objects");
    driver.click(tr("Close"));
    driver.point_at("ZV-023");
    driver.wheel(5);
    driver.settle();
    tour.picture("plans-zoomed");
    driver.click(tr("Fit"));

    driver.click(tr("Mark on the plan"));
    driver.frames();
    tour.picture("plans-marking");
    driver.drag("ZV-023", "ZV-057");
    driver.settle();
    tour.picture("plans-moved");
    driver.click(tr("Undo"));
    driver.settle();
    driver.click("0.4 Keuken");
    driver.click(tr("Draw route"));
    driver.click("0.1 Hal");
    driver.click("ZV-024");
    driver.click("0.4 Keuken");
    driver.frames();
    tour.picture("plans-route");
    driver.press(GLFW_KEY_ENTER);
    driver.settle();
    driver.click(tr("Undo"));
    driver.click(tr("Replace plan"));
    driver.frames();
    tour.picture("plans-picture");
    choose_file(driver, write_two_pages(tour.files() / "plan.pdf"));
    driver.wait_for(tr("Use this page"));
    tour.picture("plans-page");
    driver.fill(tr("Page"), "3");
    driver.click(tr("Use this page"));
    driver.settle();
    tour.picture("plans-no-page");
    driver.click(tr("Cancel"));
    driver.click(tr("Add a place"));
    driver.fill(tr("Floor"), "2");
    driver.frames();
    tour.picture("plans-place");
    driver.click(tr("Keep"));
    driver.wait_until_gone(tr("Keep"));
    driver.click(tr("Ready"));
    driver.settle();
}

}  // namespace noodkluis::app::desktop
