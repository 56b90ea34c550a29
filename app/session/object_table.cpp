// SPDX-License-Identifier: Apache-2.0
#include "app/session/object_table.h"

#include <algorithm>

namespace noodkluis::app {
namespace {

constexpr std::size_t kBlockRows = 64;
constexpr std::size_t kBlocksMax = 64;  // kept in memory

}  // namespace

void ObjectTable::show(storage::ObjectFilter filter, storage::ObjectOrder order) {
    m_filter = std::move(filter);
    m_order = order;
    find();
}

void ObjectTable::refresh() {
    find();
}

void ObjectTable::find() {
    m_finding = m_thread.submit(
        [filter = m_filter, order = m_order, &clock = m_clock](storage::Vault& vault, Job&) {
            return storage::ObjectRepository(vault.connection(), vault.user(), clock)
                .ids(filter, order);
        });
}

std::optional<Error> ObjectTable::poll() {
    if (auto found = m_finding.take()) {
        if (!*found) {
            return found->error();
        }
        m_ids = std::move(**found);
        m_blocks.clear();
        m_reading = {};
        m_wanted_block.reset();
    }
    if (auto rows = m_reading.take()) {
        if (!*rows) {
            return rows->error();
        }
        if (m_blocks.size() >= kBlocksMax) {
            m_blocks.clear();
        }
        m_blocks[m_reading_block] = std::move(**rows);
    }
    if (m_wanted_block && !m_reading.active()) {
        read_block(*m_wanted_block);
    }
    m_wanted_block.reset();
    return std::nullopt;
}

storage::ObjectSummary const* ObjectTable::row(std::size_t index) {
    auto const block = index / kBlockRows;
    auto const found = m_blocks.find(block);
    if (found != m_blocks.end() && index % kBlockRows < found->second.size()) {
        return &found->second[index % kBlockRows];
    }
    m_wanted_block = m_wanted_block.value_or(block);
    return nullptr;
}

void ObjectTable::read_block(std::size_t block) {
    auto const first = block * kBlockRows;
    if (first >= m_ids.size()) {
        return;
    }
    auto const count = std::min(kBlockRows, m_ids.size() - first);
    auto const begin = m_ids.begin() + static_cast<std::ptrdiff_t>(first);
    std::vector<storage::ObjectId> ids(begin, begin + static_cast<std::ptrdiff_t>(count));
    m_reading_block = block;
    m_reading = m_thread.submit(
        [ids = std::move(ids), &clock = m_clock](storage::Vault& vault, Job&) -> Result<Rows> {
            storage::ObjectRepository objects(vault.connection(), vault.user(), clock);
            Rows rows;
            for (auto const id : ids) {
                NK_TRY(auto row, objects.summary(id));
                rows.push_back(std::move(row));
            }
            return rows;
        });
}

}  // namespace noodkluis::app
