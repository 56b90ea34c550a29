// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/chapters.h"
#include "app/desktop/tour/choose_file.h"
#include "app/exchange/photos.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::chrono::seconds kAddingPhotos{60};

/// A picture of one colour as a file.
void paint(Path const& file, Byte red, Byte green, Byte blue) {
    Pixels pixels{320, 240, {}};
    for (int i = 0; i < pixels.width * pixels.height; ++i) {
        pixels.rgb.insert(pixels.rgb.end(), {red, green, blue});
    }
    if (auto const png = encode_png(pixels)) {
        static_cast<void>(write_file(file, *png, Overwrite::yes));
    }
}

}  // namespace

void photos_chapter(Tour& tour) {
    auto& driver = tour.driver();
    auto const folder = tour.files() / "fotos";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    paint(folder / "ZV-001_2.png", 120, 90, 60);
    paint(folder / "ZV-002 in situ.png", 90, 120, 60);
    paint(folder / "ZV-002 achterkant.png", 60, 90, 120);
    paint(folder / "onbekend.png", 60, 60, 60);
    static_cast<void>(write_file(folder / "ZV-003.jpg", as_bytes("kapot"), Overwrite::yes));
    tour.open(tour.example().museum);
    driver.click(tr("Collection"));
    driver.click(tr("Photos from a folder"));
    choose_file(driver, folder);
    driver.click(tr("Choose this folder"));
    driver.wait_for(tr("Add the photos that fit"));
    driver.settle();
    tour.picture("photos-fit");
    driver.click(tr("Add the photos that fit"));
    driver.wait_for(tr("Done"), kAddingPhotos);
    driver.settle();
    tour.picture("photos-added");
    driver.click(tr("Done"));
}

}  // namespace noodkluis::app::desktop
