// SPDX-License-Identifier: Apache-2.0
#include "storage/backup/backup_sums.h"

#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::storage;

namespace {

BackupSums example() {
    return {{{{1, 2, 3}}, from_unix(1'800'000'000), {42, {9}}},
            {{"vault.keys", {1}}, {"vault.db", {2}}}};
}

}  // namespace

TEST_CASE("the checksums of a backup are read as they were written, in one spelling", "[backup]") {
    auto const key = crypto::VaultKey::random();
    auto const text = example().text(key);
    auto const sums = BackupSums::parse(text, "a");
    NK_REQUIRE_OK(sums);
    CHECK(sums->claims.vault == example().claims.vault);
    CHECK(sums->claims.made_at == example().claims.made_at);
    CHECK(sums->claims.head == example().claims.head);
    REQUIRE(sums->files.size() == 2);
    CHECK(sums->files[1].name == "vault.db");
    CHECK(sums->files[1].hash == example().files[1].hash);
    CHECK(sums->text(key) == text);
    CHECK(sums->text(crypto::VaultKey::random()) != text);

    auto const replaced = [&text](std::string_view from, std::string_view to) {
        auto changed = text;
        auto const at = changed.find(from);
        REQUIRE(at != std::string::npos);
        changed.replace(at, from.size(), to);
        return changed;
    };
    for (auto const& wrong :
         {std::string(), text + "\n", text.substr(1), text.substr(0, text.size() - 1),
          replaced("log=42", "log=042"), replaced("log=42", "log=+42"), replaced("log=42", "log="),
          replaced("made=2027-01-15T08:00:00Z", "made=2027-01-15T08:00Z"),
          replaced("backup-v1", "backup-v2"), replaced("  vault.db\n", " vault.db\n"),
          replaced("  vault.db\n", "  vault.db\r\n# "), replaced("# mac=", "# MAC="),
          replaced("vault=01", "vault=0A")}) {
        CAPTURE(wrong);
        NK_REQUIRE_ERROR(BackupSums::parse(wrong, "a"), backup_damaged);
    }
    // One bit anywhere makes it another text or none.
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto changed = text;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        auto const parsed = BackupSums::parse(changed, "a");
        CAPTURE(i);
        CHECK((!parsed || parsed->text(key) != changed));
    }
}
