// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/chapters.h"
#include "app/desktop/tour/choose_file.h"
#include "app/text/labels.h"
#include "app/text/message.h"

// What was agreed, through the years: who may see what, a renewal, a renewed card, the end.
namespace noodkluis::app::desktop {
namespace {

constexpr char const* kPromise = "Afspraak Raadhuis";
constexpr char const* kPromisedTo = "Brandweer Noorderwiel";
constexpr char const* kRenewalFile = "verlenging.nkagreement";
constexpr char const* kRenewedFile = "verlengd.nkagreement";
constexpr char const* kNewCard = "brandweer-nieuw.nkcard";
constexpr char const* kStatement = "opgeschort.nkrevocation";
constexpr std::chrono::days kAYearAlmost{370};

class Promises {
  public:
    explicit Promises(Tour& tour)
        : m_tour(tour), m_driver(tour.driver()), m_example(tour.fresh_example("promises")) {}

    void open_museum() {
        m_tour.open(m_example.museum);
        m_driver.click(tr("Agreements"));
        m_driver.wait_for(kPromise);
    }
    void open_brigade() {
        m_tour.open(m_example.brigade);
        m_driver.click(tr("Agreements"));
        m_driver.wait_for(kPromise);
    }
    void save_as(char const* file) {
        choose_file(m_driver, m_tour.files() / file);
        m_driver.click(tr("Save here"));
        m_driver.wait_for(kPromise);
        m_driver.settle();
    }

    void draft_renewal() {
        m_driver.click(tr("Who may see what today"));
        m_tour.picture_at_rest("promises-today");
        m_driver.click(kPromise);
        m_driver.click(tr("Renew…"));
        m_driver.wait_for(tr("Until the end of"));
        m_tour.picture_at_rest("promises-renew");
        m_driver.click(label_of_field("owner"));
        m_tour.picture_at_rest("promises-renew-fields");
        m_driver.wheel(-100);
        m_tour.picture_at_rest("promises-renew-end");
        m_driver.click(tr("Sign the renewal"));
        m_driver.wait_for(tr("Save the renewal for them…"));
        m_tour.picture_at_rest("promises-waiting");
        m_driver.click(tr("Save the renewal for them…"));
        save_as(kRenewalFile);
    }
    void sign_renewal() {
        open_brigade();
        m_driver.drop(m_tour.files() / kRenewalFile);
        m_driver.wait_for(tr("Sign"));
        m_tour.picture_at_rest("promises-to-sign");
        m_driver.click(tr("Sign"));
        m_driver.click(tr("Save the agreement…"));
        save_as(kRenewedFile);
        open_museum();
        m_driver.drop(m_tour.files() / kRenewedFile);
        m_driver.wait_for(tr("Take it in"));
        m_tour.picture_at_rest("promises-came-back");
        m_driver.click(tr("Take it in"));
        m_driver.wait_for(tr("Seal a list"));
        m_tour.picture_at_rest("promises-renewed");
    }
    void suspend() {
        m_driver.click(tr("Suspend"));
        m_driver.wait_for(tr("Save the statement for them…"));
        m_tour.picture_at_rest("promises-suspended");
        m_driver.click(tr("Save the statement for them…"));
        save_as(kStatement);
        open_brigade();
        m_driver.drop(m_tour.files() / kStatement);
        m_driver.settle();
        m_driver.click(kPromise);
        m_tour.picture_at_rest("promises-suspended-there");
    }
    /// Nearly a year later.
    void renew_card() {
        m_tour.clock().set_ahead(kAYearAlmost);
        m_tour.open(m_example.brigade);
        m_driver.click(tr("Agreements"));
        m_driver.wait_for(tr("Renew the card…"));
        m_tour.picture_at_rest("promises-own-card");
        m_driver.click(tr("Renew the card…"));
        save_as(kNewCard);
        m_tour.picture_at_rest("promises-own-card-renewed");
        m_tour.open(m_example.museum);
        m_driver.settle();
        m_tour.picture("promises-overview");
        m_driver.click(tr("Agreements"));
        m_driver.click(kPromisedTo);
        m_tour.picture_at_rest("promises-partner-expires");
        m_driver.drop(m_tour.files() / kNewCard);
        m_driver.wait_for(tr("Take the newer card"));
        m_tour.picture_at_rest("promises-newer-card");
        m_driver.click(tr("Take the newer card"));
        m_driver.wait_for(tr("Take a newer card…"));
        m_tour.picture_at_rest("promises-partner");
    }
    void end() {
        m_driver.click(kPromise);
        m_driver.click(tr("Let it hold again"));
        m_driver.wait_for(tr("Suspend"));
        m_driver.click(tr("End…"));
        m_driver.wait_for(tr("End the agreement"));
        m_tour.picture_at_rest("promises-end");
        m_driver.click(tr("End the agreement"));
        m_driver.wait_for(tr("Save the statement for them…"));
        m_tour.picture_at_rest("promises-ended");
        m_driver.click(tr("Who may see what today"));
        m_tour.picture_at_rest("promises-today-ended");
    }

  private:
    Tour& m_tour;
    Driver& m_driver;
    sample::Example m_example;
};

}  // namespace

void promises_chapter(Tour& tour) {
    Promises promises(tour);
    promises.open_museum();
    promises.draft_renewal();
    promises.sign_renewal();
    promises.suspend();
    promises.renew_card();
    promises.end();
}

}  // namespace noodkluis::app::desktop
