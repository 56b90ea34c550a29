// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "crypto/base/clock.h"
#include "crypto/base/file.h"
#include "crypto/base/job.h"
#include "crypto/secret.h"
#include "storage/vault.h"

// What every verb gets: the options that go before any verb, the clock, the passphrase, and the one
// way to print. Here, at the edge of the program, JSON is the contract, so it is in a header.
namespace noodkluis::app::cli {

using Json = nlohmann::ordered_json;

struct GlobalOptions {
    bool json = false;
    bool quiet = false;
    std::string language;         ///< "nl", "en" or "" = from the environment
    std::string passphrase_file;  ///< "-" is standard input, "" asks on the terminal
    std::string key_file;         ///< "" when the vault opens without one
};

class Context {
  public:
    explicit Context(Clock const& clock) : m_clock(&clock) {}

    [[nodiscard]] GlobalOptions& options() { return m_options; }
    [[nodiscard]] GlobalOptions const& options() const { return m_options; }
    [[nodiscard]] Clock const& clock() const { return *m_clock; }

    /// The chosen verb's work, set by its CLI11 callback and called after parsing.
    std::function<Status()> run;

    /// The passphrase of something that exists, or one for something new (typed twice). `subject`
    /// names it in the question. Errors: passphrase_*, cancelled, file_not_found, io_read.
    [[nodiscard]] Result<crypto::Secret> passphrase(std::string const& subject) const;
    [[nodiscard]] Result<crypto::Secret> new_passphrase(std::string const& subject) const;
    /// One for something new beside the passphrase of the vault: from `file`, or asked for when
    /// that is empty.
    [[nodiscard]] Result<crypto::Secret> another_passphrase(std::string const& subject,
                                                            std::string const& file) const;

    /// What opens a vault from day to day: its passphrase, and the key file if one was given.
    /// Errors: those of `passphrase` and of crypto::read_key_file.
    [[nodiscard]] Result<crypto::PassphraseKey> unlock_key(std::string const& subject) const;
    /// Asks for the passphrase and opens the vault; tells on standard error what was put right.
    /// Errors: those of `passphrase` and of storage::Vault::open.
    [[nodiscard]] Result<storage::Vault> open_vault(Path const& folder);
    /// The same with something that was asked for already.
    [[nodiscard]] Result<storage::Vault> open_vault(Path const& folder,
                                                    crypto::UnlockKey const& opener);

    /// Progress under a label such as tr("Sealing"), and Ctrl-C. Lives until the next call.
    [[nodiscard]] Job& job(std::string label);
    /// The progress line, if any, is wiped.
    void end_job() { m_job.reset(); }

    /// The one document of this run on standard output: `json` with --json, else `human`, whose
    /// control characters are escaped. Call once per run.
    void print(Json const& json, std::string const& human);
    /// The same for text that is a secret, as it is; not with --json (asserted).
    [[nodiscard]] Status print_secret(crypto::Secret const& text);
    /// A part of what is told while the work goes on, at once; nothing with --json.
    void tell(std::string const& human);
    /// What belongs to an error that the verb returns next: with --json it becomes part of the
    /// error's document, else `human` is printed at once.
    void explain(Json json, std::string const& human);
    /// A remark for a person, on standard error; silent with -q.
    void note(std::string const& sentence);
    /// Says what went wrong, as JSON on standard output or as a sentence on standard error.
    /// Returns the exit code.
    [[nodiscard]] int report(Error const& error);

  private:
    Clock const* m_clock;
    GlobalOptions m_options;
    std::unique_ptr<Job> m_job;
    std::shared_ptr<Json> m_explanation;
};

}  // namespace noodkluis::app::cli
