// SPDX-License-Identifier: Apache-2.0
#include "storage/check.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

struct Options {
    std::string vault;
    std::vector<std::string> folders;
};

Json json_of(storage::CheckReport const& report) {
    Json json{{"pages", report.pages},
              {"log", report.log_entries},
              {"pictures", report.pictures},
              {"received", report.received}};
    auto& findings = json["findings"] = Json::array();
    for (auto const& finding : report.findings) {
        findings.push_back({{"code", error_name(finding.code)},
                            {"subject", finding.subject},
                            {"message", message_of(finding)}});
    }
    if (report.go_back_to) {
        json["go_back_to"] = {{"file", report.go_back_to->file.string()},
                              {"made_at", format_time(report.go_back_to->made_at)},
                              {"log", report.go_back_to->log_sequence}};
    }
    return json;
}

std::string text_of(storage::CheckReport const& report) {
    auto text = fmt::format(
        fmt::runtime(tr("Looked at {0} pages, {1} entries of the log, {2} pictures and {3} "
                        "received bundles.\n")),
        report.pages, report.log_entries, report.pictures, report.received);
    for (auto const& finding : report.findings) {
        text += message_of(finding) + "\n";
    }
    if (report.findings.empty()) {
        text += tr("Everything is in order.\n");
    } else if (report.go_back_to) {
        text += fmt::format(
            fmt::runtime(
                tr("The newest good backup is {0}, of {1}, up to entry {2} of the log.\n")),
            report.go_back_to->file.string(), display_time(report.go_back_to->made_at),
            report.go_back_to->log_sequence);
    } else {
        text +=
            tr("No good backup is known. Name the folder where there are some with --backups.\n");
    }
    return text;
}

Status check(Context& context, Options const& options) {
    auto const name = Path(options.vault).filename().string();
    NK_TRY(auto key, context.unlock_key(name));
    crypto::UnlockKey const opener(std::move(key));
    std::vector<Path> const folders(options.folders.begin(), options.folders.end());
    auto& job = context.job(tr("Checking"));
    NK_TRY(auto const report,
           storage::check_vault(options.vault, folders, opener, context.clock(), job));
    context.end_job();
    if (report.findings.empty()) {
        context.print(json_of(report), text_of(report));
        return {};
    }
    context.explain(json_of(report), text_of(report));
    return fail(ErrorCode::check_failed, name, std::to_string(report.findings.size()));
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
    auto const options = std::make_shared<Options>();
    auto* const verb = add_verb(
        app, "check",
        tr("Reads all of a vault and says what is damaged, and which backup to go back to."),
        "noodkluis-cli check museum.kluis --backups .");
    add_vault(verb, options->vault);
    add_values(verb, "--backups", options->folders, "FOLDER",
               tr("look for a good backup here too; repeat for more"));
    on_run(verb, context, [&context, options] { return check(context, *options); });
}

}  // namespace noodkluis::app::cli
