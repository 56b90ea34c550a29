// SPDX-License-Identifier: Apache-2.0
// The ratchet of the keys of weeks, as vault.keys keeps it.
#include "crypto/base/byte_fields.h"
#include "crypto/key_slots.h"
#include "crypto/sealing.h"

namespace noodkluis::crypto {
namespace {

constexpr std::string_view kRatchetPurpose = "noodkluis/epoch/v1";

}  // namespace

Result<std::optional<EpochRatchet>> KeysFile::ratchet(VaultKey const& key) const {
    if (m_ratchet.empty()) {
        return std::nullopt;
    }
    auto const days = get_at<std::uint64_t>(m_ratchet, 0);
    auto value = unseal(key.derive(kRatchetPurpose, m_vault), ByteView(m_ratchet).subspan(8),
                        ByteView(m_ratchet).first(8));
    if (!value) {
        return fail(ErrorCode::keys_file_tampered, m_path.filename().string());
    }
    return EpochRatchet{std::chrono::sys_days(std::chrono::days(static_cast<int>(days))),
                        *std::move(value)};
}

void KeysFile::seal_ratchet(VaultKey const& key, EpochRatchet const& ratchet) {
    NK_ASSERT(ratchet.value.size() == 32);
    m_ratchet.assign(kRatchetSize, 0);
    put_at<std::uint64_t>(m_ratchet, 0,
                          static_cast<std::uint64_t>(ratchet.monday.time_since_epoch().count()));
    put_bytes_at(
        m_ratchet, 8,
        seal(key.derive(kRatchetPurpose, m_vault), ratchet.value, ByteView(m_ratchet).first(8)));
}

Status KeysFile::set_ratchet(VaultKey const& key, EpochRatchet const& ratchet) {
    auto next = *this;
    next.seal_ratchet(key, ratchet);
    return replace_with(key, key, std::move(next));
}

}  // namespace noodkluis::crypto
