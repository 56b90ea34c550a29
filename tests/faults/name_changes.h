// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cerrno>
#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Part of the shim: calls the kernel itself.
namespace noodkluis::test {

struct Inode {
    dev_t device;
    ino_t number;
    friend auto operator<=>(Inode const&, Inode const&) = default;
};

inline int move_file(std::string const& from, std::string const& to) {
    return static_cast<int>(
        ::syscall(SYS_renameat2, AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), 0));
}

/// What folders were told and may forget when the power fails, as they are not synced since.
class NameChanges {
  public:
    enum class Kind : std::uint8_t { renamed, linked, removed, removed_folder };

    /// Before the change is made. What would be gone by it is kept beside `base`.
    void remember(Kind kind, std::string from, std::string to, std::string const& base) {
        struct stat about {};
        ::stat(to.substr(0, to.rfind('/') + 1).c_str(), &about);
        Change change{kind, {about.st_dev, about.st_ino}, std::move(from), std::move(to), {}};
        auto kept = base + ".kept-" + std::to_string(::getpid()) + "-" + std::to_string(++m_number);
        if (::syscall(SYS_linkat, AT_FDCWD, change.to.c_str(), AT_FDCWD, kept.c_str(), 0) == 0) {
            change.kept = std::move(kept);
        }
        m_changes.push_back(std::move(change));
    }
    /// It was not made. Leaves errno as it is.
    void forget_last() {
        int const error = errno;
        drop(m_changes.back());
        m_changes.pop_back();
        errno = error;
    }
    /// This folder is synced.
    void forget(Inode const& folder) {
        std::erase_if(m_changes, [&](Change const& change) {
            if (change.folder != folder) {
                return false;
            }
            drop(change);
            return true;
        });
    }
    void undo() {
        for (auto change = m_changes.rbegin(); change != m_changes.rend(); ++change) {
            if (change->kind == Kind::renamed) {
                move_file(change->to, change->from);
            } else if (change->kind == Kind::linked) {
                ::syscall(SYS_unlinkat, AT_FDCWD, change->to.c_str(), 0);
            } else if (change->kind == Kind::removed_folder) {
                ::syscall(SYS_mkdirat, AT_FDCWD, change->to.c_str(), 0700);
            }
            if (!change->kept.empty()) {
                move_file(change->kept, change->to);
            }
        }
    }

  private:
    struct Change {
        Kind kind;
        Inode folder;
        std::string from;
        std::string to;
        std::string kept;  ///< another name of what stood at `to`; may be empty
    };
    static void drop(Change const& change) {
        if (!change.kept.empty()) {
            ::syscall(SYS_unlinkat, AT_FDCWD, change.kept.c_str(), 0);
        }
    }
    std::vector<Change> m_changes;
    long m_number = 0;
};

}  // namespace noodkluis::test
