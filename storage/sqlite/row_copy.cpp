// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite/row_copy.h"

#include <algorithm>
#include <array>
#include <limits>

#include <sqlite3.h>

#include "storage/sqlite/sqlite_error.h"

namespace noodkluis::storage {
namespace {

constexpr std::size_t kIdBytes = 16;
/// How often in a row what lies between two unreadable places is halved without finding anything.
/// Ids are spread evenly, so few parts separate what many pages hold; of numbers this is one page
/// of the tree above the rows.
constexpr int kBarrenHalvingsOfIds = 6;
constexpr int kBarrenHalvingsOfNumbers = 12;
/// No table has more rows than this.
constexpr std::uint64_t kMostRows = std::uint64_t{1} << 40;

struct FinalizeRow {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using RowStatement = std::unique_ptr<sqlite3_stmt, FinalizeRow>;

RowStatement prepare_rows(Connection& connection, std::string const& sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(connection.handle(), sql.c_str(), static_cast<int>(sql.size()), &statement,
                       nullptr);
    return RowStatement(statement);
}

/// Keys in their order, as numbers: of an id the first eight bytes.
using Place = std::uint64_t;
constexpr Place kFirstPlace = 0;
constexpr Place kLastPlace = std::numeric_limits<Place>::max();
constexpr Place kSign = Place{1} << 63;

class TableCopy {
  public:
    TableCopy(DamagedDatabase& source, Connection& target, std::string table, RowKey key,
              Job const& job)
        : m_source(source), m_target(target), m_table(std::move(table)), m_key(key), m_job(job) {}

    Result<bool> all() {
        auto const first = m_key.is_number ? kSign : kFirstPlace;
        NK_TRY(auto const up, pass(first, kLastPlace, true));
        if (up.ended) {
            return true;
        }
        NK_TRY(auto const down, pass(up.reached, kLastPlace, false));
        if (m_key.is_number && down.rows == 0) {
            NK_CHECK(beyond(up.reached));
        } else {
            NK_CHECK(between(up.reached, down.reached, 0));
        }
        return false;
    }

  private:
    struct Pass {
        bool ended = false;  ///< all of it was read
        Place reached = 0;   ///< the last key that was, else where it began
        std::int64_t rows = 0;
    };

    /// What lies between two keys that were read, or the ends. `barren` is how many halvings in a
    /// row have found nothing.
    Status between(Place low, Place high, int barren) {
        auto const most = m_key.is_number ? kBarrenHalvingsOfNumbers : kBarrenHalvingsOfIds;
        if (barren > most || high <= low || high - low < 2) {
            return {};
        }
        auto const middle = low + (high - low) / 2;
        NK_TRY(auto const down, pass(low, middle, false));
        NK_TRY(auto const up, pass(middle, high, true));
        auto const next = down.rows + up.rows > 0 ? 0 : barren + 1;
        if (!down.ended) {
            NK_CHECK(between(low, down.reached, next));
        }
        return up.ended ? Status() : between(up.reached, high, next);
    }

    /// What lies after a number when the end of the table cannot be read.
    Status beyond(Place low) {
        for (Place step = 1; step < kMostRows; step *= 2) {
            NK_TRY(auto const up, pass(low + step, kLastPlace, true));
            if (up.rows > 0) {
                NK_CHECK(between(low, low + step, 0));
                return up.ended ? Status() : beyond(up.reached);
            }
        }
        return {};
    }

    /// The rows between two keys, both included, until one cannot be read.
    Result<Pass> pass(Place low, Place high, bool is_up) {
        Pass result;
        result.reached = is_up ? low : high;
        NK_TRY(auto* const source, m_source.connection());
        auto rows =
            prepare_rows(*source, "SELECT " + std::string(m_key.column) + ", * FROM " + m_table +
                                      " WHERE " + m_key.column + " BETWEEN ?1 AND ?2 ORDER BY " +
                                      m_key.column + (is_up ? "" : " DESC"));
        if (rows == nullptr) {
            m_source.close();
            return result;
        }
        bind(rows.get(), 1, low, 0);
        bind(rows.get(), 2, high, 0xff);
        while (true) {
            if (m_job.cancelled()) {
                return fail(ErrorCode::cancelled);
            }
            int const code = sqlite3_step(rows.get());
            if (code == SQLITE_DONE) {
                result.ended = true;
                return result;
            }
            if (code != SQLITE_ROW) {
                break;
            }
            result.reached = place_of(rows.get());
            ++result.rows;
            NK_CHECK(put(rows.get()));
        }
        rows.reset();
        m_source.close();
        return result;
    }

    void bind(sqlite3_stmt* rows, int index, Place place, Byte rest) const {
        if (m_key.is_number) {
            sqlite3_bind_int64(rows, index, static_cast<std::int64_t>(place ^ kSign));
            return;
        }
        std::array<Byte, kIdBytes> id{};
        id.fill(rest);
        for (std::size_t i = 0; i < sizeof place; ++i) {
            id[i] = static_cast<Byte>(place >> (56 - 8 * i));
        }
        sqlite3_bind_blob(rows, index, id.data(), static_cast<int>(id.size()), SQLITE_TRANSIENT);
    }
    [[nodiscard]] Place place_of(sqlite3_stmt* row) const {
        if (m_key.is_number) {
            return static_cast<Place>(sqlite3_column_int64(row, 0)) ^ kSign;
        }
        Place place = 0;
        auto const* const id = static_cast<Byte const*>(sqlite3_column_blob(row, 0));
        auto const size = static_cast<std::size_t>(sqlite3_column_bytes(row, 0));
        for (std::size_t i = 0; i < sizeof place; ++i) {
            place = place << 8 | (i < size ? id[i] : Byte{0});
        }
        return place;
    }

    /// The row, but for the key in front.
    Status put(sqlite3_stmt* row) {
        int const columns = sqlite3_column_count(row) - 1;
        if (m_insert == nullptr) {
            std::string sql = "INSERT OR IGNORE INTO " + m_table + " VALUES (?";
            for (int i = 1; i < columns; ++i) {
                sql += ", ?";
            }
            m_insert = prepare_rows(m_target, sql + ")");
            if (m_insert == nullptr) {
                return database_error(m_target.handle(), sqlite3_errcode(m_target.handle()));
            }
        }
        auto* const insert = m_insert.get();
        int code = SQLITE_OK;
        for (int i = 0; i < columns && code == SQLITE_OK; ++i) {
            code = sqlite3_bind_value(insert, i + 1, sqlite3_column_value(row, i + 1));
        }
        if (code == SQLITE_OK) {
            code = sqlite3_step(insert);
        }
        Status status;
        // A row that is not as our schema wants it is as lost as one that cannot be read.
        if (code != SQLITE_DONE && (code & 0xff) != SQLITE_CONSTRAINT) {
            status = database_error(m_target.handle(), code);
        }
        sqlite3_reset(insert);
        sqlite3_clear_bindings(insert);
        return status;
    }

    DamagedDatabase& m_source;
    Connection& m_target;
    std::string m_table;
    RowKey m_key;
    Job const& m_job;
    RowStatement m_insert;
};

}  // namespace

Result<Connection*> DamagedDatabase::connection() {
    if (!m_connection) {
        NK_TRY(auto opened, m_open());
        m_connection.emplace(std::move(opened));
    }
    return &*m_connection;
}

Result<bool> copy_rows(DamagedDatabase& source, Connection& target, char const* table, RowKey key,
                       Job const& job) {
    return TableCopy(source, target, table, key, job).all();
}

}  // namespace noodkluis::storage
