// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite/row_watch.h"

#include <algorithm>
#include <string_view>

#include <sqlite3.h>

namespace noodkluis::storage {
namespace {

constexpr std::size_t kRowsMax = 4096;

}  // namespace

struct RowWatch::State {
    std::string_view table;
    Rows changed;
};

RowWatch::RowWatch(Connection& connection, char const* table)
    : m_connection(connection), m_state(std::make_unique<State>(State{table, {}})) {
    auto const note = [](void* context, int, char const*, char const* name, sqlite3_int64 row) {
        auto& state = *static_cast<State*>(context);
        auto& changed = state.changed;
        if (changed.too_many || state.table != name) {
            return;
        }
        changed.rows.push_back(row);
        changed.too_many = changed.rows.size() > kRowsMax;
    };
    sqlite3_update_hook(connection.handle(), note, m_state.get());
}

RowWatch::~RowWatch() {
    sqlite3_update_hook(m_connection.handle(), nullptr, nullptr);
}

RowWatch::Rows RowWatch::take() {
    auto taken = std::exchange(m_state->changed, {});
    std::sort(taken.rows.begin(), taken.rows.end());
    taken.rows.erase(std::unique(taken.rows.begin(), taken.rows.end()), taken.rows.end());
    return taken;
}

std::int64_t RowWatch::total_changes() const {
    return sqlite3_total_changes64(m_connection.handle());
}

}  // namespace noodkluis::storage
