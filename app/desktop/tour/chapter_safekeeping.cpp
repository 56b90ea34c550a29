// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include "app/desktop/tour/chapters.h"
#include "app/desktop/tour/choose_file.h"
#include "app/session/recovery.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::chrono::seconds kVerifying{60};
constexpr char const* kWithFile = "zes zachte zeehonden zingen";
constexpr std::streamoff kInThePictures = 200'000;  // bytes

void passphrase_of(Tour& tour, sample::ExampleVault const& vault) {
    tour.driver().wait_for(tr("Passphrase"));
    tour.driver().type(std::string(as_text(vault.passphrase.expose())));
}

void make_ways(Tour& tour) {
    auto& driver = tour.driver();
    driver.click(tr("Recovery key on paper…"));
    choose_file(driver, tour.files() / "recovery.pdf");
    driver.click(tr("Save here"));
    driver.wait_for(tr("Remove"), kVerifying);
    tour.picture("safekeeping-recovery");
    driver.click(tr("Key file on a stick…"));
    driver.fill(tr("Passphrase"), kWithFile);
    driver.fill(tr("The same passphrase again"), kWithFile);
    driver.settle();
    tour.picture("safekeeping-key-file");
    driver.click(tr("Make the key file…"));
    choose_file(driver, tour.files() / "stick.nkkey");
    driver.click(tr("Save here"));
    driver.wait_until_gone(tr("Cancel"), kVerifying);
    driver.wait_for(tr("Key file on a stick…"), kVerifying);
    driver.settle();
    tour.picture("safekeeping-key-file-made");
    driver.point_at(tr("Key file on a stick…"));
    driver.wheel(100);
    driver.click(tr("Remove"), 1);
    driver.settle();
    tour.picture("safekeeping-remove-way");
}

/// First all is in order; then a byte of the database is another one.
void check(Tour& tour, sample::ExampleVault const& vault) {
    auto& driver = tour.driver();
    driver.click(tr("Check the vault…"));
    driver.wait_for(tr("Check now"));
    tour.picture("start-check");
    passphrase_of(tour, vault);
    driver.click(tr("Check now"));
    driver.wait_for(tr("Check again"), kVerifying);
    tour.picture("start-check-good");
    {
        std::fstream file(vault.vault / "vault.db",
                          std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(kInThePictures);
        file.put('x');
    }
    driver.click(tr("Check again"));
    passphrase_of(tour, vault);
    driver.click(tr("Check now"));
    driver.wait_for(tr("Check again"), kVerifying);
    driver.wait_for(tr("Restore this backup"), kVerifying);
    tour.picture("start-check-damaged");
}

void restore(Tour& tour, sample::ExampleVault const& vault) {
    auto& driver = tour.driver();
    driver.click(tr("Restore this backup"));
    driver.wait_for(tr("Restore"));
    tour.picture("start-restore");
    passphrase_of(tour, vault);
    driver.click(tr("Restore"));
    driver.wait_for(tr("Open it"), kVerifying);
    tour.picture("start-restored");
    driver.click(tr("Open it"));
    passphrase_of(tour, vault);
    driver.click(tr("Open"));
    driver.wait_for(tr("Overview"));
}

/// vault.keys is gone, and two people bring their shares.
void recover(Tour& tour, sample::ExampleVault const& vault) {
    auto& driver = tour.driver();
    auto const file = [&] { return vault.vault / "vault.keys"; };
    std::vector<RecoverySheet> shares;
    {
        Job quiet;
        auto opened = storage::Vault::open(vault.vault, crypto::PassphraseKey(vault.passphrase),
                                           tour.clock(), quiet);
        auto made = opened ? make_recovery_shares(*opened, 2, 3, tour.clock())
                           : tl::unexpected(opened.error());
        if (!made) {
            driver.wait_for(message_of(made.error()));  // the tour fails with it
            return;
        }
        shares = std::move(*made);
    }
    std::filesystem::remove(file());
    driver.application().show_start(vault.vault);
    driver.click(tr("The passphrase is lost"));
    driver.wait_for(tr("Recovery key or share"));
    driver.type(std::string(as_text(shares[0].text.expose())));
    driver.click(tr("Use it"));
    driver.wait_for(tr("Another share"));
    driver.type(std::string(as_text(shares[2].text.expose())));
    driver.click(tr("Use it"));
    driver.wait_for(tr("The same passphrase again"));
    driver.fill(tr("Passphrase"), kWithFile);
    driver.fill(tr("The same passphrase again"), kWithFile);
    driver.settle();
    driver.click(tr("Open"));
    driver.wait_for(tr("Go on"), kVerifying);
    tour.picture("start-recovered");
    driver.click(tr("Go on"));
    driver.wait_for(tr("Overview"));
}

}  // namespace

void safekeeping_chapter(Tour& tour) {
    auto& driver = tour.driver();
    auto const example = tour.fresh_example("safekeeping");
    tour.open(example.museum);
    driver.click(tr("Safekeeping"));
    driver.wait_for(tr("Make a backup…"));
    tour.picture("safekeeping");
    driver.click(tr("Make a backup…"));
    choose_file(driver, tour.files());
    driver.click(tr("Choose this folder"));
    driver.wait_for(tr("Recovery key on paper…"), kVerifying);
    driver.wait_until_gone(tr("Cancel"), kVerifying);
    tour.picture("safekeeping-backup");
    make_ways(tour);
    check(tour, example.museum);
    restore(tour, example.museum);
    tour.close();
    driver.application().show_start(example.museum.vault);
    driver.click(tr("The passphrase is lost"));
    driver.frames();
    tour.picture("start-recover");
    recover(tour, example.brigade);
}

}  // namespace noodkluis::app::desktop
