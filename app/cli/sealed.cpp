// SPDX-License-Identifier: Apache-2.0
#include "app/cli/sealed.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/sharing/release_codes.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

void print_waiting(Context& context, SealedBundle const& sealed, std::string const& file) {
    auto const& manifest = sealed.manifest;
    context.print({{"waits", true},
                   {"release", manifest.outer.bundle.text()},
                   {"file", file},
                   {"not_before", format_time(manifest.outer.not_before)},
                   {"not_after", format_time(manifest.outer.not_after)}},
                  fmt::format(fmt::runtime(tr("You signed for {0}. The agreement asks for a second "
                                              "person, so nothing is sealed yet. Let a colleague "
                                              "do: release sign VAULT {1}\n")),
                              manifest.list_name, manifest.outer.bundle.text()));
}

}  // namespace

void print_release_code(Context& context, Json json, crypto::Secret const& code,
                        std::string const& human) {
    // A person must read it out, so it goes to standard output, and nowhere else.
    auto const text = std::string(as_text(code.expose()));
    json["release_code"] = text;
    context.print(json, human + "\n  " + text + "\n\n" +
                            tr("Read it out digit by digit, once you know who is calling. Do not "
                               "send it along with the bundle.\n"));
}

Status print_sealed(Context& context, storage::Vault& vault, SealedBundle const& sealed,
                    std::string const& file) {
    context.end_job();
    if (sealed.waits) {
        print_waiting(context, sealed, file);
        return {};
    }
    auto const& manifest = sealed.manifest;
    auto const& recipient = manifest.recipients.front();
    Json const json{{"waits", false},
                    {"file", file},
                    {"bundle", manifest.outer.bundle.text()},
                    {"sequence", manifest.outer.sequence},
                    {"recipient", recipient.org.text()},
                    {"device", recipient.device},
                    {"week", recipient.epoch},
                    {"not_before", format_time(manifest.outer.not_before)},
                    {"not_after", format_time(manifest.outer.not_after)},
                    {"tlp", kTlpNames[static_cast<std::size_t>(manifest.tlp)]},
                    {"files", manifest.files.size()},
                    {"signatures", manifest.approvals.size()},
                    {"log_sequence", manifest.log_sequence},
                    {"log_hash", to_hex(manifest.log_hash)}};
    auto const human = fmt::format(
        fmt::runtime(tr("{0} is sealed: {1}, bundle number {2}, can be "
                        "opened from {3} until {4}. {5}\n")),
        file, manifest.list_name, manifest.outer.sequence, display_time(manifest.outer.not_before),
        display_time(manifest.outer.not_after), kTlpNames[static_cast<std::size_t>(manifest.tlp)]);
    if (!sealed.coded) {
        context.print(json, human);
        return {};
    }
    NK_TRY(auto const shown, show_release_code(vault, manifest.outer.bundle.text()));
    print_release_code(context, json, shown.code,
                       human + tr("It opens with this code only, which stays in the vault for the "
                                  "duty officer:\n"));
    return {};
}

}  // namespace noodkluis::app::cli
