// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "crypto/base/clock.h"
#include "crypto/secret.h"
#include "storage/model/ids.h"

struct sqlite3_stmt;

namespace noodkluis::storage {

/// SQL text fixed at compile time: nothing from outside can get into it except through `?`.
class Sql {
  public:
    consteval Sql(char const* text) : m_text(text) {}
    [[nodiscard]] constexpr char const* text() const { return m_text; }

  private:
    char const* m_text;
};

namespace detail {
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_id = false;
template <class Of>
inline constexpr bool is_id<Id<Of>> = true;
template <class T>
inline constexpr bool is_byte_array = false;
template <std::size_t N>
inline constexpr bool is_byte_array<ByteArray<N>> = true;
}  // namespace detail

/// One use of a prepared statement; at the end of its life it is reset and forgets its values.
///
/// Values and columns are integers, enums, bool, double, text, bytes, Id, Timestamp, sys_days (as
/// days since 1970), Secret, and std::optional of these (null). Parameters count from 1 in the
/// order of the arguments, columns from 0.
class Statement {
  public:
    Statement(Statement&& other) noexcept
        : m_statement(std::exchange(other.m_statement, nullptr)),
          m_in_use(std::exchange(other.m_in_use, nullptr)),
          m_bind_result(other.m_bind_result) {}
    Statement& operator=(Statement&&) = delete;
    Statement(Statement const&) = delete;
    Statement& operator=(Statement const&) = delete;
    ~Statement();

    /// Binds and runs to the end: for statements without rows. May be called again and again.
    template <class... Values>
    [[nodiscard]] Status run(Values const&... values) {
        reset();
        bind_all<Lifetime::borrowed>(values...);
        auto status = finish();
        reset();
        return status;
    }
    /// Binds copies of the values and goes to before the first row.
    template <class... Values>
    void start(Values const&... values) {
        reset();
        bind_all<Lifetime::copied>(values...);
    }
    /// Goes to the next row; false when there is none left.
    [[nodiscard]] Result<bool> next();
    /// `start` and `next` in one: whether there is a row.
    template <class... Values>
    [[nodiscard]] Result<bool> find(Values const&... values) {
        start(values...);
        return next();
    }
    /// Calls `body(row)` for each remaining row, where `row` is this statement.
    template <class Body>
    [[nodiscard]] Status each(Body body) {
        while (true) {
            auto const more = next();
            if (!more) {
                return tl::unexpected(more.error());
            }
            if (!*more) {
                return {};
            }
            body(*this);
        }
    }

    /// A column of the current row. string_view and ByteView end with the row; null reads as zero
    /// or empty unless T is optional.
    template <class T>
    [[nodiscard]] T get(int column) const {
        if constexpr (detail::is_optional<T>) {
            return is_null(column) ? T() : T(get<typename T::value_type>(column));
        } else if constexpr (detail::is_id<T>) {
            T id;
            copy_bytes(column, id.bytes);
            return id;
        } else if constexpr (detail::is_byte_array<T>) {
            T bytes{};
            copy_bytes(column, bytes);
            return bytes;
        } else if constexpr (std::is_same_v<T, Timestamp>) {
            return from_unix(integer(column));
        } else if constexpr (std::is_same_v<T, std::chrono::sys_days>) {
            return T(std::chrono::days(static_cast<int>(integer(column))));
        } else if constexpr (std::is_same_v<T, crypto::Secret>) {
            return crypto::Secret::copy_of(bytes(column));
        } else if constexpr (std::is_same_v<T, std::string> ||
                             std::is_same_v<T, std::string_view>) {
            return T(text(column));
        } else if constexpr (std::is_same_v<T, Bytes>) {
            auto const view = bytes(column);
            return T(view.begin(), view.end());
        } else if constexpr (std::is_same_v<T, ByteView>) {
            return bytes(column);
        } else if constexpr (std::is_same_v<T, double>) {
            return real(column);
        } else if constexpr (std::is_same_v<T, bool>) {
            return integer(column) != 0;
        } else {
            static_assert(std::is_enum_v<T> || std::is_integral_v<T>, "no such column type");
            return static_cast<T>(integer(column));
        }
    }
    [[nodiscard]] bool is_null(int column) const;

  private:
    friend class Connection;
    enum class Lifetime : std::uint8_t { borrowed, copied };

    /// `in_use` is the mark of the cache, or null when the statement is finalized with this object.
    Statement(sqlite3_stmt* statement, bool* in_use) : m_statement(statement), m_in_use(in_use) {}

    template <Lifetime lifetime, class... Values>
    void bind_all(Values const&... values) {
        check_parameter_count(static_cast<int>(sizeof...(Values)));
        int index = 0;
        (bind_one<lifetime>(++index, values), ...);
    }
    template <Lifetime lifetime, class T>
    void bind_one(int index, T const& value) {
        if constexpr (detail::is_optional<T>) {
            if (value) {
                bind_one<lifetime>(index, *value);
            } else {
                bind_null(index);
            }
        } else if constexpr (std::is_same_v<T, std::nullopt_t>) {
            bind_null(index);
        } else if constexpr (detail::is_id<T>) {
            bind_bytes(index, value.bytes, lifetime);
        } else if constexpr (std::is_same_v<T, Timestamp>) {
            bind_integer(index, to_unix(value));
        } else if constexpr (std::is_same_v<T, std::chrono::sys_days>) {
            bind_integer(index, value.time_since_epoch().count());
        } else if constexpr (std::is_same_v<T, crypto::Secret>) {
            bind_secret(index, value);
        } else if constexpr (std::is_convertible_v<T const&, std::string_view>) {
            bind_text(index, value, lifetime);
        } else if constexpr (std::is_convertible_v<T const&, ByteView>) {
            bind_bytes(index, value, lifetime);
        } else if constexpr (std::is_same_v<T, double>) {
            bind_real(index, value);
        } else {
            static_assert(std::is_enum_v<T> || std::is_integral_v<T>, "no such value type");
            static_assert(
                sizeof(T) < sizeof(std::int64_t) || std::is_enum_v<T> || std::is_signed_v<T>,
                "SQLite has no unsigned 64-bit integer");
            bind_integer(index, static_cast<std::int64_t>(value));
        }
    }

    void check_parameter_count(int count) const;
    void bind_null(int index);
    void bind_integer(int index, std::int64_t value);
    void bind_real(int index, double value);
    void bind_text(int index, std::string_view text, Lifetime lifetime);
    void bind_bytes(int index, ByteView bytes, Lifetime lifetime);
    void bind_secret(int index, crypto::Secret const& secret);
    [[nodiscard]] Status finish();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] ByteView bytes(int column) const;
    /// Zeros when the column has another length.
    void copy_bytes(int column, MutableByteView out) const;

    sqlite3_stmt* m_statement;
    bool* m_in_use;
    int m_bind_result = 0;  ///< the first failure of a bind, reported by the next step
};

}  // namespace noodkluis::storage
