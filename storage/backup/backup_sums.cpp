// SPDX-License-Identifier: Apache-2.0
#include "storage/backup/backup_sums.h"

#include <charconv>

#include "storage/backup/backup_layout.h"

namespace noodkluis::storage {
namespace {

constexpr std::string_view kPurpose = "noodkluis/backup/v1";
constexpr std::string_view kBegin = "# noodkluis-backup-v1 vault=";
constexpr std::string_view kMac = "# mac=";
constexpr std::size_t kHashDigits = 64;

/// Everything but the line with the MAC.
std::string lines_of(BackupSums const& sums) {
    auto const& claims = sums.claims;
    std::string text(kBegin);
    text += claims.vault.text() + " made=" + format_time(claims.made_at) +
            " log=" + std::to_string(claims.head.sequence) + " head=" + to_hex(claims.head.hash) +
            "\n";
    for (auto const& file : sums.files) {
        text += to_hex(file.hash) + "  " + file.name + "\n";
    }
    return text;
}

/// Takes what stands between `before` and `after` off the front of `rest`; empty when they do not.
std::string_view take(std::string_view& rest, std::string_view before, char after) {
    auto const end = rest.find(after, before.size());
    if (!rest.starts_with(before) || end == std::string_view::npos) {
        rest = {};
        return {};
    }
    auto const taken = rest.substr(before.size(), end - before.size());
    rest.remove_prefix(end);
    return taken;
}

}  // namespace

std::string BackupSums::text(crypto::VaultKey const& key) const {
    auto const lines = lines_of(*this);
    auto const mac_key = key.derive(kPurpose, claims.vault.bytes);
    return lines + std::string(kMac) +
           to_hex(crypto::blake2b_256(as_bytes(lines), mac_key.expose())) + "\n";
}

Result<BackupSums> BackupSums::parse(std::string_view text, std::string const& name) {
    auto const bad = [&name] {
        return fail(ErrorCode::backup_damaged, name, std::string(kSumsEntry));
    };
    BackupSums sums;
    auto rest = text;
    auto const vault = VaultId::parse(take(rest, kBegin, ' '));
    auto const made_at = parse_time(take(rest, " made=", ' '));
    auto const sequence = take(rest, " log=", ' ');
    auto const hash = take(rest, " head=", '\n');
    auto& head = sums.claims.head;
    auto const number =
        std::from_chars(sequence.data(), sequence.data() + sequence.size(), head.sequence);
    if (!vault || !made_at || number.ec != std::errc() || !from_hex(hash, head.hash)) {
        return bad();
    }
    sums.claims.vault = *vault;
    sums.claims.made_at = *made_at;
    rest.remove_prefix(1);
    while (!rest.empty() && !rest.starts_with(kMac)) {
        File file;
        if (rest.size() < kHashDigits || !from_hex(rest.substr(0, kHashDigits), file.hash)) {
            return bad();
        }
        rest.remove_prefix(kHashDigits);
        file.name = take(rest, "  ", '\n');
        if (rest.empty()) {
            return bad();
        }
        rest.remove_prefix(1);
        sums.files.push_back(std::move(file));
    }
    // There is one way to write it, but for the value of the MAC, which needs the key.
    crypto::Hash256 mac{};
    if (rest.size() != kMac.size() + kHashDigits + 1 || rest.back() != '\n' ||
        !from_hex(rest.substr(kMac.size(), kHashDigits), mac) ||
        lines_of(sums) != text.substr(0, text.size() - rest.size())) {
        return bad();
    }
    return sums;
}

}  // namespace noodkluis::storage
