// SPDX-License-Identifier: Apache-2.0
#include <GLFW/glfw3.h>

#include "app/desktop/tour/chapters.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr char const* kColleague = "Noor";
constexpr char const* kTheirPassphrase = "negen nette neushoorns niezen";
constexpr std::chrono::seconds kDeriving{60};

}  // namespace

void users_chapter(Tour& tour) {
    auto& driver = tour.driver();
    tour.open(tour.example().museum);
    driver.click(tr("Users"));
    driver.settle();
    tour.picture("users");
    driver.click(tr("Add a user"));
    driver.fill(tr("Name"), kColleague);
    driver.choose(tr("Role"), tr("approver"));
    driver.fill(tr("Passphrase"), kTheirPassphrase);
    driver.fill(tr("The same passphrase again"), kTheirPassphrase);
    tour.picture("users-add");
    driver.click(tr("Add"));
    driver.wait_for(kColleague, kDeriving);
    tour.picture("users-added");
    driver.click(kColleague);
    driver.click(tr("Remove"));
    tour.picture("users-remove");
    driver.click(tr("Remove this user"));
    driver.wait_for(tr("Not now"), kDeriving);
    driver.settle();
    tour.picture("users-removed");
    driver.click(tr("Not now"));
    driver.click(tr("Change my passphrase"));
    tour.picture("users-passphrase");
    driver.click(tr("Give the vault another key"));
    tour.picture("users-key");
    driver.click(tr("Encrypt everything anew"));
    driver.wait_until_gone(tr("Encrypt everything anew"), kDeriving);
    driver.settle();
    tour.picture("users-key-changed");
}

}  // namespace noodkluis::app::desktop
