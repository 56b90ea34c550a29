// SPDX-License-Identifier: Apache-2.0
// A whole story under strace: what is secret is in no file, argument, environment or message, and
// nothing is written anywhere but where it was asked for.
#include <fstream>

#include <fmt/format.h>

#include "support/cli.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

constexpr std::string_view kSaidPassphrase = "kanariegeel klavecimbel kraakt";
constexpr std::string_view kCanaryTitle = "KANARIE-kelk-van-verguld-zilver";
constexpr std::string_view kCanaryNote = "KANARIE-sleutel-bij-de-portier";
constexpr std::string_view kCanaryPlace = "KANARIE-toren";

/// What must never be outside the vault, except where the user asked to see it.
constexpr std::array kNeverSeen{kSaidPassphrase, kCanaryTitle, kCanaryNote, kCanaryPlace};

/// The command line with every folder of the user's own in one place, each call traced.
class TracedStory {
  public:
    TracedStory() {
        for (auto const* name : {"home", "tmp", "cache", "state", "config", "data", "run", "in"}) {
            std::filesystem::create_directory(m_folder / name);
        }
        m_folder.write("in/passphrase", kSaidPassphrase);
    }
    [[nodiscard]] Path operator/(std::string_view name) const { return m_folder / name; }
    [[nodiscard]] std::string root() const { return m_folder.path(); }
    [[nodiscard]] int calls() const { return m_calls; }

    CommandResult cli(std::string const& arguments, int expected = 0) {
        auto result = run(fmt::format(
            "cd {0} && env HOME={0}/home TMPDIR={0}/tmp XDG_CACHE_HOME={0}/cache "
            "XDG_STATE_HOME={0}/state XDG_CONFIG_HOME={0}/config XDG_DATA_HOME={0}/data "
            "XDG_RUNTIME_DIR={0}/run "
            "strace -f -qq -s 100000 -o trace.{1} "
            "-e trace=%process,%network,openat,open,creat,write,pwrite64,writev,memfd_create,"
            "prctl,prlimit64,setrlimit,mkdir,rename,linkat,link "
            "{2} --language en --passphrase-file in/passphrase {3}",
            m_folder.path(), m_calls++, NK_CLI, arguments));
        INFO(arguments << "\n" << result.output << result.errors);
        REQUIRE(result.exit_code == expected);
        return result;
    }
    /// The lines of all traces.
    [[nodiscard]] std::vector<std::string> trace() const {
        std::vector<std::string> lines;
        for (int i = 0; i < m_calls; ++i) {
            std::ifstream file(m_folder / fmt::format("trace.{}", i));
            for (std::string line; std::getline(file, line);) {
                lines.push_back(std::move(line));
            }
        }
        return lines;
    }
    [[nodiscard]] std::string json_field(CommandResult const& result, char const* field) const {
        return nlohmann::json::parse(result.output)[field].get<std::string>();
    }

  private:
    struct Folder : TemporaryFolder {
        [[nodiscard]] std::string path() const { return TemporaryFolder::path().string(); }
        void write(std::string_view name, std::string_view content) const {
            NK_REQUIRE_OK(write_file(*this / name, as_bytes(content), Overwrite::yes));
        }
    } m_folder;
    int m_calls = 0;
};

/// The files below a folder that hold one of these texts, plainly or with a byte between letters.
std::vector<std::string> files_with(Path const& folder, std::string_view text) {
    std::vector<std::string> found;
    std::string wide;
    for (char const c : text) {
        wide += c;
        wide += '\0';
    }
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.path().filename().string().starts_with("trace.")) {
            continue;
        }
        auto const bytes = read_file(entry.path(), 1 << 28);
        NK_REQUIRE_OK(bytes);
        auto const content = as_text(*bytes);
        if (content.find(text) != std::string_view::npos ||
            content.find(wide) != std::string_view::npos) {
            found.push_back(entry.path().string());
        }
    }
    return found;
}

/// The path that a line of strace opens for writing or makes; empty when it does neither.
std::string written_path(std::string const& line) {
    auto const is_call = [&](std::string_view name) {
        return contains(line, " " + std::string(name) + "(");
    };
    bool const opens =
        (is_call("openat") || is_call("open")) &&
        (contains(line, "O_WRONLY") || contains(line, "O_RDWR") || contains(line, "O_CREAT"));
    bool const makes = is_call("mkdir") || is_call("creat") || is_call("rename") || is_call("link");
    if ((!opens && !makes) || contains(line, " = -1 ")) {
        return {};
    }
    auto const end = line.rfind('"');  // of two paths the second is the one that is made
    auto const begin = line.rfind('"', end - 1);
    return line.substr(begin + 1, end - begin - 1);
}

}  // namespace

TEST_CASE("a whole story leaves nothing readable behind and writes nowhere else", "[cli][leaks]") {
    TracedStory story;
    auto const kdf = std::string(kCheapKdf);
    NK_REQUIRE_OK(write_file(story / "in/rows.csv",
                             as_bytes(fmt::format("objectnummer,titel,standplaats\nK-1,{},x\n"
                                                  "K-2,Ander,y\n",
                                                  kCanaryTitle)),
                             Overwrite::yes));
    NK_REQUIRE_OK(write_file(story / "in/photo.png", as_bytes(red_square()), Overwrite::yes));
    story.cli("init m.kluis --kind institution --name Museum" + kdf);
    story.cli("init b.kluis --kind fire-brigade --name Brandweer" + kdf);
    story.cli("import m.kluis in/rows.csv");
    story.cli(fmt::format("place add m.kluis {}", kCanaryPlace));
    story.cli(fmt::format("object edit m.kluis K-1 --set location_path={} --photo in/photo.png",
                          kCanaryPlace));
    story.cli("list create m.kluis Brand");
    story.cli("list add m.kluis Brand K-1");
    story.cli("list approve m.kluis Brand");
    for (auto const* party : {"m", "b"}) {
        story.cli(fmt::format("card export {0}.kluis {0}.nkcard", party));
    }
    for (auto const& [vault, card] : {std::pair{"m", "b"}, {"b", "m"}}) {
        auto const print = story.json_field(
            story.cli(fmt::format("--json card show {}.nkcard", card)), "fingerprint");
        story.cli(
            fmt::format("partner add {}.kluis {}.nkcard --fingerprint '{}'", vault, card, print));
    }
    story.cli(
        "agreement draft m.kluis Brandweer a.nkagreement --title A --list Brand --purpose Redden");
    story.cli("agreement sign b.kluis a.nkagreement b.nkagreement");
    story.cli("agreement accept m.kluis b.nkagreement");
    story.cli("seal m.kluis A Brand x.nkbundle");
    // Asked for, on standard output.
    CHECK(contains(story.cli("open b.kluis x.nkbundle").output, kCanaryPlace));
    story.cli("backup m.kluis m.nkbackup");
    story.cli("restore m.nkbackup r.kluis");
    story.cli("user rotate m.kluis");
    story.cli("check m.kluis");
    // Whatever goes wrong does not tell either.
    NK_REQUIRE_OK(write_file(story / "in/passphrase",
                             as_bytes(std::string(kSaidPassphrase) + " niet"), Overwrite::yes));
    auto const wrong = story.cli("object list m.kluis", 1);
    CHECK_FALSE(contains(wrong.errors + wrong.output, kSaidPassphrase));

    {  // no file outside the user's own holds a secret
        for (auto const secret : kNeverSeen) {
            for (auto const& file : files_with(story / ".", secret)) {
                INFO(secret << " is in " << file);
                CHECK(file.find("/in/") != std::string::npos);
            }
        }
        // The search finds what is there.
        CHECK(files_with(story / "in", kCanaryTitle).size() == 1);
        for (auto const* name : {"home", "tmp", "cache", "state", "config", "data", "run"}) {
            INFO(name);
            CHECK(std::filesystem::is_empty(story / name));
        }
    }
    {  // no secret is an argument, in the environment or written but to standard output
        int writes = 0;
        for (auto const& line : story.trace()) {
            if (line.find("execve(") != std::string::npos) {
                CHECK_FALSE(contains(line, kSaidPassphrase));
            }
            bool const to_output = line.find("write(1, ") != std::string::npos;
            if (line.find("write") == std::string::npos) {
                continue;
            }
            ++writes;
            for (auto const secret : kNeverSeen) {
                if (contains(line, secret)) {
                    INFO(line.substr(0, 300));
                    CHECK(to_output);
                    CHECK(secret != kSaidPassphrase);
                }
            }
        }
        CHECK(writes > 100);
    }
    {  // nothing is written outside of what was asked for, and no other program runs
        int written = 0;
        int programs = 0;
        for (auto const& line : story.trace()) {
            programs += contains(line, "execve(") ? 1 : 0;
            CHECK_FALSE(contains(line, "socket("));
            CHECK_FALSE(contains(line, "memfd_create("));
            auto const path = written_path(line);
            if (path.empty()) {
                continue;
            }
            ++written;
            INFO(path);
            CHECK((!path.starts_with("/") || path.starts_with(story.root() + "/") ||
                   path == "/dev/null" || path == "/dev/tty"));
            CHECK_FALSE(contains(path, ".."));
        }
        CHECK(written > 50);
        CHECK(programs == story.calls());
    }
    {  // no core dump, and nobody else looks into the process
        int limits = 0;
        int closed = 0;
        for (auto const& line : story.trace()) {
            limits += contains(line, "RLIMIT_CORE, {rlim_cur=0, rlim_max=0}") ? 1 : 0;
            closed += contains(line, "PR_SET_DUMPABLE, SUID_DUMP_DISABLE") ? 1 : 0;
        }
        CHECK(limits >= 15);
        CHECK(closed == limits);
    }
}
