// SPDX-License-Identifier: Apache-2.0
// A year, month by month: who can open what, and the program agrees.
#include "e2e/year.h"

#include <algorithm>
#include <sstream>

using namespace noodkluis;
using test::Reader;
using test::Year;

namespace noodkluis::test {

Year::Year() {
    for (auto const& [who, passphrase] : {std::pair{"registrar", "twaalf schapen in de wei"},
                                          {"registrar-new", "zestien zachte zeehonden"},
                                          {"noor", "twaalf trage torenvalken"},
                                          {"sem", "dertien dappere dassen"},
                                          {"brigade", "veertien vlugge vossen"},
                                          {"police", "vijftien vrolijke vinken"}}) {
        m_folder.write(who, passphrase);
    }
    make_vaults();
    make_agreements();
}

nlohmann::json Year::as(std::string const& who, std::string const& arguments) const {
    // ASan wants to be the first library; faketime comes before it.
    auto const result = run(fmt::format(
        "cd {} && TZ=UTC ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0 faketime -f '{}' {} "
        "--json --language en --passphrase-file {} {}",
        (m_folder / ".").string(), m_day, NK_CLI, who, arguments));
    INFO(m_day << " " << who << ": " << arguments << "\n" << result.output << result.errors);
    auto document = nlohmann::json::parse(result.output, nullptr, false);
    REQUIRE(document.is_object());
    document["exit"] = result.exit_code;
    return document;
}

nlohmann::json Year::done(std::string const& who, std::string const& arguments) const {
    auto document = as(who, arguments);
    INFO(m_day << " " << who << ": " << arguments << "\n" << document.dump());
    REQUIRE(document["exit"] == 0);
    return document;
}

void Year::make_vaults() const {
    done("registrar",
         fmt::format("init m.kluis --kind institution --name 'Museum De Waag'{}", kCheapKdf));
    done("brigade", fmt::format("init b.kluis --kind fire-brigade --name Brandweer{}", kCheapKdf));
    done("police", fmt::format("init p.kluis --kind police --name Politie{}", kCheapKdf));
    for (auto const& [name, role] : {std::pair{"noor", "approver"}, {"sem", "reader"}}) {
        done("registrar",
             fmt::format("user add m.kluis {0} --role {1} --new-passphrase-file {0}{2}", name, role,
                         kCheapKdf));
    }
    done("registrar", "object add m.kluis ZK-1 --set title=Kelk");
    done("registrar", "list create m.kluis Lijst");
    done("registrar", "list add m.kluis Lijst ZK-1");
    done("noor", "list approve m.kluis Lijst");
    done("registrar",
         "recovery create m.kluis --kind shares --needed 2 --count 3 --text shares.txt");
}

void Year::make_agreements() const {
    for (auto const& [vault, who] :
         {std::pair{"m", "registrar"}, {"b", "brigade"}, {"p", "police"}}) {
        done(who, fmt::format("card export {0}.kluis {0}.nkcard", vault));
    }
    auto const pin = [&](char const* who, char const* vault, char const* card) {
        auto const shown = done(who, fmt::format("card show {}.nkcard", card));
        done(who, fmt::format("partner add {}.kluis {}.nkcard --fingerprint '{}'", vault, card,
                              shown["fingerprint"].get<std::string>()));
    };
    for (auto const& [who, vault, partner, terms] :
         {std::tuple{"brigade", "b", "Brandweer",
                     "--release-code --contact 'wacht;0201;piket;0202'"},
          {"police", "p", "Politie", "--four-eyes"}}) {
        pin("registrar", "m", vault);
        pin(who, vault, "m");
        done("registrar",
             fmt::format("agreement draft m.kluis {0} {1}1 --title {0} --list Lijst --purpose Doel "
                         "--days 500 --bundle-days 70 {2}",
                         partner, vault, terms));
        done(who, fmt::format("agreement sign {0}.kluis {0}1 {0}2", vault));
        done("registrar", fmt::format("agreement accept m.kluis {}2", vault));
    }
}

void Year::seal_for_brigade(int month) const {
    auto const sealed =
        done(registrar, fmt::format("seal m.kluis Brandweer Lijst {}.nkbundle --days 70", month));
    m_folder.write(fmt::format("code{}", month), sealed["release_code"].get<std::string>());
}

void Year::seal_for_police(int month) const {
    auto const asked =
        done(registrar, fmt::format("seal m.kluis Politie Lijst {}.nkbundle --days 70", month));
    REQUIRE(asked["waits"] == true);
    auto const sign = fmt::format("release sign m.kluis {}", asked["release"].get<std::string>());
    CHECK(as(registrar, sign)["refused"] == "release-same-user");
    done("noor", sign);
}

char Year::try_open(int month, Reader reader) const {
    auto const [who, vault] = [&] {
        switch (reader) {
            case Reader::police:
                return std::pair{"police", "p"};
            case Reader::thief:
                return std::pair{"police", "thief"};
            default:
                return std::pair{"brigade", "b"};
        }
    }();
    bool const coded = std::filesystem::exists(m_folder / fmt::format("code{}", month)) &&
                       reader == Reader::brigade;
    auto const opened =
        as(who, fmt::format("open {0}.kluis {1}.nkbundle{2}", vault, month,
                            coded ? fmt::format(" --release-code-file code{}", month) : ""));
    if (opened["exit"] == 0) {
        return opened["superseded"] == true ? 's' : 'o';
    }
    if (opened["exit"] != 3) {
        return '!';
    }
    static std::map<std::string, char> const kReasons{
        {"bundle-expired", 'e'},    {"bundle-revoked", 'r'},      {"agreement-revoked", 'a'},
        {"agreement-unknown", '-'}, {"release-code-needed", 'c'}, {"clock-went-back", 'b'},
        {"bundle-not-for-us", 'k'}, {"no-epoch-key", 'k'},
    };
    auto const found = kReasons.find(opened["refused"].get<std::string>());
    return found == kReasons.end() ? '?' : found->second;
}

void Year::bring_shares(std::string const& from, std::string const& to) const {
    auto const bytes = read_file(m_folder / from, 1 << 20);
    NK_REQUIRE_OK(bytes);
    std::istringstream lines{std::string(as_text(*bytes))};
    std::vector<std::string> shares;
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        bool const words = line.starts_with("  ");
        if (words && !inside) {
            shares.emplace_back();
        }
        inside = words;
        std::istringstream in(words ? line : std::string());
        for (std::string word; in >> word;) {
            shares.back() += word.ends_with('.') ? "" : word + " ";
        }
    }
    REQUIRE(shares.size() == 3);
    m_folder.write(to, shares[0] + "\n" + shares[2] + "\n");
}

}  // namespace noodkluis::test

namespace {

struct BundleRow {
    int bundle;  ///< the month in which it was sealed
    Reader reader;
    std::string_view months;
};

// What each reader makes of each bundle on the 15th of each month. Brigade: January, March, May,
// June, August and from October on; police: February, April, July, September. A bundle can be
// opened for 70 days.
//   o opens    s opens, and is superseded    e expired        r revoked
//   a the agreement was ended    - no agreement with this reader    c the code is missing
//   k has no key for it
//   . not sealed yet, or not tried
// clang-format off
constexpr BundleRow kBundles[] = {
    //                                JFMAMJJASOND
    {1, Reader::brigade,              "ooe........e"},
    {1, Reader::brigade_without_code, "c..........."},
    {1, Reader::police,               "-..........."},
    {2, Reader::brigade,              ".-.........."},
    {2, Reader::police,               ".ooe......a."},
    {3, Reader::brigade,              "..ooe......."},
    {4, Reader::police,               "...ooe....a."},
    {5, Reader::brigade,              "....ooe....."},
    {5, Reader::brigade_without_code, "....cce....."},
    {6, Reader::brigade,              ".....rr....e"},  // revoked on the 10th of June
    {7, Reader::police,               "......ooe..."},
    {8, Reader::brigade,              ".......oo..e"},
    {9, Reader::police,               "........oaa."},  // ended on the 10th of October
    {10, Reader::brigade,             ".........ose"},
    {11, Reader::brigade,             "..........os"},
    {12, Reader::brigade,             "...........o"},
    // A backup of the police of March and its passphrase, stolen in May. It has the keys of the
    // weeks to come, until the police renews its card on the 10th of June.
    {2, Reader::thief,                "....e......."},
    {4, Reader::thief,                "....oe......"},
    {7, Reader::thief,                "......kk...."},
    {9, Reader::thief,                "........k..e"},
    {12, Reader::thief,               "...........-"},
};
// clang-format on

struct UserRow {
    char const* passphrase;
    std::string_view months;
};

// Whose passphrase opens the vault of the museum on the 15th: o opens, w wrong passphrase.
// clang-format off
constexpr UserRow kUsers[] = {
    //               JFMAMJJASOND
    {"registrar",     "o.w....w...w"},  // lost, and replaced with shares on the 10th of March
    {"registrar-new", "w.o....o...o"},
    {"noor",          "o.o....o...o"},
    {"sem",           "o.o....w...w"},  // left on the 10th of August
};
// clang-format on

/// What happens on the tenth.
void tenth_of(Year& year, int month) {
    auto& registrar = year.registrar;
    switch (month) {
        case 3:
            year.done("police", "backup p.kluis p.nkbackup");
            year.bring_shares("shares.txt", "two.txt");
            year.done("registrar-new", "recovery use m.kluis --from two.txt --user registrar");
            registrar = "registrar-new";
            CHECK(year.done("noor", "audit verify m.kluis")["unconfirmed_keys"].size() == 1);
            break;
        case 5:
            year.done("police", "restore p.nkbackup thief.kluis");
            break;
        case 6:
            year.done(registrar, "revoke m.kluis 6.nkbundle june.nkrevocation");
            year.done("brigade", "revocation import b.kluis june.nkrevocation");
            year.done("police", "card renew p.kluis newer.nkcard");
            year.done(registrar, "partner add m.kluis newer.nkcard");
            CHECK(year.as(registrar, "partner add m.kluis p.nkcard")["exit"] != 0);
            break;
        case 8:
            // With another key for the vault, the shares that were in one place are worth nothing.
            year.done(registrar, "user remove m.kluis sem --rotate");
            CHECK(
                year.as("registrar", "recovery use m.kluis --from two.txt --user noor")["error"] ==
                "shares-wrong");
            break;
        case 10:
            year.done(registrar, "agreement end m.kluis Politie --revoke october.nkrevocation");
            year.done("police", "revocation import p.kluis october.nkrevocation");
            break;
        default:
            break;
    }
}

void fifteenth_of(Year const& year, int month) {
    auto const at = static_cast<std::size_t>(month - 1);
    std::string expected;
    std::string found;
    // The newest first: what is older is superseded then.
    for (auto row = std::rbegin(kBundles); row != std::rend(kBundles); ++row) {
        if (row->months[at] != '.') {
            expected += fmt::format("{}{} ", row->bundle, row->months[at]);
            found += fmt::format("{}{} ", row->bundle, year.try_open(row->bundle, row->reader));
        }
    }
    CHECK(found == expected);
    for (auto const& row : kUsers) {
        if (row.months[at] != '.') {
            CAPTURE(row.passphrase);
            auto const opened = year.as(row.passphrase, "audit verify m.kluis");
            CHECK(opened["exit"] == (row.months[at] == 'o' ? 0 : 1));
            CHECK(opened.value("error", "") == (row.months[at] == 'o' ? "" : "wrong-passphrase"));
        }
    }
}

}  // namespace

TEST_CASE("a year goes by, and who can open what is as it was said", "[e2e][year]") {
    Year year;
    for (int month = 1; month <= 12; ++month) {
        CAPTURE(month);
        year.on(month, 1);
        bool const for_police = month == 2 || month == 4 || month == 7 || month == 9;
        for_police ? year.seal_for_police(month) : year.seal_for_brigade(month);
        year.on(month, 10);
        tenth_of(year, month);
        year.on(month, 15);
        fifteenth_of(year, month);
    }
    CHECK(year.as(year.registrar, "seal m.kluis Politie Lijst x.nkbundle --days 7")["refused"] ==
          "agreement-revoked");

    // What is not promised: whoever stole the backup sets the clock back, and it opens what it
    // had keys for. The vault of the police itself does not, and has the keys no more.
    year.done("police", "restore p.nkbackup again.kluis");
    year.on(3, 15);
    CHECK(year.done("police", "open again.kluis 2.nkbundle")["sequence"] == 1);
    CHECK(year.try_open(2, Reader::police) == 'b');
    year.on(12, 16);
    CHECK(year.as("police", "epoch export p.kluis key.txt --at 2030-04-12")["exit"] != 0);
}
