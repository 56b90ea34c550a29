// SPDX-License-Identifier: Apache-2.0
// Whatever goes wrong while a verb writes, the vault opens afterwards, in the state before or
// after, and is in order.
#include <random>

#include <fmt/format.h>

#include "faults/fault_story.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

void tell(FaultStory const& story, FaultCounts const& counts) {
    WARN(fmt::format("{}: {} steps, {} faults; before {}, after {}", story.name, counts.steps,
                     counts.injected, counts.kept_old, counts.reached_new));
    CHECK(counts.injected > 3);
    CHECK(counts.kept_old > 0);
}

void make_vault(CliFolder const& folder) {
    folder.init("base/m.kluis");
    folder.json("object add base/m.kluis K-1 --set title=Kelk");
}

void make_list(CliFolder const& folder) {
    make_vault(folder);
    folder.json("list create base/m.kluis Brand");
    folder.json("list add base/m.kluis Brand K-1");
}

/// A museum and a brigade that agreed on one list.
void make_agreement(CliFolder const& folder) {
    make_list(folder);
    folder.json("list approve base/m.kluis Brand");
    folder.json(fmt::format("init base/b.kluis --kind fire-brigade --name Brandweer{}", kCheapKdf));
    for (auto const* party : {"m", "b"}) {
        folder.json(fmt::format("card export base/{0}.kluis {0}.nkcard", party));
    }
    for (auto const& [vault, card] : {std::pair{"m", "b.nkcard"}, {"b", "m.nkcard"}}) {
        auto const print =
            folder.json(fmt::format("card show {}", card))["fingerprint"].get<std::string>();
        folder.json(
            fmt::format("partner add base/{}.kluis {} --fingerprint '{}'", vault, card, print));
    }
    folder.json(
        "agreement draft base/m.kluis Brandweer a.nkagreement --title A --list Brand "
        "--purpose Redden");
    folder.json("agreement sign base/b.kluis a.nkagreement b.nkagreement");
    folder.json("agreement accept base/m.kluis b.nkagreement");
}

std::string objects_in(CliFolder const& folder) {
    return folder.json("object list w/m.kluis")["objects"].dump();
}

}  // namespace

TEST_CASE("import", "[faults]") {
    FaultStory const story{"import",
                           [](CliFolder const& folder) {
                               make_vault(folder);
                               std::string rows = "objectnummer,titel\nK-1,Beker\n";
                               for (int i = 2; i <= 300; ++i) {
                                   rows += fmt::format("K-{},Ding {}\n", i, i);
                               }
                               folder.write("rows.csv", rows);
                           },
                           "import w/m.kluis rows.csv",
                           objects_in,
                           {"w/m.kluis"},
                           {}};
    tell(story, run_with_faults(story));
}

TEST_CASE("object edit", "[faults]") {
    FaultStory const story{
        "object edit", make_vault,    "object edit w/m.kluis K-1 --set title=Beker",
        objects_in,    {"w/m.kluis"}, {}};
    tell(story, run_with_faults(story));
}

TEST_CASE("list approve", "[faults]") {
    FaultStory const story{"list approve",
                           make_list,
                           "list approve w/m.kluis Brand",
                           [](CliFolder const& folder) {
                               auto const list = folder.json("list show w/m.kluis Brand");
                               return list["status"].dump() +
                                      std::to_string(list["approved"].size());
                           },
                           {"w/m.kluis"},
                           {}};
    tell(story, run_with_faults(story));
}

TEST_CASE("seal", "[faults]") {
    auto const sealed = [](CliFolder const& folder) {
        return std::to_string(folder.json("bundles w/m.kluis")["sealed"].size());
    };
    FaultStory const story{"seal",
                           make_agreement,
                           "seal w/m.kluis A Brand w/x.nkbundle",
                           sealed,
                           {"w/m.kluis"},
                           [&](CliFolder const& folder) {
                               // What left the house is known to the house, and opens.
                               if (std::filesystem::exists(folder / "w/x.nkbundle")) {
                                   CHECK(sealed(folder) == "1");
                                   folder.json("open w/b.kluis w/x.nkbundle");
                               }
                           }};
    tell(story, run_with_faults(story));
}

TEST_CASE("user rotate", "[faults]") {
    FaultStory const story{"user rotate",
                           make_vault,
                           "user rotate w/m.kluis",
                           [](CliFolder const& folder) {
                               return objects_in(folder) +
                                      folder.json("check w/m.kluis")["log"].dump();
                           },
                           {"w/m.kluis"},
                           {}};
    tell(story, run_with_faults(story));
}

TEST_CASE("backup", "[faults]") {
    FaultStory const story{
        "backup",
        make_vault,
        "backup w/m.kluis w/m.nkbackup",
        [](CliFolder const& folder) {
            return std::string(std::filesystem::exists(folder / "w/m.nkbackup") ? "one" : "none");
        },
        {"w/m.kluis"},
        [](CliFolder const& folder) {
            if (std::filesystem::exists(folder / "w/m.nkbackup")) {
                folder.json("restore w/m.nkbackup w/r.kluis");
            }
        }};
    tell(story, run_with_faults(story));
}

TEST_CASE("restore", "[faults]") {
    FaultStory const story{"restore",
                           [](CliFolder const& folder) {
                               make_vault(folder);
                               folder.json("backup base/m.kluis base/m.nkbackup");
                           },
                           "restore w/m.nkbackup w/r.kluis",
                           [](CliFolder const& folder) {
                               if (!std::filesystem::exists(folder / "w/r.kluis")) {
                                   return std::string("none");
                               }
                               CHECK(folder.json("check w/r.kluis")["findings"].empty());
                               return std::string("one");
                           },
                           {},
                           [](CliFolder const& folder) {
                               // Once more does it, whatever was left behind.
                               if (!std::filesystem::exists(folder / "w/r.kluis")) {
                                   folder.json("restore w/m.nkbackup w/r.kluis");
                               }
                           }};
    tell(story, run_with_faults(story));
}

TEST_CASE("a flipped bit anywhere in a vault is found and named", "[faults]") {
    CliFolder const folder;
    REQUIRE(run("mkdir " + (folder / "base").string()).exit_code == 0);
    make_list(folder);
    std::mt19937 random(3);
    for (std::string const name : {"vault.db", "vault.keys"}) {
        auto const path = folder / ("base/m.kluis/" + name);
        auto const whole = read_file(path, 1 << 26).value();
        for (int i = 0; i < 10; ++i) {
            auto changed = whole;
            auto const at = random() % whole.size();
            changed[at] ^= static_cast<Byte>(1U << random() % 8);
            NK_REQUIRE_OK(write_file(path, changed, Overwrite::yes));
            auto const checked = folder.cli("--json check base/m.kluis");
            INFO(name << " at " << at << "\n" << checked.output);
            CHECK(checked.exit_code == 1);
            CHECK(contains(checked.output, name));
        }
        NK_REQUIRE_OK(write_file(path, whole, Overwrite::yes));
    }
    CHECK(folder.json("check base/m.kluis")["findings"].empty());
}

TEST_CASE("user passphrase", "[faults][passphrase]") {
    auto const with = [](CliFolder const& folder, std::string const& verb,
                         std::string const& file) {
        return folder.cli(verb + " w/m.kluis --passphrase-file " + (folder / file).string());
    };
    FaultStory const story{
        "user passphrase",
        [](CliFolder const& folder) {
            make_vault(folder);
            folder.write("new", "veertien vlugge vossen");
        },
        "user passphrase w/m.kluis --new-passphrase-file new",
        [&](CliFolder const& folder) {
            // One of both opens it.
            std::string opens;
            for (std::string const file : {"passphrase", "new"}) {
                opens += with(folder, "object list", file).exit_code == 0 ? file + " " : "";
            }
            return opens;
        },
        {},
        [&](CliFolder const& folder) {
            for (std::string const file : {"passphrase", "new"}) {
                if (with(folder, "object list", file).exit_code == 0) {
                    CHECK(with(folder, "check", file).exit_code == 0);
                }
            }
        }};
    tell(story, run_with_faults(story));
}
