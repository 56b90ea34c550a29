// SPDX-License-Identifier: Apache-2.0
#include "faults/fault_story.h"

#include <cstdlib>
#include <fstream>

#include <fmt/format.h>

namespace noodkluis::test {
namespace {

/// How many steps of a verb are tried in each way when not all are.
constexpr long kStepsOfEach = 3;

class FaultRuns {
  public:
    explicit FaultRuns(FaultStory const& story) : m_story(story) {
        REQUIRE(run("mkdir " + path("base")).exit_code == 0);
        m_story.prepare(m_folder);
    }
    FaultCounts all() {
        copy();
        m_before = m_story.seen(m_folder);
        auto const whole = with_fault("count", 0);
        INFO(whole.output << whole.errors);
        REQUIRE(whole.exit_code == 0);
        std::ifstream(m_folder / "count") >> m_counts.steps;
        REQUIRE(m_counts.steps > 0);
        m_after = m_story.seen(m_folder);
        // All steps in all ways, or in the one way that is named.
        auto const* const all_of = std::getenv("FAULTS_ALL");
        bool const every = all_of != nullptr;
        std::string const only = every ? all_of : "";
        auto const stride = every ? 1 : std::max(1L, m_counts.steps / kStepsOfEach);
        long shift = 0;
        for (std::string const mode : {"kill", "tear", "lose", "error", "full"}) {
            if (every && only != "1" && only != mode) {
                continue;
            }
            // Each way tries other steps.
            for (auto at = 1 + (every ? 0 : shift); at <= m_counts.steps; at += stride) {
                one(mode, at);
            }
            shift = (shift + stride / 4 + 1) % stride;
        }
        frozen();
        return m_counts;
    }

  private:
    [[nodiscard]] std::string path(std::string const& name) const {
        return (m_folder / name).string();
    }
    void copy() const {
        auto const done = run(fmt::format("rm -rf {0} && cp -a {1} {0}", path("w"), path("base")));
        REQUIRE(done.exit_code == 0);
    }
    [[nodiscard]] CommandResult with_fault(std::string const& mode, long at) const {
        return run(fmt::format(
            "cd {} && FAULT_FOLDER={} FAULT_MODE={} FAULT_AT={} FAULT_COUNT={} "
            "LD_PRELOAD={} {} --language en --passphrase-file passphrase {}",
            path("."), path("w"), mode, at, path("count"), NK_FAULT_SHIM, NK_CLI, m_story.verb));
    }
    void in_order(std::string const& what) {
        auto const seen = m_story.seen(m_folder);
        INFO(what);
        CHECK((seen == m_before || seen == m_after));
        ++(seen == m_after ? m_counts.reached_new : m_counts.kept_old);
        // Looking has put right what a crash left behind.
        for (auto const& vault : m_story.vaults) {
            auto const checked = m_folder.cli("check " + vault);
            INFO(what << ": " << checked.output << checked.errors);
            CHECK(checked.exit_code == 0);
        }
        if (m_story.also) {
            m_story.also(m_folder);
        }
    }
    void one(std::string const& mode, long at) {
        auto const what =
            fmt::format("{}, {} at step {} of {}", m_story.name, mode, at, m_counts.steps);
        copy();
        auto const result = with_fault(mode, at);
        INFO(what << "\n" << result.output << result.errors);
        bool const ends = mode == "kill" || mode == "tear" || mode == "lose";
        if (ends) {
            CHECK(result.exit_code != 0);
            CHECK(result.exit_code != 1);
        } else {
            // It may still succeed: not every sync is needed, and closing is not told of.
            CHECK((result.exit_code == 0 || result.exit_code == 1));
            CHECK((result.exit_code == 0 || !result.errors.empty()));
        }
        ++m_counts.injected;
        in_order(what);
    }
    /// Nothing can be written: one clear sentence, and nothing changed.
    void frozen() {
        copy();
        auto const result = with_fault("frozen", 0);
        INFO(m_story.name << ", read-only\n" << result.output << result.errors);
        CHECK(result.exit_code == 1);
        CHECK_FALSE(result.errors.empty());
        CHECK(m_story.seen(m_folder) == m_before);
        ++m_counts.injected;
        ++m_counts.kept_old;
    }

    FaultStory const& m_story;
    CliFolder m_folder;
    std::string m_before;
    std::string m_after;
    FaultCounts m_counts;
};

}  // namespace

FaultCounts run_with_faults(FaultStory const& story) {
    return FaultRuns(story).all();
}

}  // namespace noodkluis::test
