// SPDX-License-Identifier: Apache-2.0
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "app/cli/help.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

void add(CLI::App& app, Context& context, std::string const& name,
         std::string (*generate)(CLI::App const&)) {
    // A verb without a group is left out of the help, the man page and the completion.
    auto* const verb = add_verb(app, name, tr("Used when the program is built."), "");
    verb->group("");
    on_run(verb, context, [&app, generate]() -> Status {
        auto const text = generate(app);
        if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
            return fail(ErrorCode::io_write, tr("standard output"),
                        std::generic_category().message(errno));
        }
        return {};
    });
}

}  // namespace

void add_generate(CLI::App& app, Context& context) {
    add(app, context, "print-man", man_page);
    add(app, context, "print-completion", bash_completion);
}

}  // namespace noodkluis::app::cli
