// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/agreement_sheet.h"

#include "app/sharing/draft_check.h"
#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

AgreementSheet only_sheet(storage::Vault& vault, Clock const& clock) {
    auto sheets = read_agreement_sheets(vault, clock);
    NK_REQUIRE_OK(sheets);
    REQUIRE(sheets->size() == 1);
    return sheets->front();
}

std::optional<Timestamp> when(AgreementSheet const& sheet, MomentKind kind) {
    for (auto const& moment : sheet.moments) {
        if (moment.kind == kind) {
            return moment.when;
        }
    }
    FAIL("no such moment");
    return std::nullopt;
}

}  // namespace

TEST_CASE("an agreement goes its way from draft to force on both sides", "[sharing]") {
    TwoVaults vaults;
    NK_REQUIRE_OK(draft_and_sign(vaults.museum, vaults.draft(), kNow));
    auto sheet = only_sheet(vaults.museum, vaults.clock);
    CHECK(sheet.state == AgreementState::waits_for_signature);
    CHECK(sheet.other().name == "brigade");
    CHECK(when(sheet, MomentKind::signed_here) == kNow);
    CHECK_FALSE(when(sheet, MomentKind::signed_there).has_value());

    auto const draft_path = vaults.folder / "draft.nkagreement";
    NK_REQUIRE_OK(save_agreement(vaults.museum, sheet.file.terms.id, draft_path, Overwrite::no));
    vaults.clock.advance(kDay);
    auto const now = vaults.clock.now();
    auto const received = inspect_agreement(vaults.brigade, draft_path, now);
    NK_REQUIRE_OK(received);
    CHECK(received->step == AgreementStep::sign);
    CHECK(received->own_role == AgreementRole::partner);
    // The museum has nothing to do with its own draft.
    NK_REQUIRE_ERROR(inspect_agreement(vaults.museum, draft_path, now), agreement_unsigned);

    auto const both = countersign(vaults.brigade, received->file, now);
    NK_REQUIRE_OK(both);
    auto const back_path = vaults.folder / "back.nkagreement";
    NK_REQUIRE_OK(save_agreement(vaults.brigade, both->terms.id, back_path, Overwrite::no));
    CHECK(inspect_agreement(vaults.brigade, back_path, now)->step == AgreementStep::nothing);
    auto const back = inspect_agreement(vaults.museum, back_path, now);
    NK_REQUIRE_OK(back);
    CHECK(back->step == AgreementStep::accept);
    NK_REQUIRE_OK(accept_agreement(vaults.museum, back->file, now));
    CHECK(inspect_agreement(vaults.museum, back_path, now)->step == AgreementStep::nothing);

    vaults.approve();
    static_cast<void>(vaults.seal("one.nkbundle"));
    sheet = only_sheet(vaults.museum, vaults.clock);
    CHECK(sheet.state == AgreementState::in_force);
    CHECK_FALSE(sheet.problem.has_value());
    CHECK(when(sheet, MomentKind::signed_there) == now);
    CHECK(when(sheet, MomentKind::sealed) == now);
    auto const theirs = only_sheet(vaults.brigade, vaults.clock);
    CHECK(when(theirs, MomentKind::signed_there) == kNow);
    CHECK(when(theirs, MomentKind::signed_here) == now);
}

TEST_CASE("an agreement whose partner was removed says what is wrong", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    NK_REQUIRE_OK(remove_partner(vaults.museum, "brigade", kNow));
    auto const sheet = only_sheet(vaults.museum, vaults.clock);
    REQUIRE(sheet.problem.has_value());
    CHECK(sheet.problem->code == ErrorCode::partner_unknown);
    CHECK(sheet.problem->subject == "brigade");
}

TEST_CASE("what an agreement says is in its sentences", "[sharing]") {
    TwoVaults vaults;
    auto draft = vaults.draft();
    draft.tlp = Tlp::red;
    draft.storage_place = "de meldkamer";
    auto const file = draft_and_sign(vaults.museum, draft, kNow);
    NK_REQUIRE_OK(file);
    CHECK(file->terms.tlp == Tlp::red);
    std::string all;
    for (auto const& sentence : sentences_of(file->terms)) {
        all += sentence + "\n";
    }
    for (auto const* const expected :
         {"museum", "brigade", "Brand", "Redden bij brand", "30 days", "TLP:RED", "de meldkamer"}) {
        INFO(expected);
        CHECK(all.find(expected) != std::string::npos);
    }
}

TEST_CASE("a draft without problems is one that can be signed", "[sharing]") {
    TwoVaults vaults;
    auto const whole = vaults.draft();
    CHECK(is_complete(whole, kNow));
    NK_REQUIRE_OK(draft_and_sign(vaults.museum, whole, kNow));
    auto const check = [&](DraftField field, auto const& change) {
        auto draft = whole;
        change(draft);
        CHECK_FALSE(problem_of(draft, field, kNow).empty());
        CHECK_FALSE(is_complete(draft, kNow));
        CHECK_FALSE(draft_and_sign(vaults.museum, draft, kNow).has_value());
    };
    check(DraftField::partner, [](auto& draft) { draft.partner.clear(); });
    check(DraftField::title, [](auto& draft) { draft.title.clear(); });
    check(DraftField::lists, [](auto& draft) { draft.lists.clear(); });
    check(DraftField::purpose, [](auto& draft) { draft.purpose.clear(); });
    check(DraftField::until, [](auto& draft) { draft.not_after = draft.not_before; });
    check(DraftField::bundle_validity, [](auto& draft) { draft.bundle_validity_max = 400 * kDay; });
    check(DraftField::fields, [](auto& draft) { draft.changes = {"+nothing"}; });
}

TEST_CASE("switching a field on and off again leaves the draft as it was", "[sharing]") {
    TwoVaults vaults;
    auto draft = vaults.draft();
    for (std::string const name : {"owner", "weight_kg", "reason", "photos:detail", "plans"}) {
        INFO(name);
        bool const was = is_disclosed(disclosure_of(draft).value(), name);
        NK_REQUIRE_OK(set_disclosed(draft, name, !was));
        CHECK(is_disclosed(disclosure_of(draft).value(), name) == !was);
        CHECK(draft.changes.size() == 1);
        NK_REQUIRE_OK(set_disclosed(draft, name, !was));
        CHECK(draft.changes.size() == 1);
        NK_REQUIRE_OK(set_disclosed(draft, name, was));
        CHECK(draft.changes.empty());
    }
    NK_REQUIRE_ERROR(set_disclosed(draft, "no-such-field", true), unknown_field);
    CHECK(draft.changes.empty());
}
