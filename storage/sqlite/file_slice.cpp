// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite/file_slice.h"

#include <algorithm>
#include <cstring>

#include <sqlite3.h>

#include "storage/sqlite/sqlite_setup.h"

namespace noodkluis::storage {

struct FileSlice::State {
    State(File& where, std::uint64_t start, std::uint64_t bytes, bool can_write)
        : file(where), offset(start), size(bytes), writable(can_write) {}
    File& file;
    std::uint64_t offset;
    std::uint64_t size;
    bool writable;
    std::string name;
    sqlite3_vfs system{};
};

namespace {

/// What SQLite has of an open file, in memory of its own.
template <class State>
struct OpenSlice {
    sqlite3_file base;
    State* slice;
};

// The functions that SQLite calls; none of them may throw.
template <class State>
struct Calls {
    static State& of(sqlite3_file* file) {
        return *reinterpret_cast<OpenSlice<State>*>(file)->slice;
    }

    static int close(sqlite3_file* /*file*/) noexcept { return SQLITE_OK; }

    static int read(sqlite3_file* file, void* out, int count, sqlite3_int64 at) noexcept {
        auto const& slice = of(file);
        MutableByteView const wanted(static_cast<Byte*>(out), static_cast<std::size_t>(count));
        auto const start = static_cast<std::uint64_t>(at);
        auto const there = start < slice.size ? slice.size - start : 0;
        auto const size = static_cast<std::size_t>(std::min<std::uint64_t>(wanted.size(), there));
        if (!slice.file.read_at(slice.offset + start, wanted.first(size))) {
            return SQLITE_IOERR_READ;
        }
        std::ranges::fill(wanted.subspan(size), Byte{0});
        return size == wanted.size() ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }

    static int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 at) noexcept {
        auto& slice = of(file);
        ByteView const view(static_cast<Byte const*>(bytes), static_cast<std::size_t>(count));
        auto const start = static_cast<std::uint64_t>(at);
        if (!slice.writable || !slice.file.write_at(slice.offset + start, view)) {
            return SQLITE_IOERR_WRITE;
        }
        slice.size = std::max(slice.size, start + view.size());
        return SQLITE_OK;
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size) noexcept {
        of(file).size = static_cast<std::uint64_t>(size);
        return SQLITE_OK;
    }

    // Whoever writes the file syncs it, once it is whole.
    static int sync(sqlite3_file* /*file*/, int /*flags*/) noexcept { return SQLITE_OK; }

    static int size(sqlite3_file* file, sqlite3_int64* size) noexcept {
        *size = static_cast<sqlite3_int64>(of(file).size);
        return SQLITE_OK;
    }

    static int lock(sqlite3_file* /*file*/, int /*level*/) noexcept { return SQLITE_OK; }

    static int is_reserved(sqlite3_file* /*file*/, int* reserved) noexcept {
        *reserved = 0;
        return SQLITE_OK;
    }

    static int control(sqlite3_file* /*file*/, int /*what*/, void* /*value*/) noexcept {
        return SQLITE_NOTFOUND;
    }

    static int sector_size(sqlite3_file* /*file*/) noexcept { return 4096; }

    static int characteristics(sqlite3_file* file) noexcept {
        return of(file).writable ? 0 : SQLITE_IOCAP_IMMUTABLE;
    }

    static int open(sqlite3_vfs* system, char const* /*name*/, sqlite3_file* file, int flags,
                    int* flags_out) noexcept {
        static constexpr sqlite3_io_methods kMethods{
            1,       close,       read,    write,       truncate,        sync,    size,    lock,
            lock,    is_reserved, control, sector_size, characteristics, nullptr, nullptr, nullptr,
            nullptr, nullptr,     nullptr};
        file->pMethods = nullptr;
        if ((flags & SQLITE_OPEN_MAIN_DB) == 0) {
            return SQLITE_CANTOPEN;  // nothing lies beside it
        }
        auto* const state = static_cast<State*>(system->pAppData);
        reinterpret_cast<OpenSlice<State>*>(file)->slice = state;
        file->pMethods = &kMethods;
        if (flags_out != nullptr) {
            *flags_out = state->writable ? flags : SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
        }
        return SQLITE_OK;
    }

    static int remove(sqlite3_vfs* /*system*/, char const* /*name*/, int /*sync*/) noexcept {
        return SQLITE_OK;
    }

    static int access(sqlite3_vfs* /*system*/, char const* /*name*/, int /*flags*/,
                      int* there) noexcept {
        *there = 0;
        return SQLITE_OK;
    }

    static int full_path(sqlite3_vfs* /*system*/, char const* name, int size, char* out) noexcept {
        if (std::strlen(name) >= static_cast<std::size_t>(size)) {
            return SQLITE_CANTOPEN;
        }
        std::memcpy(out, name, std::strlen(name) + 1);
        return SQLITE_OK;
    }

    /// For whatever has nothing to do with files, and lives as long as the program.
    static sqlite3_vfs* usual() noexcept { return sqlite3_vfs_find(nullptr); }

    static int randomness(sqlite3_vfs* /*system*/, int count, char* out) noexcept {
        return usual()->xRandomness(usual(), count, out);
    }
    static int sleep(sqlite3_vfs* /*system*/, int microseconds) noexcept {
        return usual()->xSleep(usual(), microseconds);
    }
    static int time(sqlite3_vfs* /*system*/, double* now) noexcept {
        return usual()->xCurrentTime(usual(), now);
    }
    static int last_error(sqlite3_vfs* /*system*/, int /*count*/, char* /*text*/) noexcept {
        return 0;
    }
};

constexpr int kPathMax = 4096;

/// Makes SQLite know the slice, under a name that nothing else has.
template <class State>
void enrol(State& state) {
    set_up_sqlite();
    using Call = Calls<State>;
    state.name = "slice-" + std::to_string(reinterpret_cast<std::uintptr_t>(&state));
    auto& system = state.system;
    system.iVersion = 1;
    system.szOsFile = static_cast<int>(sizeof(OpenSlice<State>));
    system.mxPathname = kPathMax;
    system.zName = state.name.c_str();
    system.pAppData = &state;
    system.xOpen = Call::open;
    system.xDelete = Call::remove;
    system.xAccess = Call::access;
    system.xFullPathname = Call::full_path;
    system.xRandomness = Call::randomness;
    system.xSleep = Call::sleep;
    system.xCurrentTime = Call::time;
    system.xGetLastError = Call::last_error;
    int const code = sqlite3_vfs_register(&system, 0);
    NK_ASSERT(code == SQLITE_OK);
}

}  // namespace

FileSlice::FileSlice(File& file, std::uint64_t offset, std::uint64_t size)
    : m_state(std::make_unique<State>(file, offset, size, false)) {
    enrol(*m_state);
}

FileSlice::FileSlice(File& file, std::uint64_t offset)
    : m_state(std::make_unique<State>(file, offset, 0, true)) {
    enrol(*m_state);
}

FileSlice::~FileSlice() {
    sqlite3_vfs_unregister(&m_state->system);
}

std::uint64_t FileSlice::size() const {
    return m_state->size;
}

Path const& FileSlice::path() const {
    return m_state->file.path();
}

bool FileSlice::writable() const {
    return m_state->writable;
}

char const* FileSlice::name() const {
    return m_state->name.c_str();
}

}  // namespace noodkluis::storage
