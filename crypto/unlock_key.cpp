// SPDX-License-Identifier: Apache-2.0
#include "crypto/unlock_key.h"

#include "crypto/base/limits.h"
#include "crypto/slip39/slip39.h"

namespace noodkluis::crypto {
namespace {

constexpr std::size_t kVaultKeyBytes = 32;

}  // namespace

Result<CombinedShares> CombinedShares::of(std::span<slip39::Share const> shares) {
    NK_TRY(auto bytes, slip39::combine(shares));
    if (bytes.size() != kVaultKeyBytes) {
        return fail(ErrorCode::shares_wrong);
    }
    return CombinedShares(std::move(bytes));
}

Result<Secret> make_key_file(Path const& path) {
    auto bytes = Secret::random(limits::kKeyFileBytes);
    NK_CHECK(write_file(path, bytes.expose(), Overwrite::no));
    NK_TRY(auto const again, read_key_file(path));
    if (!again.equals(bytes.expose())) {
        return fail(ErrorCode::io_write, path.string(), "the disk gave back other bytes");
    }
    return bytes;
}

Result<Secret> read_key_file(Path const& path) {
    NK_TRY(auto file, File::open(path));
    NK_TRY(auto const size, file.size());
    if (size != limits::kKeyFileBytes) {
        return fail(ErrorCode::key_file_malformed, path.string(),
                    std::to_string(limits::kKeyFileBytes));
    }
    Secret bytes(limits::kKeyFileBytes);
    NK_CHECK(file.read_at(0, bytes.writable()));
    return bytes;
}

}  // namespace noodkluis::crypto
