// SPDX-License-Identifier: Apache-2.0
// How fast the vault takes many objects, and finds them again.
//
//     import_rows_bench EXPORT.csv ROWS FOLDER
//
// Multiplies the rows of a real export (columns objectnummer, titel, beschrijving, vervaardiger,
// objectnaam and materiaal) to ROWS, each with a number of its own; writes them to FOLDER/rows.csv
// for a comparison with other tools; and imports them into FOLDER/bench.db, encrypted. FOLDER must
// exist and hold neither file.
#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <functional>

#include <fmt/core.h>

#include "app/exchange/csv_reader.h"
#include "storage/model/object_fields.h"
#include "storage/repository/object_catalogue.h"
#include "storage/repository/object_import.h"
#include "storage/repository/object_repository.h"
#include "storage/repository/user_repository.h"
#include "storage/schema/migration.h"
#include "storage/sqlite/transaction.h"

using namespace noodkluis;
using namespace noodkluis::storage;

namespace {

constexpr std::array kColumns{
    std::pair{"objectnummer", "accession_number"}, std::pair{"titel", "title"},
    std::pair{"beschrijving", "description"},      std::pair{"vervaardiger", "maker"},
    std::pair{"objectnaam", "object_name"},        std::pair{"materiaal", "materials"}};

struct Rows {
    std::vector<std::vector<std::string>> cells;  ///< the first row has the headers
};

Result<Rows> read_rows(Path const& path) {
    NK_TRY(auto reader, app::CsvReader::open(path));
    Rows rows;
    app::SourceRow row;
    while (true) {
        NK_TRY(bool const more, reader.next(row));
        if (!more) {
            return rows;
        }
        rows.cells.emplace_back(row.cells.begin(), row.cells.end());
    }
}

Result<std::size_t> column_of(Rows const& rows, std::string_view header) {
    for (std::size_t i = 0; !rows.cells.empty() && i < rows.cells.front().size(); ++i) {
        if (rows.cells.front()[i] == header) {
            return i;
        }
    }
    return fail(ErrorCode::invalid_argument, std::string(header), "no such column");
}

/// Multiplies the rows to `count`; the copies get a suffix to their number.
Result<Rows> multiply(Rows const& source, std::size_t count) {
    NK_TRY(auto const number, column_of(source, kColumns[0].first));
    Rows rows;
    rows.cells.push_back(source.cells.front());
    for (std::size_t copy = 0; rows.cells.size() <= count; ++copy) {
        for (std::size_t i = 1; i < source.cells.size() && rows.cells.size() <= count; ++i) {
            auto row = source.cells[i];
            row.resize(source.cells.front().size());
            row[number] += copy == 0 ? "" : fmt::format("/{}", copy);
            rows.cells.push_back(std::move(row));
        }
    }
    return rows;
}

Status write_rows(Rows const& rows, Path const& path) {
    NK_TRY(auto file, AtomicFile::create(path, Overwrite::no));
    std::string text;
    for (auto const& row : rows.cells) {
        for (auto const& cell : row) {
            text += &cell == row.data() ? "\"" : ",\"";
            for (char const character : cell) {
                text += character == '"' ? "\"\"" : std::string(1, character);
            }
            text += '"';
        }
        text += '\n';
        if (text.size() > (std::size_t{1} << 20) || &row == &rows.cells.back()) {
            NK_CHECK(file.write(as_bytes(text)));
            text.clear();
        }
    }
    return file.commit();
}

/// Runs `work` and prints how long it took.
Status timed(char const* what, std::function<Status()> const& work) {
    auto const start = std::chrono::steady_clock::now();
    auto const processor_start = std::clock();
    NK_CHECK(work());
    auto const processor = static_cast<double>(std::clock() - processor_start) / CLOCKS_PER_SEC;
    std::chrono::duration<double> const elapsed = std::chrono::steady_clock::now() - start;
    fmt::print("{:<44} {:8.3f} s {:8.3f} s processor\n", what, elapsed.count(), processor);
    return {};
}

/// `suffix` is added to each title, to make changes.
Status import(Connection& connection, UserId user, Rows const& rows, std::string const& suffix) {
    std::vector<std::pair<std::size_t, ObjectField const*>> fields;
    for (auto const& [header, name] : kColumns) {
        NK_TRY(auto const column, column_of(rows, header));
        fields.emplace_back(column, find_object_field(name));
    }
    SystemClock const clock;
    NK_TRY(auto transaction, Transaction::begin(connection));
    NK_TRY(auto objects, ObjectImport::begin(connection, user, clock));
    for (std::size_t i = 1; i < rows.cells.size(); ++i) {
        auto const& row = rows.cells[i];
        NK_TRY(auto object, objects.find_or_new(row[fields[0].first]));
        for (auto const& [column, field] : fields) {
            NK_CHECK(set_field(object, *field, row[column]));
        }
        object.title += suffix;
        NK_TRY(auto const outcome, objects.put(std::move(object)));
        static_cast<void>(outcome);
    }
    NK_CHECK(objects.finish());
    return transaction.commit();
}

/// What a search as you type takes of the processor: each text one letter after the other, as the
/// table asks for it.
Status type_searches(ObjectCatalogue& catalogue, char const* what, CatalogueFilter filter) {
    Job const job;
    std::vector<double> milliseconds;
    for (std::string_view const text :
         {"portret suriname", "plantage", "kaart van de kolonie", "SK-A-1671", "een", "de slaven",
          "foto album", "wit", "r", "s", "a", "zilver", "Batavia 1780", "xyzzy"}) {
        for (std::size_t length = 1; length <= text.size(); ++length) {
            filter.search = text.substr(0, length);
            auto const start = std::clock();
            NK_TRY(auto const ids, catalogue.ids(filter, {}, job));
            milliseconds.push_back(1000.0 * static_cast<double>(std::clock() - start) /
                                   CLOCKS_PER_SEC);
        }
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    auto const at = [&](double part) {
        return milliseconds[static_cast<std::size_t>(part *
                                                     static_cast<double>(milliseconds.size() - 1))];
    };
    fmt::print("{:<44} p50 {:6.2f} ms  p95 {:6.2f} ms  longest {:6.2f} ms\n", what, at(0.5),
               at(0.95), at(1));
    return {};
}

Status use_catalogue(Connection& connection) {
    ObjectCatalogue catalogue(connection);
    Job const job;
    auto const sorted_by = [&](char const* what, ObjectColumn column) {
        return timed(what, [&]() -> Status {
            NK_TRY(auto const ids, catalogue.ids({}, {column, Direction::descending}, job));
            return {};
        });
    };
    NK_CHECK(sorted_by("catalogue: first use, all by number", ObjectColumn::accession_number));
    NK_CHECK(sorted_by("catalogue: all by title, first time", ObjectColumn::title));
    NK_CHECK(sorted_by("catalogue: all by title, again", ObjectColumn::title));
    CatalogueFilter filter;
    NK_CHECK(timed("catalogue: facets of all", [&]() -> Status {
        NK_TRY(auto const facets, catalogue.facets(filter, job));
        filter.material = facets.materials.empty() ? "" : facets.materials.front().term;
        return {};
    }));
    NK_CHECK(timed("catalogue: getting ready to search", [&]() -> Status {
        for (bool more = true; more;) {
            NK_TRY(more, catalogue.prepare_search());
        }
        return {};
    }));
    NK_CHECK(type_searches(catalogue, "each key stroke of a search", {}));
    filter.gaps.fill(true);
    return type_searches(catalogue, "each key stroke, with all filters", filter);
}

Status find_again(Connection& connection, UserId user) {
    SystemClock const clock;
    ObjectRepository objects(connection, user, clock);
    for (auto const* const text : {"p", "por", "portret suriname", "SK-A-16", "xyzzy"}) {
        NK_CHECK(timed(fmt::format("search \"{}\", best 50", text).c_str(), [&]() -> Status {
            NK_TRY(auto const found, objects.search(text, 50));
            return {};
        }));
        NK_CHECK(timed(fmt::format("page of 50 matching \"{}\"", text).c_str(), [&]() -> Status {
            NK_TRY(auto const found,
                   objects.page({text, "", {}}, ObjectOrder::accession_number, 0, 50));
            return {};
        }));
    }
    return timed("page of 50 at the end", [&]() -> Status {
        NK_TRY(auto const total, objects.count({}));
        NK_TRY(auto const page, objects.page({}, ObjectOrder::accession_number, total - 50, 50));
        return {};
    });
}

Status bench(Path const& csv, std::size_t count, Path const& folder) {
    NK_TRY(auto const source, read_rows(csv));
    NK_TRY(auto const rows, multiply(source, count));
    NK_CHECK(write_rows(rows, folder / "rows.csv"));
    NK_TRY(auto connection,
           Connection::create(folder / "bench.db", crypto::Secret::random(32), DatabaseSalt{1}));
    NK_CHECK(migrate(connection, migrations(), [] { return Status(); }));
    auto const user = UserId::random();
    UserRepository users(connection);
    NK_CHECK(users.add({user, "bench", UserRole::registrar, {}, {}}));
    NK_CHECK(
        timed("import into an empty vault", [&] { return import(connection, user, rows, ""); }));
    NK_CHECK(
        timed("import again, nothing changed", [&] { return import(connection, user, rows, ""); }));
    NK_CHECK(timed("import again, every title changed",
                   [&] { return import(connection, user, rows, " (2)"); }));
    NK_CHECK(find_again(connection, user));
    return use_catalogue(connection);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4 || !crypto::start_crypto()) {
        fmt::print(stderr, "Usage: import_rows_bench EXPORT.csv ROWS FOLDER\n");
        return 2;
    }
    auto const done = bench(argv[1], std::stoul(argv[2]), argv[3]);
    if (!done) {
        fmt::print(stderr, "{}: {} {}\n", error_name(done.error().code), done.error().subject,
                   done.error().detail);
        return 1;
    }
    return 0;
}
