// SPDX-License-Identifier: Apache-2.0
// Loaded before libc (LD_PRELOAD), it counts what a program does to the files under one folder and
// lets one of these steps go wrong:
//
//   FAULT_FOLDER  absolute path; other files are left alone
//   FAULT_MODE    kill    the process is killed before step FAULT_AT
//                 tear    before it half of what the step would write is written
//                 lose    before it all that was written and not synced is undone, as when the
//                         power fails; and so is what was renamed, linked or removed in a folder
//                         that was not synced since. Names of what was newly made stay
//                 error   step FAULT_AT fails with an I/O error
//                 full    from step FAULT_AT on nothing more can be written: no space
//                 frozen  nothing can be opened for writing or made: a read-only file system
//   FAULT_AT      number of the step, from 1
//   FAULT_COUNT   file that the number of steps is written to at the end
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "faults/name_changes.h"

using namespace noodkluis::test;

namespace {

/// What stood where something was written that is not synced yet.
struct Unsynced {
    int descriptor;  ///< of our own, never closed: closing gives up the locks of the process
    off_t offset;
    off_t size;  ///< of the file before
    std::vector<char> content;
};

struct State {
    std::string folder;
    std::string mode;
    long at = 0;
    long count = 0;
    bool in_shim = false;
    std::map<Inode, int> descriptors;
    std::vector<std::pair<Inode, Unsynced>> unsynced;
    NameChanges names;
    std::recursive_mutex mutex;
};

State& state() {
    static State* const all = [] {
        auto* const made = new State;
        auto const get = [](char const* name) {
            auto const* const value = std::getenv(name);
            return std::string(value != nullptr ? value : "");
        };
        made->folder = get("FAULT_FOLDER");
        made->mode = get("FAULT_MODE");
        made->at = std::strtol(get("FAULT_AT").c_str(), nullptr, 10);
        return made;
    }();
    return *all;
}

template <class Function>
Function* next(char const* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

bool is_inside(std::string_view path) {
    auto const& folder = state().folder;
    return !folder.empty() && path.starts_with(folder) &&
           (path.size() == folder.size() || path[folder.size()] == '/');
}
std::string absolute(int folder, char const* path) {
    if (path[0] == '/') {
        return path;
    }
    char base[PATH_MAX] = {};
    auto const link = "/proc/self/fd/" + std::to_string(folder);
    auto const* const result =
        folder == AT_FDCWD ? ::getcwd(base, sizeof base)
                           : (::readlink(link.c_str(), base, sizeof base - 1) > 0 ? base : nullptr);
    return result != nullptr ? std::string(base) + "/" + path : std::string();
}
bool is_inside_at(int folder, char const* path) {
    return is_inside(absolute(folder, path));
}
bool is_ours(int descriptor) {
    char path[PATH_MAX] = {};
    auto const link = "/proc/self/fd/" + std::to_string(descriptor);
    return ::readlink(link.c_str(), path, sizeof path - 1) > 0 && is_inside(path);
}

Inode inode_of(int descriptor) {
    struct stat about {};
    ::fstat(descriptor, &about);
    return {about.st_dev, about.st_ino};
}

void undo_unsynced() {
    auto& all = state().unsynced;
    for (auto entry = all.rbegin(); entry != all.rend(); ++entry) {
        auto const& old = entry->second;
        ::syscall(SYS_pwrite64, old.descriptor, old.content.data(), old.content.size(), old.offset);
        ::syscall(SYS_ftruncate, old.descriptor, old.size);
    }
}

using Kind = NameChanges::Kind;
void remember_name(Kind kind, std::string from, std::string to) {
    auto& all = state();
    if (all.mode == "lose") {
        all.names.remember(kind, std::move(from), std::move(to), all.folder);
    }
}
/// What `remember_name` told of, or not after all.
int name_changed(int result) {
    if (result != 0 && state().mode == "lose") {
        state().names.forget_last();
    }
    return result;
}

[[noreturn]] void end_now() {
    if (state().mode == "lose") {
        undo_unsynced();
        state().names.undo();
    }
    ::syscall(SYS_kill, ::getpid(), SIGKILL);
    for (;;) {
        ::pause();
    }
}

void remember(int descriptor, off_t offset, std::size_t size) {
    auto& all = state();
    if (all.mode != "lose") {
        return;
    }
    auto const inode = inode_of(descriptor);
    auto found = all.descriptors.find(inode);
    if (found == all.descriptors.end()) {
        auto const link = "/proc/self/fd/" + std::to_string(descriptor);
        auto const own = ::syscall(SYS_openat, AT_FDCWD, link.c_str(), O_RDWR | O_CLOEXEC, 0);
        found = all.descriptors.emplace(inode, static_cast<int>(own)).first;
    }
    struct stat about {};
    ::fstat(descriptor, &about);
    Unsynced old{found->second, offset, about.st_size, std::vector<char>(size)};
    auto const count =
        ::syscall(SYS_pread64, found->second, old.content.data(), old.content.size(), offset);
    old.content.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    all.unsynced.emplace_back(inode, std::move(old));
}

void forget(int descriptor) {
    auto const inode = inode_of(descriptor);
    std::erase_if(state().unsynced, [&](auto const& entry) { return entry.first == inode; });
    state().names.forget(inode);
}

/// Counts a step. Returns the error that it fails with, or 0; does not return when it ends here.
template <class Half>
int step(bool takes_space, Half write_half) {
    auto& all = state();
    ++all.count;
    if (all.mode == "full") {
        return takes_space && all.count >= all.at ? ENOSPC : 0;
    }
    if (all.count != all.at) {
        return 0;
    }
    if (all.mode == "error") {
        return EIO;
    }
    if (all.mode == "tear") {
        write_half();
    }
    if (all.mode == "kill" || all.mode == "tear" || all.mode == "lose") {
        end_now();
    }
    return 0;
}
int step(bool takes_space) {
    return step(takes_space, [] {});
}
int failed(int error) {
    errno = error;
    return -1;
}

struct AtEnd {
    AtEnd() = default;
    AtEnd(AtEnd const&) = delete;
    AtEnd& operator=(AtEnd const&) = delete;
    ~AtEnd() {
        if (auto const* const path = std::getenv("FAULT_COUNT"); path != nullptr) {
            if (auto* const file = std::fopen(path, "w"); file != nullptr) {
                std::fprintf(file, "%ld\n", state().count);
                std::fclose(file);
            }
        }
    }
} const at_end;

using Lock = std::scoped_lock<std::recursive_mutex>;

bool would_write(int flags) {
    return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) != 0;
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, void const* data, std::size_t size) {
    if (!is_ours(descriptor)) {
        return ::syscall(SYS_write, descriptor, data, size);
    }
    Lock const lock(state().mutex);
    auto const error = step(true, [&] { ::syscall(SYS_write, descriptor, data, size / 2); });
    if (error != 0) {
        return failed(error);
    }
    remember(descriptor, ::lseek(descriptor, 0, SEEK_CUR), size);
    return ::syscall(SYS_write, descriptor, data, size);
}
ssize_t pwrite64(int descriptor, void const* data, std::size_t size, off64_t offset) {
    if (!is_ours(descriptor)) {
        return ::syscall(SYS_pwrite64, descriptor, data, size, offset);
    }
    Lock const lock(state().mutex);
    auto const error =
        step(true, [&] { ::syscall(SYS_pwrite64, descriptor, data, size / 2, offset); });
    if (error != 0) {
        return failed(error);
    }
    remember(descriptor, offset, size);
    return ::syscall(SYS_pwrite64, descriptor, data, size, offset);
}
ssize_t pwrite(int descriptor, void const* data, std::size_t size, off_t offset) {
    return pwrite64(descriptor, data, size, offset);
}
ssize_t copy_file_range(int from, off64_t* from_at, int to, off64_t* to_at, std::size_t size,
                        unsigned flags) {
    return is_ours(to) ? failed(ENOSYS)
                       : ::syscall(SYS_copy_file_range, from, from_at, to, to_at, size, flags);
}
ssize_t sendfile(int to, int from, off_t* offset, std::size_t size) {
    return is_ours(to) ? failed(ENOSYS) : ::syscall(SYS_sendfile, to, from, offset, size);
}
int fsync(int descriptor) {
    if (!is_ours(descriptor)) {
        return static_cast<int>(::syscall(SYS_fsync, descriptor));
    }
    Lock const lock(state().mutex);
    if (auto const error = step(false); error != 0) {
        return failed(error);
    }
    forget(descriptor);
    return 0;  // the disk of a test has nothing to lose
}
int fdatasync(int descriptor) {
    return fsync(descriptor);
}
int ftruncate64(int descriptor, off64_t size) {
    if (is_ours(descriptor)) {
        Lock const lock(state().mutex);
        if (auto const error = step(true); error != 0) {
            return failed(error);
        }
        struct stat about {};
        ::fstat(descriptor, &about);
        remember(descriptor, size,
                 size < about.st_size ? static_cast<std::size_t>(about.st_size - size) : 0);
    }
    return static_cast<int>(::syscall(SYS_ftruncate, descriptor, size));
}
int ftruncate(int descriptor, off_t size) {
    return ftruncate64(descriptor, size);
}
int rename(char const* from, char const* to) {
    if (!is_inside_at(AT_FDCWD, to)) {
        return move_file(from, to);
    }
    Lock const lock(state().mutex);
    if (auto const error = step(false); error != 0) {
        return failed(error);
    }
    remember_name(Kind::renamed, absolute(AT_FDCWD, from), absolute(AT_FDCWD, to));
    return name_changed(move_file(from, to));
}
int link(char const* from, char const* to) {
    auto const make = [&] {
        return static_cast<int>(::syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
    };
    if (!is_inside_at(AT_FDCWD, to)) {
        return make();
    }
    Lock const lock(state().mutex);
    if (auto const error = step(false); error != 0) {
        return failed(error);
    }
    remember_name(Kind::linked, absolute(AT_FDCWD, from), absolute(AT_FDCWD, to));
    return name_changed(make());
}
int unlinkat(int folder, char const* path, int flags) {
    auto const remove_it = [&] {
        return static_cast<int>(::syscall(SYS_unlinkat, folder, path, flags));
    };
    if (!is_inside_at(folder, path)) {
        return remove_it();
    }
    Lock const lock(state().mutex);
    if (auto const error = step(false); error != 0) {
        return failed(error);
    }
    remember_name((flags & AT_REMOVEDIR) != 0 ? Kind::removed_folder : Kind::removed, {},
                  absolute(folder, path));
    return name_changed(remove_it());
}
int unlink(char const* path) {
    return unlinkat(AT_FDCWD, path, 0);
}
int rmdir(char const* path) {
    return unlinkat(AT_FDCWD, path, AT_REMOVEDIR);
}
int remove(char const* path) {
    struct stat about {};
    return ::lstat(path, &about) == 0 && S_ISDIR(about.st_mode) ? rmdir(path) : unlink(path);
}
int mkdir(char const* path, mode_t mode) {
    if (is_inside_at(AT_FDCWD, path)) {
        Lock const lock(state().mutex);
        if (state().mode == "frozen") {
            return failed(EROFS);
        }
        if (auto const error = step(true); error != 0) {
            return failed(error);
        }
    }
    return static_cast<int>(::syscall(SYS_mkdirat, AT_FDCWD, path, mode));
}
int open64(char const* path, int flags, ...) {
    std::va_list arguments;
    va_start(arguments, flags);
    auto const mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    if (state().mode == "frozen" && would_write(flags) && is_inside_at(AT_FDCWD, path)) {
        return failed(EROFS);
    }
    return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}
int open(char const* path, int flags, ...) {
    std::va_list arguments;
    va_start(arguments, flags);
    auto const mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return open64(path, flags, mode);
}
int mkostemp(char* path, int flags) {
    if (state().mode == "frozen" && is_inside_at(AT_FDCWD, path)) {
        return failed(EROFS);
    }
    return next<int(char*, int)>("mkostemp")(path, flags);
}

}  // extern "C"
