// SPDX-License-Identifier: Apache-2.0
// Every attack is refused with its own code, in bounded time and memory, and leaves nothing; and
// every line of the list of threats is tried.
#include "attacks/corpus.h"

#include <map>

#include <sys/resource.h>

#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

/// How many lines each part of the list has (FORMATS 6.2): containers, signatures, age, manifest,
/// time, agreements and replay, vault and keys.
std::map<char, int> const kLines{{'C', 17}, {'S', 19}, {'A', 17}, {'M', 12},
                                 {'T', 12}, {'R', 18}, {'K', 14}};

/// Of processor time; far above what any refusal needs, also in a slow build.
constexpr std::chrono::seconds kTimeMax{20};
/// Argon2id of the vaults takes 64 MiB, scrypt of a release code 256 MiB.
constexpr long kMemoryMaxKiB = 1536L * 1024;

std::vector<Corpus const*> all_groups() {
    return {&container_attacks(), &signature_attacks(), &document_attacks(), &age_attacks(),
            &code_attacks(),      &manifest_attacks(),  &time_attacks(),     &agreement_attacks(),
            &replay_attacks(),    &key_attacks(),       &vault_attacks()};
}

void check(Corpus const& corpus) {
    REQUIRE_FALSE(corpus.attempts().empty());
    for (auto const& attempt : corpus.attempts()) {
        INFO(attempt.line << " " << attempt.name);
        CHECK(attempt.outcome == attempt.expected);
        CHECK_FALSE(attempt.left_traces);
        CHECK(attempt.took < kTimeMax);
    }
}

}  // namespace

TEST_CASE("containers", "[attacks]") {
    check(container_attacks());
}
TEST_CASE("signatures", "[attacks]") {
    check(signature_attacks());
}
TEST_CASE("documents", "[attacks]") {
    check(document_attacks());
}
TEST_CASE("age files", "[attacks]") {
    check(age_attacks());
}
TEST_CASE("release codes", "[attacks]") {
    check(code_attacks());
}
TEST_CASE("manifests", "[attacks]") {
    check(manifest_attacks());
}
TEST_CASE("time", "[attacks]") {
    check(time_attacks());
}
TEST_CASE("agreements and cards", "[attacks]") {
    check(agreement_attacks());
}
TEST_CASE("replay", "[attacks]") {
    check(replay_attacks());
}
TEST_CASE("key slots, recovery keys and shares", "[attacks]") {
    check(key_attacks());
}
TEST_CASE("vaults and backups", "[attacks]") {
    check(vault_attacks());
}

TEST_CASE("every line of the list of threats is tried", "[attacks]") {
    std::map<std::string, int> tried;
    std::size_t cases = 0;
    for (auto const* group : all_groups()) {
        for (auto const& attempt : group->attempts()) {
            ++tried[attempt.line];
            ++cases;
        }
    }
    std::size_t lines = 0;
    for (auto const& [letter, count] : kLines) {
        for (int i = 1; i <= count; ++i, ++lines) {
            auto const line = letter + std::to_string(i);
            INFO(line);
            CHECK(tried.erase(line) > 0);
        }
    }
    CHECK(lines == 109);
    CHECK(tried.empty());  // no line that there is not
    CHECK(cases >= 200);
    WARN(cases << " attacks on " << lines << " lines");
}

TEST_CASE("the attacks need no more memory than the vaults themselves", "[attacks]") {
    static_cast<void>(all_groups());
    rusage usage{};
    REQUIRE(::getrusage(RUSAGE_SELF, &usage) == 0);
    CHECK(usage.ru_maxrss < kMemoryMaxKiB);
}
