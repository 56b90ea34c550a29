// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/bundle_text.h"
#include "app/cli/open_asking.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/sharing/own_keys.h"
#include "app/sharing/share.h"
#include "app/sharing/sheets_export.h"
#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::cli {
namespace {

struct Options {
    std::string vault;
    std::string file;
    std::string card;
    std::string code_file;
    std::string sheets;
    bool clock_is_right = false;
};

Status open(Context& context, Options const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    if (options.clock_is_right) {
        NK_CHECK(believe_clock(vault, context.clock()));
    }
    NK_TRY(auto const bundle, open_asking(context, vault, options.file, options.code_file));
    NK_TRY(auto const marks, marks_of(vault, bundle));
    NK_TRY(auto const content, bundle.read("list.json", limits::kSnapshotBytesMax));
    auto const list = Json::parse(as_text(content), nullptr, false);
    auto const& manifest = bundle.manifest();
    auto const tlp = kTlpNames[static_cast<std::size_t>(manifest.tlp)];
    auto const human = fmt::format(
        fmt::runtime(tr("{0}\n{1}, from {2}\nPurpose: {3}\nCan be opened until {4}\n\n{5}")), tlp,
        manifest.list_name, manifest.issuer_name, manifest.purpose,
        display_time(manifest.outer.not_after), bundle_list_text(list));
    if (marks.superseded) {
        context.note(tr("A newer bundle was opened here before: this one is superseded."));
    }
    if (marks.forked) {
        context.note(
            tr("There is another bundle with this number. Somebody may work with a copy "
               "of the sender's vault. Call the sender."));
    }
    if (!options.sheets.empty()) {
        NK_CHECK(export_sheets(vault, bundle, options.sheets));
        context.note(fmt::format(
            fmt::runtime(tr("The sheets are in {0}. This file is not encrypted: whoever has it can "
                            "read where everything is. Print it, delete it, and keep the paper "
                            "locked away. This was written to the log.")),
            options.sheets));
    }
    context.print({{"bundle", manifest.outer.bundle.text()},
                   {"sequence", manifest.outer.sequence},
                   {"issuer", manifest.issuer_name},
                   {"tlp", tlp},
                   {"not_after", format_time(manifest.outer.not_after)},
                   {"superseded", marks.superseded},
                   {"forked", marks.forked},
                   {"last_word", marks.last_word ? format_time(*marks.last_word) : ""},
                   {"list", list}},
                  human);
    return {};
}

Status verify(Context& context, Options const& options) {
    NK_TRY(auto const bytes, read_file(options.card, limits::kDocumentBytesMax));
    NK_TRY(auto const card, read_card(bytes, options.card));
    NK_TRY(auto file, BundleFile::open(options.file));
    auto& job = context.job(tr("Verifying"));
    NK_TRY(auto const verified, VerifiedBundle::verify(std::move(file), card.keys.bundle, job));
    context.end_job();
    auto const& description = verified.description();
    auto const fingerprint = fingerprint_of(identity_of(card));
    context.print(
        {{"bundle", description.bundle.text()},
         {"sequence", description.sequence},
         {"signed_by", card.name},
         {"fingerprint", fingerprint},
         {"issued_at", format_time(description.issued_at)},
         {"not_before", format_time(description.not_before)},
         {"not_after", format_time(description.not_after)}},
        fmt::format(fmt::runtime(tr("Whole, and signed by the owner of the card of {0}, whose "
                                    "fingerprint is\n  {1}\nFor opening from {2} until {3}.\n")),
                    card.name, fingerprint, display_time(description.not_before),
                    display_time(description.not_after)));
    return {};
}

struct EpochOptions {
    std::string vault;
    std::string time;
    std::string file;
};

Status export_epoch(Context& context, EpochOptions const& options) {
    auto time = context.clock().now();
    if (!options.time.empty()) {
        NK_TRY(time, parse_time(options.time));
    }
    auto const week = Week::containing(time).label();
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const text, export_epoch_key(vault, week));
    NK_TRY(auto output, AtomicFile::create(options.file, Overwrite::no));
    NK_CHECK(output.write(text.expose()));
    NK_CHECK(output.write(as_bytes("\n")));
    NK_CHECK(output.commit());
    context.note(
        tr("Whoever has this file can open every bundle of that week, without any check "
           "of time or agreement. Delete it after use. This was written to the log."));
    context.print(
        {{"week", week}, {"file", options.file}},
        fmt::format(fmt::runtime(tr("The key of week {0} is in {1}.\n")), week, options.file));
    return {};
}

}  // namespace

void add_open(CLI::App& app, Context& context) {
    auto const options = std::make_shared<Options>();
    auto* const verb = add_verb(app, "open", tr("Opens a bundle and shows the list in it."),
                                "noodkluis-cli open brandweer.kluis brand.nkbundle");
    add_vault(verb, options->vault);
    add_operand(verb, "FILE", options->file, tr("the bundle"));
    add_value(verb, "--sheets", options->sheets, "FILE",
              tr("also writes the sheets to print, when they are in it, to this PDF"));
    add_release_code_file(verb, options->code_file);
    add_clock_is_right(verb, options->clock_is_right);
    on_run(verb, context, [&context, options] { return open(context, *options); });
}

void add_verify(CLI::App& app, Context& context) {
    auto const options = std::make_shared<Options>();
    auto* const verb = add_verb(
        app, "verify", tr("Checks, without a vault, that a bundle is whole and who signed it."),
        "noodkluis-cli verify brand.nkbundle --card museum.nkcard");
    add_operand(verb, "FILE", options->file, tr("the bundle"));
    required(
        add_value(verb, "--card", options->card, "FILE", tr("the contact card of the sender")));
    on_run(verb, context, [&context, options] { return verify(context, *options); });
}

void add_epoch(CLI::App& app, Context& context) {
    auto* const group = add_verb_group(app, "epoch", tr("The keys of the weeks of this vault."));
    auto const options = std::make_shared<EpochOptions>();
    auto* const verb = add_verb(
        *group, "export", tr("Writes the key of one week, for the stock age tool in an emergency."),
        "noodkluis-cli epoch export brandweer.kluis weeksleutel.txt");
    add_vault(verb, options->vault);
    add_operand(verb, "FILE", options->file, tr("the key file to write"));
    add_value(verb, "--at", options->time, "TIME", tr("a time in the week; now when left out"));
    on_run(verb, context, [&context, options] { return export_epoch(context, *options); });
}

}  // namespace noodkluis::app::cli
