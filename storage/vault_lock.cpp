// SPDX-License-Identifier: Apache-2.0
#include "storage/vault_lock.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace noodkluis::storage {
namespace {

constexpr std::size_t kHolderBytesMax = 512;

std::string this_process(Clock const& clock) {
    ByteArray<256> host{};
    // The last byte stays zero whatever the name's length.
    if (::gethostname(reinterpret_cast<char*>(host.data()), host.size() - 1) != 0) {
        host[0] = 0;
    }
    return "process " + std::to_string(::getpid()) + " on " +
           reinterpret_cast<char const*>(host.data()) + " since " + format_time(clock.now());
}

/// What the holder wrote; the file may be anything, so it is cut and cleaned before it is shown.
std::string holder_of(Path const& path) {
    auto const content = read_file(path, kHolderBytesMax);
    std::string holder = content ? std::string(as_text(*content)) : std::string();
    std::erase_if(holder, [](char character) { return character < ' ' || character > '~'; });
    return holder.empty() ? "another program" : holder;
}

}  // namespace

Result<VaultLock> VaultLock::acquire(Path const& path, Clock const& clock) {
    int const descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return fail(ErrorCode::io_write, path.string(), std::generic_category().message(errno));
    }
    File file = File::adopt(descriptor, path);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            return fail(ErrorCode::vault_in_use, path.parent_path().filename().string(),
                        holder_of(path));
        }
        return fail(ErrorCode::io_write, path.string(), std::generic_category().message(errno));
    }
    if (::ftruncate(descriptor, 0) != 0) {
        return fail(ErrorCode::io_write, path.string(), std::generic_category().message(errno));
    }
    NK_CHECK(file.write_at(0, as_bytes(this_process(clock))));
    return VaultLock(std::move(file));
}

}  // namespace noodkluis::storage
