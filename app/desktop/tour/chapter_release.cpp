// SPDX-License-Identifier: Apache-2.0
#include <thread>

#include "app/desktop/tour/both_sides.h"
#include "app/desktop/tour/chapters.h"
#include "app/desktop/tour/choose_file.h"
#include "app/text/message.h"

// A bundle that two people sign for and that opens with a code; what its receipt tells, and how it
// is taken back.
namespace noodkluis::app::desktop {
namespace {

constexpr char const* kAgreementTitle = "Afspraak meldkamer";
constexpr char const* kApprover = "Noor";
constexpr char const* kHerPassphrase = "negen nette neushoorns niezen";
constexpr char const* kBundleFile = "meldkamer.nkbundle";
constexpr char const* kReceiptFile = "ontvangst.nkreceipt";
constexpr char const* kRevocation = "intrekking.nkrevocation";
constexpr char const* kNoCode = "00000 00000 00000 00000 00000 00000";
constexpr std::chrono::milliseconds kThinksTwice{2500};
constexpr std::chrono::seconds kSealing{60};

class Release {
  public:
    explicit Release(Tour& tour)
        : m_tour(tour), m_driver(tour.driver()), m_example(tour.fresh_example("release")) {
        BothSides sides(tour, m_example);
        sides.add_user(kApprover, storage::UserRole::approver, kHerPassphrase);
        sides.agree(kAgreementTitle, true, true);
    }

    void open_museum() {
        m_tour.open(m_example.museum);
        m_driver.click(tr("Sharing"));
        m_driver.settle();
    }
    void open_brigade() {
        m_tour.open(m_example.brigade);
        m_driver.click(tr("Received"));
        m_driver.wait_for(tr("Open a bundle"));
    }
    void save_as(char const* file) {
        choose_file(m_driver, m_tour.files() / file);
        m_driver.click(tr("Save here"));
        m_driver.wait_until_gone(tr("Save here"), kSealing);
        m_driver.settle();
    }

    void sign_first() {
        open_museum();
        m_driver.click(tr("Seal a list"));
        m_driver.wait_for(tr("Seal"));
        m_driver.choose(tr("which agreement"),
                        std::string(kAgreementTitle) + " (Brandweer Noorderwiel)");
        m_driver.settle();
        m_driver.click(tr("Seal"));
        save_as(kBundleFile);
        m_driver.wait_for(tr("Done"), kSealing);
        m_tour.picture_at_rest("release-first-signature");
        m_driver.click(tr("Done"));
        m_tour.picture_at_rest("release-waits-for-colleague");
    }
    void sign_second() {
        m_driver.application().show_start(m_example.museum.vault);
        m_driver.wait_for(tr("Passphrase"));
        m_driver.type(kHerPassphrase);
        m_driver.click(tr("Open"));
        m_driver.wait_for(tr("Overview"));
        m_driver.click(tr("Sharing"));
        m_driver.wait_for(tr("Sign and seal"));
        m_tour.picture_at_rest("release-second");
        m_driver.click(tr("Sign and seal"));
        save_as(kBundleFile);
        m_driver.wait_for(kBundleFile, kSealing);
        m_tour.picture_at_rest("release-sealed");
        m_driver.click(kBundleFile);
        m_tour.picture_at_rest("release-bundle");
        m_driver.click(tr("Show the code"));
        m_driver.wait_for(tr("Hide it"));
        m_tour.picture_at_rest("release-code");
    }
    /// First with a code that is none, then with the right one.
    void open_with_code() {
        std::string code;
        {
            BothSides sides(m_tour, m_example);
            code = sides.code_of(kBundleFile);
        }
        open_brigade();
        m_driver.drop(m_tour.files() / kBundleFile);
        m_driver.wait_for(tr("Open with this code"));
        m_tour.picture_at_rest("release-ask-code");
        m_driver.fill(tr("Code"), kNoCode);
        m_driver.click(tr("Open with this code"));
        m_tour.picture_at_rest("release-mistyped");
        m_driver.fill(tr("Code"), code);
        m_tour.picture_at_rest("release-typed");
        std::this_thread::sleep_for(kThinksTwice);
        m_driver.click(tr("Open with this code"));
        m_driver.wait_for(tr("Close"));
        m_driver.click(tr("Out"));
        std::this_thread::sleep_for(kThinksTwice);
        m_driver.click(tr("Drill"));
        m_driver.wait_for(tr("Damaged"));
        m_driver.click(tr("Next"));
        m_driver.click(tr("Covered in place"));
        m_driver.settle();
        m_driver.click(tr("Close"));
        m_driver.wait_for(tr("Save a receipt…"));
    }
    void send_receipt() {
        m_driver.click(tr("Save a receipt…"));
        save_as(kReceiptFile);
        m_tour.picture_at_rest("release-receipt-saved");
        open_museum();
        m_driver.drop(m_tour.files() / kReceiptFile);
        m_driver.wait_for(tr("Revoke…"));
        m_tour.picture_at_rest("release-receipt");
    }
    void take_back() {
        m_driver.click(tr("Revoke…"));
        m_tour.picture_at_rest("release-revoke");
        m_driver.click(tr("Revoke the bundle"));
        m_driver.wait_for(tr("Save the statement for them…"));
        m_tour.picture_at_rest("release-revoked");
        m_driver.click(tr("Save the statement for them…"));
        save_as(kRevocation);
        open_brigade();
        m_driver.drop(m_tour.files() / kRevocation);
        m_driver.settle();
        m_tour.picture("release-statement-came-in");
        m_driver.click(tr("Received"));
        m_tour.picture_at_rest("release-taken-back");
    }

  private:
    Tour& m_tour;
    Driver& m_driver;
    sample::Example m_example;
};

}  // namespace

void release_chapter(Tour& tour) {
    Release release(tour);
    release.sign_first();
    release.sign_second();
    release.open_with_code();
    release.send_receipt();
    release.take_back();
}

}  // namespace noodkluis::app::desktop
