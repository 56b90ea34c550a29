// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/desktop/tour/chapters.h"
#include "app/desktop/tour/choose_file.h"
#include "app/sharing/card.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr char const* kPolice = "Politie Noorderwiel";
constexpr char const* kBrigade = "Brandweer Noorderwiel";
constexpr char const* kDraftFile = "diefstal.nkagreement";

/// The card of somebody new, as it would come by mail. Returns its fingerprint.
FingerprintGroups write_police_card(Path const& file, Timestamp now) {
    auto const key = crypto::minisign::SigningKey::generate();
    Card card;
    card.party = storage::PartyId::random();
    card.kind = storage::PartyKind::police;
    card.name = kPolice;
    card.device = "bureau";
    card.contact = "000-0000005";
    card.issued_at = now;
    card.expires_at = now + std::chrono::days{420};
    card.keys.card = key.public_key();
    card.keys.agreement = crypto::minisign::SigningKey::generate().public_key();
    card.keys.bundle = crypto::minisign::SigningKey::generate().public_key();
    card.keys.status = crypto::minisign::SigningKey::generate().public_key();
    card.epochs.push_back(
        {Week::containing(now), crypto::age::X25519Identity::generate().recipient()});
    if (auto const bytes = write_card(card, key)) {
        static_cast<void>(write_file(file, *bytes, Overwrite::yes));
    }
    return fingerprint_groups(identity_of(card));
}

std::string group_name(std::size_t group) {
    return fmt::format(fmt::runtime(tr("group {0}")), group + 1);
}

void compare(Tour& tour, FingerprintGroups const& groups) {
    auto& driver = tour.driver();
    driver.wait_for(tr("Keep as a partner"));
    for (std::size_t i = 0; i < 3; ++i) {
        driver.fill(group_name(i), groups[i]);
    }
    driver.fill(group_name(3), groups[3] == "00000" ? "00001" : "00000");
    tour.picture("agreements-compare-wrong");
    for (std::size_t i = 3; i < groups.size(); ++i) {
        driver.fill(group_name(i), groups[i]);
    }
    tour.picture("agreements-compare-right");
    driver.click(tr("Keep as a partner"));
    driver.wait_for(tr("Take a newer card…"));
    tour.picture("agreements-partner");
}

void draft(Tour& tour) {
    auto& driver = tour.driver();
    driver.click(tr("New agreement…"));
    driver.wait_for(tr("What it is called"));
    driver.choose(tr("With whom"), kBrigade);
    driver.fill(tr("What it is called"), tr("Theft"));
    driver.fill(tr("What for"), tr("Finding what was stolen"));
    driver.settle();
    tour.picture("agreements-draft");
    driver.point_at(tr("What for"));
    driver.wheel(-14);
    driver.settle();
    tour.picture("agreements-draft-fields");
    driver.wheel(-100);
    driver.settle();
    tour.picture("agreements-draft-end");
    driver.click(tr("Sign for our side"));
    driver.wait_for(tr("Save the draft for them…"));
    driver.settle();
    tour.picture("agreements-waiting");
    driver.click(tr("Save the draft for them…"));
    choose_file(driver, tour.files() / kDraftFile);
    driver.click(tr("Save here"));
    driver.wait_for(tr("Take in the signed one…"));
    driver.settle();
    tour.picture("agreements-saved");
}

/// The other side: what came is read, and signed.
void countersign(Tour& tour) {
    auto& driver = tour.driver();
    tour.open(tour.example().brigade);
    driver.drop(tour.files() / kDraftFile);
    driver.wait_for(tr("Sign"));
    driver.settle();
    tour.picture("agreements-to-sign");
    driver.click(tr("Sign"));
    driver.wait_for(tr("Save the agreement…"));
    driver.settle();
    tour.picture("agreements-signed");
}

}  // namespace

void agreements_chapter(Tour& tour) {
    auto& driver = tour.driver();
    auto const card = tour.files() / "politie.nkcard";
    auto const fingerprint = write_police_card(card, SystemClock().now());
    tour.open(tour.example().museum);
    driver.click(tr("Agreements"));
    driver.wait_for(tr("Renew the card…"));
    tour.picture("agreements-own-card");
    driver.drop(card);
    compare(tour, fingerprint);
    draft(tour);
    driver.click("Afspraak Raadhuis");
    driver.settle();
    tour.picture("agreements-in-force");
    driver.drop(tour.files() / "concept.nkagreement");
    driver.wait_for(tr("Not now"));
    tour.picture("agreements-came-in");
    tour.close();
    countersign(tour);
}

}  // namespace noodkluis::app::desktop
