// SPDX-License-Identifier: Apache-2.0
#include "app/cli/open_asking.h"

#include "app/cli/terminal.h"
#include "app/cli/verb.h"
#include "app/sharing/release_code.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::cli {
namespace {

/// The code as it is in a file, or empty.
Result<crypto::Secret> code_from_file(std::string const& path) {
    if (path.empty()) {
        return crypto::Secret();
    }
    NK_TRY(auto bytes, read_file(path, limits::kPassphraseBytesMax));
    return read_release_code(crypto::Secret::take(bytes));
}

}  // namespace

CLI::Option* add_release_code_file(CLI::App* verb, std::string& target) {
    return add_value(verb, "--release-code-file", target, "FILE",
                     tr("a file with the code, for a bundle that needs one; else it is asked for"));
}

Result<OpenedBundle> open_asking(Context& context, storage::Vault& vault, Path const& file,
                                 std::string const& code_file) {
    NK_TRY(auto const given, code_from_file(code_file));
    auto opened = open_received(vault, file, context.clock(), context.job(tr("Opening")), given);
    context.end_job();
    if (opened || opened.error().code != ErrorCode::release_code_needed) {
        return opened;
    }
    context.note(message_of(opened.error()));
    auto const typed = prompt_secret(tr("Code"));
    if (!typed) {
        // Nobody to ask: what is missing is the code.
        return typed.error().code == ErrorCode::passphrase_no_terminal
                   ? std::move(opened)
                   : Result<OpenedBundle>(tl::unexpected(typed.error()));
    }
    NK_TRY(auto const code, read_release_code(*typed));
    opened = open_received(vault, file, context.clock(), context.job(tr("Opening")), code);
    context.end_job();
    return opened;
}

}  // namespace noodkluis::app::cli
