// SPDX-License-Identifier: Apache-2.0
#include "app/session/recovery.h"

#include "app/report/recovery_sheet.h"
#include "app/session/log_sheet.h"
#include "app/session/open_vault.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/vault_fixture.h"

using namespace noodkluis;
using namespace noodkluis::app;
using test::secret_text;

namespace {

std::string text_of(crypto::Secret const& secret) {
    return std::string(as_text(secret.expose()));
}

/// The words with as many of them in a line, numbered or not.
std::string in_lines(std::string const& words, std::size_t in_line, bool numbered) {
    std::string out;
    std::size_t count = 0;
    std::size_t start = 0;
    while (start < words.size()) {
        auto const end = std::min(words.size(), words.find(' ', start));
        ++count;
        out += (numbered ? std::to_string(count) + ". " : "") + words.substr(start, end - start) +
               (count % in_line == 0 ? "\n" : " ");
        start = end + 1;
    }
    return out;
}

struct Sheets {
    test::VaultFixture fixture;
    storage::Vault vault = fixture.create();
    RecoverySheet key = make_key();
    std::vector<RecoverySheet> shares = make_shares();

    RecoverySheet make_key() {
        auto sheet = make_recovery_key(vault, fixture.clock);
        NK_REQUIRE_OK(sheet);
        return std::move(*sheet);
    }
    std::vector<RecoverySheet> make_shares() {
        auto sheets = make_recovery_shares(vault, 2, 3, fixture.clock);
        NK_REQUIRE_OK(sheets);
        return std::move(*sheets);
    }
    /// Whether what is in the text opens the vault.
    bool opens(std::string const& text) {
        auto const key_in_text = read_recovery_text(secret_text(text), "file");
        NK_REQUIRE_OK(key_in_text);
        auto const keys = crypto::KeysFile::open(fixture.folder() / "vault.keys");
        NK_REQUIRE_OK(keys);
        return keys->unlock(*key_in_text).has_value();
    }
};

}  // namespace

TEST_CASE("what is printed of a recovery key or of shares is read back", "[recovery]") {
    Sheets sheets;
    CHECK(sheets.opens(text_of(recovery_text(std::span(&sheets.key, 1)))));
    CHECK(sheets.opens(text_of(recovery_text(sheets.shares))));
    CHECK(sheets.opens(text_of(recovery_text(std::span(sheets.shares).last(2)))));
    auto const one = read_recovery_text(recovery_text(std::span(sheets.shares).first(1)), "file");
    NK_REQUIRE_ERROR(one, shares_too_few);
    CHECK(one.error().subject == "2");
    CHECK(one.error().detail == "1");
}

TEST_CASE("shares are read however they are laid out", "[recovery]") {
    Sheets sheets;
    auto const first = text_of(sheets.shares[0].text);
    auto const second = text_of(sheets.shares[1].text);
    CHECK(sheets.opens(first + "\n" + second));
    CHECK(sheets.opens(first + "\r\n\r\n" + second + "\r\n"));
    CHECK(sheets.opens(in_lines(first, 1, false) + "\n" + in_lines(second, 1, true)));
    CHECK(sheets.opens("# one\n" + in_lines(first, 7, true) + "\n# two\n" +
                       in_lines(second, 3, false)));
    CHECK(sheets.opens("\n\n" + text_of(sheets.key.text) + "\n"));
    for (std::string const nothing : {"", "\n\n", "# only remarks\n"}) {
        auto const none = read_recovery_text(secret_text(nothing), "file");
        NK_REQUIRE_ERROR(none, recovery_text_missing);
        CHECK(none.error().subject == "file");
    }
}

TEST_CASE("shares are typed one after another, and each mistake is told at once", "[recovery]") {
    Sheets sheets;
    RecoveryInput input;
    CHECK(input.missing() == 1);
    NK_REQUIRE_ERROR(input.add(secret_text("")), recovery_key_length);
    auto mistyped = text_of(sheets.shares[2].text);
    mistyped.replace(mistyped.rfind(' ') + 1, std::string::npos, "zzzz");
    NK_REQUIRE_ERROR(input.add(secret_text(mistyped)), share_word_unknown);
    CHECK(input.missing() == 1);
    NK_REQUIRE_OK(input.add(sheets.shares[2].text));
    CHECK(input.missing() == 1);
    CHECK(input.count() == 1);
    auto const twice = input.add(sheets.shares[2].text);
    NK_REQUIRE_ERROR(twice, share_twice);
    CHECK(twice.error().subject == "3");
    auto const others = make_recovery_shares(sheets.vault, 2, 2, sheets.fixture.clock);
    NK_REQUIRE_OK(others);
    NK_REQUIRE_ERROR(input.add(others->front().text), shares_mixed);
    NK_REQUIRE_ERROR(input.key(), shares_too_few);
    NK_REQUIRE_OK(input.add(sheets.shares[0].text));
    CHECK(input.missing() == 0);
    NK_REQUIRE_OK(input.key());
}

TEST_CASE("a recovery key with a typing mistake is taken for no share", "[recovery]") {
    Sheets sheets;
    for (int i = 0; i < 50; ++i) {
        auto typed = text_of(crypto::RecoveryKey::random().text());
        typed[static_cast<std::size_t>(i) % typed.size()] = 'b';
        RecoveryInput input;
        auto const status = input.add(secret_text(typed));
        NK_REQUIRE_ERROR(status, recovery_key_group);
    }
}

TEST_CASE("every way into the vault is listed, and removed by its id or kind", "[recovery]") {
    Sheets sheets;
    sheets.fixture.clock.advance(std::chrono::hours(1));
    auto const file = sheets.fixture.folder().parent_path() / "stick.nkkey";
    auto const slot =
        make_key_file_slot(sheets.vault, sheets.fixture.passphrase(), file, KeyFileUse::beside);
    NK_REQUIRE_OK(slot);
    NK_REQUIRE_ERROR(
        make_key_file_slot(sheets.vault, sheets.fixture.passphrase(), file, KeyFileUse::beside),
        file_exists);
    auto const ways = recovery_ways(sheets.vault);
    NK_REQUIRE_OK(ways);
    REQUIRE(ways->size() == 4);
    CHECK(ways->at(0).kind == crypto::SlotKind::passphrase);
    CHECK(ways->at(0).in_use);
    CHECK(ways->at(1).kind == crypto::SlotKind::recovery_key);
    CHECK(ways->at(1).id.starts_with(sheets.key.slot));
    CHECK(ways->at(2).kind == crypto::SlotKind::passphrase_and_file);
    CHECK(ways->at(2).made_at == sheets.fixture.clock.now());
    CHECK(ways->at(2).id == to_hex(*slot));
    CHECK_FALSE(ways->at(3).kind.has_value());
    CHECK(ways->at(3).needed == 2);
    CHECK(ways->at(3).count == 3);

    auto const slots = sheets.vault.slots().list();
    CHECK(find_slot(slots, sheets.key.slot).value() == slots.at(1).id);
    CHECK(find_slot(slots, "recovery-key").value() == slots.at(1).id);
    NK_REQUIRE_ERROR(find_slot(slots, ""), record_not_found);
    NK_REQUIRE_ERROR(find_slot(slots, "elsewhere"), record_not_found);
    NK_REQUIRE_ERROR(find_slot(slots, ways->at(3).id), shares_not_removable);
}

TEST_CASE("a key file for which no slot could be made does not stay", "[recovery]") {
    Sheets sheets;
    auto const file = sheets.fixture.folder().parent_path() / "stick.nkkey";
    NK_REQUIRE_ERROR(
        make_key_file_slot(sheets.vault, secret_text("short"), file, KeyFileUse::beside),
        passphrase_too_short);
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("the log tells of ways into the vault in words", "[recovery]") {
    Sheets sheets;
    auto const lines = read_log(sheets.vault);
    NK_REQUIRE_OK(lines);
    CHECK(lines->at(0).sentence ==
          "The vault key was given out in 3 shares, of which 2 are needed.");
    CHECK(lines->at(1).sentence == "A recovery key was made.");
}

TEST_CASE("sheets are a PDF with a page for each", "[recovery]") {
    Sheets sheets;
    auto const pdf = recovery_pdf(sheets.shares);
    NK_REQUIRE_OK(pdf);
    CHECK(text_of(*pdf).starts_with("%PDF-"));
    test::TemporaryFolder const folder;
    NK_REQUIRE_OK(write_file(folder / "shares.pdf", pdf->expose(), Overwrite::no));
    auto const kind = test::run("file " + (folder / "shares.pdf").string());
    CHECK(kind.output.find("PDF document") != std::string::npos);
    CHECK(kind.output.find("3 page") != std::string::npos);
    NK_REQUIRE_OK(recovery_pdf(std::span(&sheets.key, 1)));
}

TEST_CASE("a way in can be taken away when its owner has another", "[recovery]") {
    test::VaultFixture fixture;
    auto vault = fixture.create();
    auto const removable = [&] {
        std::vector<bool> all;
        auto const ways = recovery_ways(vault);
        NK_REQUIRE_OK(ways);
        for (auto const& way : *ways) {
            all.push_back(way.removable);
        }
        return all;
    };
    CHECK(removable() == std::vector<bool>{false});  // it is in use
    NK_REQUIRE_OK(make_recovery_key(vault, fixture.clock));
    NK_REQUIRE_OK(make_recovery_shares(vault, 2, 3, fixture.clock));
    CHECK(removable() == std::vector<bool>{false, true, false});
    NK_REQUIRE_OK(vault.add_user("Noor", storage::UserRole::reader,
                                 secret_text("negen nette neushoorns"), crypto::cheapest_kdf()));
    CHECK(removable() == std::vector<bool>{false, true, false, false});  // her only one
    NK_REQUIRE_OK(make_key_file_slot(vault, secret_text("zes zachte zeehonden"),
                                     fixture.folder().parent_path() / "stick.nkkey",
                                     KeyFileUse::beside));
    CHECK(removable() == std::vector<bool>{false, true, false, true, false});
}

TEST_CASE("of a vault that is in use is said where and since when", "[session]") {
    Error error{ErrorCode::vault_in_use, "museum.kluis",
                "process 4711 on kantoor on zolder since 2026-11-24T09:00:00Z"};
    auto const sentence = opening_message(error);
    for (auto const& part : {std::string("museum.kluis"), std::string("kantoor on zolder"),
                             std::string("4711"), display_time(from_unix(1'795'510'800))}) {
        INFO(sentence);
        CHECK(sentence.find(part) != std::string::npos);
    }
    for (auto const* const detail : {"another program", "process 4711 since now", ""}) {
        error.detail = detail;
        CHECK(opening_message(error) == message_of(error));
    }
    error.code = ErrorCode::wrong_passphrase;
    CHECK(opening_message(error) == message_of(error));
}
