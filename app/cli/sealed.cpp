// SPDX-License-Identifier: Apache-2.0
#include "app/cli/sealed.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

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

void print_sealed(Context& context, SealedBundle const& sealed, std::string const& file) {
    context.end_job();
    if (sealed.waits) {
        print_waiting(context, sealed, file);
        return;
    }
    auto const& manifest = sealed.manifest;
    auto const& recipient = manifest.recipients.front();
    context.print(
        {{"waits", false},
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
         {"log_hash", to_hex(manifest.log_hash)}},
        fmt::format(fmt::runtime(tr("{0} is sealed: {1}, bundle number {2}, can be "
                                    "opened from {3} until {4}. {5}\n")),
                    file, manifest.list_name, manifest.outer.sequence,
                    display_time(manifest.outer.not_before), display_time(manifest.outer.not_after),
                    kTlpNames[static_cast<std::size_t>(manifest.tlp)]));
}

}  // namespace noodkluis::app::cli
