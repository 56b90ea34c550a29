// SPDX-License-Identifier: Apache-2.0
// Backups, restoring and checking on the command line, with the stock tools beside it.
#include <fmt/format.h>

#include "support/cli.h"

using namespace noodkluis;
using test::CliFolder;

namespace {

std::string in(CliFolder const& folder, std::string const& command) {
    return "cd " + (folder / ".").string() + " && " + command;
}

/// A vault with one object.
void make_vault(CliFolder const& folder) {
    folder.init("m.kluis");
    folder.json("object add m.kluis K-1 --set title=Kelk");
}

/// Damages a page in the middle of a vault's database.
void damage(CliFolder const& folder, std::string const& file) {
    auto const done =
        test::run(in(folder, "printf x | dd of=" + file +
                                 " bs=1 seek=$((4096 * 6 + 500)) conv=notrunc status=none"));
    REQUIRE(done.exit_code == 0);
}

}  // namespace

TEST_CASE("a backup is made, restored and checked", "[cli][backup]") {
    CliFolder const folder;
    make_vault(folder);
    auto const made = folder.json("backup m.kluis m.nkbackup");
    CHECK(made["noted"] == true);
    CHECK(made["removed"].empty());
    CHECK(made["bytes"] == std::filesystem::file_size(folder / "m.nkbackup"));
    auto const restored = folder.json("restore m.nkbackup h.kluis --instead-of m.kluis");
    CHECK(restored["log"] == made["log"]);
    CHECK_FALSE(restored.contains("newer"));
    CHECK(folder.json("object show h.kluis K-1")["fields"]["title"] == "Kelk");
    CHECK(folder.json("info h.kluis")["vault"] == folder.json("info m.kluis")["vault"]);
    CHECK(folder.json("check h.kluis")["findings"].empty());

    CHECK(folder.json("restore m.nkbackup h.kluis", 1)["error"] == "file-exists");
    CHECK(folder.json("backup m.kluis m.nkbackup", 1)["error"] == "file-exists");
    CHECK(folder.json("backup m.kluis nergens", 2)["error"] == "backup-target");
    CHECK(folder.json("backup m.kluis m.kluis", 2)["error"] == "backup-inside-vault");
    folder.write("passphrase", "een heel andere zin\n");
    CHECK(folder.json("restore m.nkbackup i.kluis", 1)["error"] == "wrong-passphrase");
    CHECK(folder.json("backup m.kluis n.nkbackup", 1)["error"] == "wrong-passphrase");
    CHECK(folder.json("check m.kluis", 1)["error"] == "wrong-passphrase");
    CHECK_FALSE(std::filesystem::exists(folder / "i.kluis"));
    CHECK_FALSE(std::filesystem::exists(folder / "n.nkbackup"));
}

TEST_CASE("a backup can be put back without Noodkluis", "[cli][backup]") {
    CliFolder const folder;
    make_vault(folder);
    folder.json("backup m.kluis m.nkbackup");
    auto const unpacked = test::run(in(folder,
                                       "unzip -q m.nkbackup -d u.kluis && cd u.kluis && "
                                       "b2sum --length 256 --check --quiet checksums.txt"));
    INFO(unpacked.errors);
    CHECK(unpacked.exit_code == 0);
    CHECK(folder.json("object show u.kluis K-1")["fields"]["title"] == "Kelk");
}

TEST_CASE("a backup goes on while another program has the vault, and says nothing of it",
          "[cli][backup]") {
    CliFolder const folder;
    make_vault(folder);
    auto const held = test::run(
        in(folder, fmt::format("flock m.kluis/vault.lock {} --json --passphrase-file passphrase "
                               "backup m.kluis m.nkbackup",
                               NK_CLI)));
    INFO(held.output << held.errors);
    CHECK(held.exit_code == 0);
    auto const busy = test::run(
        in(folder, fmt::format("flock m.kluis/vault.lock {} --json --passphrase-file passphrase "
                               "check m.kluis",
                               NK_CLI)));
    CHECK(busy.exit_code == 1);
    CHECK(nlohmann::json::parse(busy.output)["error"] == "vault-in-use");
}

TEST_CASE("in a folder old backups go, by the calendar", "[cli][backup]") {
    CliFolder const folder;
    make_vault(folder);
    std::filesystem::create_directory(folder / "stick");
    auto const at = [&](std::string const& time) {
        auto const result = test::run(in(
            folder, fmt::format("faketime -f '@{}' {} --json --passphrase-file passphrase backup "
                                "m.kluis stick --daily 2 --weekly 0 --monthly 1",
                                time, NK_CLI)));
        INFO(result.output << result.errors);
        REQUIRE(result.exit_code == 0);
        return nlohmann::json::parse(result.output);
    };
    auto const first = at("2030-05-31 10:00:00");
    CHECK(at("2030-06-01 10:00:00")["removed"].empty());
    CHECK(at("2030-06-02 10:00:00")["removed"] == nlohmann::json::array({first["file"]}));
    // The clock goes back: what it made later than now stays.
    CHECK(at("2030-04-01 10:00:00")["removed"].empty());
}

TEST_CASE("a check finds damage, fails and names the backup to go back to", "[cli][backup]") {
    CliFolder const folder;
    make_vault(folder);
    folder.json("backup m.kluis m.nkbackup");
    damage(folder, "m.kluis/vault.db");
    auto const report = folder.json("check m.kluis --backups .", 1);
    CHECK(report["error"] == "check-failed");
    auto const& finding = report["findings"][0];
    CHECK(finding["code"] == "page-damaged");
    CHECK(finding["message"] == "vault.db: page 7 is damaged.");
    CHECK(report["go_back_to"]["file"] == (folder / "m.nkbackup").string());
    auto const spoken = folder.cli("check m.kluis --backups .");
    CHECK(spoken.exit_code == 1);
    CHECK(spoken.output.find("vault.db: page 7 is damaged.\n") != std::string::npos);
    CHECK(spoken.output.find("The newest good backup is ") != std::string::npos);
    CHECK(spoken.errors.find("m.kluis is not in order") != std::string::npos);

    damage(folder, "m.nkbackup");
    CHECK_FALSE(folder.json("check m.kluis --backups .", 1).contains("go_back_to"));
    CHECK(folder.json("restore m.nkbackup h.kluis", 3)["refused"] == "backup-damaged");
}

TEST_CASE("a signal ends a backup in order and leaves nothing behind", "[cli][backup]") {
    CliFolder const folder;
    make_vault(folder);
    for (auto const* const signal : {"INT", "TERM", "HUP"}) {
        CAPTURE(signal);
        // The passphrase comes through a pipe that stays open, so that it surely waits.
        auto const ended = test::run(in(
            folder, fmt::format("mkfifo pipe; exec 9<>pipe; {} --json "
                                "--passphrase-file pipe backup m.kluis m.nkbackup 9>&- & "
                                "program=$!; sleep 0.5; kill -{} $program; "
                                "cat passphrase >&9; exec 9>&-; wait $program; code=$?; rm pipe; "
                                "exit $code",
                                NK_CLI, signal)));
        INFO(ended.output << ended.errors);
        CHECK(ended.exit_code == 1);
        CHECK_FALSE(std::filesystem::exists(folder / "m.nkbackup"));
    }
    CHECK(folder.json("check m.kluis")["findings"].empty());
}

TEST_CASE("without a passphrase info shows id, format, size and slots, and nothing else",
          "[cli][backup]") {
    CliFolder const folder;
    make_vault(folder);
    auto const shown = test::run(in(folder, fmt::format("{} --json info m.kluis", NK_CLI)));
    CHECK(shown.exit_code == 0);
    auto const json = nlohmann::json::parse(shown.output);
    std::vector<std::string> names;
    for (auto const& [name, value] : json.items()) {
        names.push_back(name);
    }
    CHECK(names == std::vector<std::string>{"bytes", "format", "slots", "vault"});
    for (auto const& [name, value] : json["slots"][0].items()) {
        CAPTURE(name);
        CHECK((name == "id" || name == "kind" || name.starts_with("kdf_")));
    }
    CHECK(shown.output.find("Waag") == std::string::npos);
}

TEST_CASE("who has the vault open, and since when, is said to the second one", "[cli][backup]") {
    CliFolder const folder;
    make_vault(folder);
    // A program that waits with the vault open: its output goes where nobody reads.
    auto const told = test::run(
        in(folder, fmt::format("exec 8<m.kluis/vault.lock; flock 8; "
                               "echo 'process 4711 on kantoor since 2026-11-24T09:00:00Z' "
                               ">m.kluis/vault.lock; "
                               "{} --language en --passphrase-file passphrase list show m.kluis",
                               NK_CLI)));
    CHECK(told.exit_code == 1);
    CHECK(told.errors.find("in use by process 4711 on kantoor since 2026-11-24T09:00:00Z") !=
          std::string::npos);
}

TEST_CASE("what a damaged vault still has of the collection is rescued", "[cli][rescue]") {
    CliFolder const folder;
    make_vault(folder);
    folder.json("list create m.kluis Brand");
    folder.json("list add m.kluis Brand K-1");
    auto const whole = folder.json("rescue m.kluis gered.kluis");
    CHECK(whole["whole"] == true);
    CHECK(whole["objects"] == 1);
    CHECK(whole["list_entries"] == 1);
    CHECK(folder.json("object show gered.kluis K-1")["fields"]["title"] == "Kelk");
    CHECK(folder.json("info gered.kluis")["vault"] != folder.json("info m.kluis")["vault"]);
    CHECK(folder.json("rescue m.kluis gered.kluis", 1)["error"] == "file-exists");
    CHECK(test::contains(folder.cli("rescue m.kluis nog.kluis").output, "Nothing"));

    damage(folder, "m.kluis/vault.db");
    folder.json("check m.kluis", 1);
    CHECK(folder.json("rescue m.kluis rest.kluis")["objects"].is_number());
    CHECK(folder.json("check rest.kluis")["findings"].empty());
}
