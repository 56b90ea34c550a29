// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/share.h"

#include <functional>

#include "app/sharing/two_vaults.h"
#include "storage/repository/bundle_repository.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

/// The bundle with another signed description, by the bundle key of a vault.
Path described_anew(TwoVaults& vaults, Path const& bundle, storage::Vault& signer,
                    std::function<void(BundleComment&)> const& change) {
    auto parts = parts_of(read_file(bundle, 1 << 20).value());
    auto const old =
        crypto::minisign::Signature::parse(as_text(part(parts, "payload.age.minisig")), "old");
    auto claims = BundleComment::parse(old->claimed_comment(), "old").value();
    auto const key = own_signing_key(signer, storage::KeyPurpose::bundle);
    NK_REQUIRE_OK(key);
    claims.signer = key->public_key().key;
    change(claims);
    part(parts, "payload.age.minisig") = bytes_of(crypto::minisign::sign(
        *key, crypto::minisign::digest_of(part(parts, "payload.age")), claims.text()));
    auto path = vaults.folder / "anew.nkbundle";
    put_file(path, storage::write_container(parts).value());
    return path;
}

/// Cancels after so many questions whether it should.
class ImpatientJob final : public Job {
  public:
    explicit ImpatientJob(int patience) : m_patience(patience) {}
    [[nodiscard]] bool cancelled() const override { return m_patience-- <= 0; }

  private:
    mutable int m_patience;
};

}  // namespace

TEST_CASE("a list reaches the brigade under an agreement, and both remember it", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const file = vaults.seal("a.nkbundle");
    auto const opened = vaults.try_open(file);
    NK_REQUIRE_OK(opened);
    auto const list = opened->read("list.json", 1 << 20);
    NK_REQUIRE_OK(list);
    CHECK(as_text(*list).find("Kelk") != std::string_view::npos);
    auto const issued = storage::BundleRepository(vaults.museum.connection()).list_issued();
    auto const received = storage::BundleRepository(vaults.brigade.connection()).list_received();
    REQUIRE(issued.value().size() == 1);
    REQUIRE(received.value().size() == 1);
    CHECK(issued.value()[0].id == received.value()[0].id);
    CHECK(issued.value()[0].payload_hash == received.value()[0].payload_hash);
    CHECK(vaults.kept() == 1);
    // Opening it again adds nothing but an entry in the log.
    CHECK(vaults.open(file) == "ok");
    CHECK(vaults.kept() == 1);
}

TEST_CASE("nothing is sealed without an agreement in force and an approved list", "[sharing]") {
    TwoVaults vaults;
    CHECK(error_of(vaults.try_seal("x")) == "agreement-unknown");
    auto const drafted = draft_and_sign(vaults.museum, vaults.draft(), vaults.clock.now());
    NK_REQUIRE_OK(drafted);
    CHECK(error_of(vaults.try_seal("x")) == "agreement-unsigned");
    auto const both = countersign(vaults.brigade, *drafted, vaults.clock.now());
    NK_REQUIRE_OK(both);
    CHECK(error_of(vaults.try_seal("x")) == "agreement-unsigned");
    NK_REQUIRE_OK(accept_agreement(vaults.museum, *both, vaults.clock.now()));
    CHECK(error_of(vaults.try_seal("x")) == "list-not-approved");
    vaults.approve();
    CHECK(error_of(vaults.try_seal("x", {}, 31 * kDay)) == "window-too-long");
    CHECK(error_of(vaults.try_seal("x", 2 * kDay, 2 * kDay)) == "window-invalid");
    CHECK(error_of(vaults.try_seal("x", -2 * kDay, 2 * kDay)) == "window-invalid");
    CHECK(error_of(vaults.try_seal("x", 170 * kDay, 181 * kDay)) == "window-outside-agreement");
    CHECK(error_of(vaults.try_seal("x")) == "ok");
    CHECK(error_of(vaults.try_seal("x")) == "file-exists");
    vaults.clock.advance(180 * kDay);
    CHECK(error_of(vaults.try_seal("y")) == "agreement-expired");
    CHECK_FALSE(std::filesystem::exists(vaults.folder / "y"));
    CHECK(storage::BundleRepository(vaults.museum.connection()).list_issued().value().size() == 1);
}

TEST_CASE("a list outside the agreement is not sealed", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.make_list("Water");
    vaults.approve("Water");
    SealRequest const request{"Afspraak", "Water", vaults.clock.now(), vaults.clock.now() + kDay,
                              vaults.folder / "w"};
    auto const sealed = seal_list(vaults.museum, request, vaults.clock, vaults.job);
    CHECK(error_of(sealed) == "list-not-agreed");
    CHECK_FALSE(std::filesystem::exists(vaults.folder / "w"));
}

TEST_CASE("a change after approval goes out only after the next approval", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    Records records(vaults.museum, vaults.clock);
    auto object = object_by_number(records.objects, "W-1").value();
    object.short_name = "Beker";
    NK_REQUIRE_OK(vaults.museum.write([&] { return records.objects.update(object); }));
    auto const before = vaults.try_open(vaults.seal("before"));
    NK_REQUIRE_OK(before);
    CHECK(as_text(before->read("list.csv", 9999).value()).find("Kelk") != std::string_view::npos);
    vaults.approve();
    auto const after = vaults.try_open(vaults.seal("after"));
    NK_REQUIRE_OK(after);
    CHECK(as_text(after->read("list.csv", 9999).value()).find("Beker") != std::string_view::npos);
}

TEST_CASE("[T1] [T2] a bundle opens in its window only, and a refusal leaves nothing",
          "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const file = vaults.seal("a", 2 * kDay, 4 * kDay);
    CHECK(vaults.open(file) == "bundle-not-yet-valid");
    vaults.clock.set(kNow + 2 * kDay - std::chrono::seconds{1});
    CHECK(vaults.open(file) == "bundle-not-yet-valid");
    CHECK(vaults.kept() == 0);
    vaults.clock.set(kNow + 2 * kDay);
    CHECK(vaults.open(file) == "ok");
    vaults.clock.set(kNow + 4 * kDay - std::chrono::seconds{1});
    CHECK(vaults.open(file) == "ok");
    vaults.clock.set(kNow + 4 * kDay);
    CHECK(vaults.open(file) == "bundle-expired");
    CHECK(vaults.kept() == 1);
}

TEST_CASE("[T4] a clock that went back is noticed", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const file = vaults.seal("a");
    vaults.clock.set(kNow + 5 * kDay);
    CHECK(vaults.open(file) == "ok");
    vaults.clock.set(kNow + 5 * kDay - std::chrono::seconds{300});
    CHECK(vaults.open(file) == "ok");
    vaults.clock.set(kNow + 5 * kDay - std::chrono::seconds{301});
    CHECK(vaults.open(file) == "clock-went-back");
    CHECK(error_of(vaults.try_seal("b")) == "ok");  // the museum saw no later time
}

TEST_CASE("a clock that is more than a year ahead is believed only when the user says so",
          "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const file = vaults.seal("a");
    auto const floors = vaults.brigade.time_floors().value();
    vaults.clock.set(kNow + 401 * kDay);
    CHECK(vaults.open(file) == "clock-jumped");
    CHECK(error_of(vaults.try_seal("b")) == "clock-jumped");
    CHECK(vaults.brigade.time_floors().value() == floors);
    vaults.clock.set(kNow + kDay);
    NK_REQUIRE_OK(believe_clock(vaults.brigade, vaults.clock));
    CHECK(vaults.brigade.time_floors().value() == floors);
    CHECK(vaults.open(file) == "ok");
    vaults.clock.set(kNow + 402 * kDay);
    NK_REQUIRE_OK(believe_clock(vaults.brigade, vaults.clock));
    CHECK(vaults.brigade.time_floors().value().local == vaults.clock.now());
    CHECK(vaults.brigade.log().events().value().back().kind == storage::LogKind::clock_reset);
    CHECK(vaults.open(file) == "agreement-expired");
}

TEST_CASE("[T5] a signed time counts when the clock of the computer is behind", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    vaults.clock.advance(kDay);
    auto const short_one = vaults.seal("short", {}, std::chrono::hours{2});
    vaults.clock.advance(std::chrono::hours{3});
    auto const late_one = vaults.seal("late");
    // The clock of the brigade is three hours slow: to it, neither is over.
    vaults.clock.set(kNow + kDay);
    CHECK(vaults.open(late_one) == "ok");
    CHECK(vaults.open(short_one) == "bundle-expired");
}

TEST_CASE("[T6] a bundle from the future is refused and does not poison the vault", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const good = vaults.seal("good");
    vaults.clock.advance(3 * kDay);
    auto const future = vaults.seal("future");
    vaults.clock.set(kNow);
    CHECK(vaults.open(future) == "bundle-issued-in-future");
    CHECK(vaults.open(good) == "ok");
    CHECK(vaults.brigade.time_floors().value().signed_latest == kNow);
    CHECK(vaults.brigade.time_floors().value().local == kNow);
}

TEST_CASE("[R1] [R6] a bundle needs an agreement that the recipient has, in force", "[sharing]") {
    TwoVaults vaults;
    auto const drafted = draft_and_sign(vaults.museum, vaults.draft(), vaults.clock.now());
    auto const both = countersign(vaults.brigade, *drafted, vaults.clock.now());
    NK_REQUIRE_OK(accept_agreement(vaults.museum, *both, vaults.clock.now()));
    vaults.approve();
    auto const file = vaults.seal("a");
    CHECK(vaults.open(file) == "ok");
    SECTION("not after the partner was removed") {
        NK_REQUIRE_OK(remove_partner(vaults.brigade, "museum", vaults.clock.now()));
        CHECK(vaults.open(file) == "partner-unknown");
        NK_REQUIRE_OK(remove_partner(vaults.museum, "brigade", vaults.clock.now()));
        CHECK(error_of(vaults.try_seal("b")) == "partner-unknown");
    }
    SECTION("not when it is unknown") {
        auto other = vaults.create("other", storage::PartyKind::police, {9});
        vaults.pin(other, vaults.card_of(vaults.museum));
        auto const opened = open_received(other, file, vaults.clock, vaults.job);
        NK_REQUIRE_ERROR(opened, agreement_unknown);
    }
    SECTION("not after it ended") {
        vaults.clock.set(kNow + 179 * kDay);
        auto const last = vaults.seal("last", {}, std::chrono::hours{20});
        CHECK(vaults.open(last) == "ok");
        vaults.clock.set(kNow + 180 * kDay);
        CHECK(vaults.open(last) == "agreement-expired");
    }
}

TEST_CASE("[S13] another partner cannot sign under an agreement that is not its own", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const file = vaults.seal("a");
    auto other = vaults.create("museum-2", storage::PartyKind::institution, {4});
    vaults.pin(vaults.brigade, vaults.card_of(other));
    CHECK(vaults.open(described_anew(vaults, file, other, [](auto&) {})) == "signer-unknown");
    CHECK(vaults.kept() == 0);
}

TEST_CASE("[T3] a museum cannot give a bundle more time than was agreed", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const file = vaults.seal("a");
    auto const outcome = [&](std::function<void(BundleComment&)> const& change) {
        return vaults.open(described_anew(vaults, file, vaults.museum, change));
    };
    CHECK(outcome([](auto&) {}) == "ok");
    CHECK(outcome([](auto& c) { c.not_after = c.not_before; }) == "bundle-window-invalid");
    CHECK(outcome([](auto& c) { c.not_after = c.not_before + 31 * kDay; }) ==
          "bundle-window-invalid");
    CHECK(outcome([](auto& c) { c.not_before -= 2 * kDay; }) == "bundle-window-invalid");
    CHECK(outcome([](auto& c) { c.issued_at = c.not_before + std::chrono::hours{2}; }) ==
          "bundle-window-invalid");
    // Allowed by the agreement, but not what the manifest inside says.
    CHECK(outcome([](auto& c) { c.not_after += kDay; }) == "manifest-mismatch");
    CHECK(outcome([](auto& c) { c.sequence = 7; }) == "bundle-fork");
}

TEST_CASE("[R12] an older bundle is shown as superseded", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const first = vaults.seal("first");
    auto const second = vaults.seal("second");
    auto const newer = vaults.try_open(second);
    NK_REQUIRE_OK(newer);
    CHECK(newer->manifest().outer.sequence == 2);
    CHECK_FALSE(is_superseded(vaults.brigade, *newer).value());
    auto const older = vaults.try_open(first);
    NK_REQUIRE_OK(older);
    CHECK(is_superseded(vaults.brigade, *older).value());
}

TEST_CASE("[R13] two bundles with one number mean that a vault was copied", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const copy = vaults.folder / "copy.kluis";
    std::filesystem::copy(vaults.museum.folder(), copy, std::filesystem::copy_options::recursive);
    auto const first = vaults.seal("first");
    auto copied = storage::Vault::open(copy, TwoVaults::passphrase(), vaults.clock, vaults.job);
    NK_REQUIRE_OK(copied);
    SealRequest const request{"Afspraak", "Brand", vaults.clock.now(), vaults.clock.now() + kDay,
                              vaults.folder / "fork"};
    NK_REQUIRE_OK(seal_list(*copied, request, vaults.clock, vaults.job));
    CHECK(vaults.open(first) == "ok");
    CHECK(vaults.open(vaults.folder / "fork") == "bundle-fork");
    CHECK(vaults.kept() == 1);
}

TEST_CASE("a cancelled or refused opening leaves nothing behind", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const file = vaults.seal("a");
    auto damaged = read_file(file, 1 << 20).value();
    damaged[damaged.size() / 2] ^= 1;
    put_file(vaults.folder / "damaged.nkbundle", damaged);
    auto const refused = vaults.try_open(vaults.folder / "damaged.nkbundle");
    NK_REQUIRE_ERROR(refused, container_crc);
    CHECK(refused.error().subject == "damaged.nkbundle");
    CHECK(vaults.kept() == 0);
    bool opened = false;
    for (int patience = 0; !opened; ++patience) {
        INFO(patience);
        REQUIRE(patience < 100);
        ImpatientJob job(patience);
        auto const result = open_received(vaults.brigade, file, vaults.clock, job);
        opened = result.has_value();
        if (!opened) {
            NK_REQUIRE_ERROR(result, cancelled);
            CHECK(vaults.kept() == 0);
        }
    }
}

TEST_CASE("a bundle that cannot be recorded does not leave the house", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    NK_REQUIRE_OK(vaults.museum.connection().execute(
        "CREATE TEMP TRIGGER refuse BEFORE INSERT ON issued_bundle "
        "BEGIN SELECT RAISE(ABORT, 'no'); END"));
    CHECK(error_of(vaults.try_seal("x")) != "ok");
    CHECK_FALSE(std::filesystem::exists(vaults.folder / "x"));
}

TEST_CASE("a cancelled sealing leaves nothing behind", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const files = [&] {
        return std::distance(std::filesystem::directory_iterator(vaults.folder.path()),
                             std::filesystem::directory_iterator());
    };
    auto const before = files();
    bool sealed = false;
    for (int patience = 0; !sealed; ++patience) {
        REQUIRE(patience < 100);
        ImpatientJob job(patience);
        SealRequest const request{"Afspraak", "Brand", kNow, kNow + kDay, vaults.folder / "x"};
        auto const result = seal_list(vaults.museum, request, vaults.clock, job);
        sealed = result.has_value();
        if (!sealed) {
            NK_REQUIRE_ERROR(result, cancelled);
            CHECK(files() == before);
        }
    }
    CHECK(files() == before + 1);
}
