// SPDX-License-Identifier: Apache-2.0
#include <GLFW/glfw3.h>

#include "app/desktop/tour/chapters.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

void files_chapter(Tour& tour) {
    auto& driver = tour.driver();
    auto const vault = tour.example().museum.vault;
    auto const folder = tour.files() / "files";
    std::error_code error;
    for (auto const* name : {"Collectie 2025", "Collectie 2026", "Rampenplan"}) {
        std::filesystem::create_directories(folder / name, error);
    }
    tour.close();
    driver.click(tr("Open another vault"));
    driver.wait_for(tr("type to search here"));
    // A path that is typed shows what can follow it.
    driver.click(tr("type to search here"));
    driver.type(vault.parent_path().string() + "/");
    driver.wait_for(vault.filename().string());
    tour.picture("files-type");
    driver.press(GLFW_KEY_ENTER);
    driver.wait_for(tr("type to search here"));
    driver.click(vault.filename().string());
    tour.picture("files-vault");
    driver.click(tr("Cancel"));
    driver.click(tr("We keep a collection"));
    driver.click(tr("Choose the folder"));
    driver.wait_for(tr("type to search here"));
    driver.click(tr("type to search here"));
    driver.type((folder / "").string());
    driver.press(GLFW_KEY_ENTER);
    driver.wait_for("Rampenplan");
    driver.type("2026");
    driver.wait_until_gone("Rampenplan");
    tour.picture("files-folder");
    driver.click(tr("Choose this folder"));
    driver.click(tr("Back"));
}

}  // namespace noodkluis::app::desktop
