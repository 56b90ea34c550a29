// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "crypto/base/error.h"
#include "crypto/base/result.h"

// The corpus of attacks: each is known by its line in the list of threats (docs/formats.md,
// "Threats") and tried once per run of the program. Nothing here is kept as a file: everything
// hostile is made from something good by whoever has the keys to make it.
namespace noodkluis::test {

/// One attack, and what came of it.
struct Attempt {
    std::string line;  ///< "A3"
    std::string name;
    std::string expected;  ///< code of the refusal; "ok" for what must not be refused
    std::string outcome;
    bool left_traces = false;          ///< something changed although it was refused
    std::chrono::milliseconds took{};  ///< of processor time
};

/// Attacks on one kind of thing, tried as they are added.
class Corpus {
  public:
    /// `traces` says all that a refusal must leave as it was; empty when there is nothing.
    explicit Corpus(std::function<std::string()> traces = {}) : m_traces(std::move(traces)) {}
    void attack(std::string line, std::string name, std::string expected,
                std::function<std::string()> const& outcome);
    /// Of something that is noted on purpose, such as an alarm.
    void attack_that_is_noted(std::string line, std::string name, std::string expected,
                              std::function<std::string()> const& outcome);
    void append(Corpus const& other) {
        m_attempts.insert(m_attempts.end(), other.m_attempts.begin(), other.m_attempts.end());
    }
    [[nodiscard]] std::vector<Attempt> const& attempts() const { return m_attempts; }

  private:
    std::function<std::string()> m_traces;
    std::vector<Attempt> m_attempts;
};

template <class Value>
[[nodiscard]] std::string outcome_of(Result<Value> const& result) {
    return result ? "ok" : error_name(result.error().code);
}

// Each group is tried when it is first asked for.
[[nodiscard]] Corpus const& container_attacks();
[[nodiscard]] Corpus const& signature_attacks();
[[nodiscard]] Corpus const& document_attacks();
[[nodiscard]] Corpus const& age_attacks();
[[nodiscard]] Corpus const& code_attacks();
[[nodiscard]] Corpus const& manifest_attacks();
[[nodiscard]] Corpus const& time_attacks();
[[nodiscard]] Corpus const& agreement_attacks();
[[nodiscard]] Corpus const& replay_attacks();
[[nodiscard]] Corpus const& key_attacks();
[[nodiscard]] Corpus const& vault_attacks();

}  // namespace noodkluis::test
