// SPDX-License-Identifier: Apache-2.0
// Lookups, searches and insertions in the vault, and the same as SQL for the bare shells.
//
//     queries_bench VAULT FOLDER
//     queries_bench sign FILE       writes FILE.sig and FILE.pub
//     queries_bench verify FILE     against these
//
// VAULT holds many objects and opens with "twaalf schapen in de wei". Prints what 1,000 lookups by
// number, 100 searches for the beginning of a word and 1,000 insertions take, in milliseconds.
// Writes lookup.sql, search.sql and insert.sql to FOLDER, which do the same to the same tables
// (without history and log), and key.sql with the raw key of the database. It does keep what it
// inserts.
#include <chrono>
#include <fstream>

#include <fmt/core.h>

#include "app/session/records.h"
#include "crypto/key_slots.h"
#include "crypto/minisign.h"
#include "storage/sqlite/connection.h"
#include "storage/vault.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

constexpr std::int64_t kLookups = 1000;
constexpr std::int64_t kSearches = 100;
constexpr std::int64_t kFound = 100;

crypto::Secret passphrase() {
    return crypto::Secret::copy_of(as_bytes("twaalf schapen in de wei"));
}

/// How long `body` takes, in milliseconds.
template <class Body>
Result<double> milliseconds(Body body) {
    auto const start = std::chrono::steady_clock::now();
    NK_CHECK(body());
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

std::string quoted(std::string const& text) {
    std::string out = "'";
    for (char const c : text) {
        out += c == '\'' ? std::string("''") : std::string(1, c);
    }
    return out + "'";
}

std::string word_of(std::string const& title) {
    auto const end =
        title.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return title.substr(0, std::min<std::size_t>(end, 6));
}

Status write_key(Path const& vault, Path const& file) {
    NK_TRY(auto const keys, crypto::KeysFile::open(vault / "vault.keys"));
    NK_TRY(auto const key, keys.unlock(passphrase()));
    NK_TRY(auto const salt, storage::read_database_salt(vault / "vault.db"));
    std::ofstream(file) << "PRAGMA key = \"x'"
                        << to_hex(key.derive("noodkluis/db/v1", salt).expose()) << "'\";\n";
    return {};
}

Status measure(Path const& path, Path const& folder) {
    SystemClock const clock;
    Job job;
    NK_CHECK(write_key(path, folder / "key.sql"));
    NK_TRY(auto vault, storage::Vault::open(path, passphrase(), clock, job));
    Records records(vault, clock);
    NK_TRY(auto const count, records.objects.count({}));
    std::vector<std::string> numbers;
    std::vector<std::string> words;
    for (std::int64_t i = 0; i < kLookups; ++i) {
        NK_TRY(auto const page, records.objects.page({}, storage::ObjectOrder::accession_number,
                                                     i * count / kLookups, 1));
        numbers.push_back(page.front().accession_number);
        auto const word = word_of(page.front().title);
        if (word.size() >= 3 && static_cast<std::int64_t>(words.size()) < kSearches) {
            words.push_back(word);
        }
    }
    std::ofstream lookup_sql(folder / "lookup.sql");
    for (auto const& number : numbers) {
        lookup_sql << "SELECT * FROM object WHERE accession_number = " << quoted(number) << ";\n";
    }
    std::ofstream search_sql(folder / "search.sql");
    for (auto const& word : words) {
        search_sql << "SELECT object.id, object.accession_number, object.short_name, object.title, "
                      "object.maker FROM object_fts JOIN object ON object.row = object_fts.rowid "
                      "WHERE object_fts MATCH '\""
                   << word
                   << "\"*' "
                      "ORDER BY object.accession_number LIMIT "
                   << kFound << ";\n";
    }
    NK_TRY(auto const lookups, milliseconds([&]() -> Status {
               for (auto const& number : numbers) {
                   NK_TRY(auto const object, records.objects.find(number));
                   NK_ASSERT(object.has_value());
               }
               return {};
           }));
    NK_TRY(auto const searches, milliseconds([&]() -> Status {
               for (auto const& word : words) {
                   NK_TRY(auto const found, records.objects.search(word, kFound));
                   NK_ASSERT(!found.empty());
               }
               return {};
           }));
    NK_TRY(auto const insertions, milliseconds([&]() -> Status {
               return vault.write([&]() -> Status {
                   for (std::int64_t i = 0; i < kLookups; ++i) {
                       storage::Object object;
                       object.accession_number = fmt::format("BENCH-{}", i);
                       object.title = fmt::format("Een ding van de meting {}", i);
                       NK_CHECK(records.objects.insert(object));
                   }
                   return {};
               });
           }));
    // The shells insert copies of the first of these, under other numbers.
    std::string columns;
    std::string values;
    static constexpr storage::Sql kColumns =
        "SELECT name FROM pragma_table_info('object') WHERE name <> 'row'";
    NK_TRY(auto query, vault.connection().prepare(kColumns));
    NK_CHECK(query.each([&](storage::Statement const& row) {
        auto const name = row.get<std::string>(0);
        columns += (columns.empty() ? "" : ", ") + name;
        values += values.empty() ? "" : ", ";
        values += name == "id"                 ? "randomblob(16)"
                  : name == "accession_number" ? "'SHELL-' || {}"
                                               : name;
    }));
    std::ofstream insert_sql(folder / "insert.sql");
    insert_sql << "BEGIN;\n";
    for (std::int64_t i = 0; i < kLookups; ++i) {
        auto row = values;
        row.replace(row.find("{}"), 2, std::to_string(i));
        insert_sql << "INSERT INTO object (" << columns << ") SELECT " << row
                   << " FROM object WHERE accession_number = 'BENCH-0';\n"
                      "INSERT INTO object_fts (rowid, accession_number, short_name, title, "
                      "object_name, maker, location_path) SELECT * FROM object_text "
                      "WHERE row = last_insert_rowid();\n";
    }
    insert_sql << "COMMIT;\n";
    fmt::print("lookup {:.0f}\nsearch {:.0f}\ninsert {:.0f}\n", lookups, searches, insertions);
    return {};
}

/// As a bundle is read: in pieces, never as a whole.
Result<crypto::Hash512> digest_of_file(Path const& path) {
    NK_TRY(auto file, File::open(path));
    Bytes buffer(kPieceBytes);
    crypto::Blake2b<64> hash;
    while (true) {
        NK_TRY(auto const count, file.read(buffer));
        if (count == 0) {
            return hash.finish();
        }
        hash.update(ByteView(buffer).first(count));
    }
}

Status sign(Path const& path) {
    auto const key = crypto::minisign::SigningKey::generate();
    NK_TRY(auto const digest, digest_of_file(path));
    NK_CHECK(write_file(path.string() + ".sig",
                        as_bytes(crypto::minisign::sign(key, digest, "bench")), Overwrite::yes));
    return write_file(path.string() + ".pub", as_bytes(key.public_key().line()), Overwrite::yes);
}

Status verify(Path const& path) {
    NK_TRY(auto const line, read_file(path.string() + ".pub", 1000));
    NK_TRY(auto const key, crypto::minisign::PublicKey::parse(as_text(line)));
    NK_TRY(auto const text, read_file(path.string() + ".sig", 1000));
    NK_TRY(auto const signature, crypto::minisign::Signature::parse(as_text(text), "sig"));
    NK_TRY(auto const digest, digest_of_file(path));
    return signature.verify(key, digest);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3 || !crypto::start_crypto()) {
        return 2;
    }
    std::string_view const mode = argv[1];
    auto const done = mode == "sign"     ? sign(argv[2])
                      : mode == "verify" ? verify(argv[2])
                                         : measure(argv[1], argv[2]);
    if (!done) {
        fmt::print(stderr, "{}: {} {}\n", error_name(done.error().code), done.error().subject,
                   done.error().detail);
        return 1;
    }
    return 0;
}
