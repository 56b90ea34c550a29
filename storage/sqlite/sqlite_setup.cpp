// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite/sqlite_setup.h"

#include <algorithm>
#include <cstring>

#include <sqlite3.h>

#include "crypto/secret.h"

namespace noodkluis::storage {
namespace {

/// SQLite's own way to get memory. SQLCipher can wipe too, but then locks each piece, which is
/// slow.
sqlite3_mem_methods const& usual() {
    static sqlite3_mem_methods const methods = [] {
        sqlite3_mem_methods found{};
        sqlite3_config(SQLITE_CONFIG_GETMALLOC, &found);
        return found;
    }();
    return methods;
}

void* get(int size) noexcept {
    return usual().xMalloc(size);
}

int size_of(void* memory) noexcept {
    return usual().xSize(memory);
}

void give_back(void* memory) noexcept {
    crypto::wipe({static_cast<Byte*>(memory), static_cast<std::size_t>(size_of(memory))});
    usual().xFree(memory);
}

void* resize(void* memory, int size) noexcept {
    if (size <= size_of(memory)) {
        return memory;
    }
    void* const larger = get(size);
    if (larger != nullptr) {
        std::memcpy(larger, memory, static_cast<std::size_t>(size_of(memory)));
        give_back(memory);
    }
    return larger;
}

/// Whether SQLite took it; it does so until it is used for the first time.
bool set_up() {
    sqlite3_mem_methods methods = usual();
    methods.xMalloc = get;
    methods.xFree = give_back;
    methods.xRealloc = resize;
    methods.xSize = size_of;
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK &&
           // Nobody asks how much memory is taken, and counting it costs a lock.
           sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
}

}  // namespace

void set_up_sqlite() {
    static bool const done = set_up();
    static_cast<void>(done);
}

}  // namespace noodkluis::storage
