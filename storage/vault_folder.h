// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/file.h"

// The files of a vault, and how its folder comes into being. For vault.cpp.
namespace noodkluis::storage {

struct VaultPaths {
    Path folder;  ///< has a name: no separator at the end
    Path database;
    Path keys;
    Path lock;
    Path received;
    Path old_database;   ///< the copy from before the last schema update
    Path next_database;  ///< the same content under another key, while it is being made

    explicit VaultPaths(Path const& folder_as_given);
    /// For messages.
    [[nodiscard]] std::string name() const { return folder.filename().string(); }
    /// Errors: vault_not_found.
    [[nodiscard]] Status require_vault() const;
    /// The same without vault.keys, which shares can do without.
    [[nodiscard]] Status require_database() const;
    void remove_next_database() const;
};

/// A folder in the making, beside the place where it will be; removed unless it was moved there.
class NewFolder {
  public:
    /// Readable by the owner only. Errors: file_exists when there is anything at `destination`,
    /// io_write.
    [[nodiscard]] static Result<NewFolder> beside(Path const& destination);
    NewFolder(NewFolder&& other) noexcept;
    NewFolder& operator=(NewFolder&&) = delete;
    NewFolder(NewFolder const&) = delete;
    NewFolder& operator=(NewFolder const&) = delete;
    ~NewFolder();

    [[nodiscard]] Path const& path() const { return m_path; }
    [[nodiscard]] Status move_to_destination();
    /// The same with a folder in it; whatever else is in it goes.
    [[nodiscard]] Status move_to_destination(Path const& inner);

  private:
    NewFolder(Path path, Path destination)
        : m_path(std::move(path)), m_destination(std::move(destination)) {}
    Path m_path;  ///< empty once moved
    Path m_destination;
};

}  // namespace noodkluis::storage
