// SPDX-License-Identifier: Apache-2.0
#include "support/write_watch.h"

#include <cerrno>
#include <utility>

#include <sys/syscall.h>
#include <unistd.h>

// The linker takes these functions before those of the C library, for the shared libraries too.
// Each is the system call and nothing more while nobody watches.
namespace {

thread_local std::function<bool()> watcher;
thread_local bool asking = false;

bool refused() {
    if (!watcher || asking) {
        return false;
    }
    asking = true;
    bool const may = watcher();
    asking = false;
    return !may;
}

long failed() {
    errno = EIO;
    return -1;
}

long write_some(int file, void const* bytes, std::size_t size) {
    if (refused()) {
        static_cast<void>(syscall(SYS_write, file, bytes, size / 2));
        return failed();
    }
    return syscall(SYS_write, file, bytes, size);
}

long write_some_at(int file, void const* bytes, std::size_t size, long at) {
    if (refused()) {
        static_cast<void>(syscall(SYS_pwrite64, file, bytes, size / 2, at));
        return failed();
    }
    return syscall(SYS_pwrite64, file, bytes, size, at);
}

long sync_file(long call, int file) {
    return refused() ? failed() : syscall(call, file);
}

}  // namespace

extern "C" {

ssize_t write(int file, void const* bytes, size_t size) {
    return write_some(file, bytes, size);
}
ssize_t pwrite(int file, void const* bytes, size_t size, off_t at) {
    return write_some_at(file, bytes, size, at);
}
// Where offsets have 64 bits anyway, the one above is called pwrite64, and this one has no name.
ssize_t pwrite_by_name(int file, void const* bytes, size_t size, off_t at) asm("pwrite");
ssize_t pwrite_by_name(int file, void const* bytes, size_t size, off_t at) {
    return write_some_at(file, bytes, size, at);
}
int fsync(int file) {
    return static_cast<int>(sync_file(SYS_fsync, file));
}
int fdatasync(int file) {
    return static_cast<int>(sync_file(SYS_fdatasync, file));
}

}  // extern "C"

namespace noodkluis::test {

WriteWatch::WriteWatch(std::function<bool()> may_write) {
    watcher = std::move(may_write);
}

WriteWatch::~WriteWatch() {
    watcher = nullptr;
}

}  // namespace noodkluis::test
