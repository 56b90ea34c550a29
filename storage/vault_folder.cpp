// SPDX-License-Identifier: Apache-2.0
#include "storage/vault_folder.h"

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace noodkluis::storage {
namespace {

Path without_separator(Path const& path) {
    Path const normal = path.lexically_normal();
    return normal.has_filename() ? normal : normal.parent_path();
}

tl::unexpected<Error> write_error(Path const& path, int error) {
    return fail(ErrorCode::io_write, path.string(), std::generic_category().message(error));
}

}  // namespace

VaultPaths::VaultPaths(Path const& folder_as_given)
    : folder(without_separator(folder_as_given)),
      database(folder / "vault.db"),
      keys(folder / "vault.keys"),
      lock(folder / "vault.lock"),
      received(folder / "received"),
      old_database(folder / "vault-before-update.db"),
      next_database(folder / "vault-next.db") {}

void VaultPaths::remove_next_database() const {
    for (char const* const end : {"", "-wal", "-shm", "-journal"}) {
        std::error_code ignored;
        std::filesystem::remove(next_database.string() + end, ignored);
    }
}

Status VaultPaths::require_vault() const {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(keys, ignored)) {
        return fail(ErrorCode::vault_not_found, folder.string());
    }
    return require_database();
}

Status VaultPaths::require_database() const {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(database, ignored)) {
        return fail(ErrorCode::vault_not_found, folder.string());
    }
    return {};
}

Result<NewFolder> NewFolder::beside(Path const& destination) {
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(destination, ignored))) {
        return fail(ErrorCode::file_exists, destination.string());
    }
    std::string name = destination.string() + ".XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) {
        return write_error(destination, errno);
    }
    return NewFolder(name, destination);
}

NewFolder::NewFolder(NewFolder&& other) noexcept
    : m_path(std::move(other.m_path)), m_destination(std::move(other.m_destination)) {
    other.m_path.clear();
}

NewFolder::~NewFolder() {
    if (!m_path.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
}

Status NewFolder::move_to_destination() {
    NK_CHECK(move_to_destination(m_path));
    m_path.clear();
    return {};
}

Status NewFolder::move_to_destination(Path const& inner) {
    NK_CHECK(sync_folder(inner));
    std::error_code error;
    std::filesystem::rename(inner, m_destination, error);
    if (error) {
        return write_error(m_destination, error.value());
    }
    return sync_folder(m_destination.parent_path());
}

}  // namespace noodkluis::storage
