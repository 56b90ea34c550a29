// SPDX-License-Identifier: Apache-2.0
#include "attacks/corpus.h"

#include <ctime>

namespace noodkluis::test {
namespace {

Attempt attempted(std::string line, std::string name, std::string expected,
                  std::function<std::string()> const& outcome) {
    auto const start = std::clock();
    Attempt attempt{std::move(line), std::move(name), std::move(expected), outcome(), false, {}};
    attempt.took = std::chrono::milliseconds((std::clock() - start) * 1000 / CLOCKS_PER_SEC);
    return attempt;
}

}  // namespace

void Corpus::attack(std::string line, std::string name, std::string expected,
                    std::function<std::string()> const& outcome) {
    auto const before = m_traces ? m_traces() : std::string();
    auto attempt = attempted(std::move(line), std::move(name), std::move(expected), outcome);
    attempt.left_traces = attempt.outcome != "ok" && m_traces && m_traces() != before;
    m_attempts.push_back(std::move(attempt));
}

void Corpus::attack_that_is_noted(std::string line, std::string name, std::string expected,
                                  std::function<std::string()> const& outcome) {
    m_attempts.push_back(attempted(std::move(line), std::move(name), std::move(expected), outcome));
}

}  // namespace noodkluis::test
