// SPDX-License-Identifier: Apache-2.0
#include "app/cli/context.h"

#include <cstdio>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "app/cli/terminal.h"
#include "app/session/passphrase_input.h"
#include "app/sharing/epoch_keys.h"
#include "app/text/display.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

std::string dump(Json const& json) {
    // Names that are not UTF-8 can come from file paths; they must not end the program.
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

/// What could not be written is noticed at the end of the program, when everything is flushed.
void write_out(std::string const& text) {
    static_cast<void>(std::fwrite(text.data(), 1, text.size(), stdout));
}

Result<crypto::Secret> passphrase_from(std::string const& path) {
    if (path == "-") {
        auto input = File::adopt(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0), "-");
        return read_passphrase(input);
    }
    NK_TRY(auto file, File::open(path));
    return read_passphrase(file);
}

}  // namespace

Result<crypto::Secret> Context::passphrase(std::string const& subject) const {
    if (!m_options.passphrase_file.empty()) {
        return passphrase_from(m_options.passphrase_file);
    }
    auto const question = fmt::format(fmt::runtime(tr("Passphrase for {0}:")), subject);
    NK_TRY(auto typed, prompt_secret(printable(question, Newlines::escape)));
    return normalise_passphrase(std::move(typed));
}

Result<crypto::Secret> Context::new_passphrase(std::string const& subject) const {
    return another_passphrase(subject, m_options.passphrase_file);
}

Result<crypto::Secret> Context::another_passphrase(std::string const& subject,
                                                   std::string const& file) const {
    if (!file.empty()) {
        return passphrase_from(file);
    }
    auto const question = fmt::format(fmt::runtime(tr("New passphrase for {0}:")), subject);
    NK_TRY(auto first, prompt_secret(printable(question, Newlines::escape)));
    NK_TRY(auto const second, prompt_secret(tr("The same passphrase again:")));
    if (!first.equals(second.expose())) {
        return fail(ErrorCode::passphrase_mismatch);
    }
    return normalise_passphrase(std::move(first));
}

Result<crypto::PassphraseKey> Context::unlock_key(std::string const& subject) const {
    crypto::Secret key_file;
    if (!m_options.key_file.empty()) {
        NK_TRY(key_file, crypto::read_key_file(m_options.key_file));
    }
    NK_TRY(auto secret, passphrase(subject));
    return crypto::PassphraseKey(std::move(secret), std::move(key_file));
}

Result<storage::Vault> Context::open_vault(Path const& folder) {
    NK_TRY(auto key, unlock_key(folder.filename().string()));
    return open_vault(folder, crypto::UnlockKey(std::move(key)));
}

Result<storage::Vault> Context::open_vault(Path const& folder, crypto::UnlockKey const& opener) {
    auto vault = storage::Vault::open(folder, opener, *m_clock, job(tr("Opening the vault")));
    end_job();
    if (vault && vault->report().schema_updated) {
        note(tr("The vault was brought up to date; a copy of the old database lies beside it."));
    }
    if (vault) {
        // A disk that is full must not keep anybody out; the next opening does it.
        static_cast<void>(erase_past_keys(*vault, *m_clock));
    }
    return vault;
}

Job& Context::job(std::string label) {
    m_job = std::make_unique<TerminalJob>(std::move(label), !m_options.quiet);
    return *m_job;
}

void Context::print(Json const& json, std::string const& human) {
    end_job();
    auto const text = m_options.json ? dump(json) + "\n" : printable(human, Newlines::keep);
    write_out(text);
}

Status Context::print_secret(crypto::Secret const& text) {
    NK_ASSERT(!m_options.json);
    end_job();
    // Past the buffer of standard output, which would keep a copy.
    static_cast<void>(std::fflush(stdout));
    auto output = File::adopt(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0), "-");
    return output.write(text.expose());
}

void Context::tell(std::string const& human) {
    if (!m_options.json) {
        write_out(printable(human, Newlines::keep));
        static_cast<void>(std::fflush(stdout));
    }
}

void Context::explain(Json json, std::string const& human) {
    if (m_options.json) {
        m_explanation = std::make_shared<Json>(std::move(json));
    } else {
        print({}, human);
    }
}

void Context::note(std::string const& sentence) {
    if (!m_options.quiet) {
        end_job();
        fmt::print(stderr, "noodkluis-cli: {}\n", printable(sentence, Newlines::keep));
    }
}

int Context::report(Error const& error) {
    end_job();
    auto const kind = error_kind(error.code);
    auto const message = message_of(error);
    if (m_options.json) {
        auto const* const key = kind == ErrorKind::refused ? "refused" : "error";
        Json document{{key, error_name(error.code)}, {"message", message}};
        if (m_explanation) {
            document.update(*m_explanation);
        }
        auto const text = dump(document) + "\n";
        write_out(text);
    } else {
        fmt::print(stderr, "noodkluis-cli: {}\n", printable(message, Newlines::keep));
    }
    return static_cast<int>(kind);
}

}  // namespace noodkluis::app::cli
