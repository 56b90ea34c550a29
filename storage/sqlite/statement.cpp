// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite/statement.h"

#include <algorithm>

#include <sqlite3.h>

#include "storage/sqlite/sqlite_error.h"

namespace noodkluis::storage {
namespace {

void keep_first(int& result, int code) {
    if (result == SQLITE_OK) {
        result = code;
    }
}

}  // namespace

Statement::~Statement() {
    if (m_statement == nullptr) {
        return;
    }
    if (m_in_use == nullptr) {
        sqlite3_finalize(m_statement);
        return;
    }
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    *m_in_use = false;
}

Result<bool> Statement::next() {
    if (m_bind_result != SQLITE_OK) {
        return database_error(sqlite3_db_handle(m_statement), m_bind_result);
    }
    int const code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        return false;
    }
    return database_error(sqlite3_db_handle(m_statement), code);
}

Status Statement::finish() {
    NK_TRY(bool const row, next());
    NK_ASSERT(!row);
    return {};
}

void Statement::reset() {
    sqlite3_reset(m_statement);
    m_bind_result = SQLITE_OK;
}

void Statement::check_parameter_count(int count) const {
    NK_ASSERT(count == sqlite3_bind_parameter_count(m_statement));
}

void Statement::bind_null(int index) {
    keep_first(m_bind_result, sqlite3_bind_null(m_statement, index));
}

void Statement::bind_integer(int index, std::int64_t value) {
    keep_first(m_bind_result, sqlite3_bind_int64(m_statement, index, value));
}

void Statement::bind_real(int index, double value) {
    keep_first(m_bind_result, sqlite3_bind_double(m_statement, index, value));
}

void Statement::bind_text(int index, std::string_view text, Lifetime lifetime) {
    // A null pointer would bind NULL, and empty text is not NULL.
    char const* const data = text.data() == nullptr ? "" : text.data();
    keep_first(m_bind_result,
               sqlite3_bind_text64(
                   m_statement, index, data, text.size(),
                   lifetime == Lifetime::borrowed ? SQLITE_STATIC : SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind_bytes(int index, ByteView bytes, Lifetime lifetime) {
    if (bytes.empty()) {
        keep_first(m_bind_result, sqlite3_bind_zeroblob(m_statement, index, 0));
        return;
    }
    keep_first(
        m_bind_result,
        sqlite3_bind_blob64(m_statement, index, bytes.data(), bytes.size(),
                            lifetime == Lifetime::borrowed ? SQLITE_STATIC : SQLITE_TRANSIENT));
}

void Statement::bind_secret(int index, crypto::Secret const& secret) {
    // Borrowed in any case: SQLite's own copy could not be wiped.
    bind_bytes(index, secret.expose(), Lifetime::borrowed);
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(m_statement, column);
}

std::string_view Statement::text(int column) const {
    auto const* const data = sqlite3_column_text(m_statement, column);
    if (data == nullptr) {
        return {};
    }
    return {reinterpret_cast<char const*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

ByteView Statement::bytes(int column) const {
    auto const* const data = sqlite3_column_blob(m_statement, column);
    if (data == nullptr) {
        return {};
    }
    return {static_cast<Byte const*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

void Statement::copy_bytes(int column, MutableByteView out) const {
    auto const source = bytes(column);
    if (source.size() == out.size()) {
        std::copy(source.begin(), source.end(), out.begin());
    }
}

}  // namespace noodkluis::storage
