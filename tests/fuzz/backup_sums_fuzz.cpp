// SPDX-License-Identifier: Apache-2.0
#include "crypto/random.h"
#include "fuzz/fuzz.h"
#include "storage/backup/backup_sums.h"

// checksums.txt of a backup: what is accepted is written again the same, but for its MAC.
namespace noodkluis::fuzz {

using namespace storage;

std::vector<Bytes> seeds() {
    BackupSums sums{{{{1, 2, 3}}, from_unix(1'800'000'000), {7, {9}}}, {}};
    auto const key = crypto::VaultKey::random();
    std::vector<Bytes> files{bytes_of(sums.text(key))};
    sums.files = {{"vault.keys", {1}}, {"received/a.nkbundle", {2}}, {"vault.db", {3}}};
    files.push_back(bytes_of(sums.text(key)));
    return files;
}

void feed(ByteView input) {
    auto const sums = BackupSums::parse(as_text(input), "input");
    if (!sums) {
        return;
    }
    static auto const key = crypto::VaultKey::random();
    auto const again = sums->text(key);
    constexpr std::size_t kMacLine = 71;
    NK_ASSERT(again.size() == input.size());
    NK_ASSERT(again.substr(0, again.size() - kMacLine) ==
              as_text(input.first(input.size() - kMacLine)));
    NK_ASSERT(BackupSums::parse(again, "again").has_value());
}

}  // namespace noodkluis::fuzz
