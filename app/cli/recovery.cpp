// SPDX-License-Identifier: Apache-2.0
#include "app/session/recovery.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/recovery_verbs.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/report/recovery_sheet.h"
#include "app/session/open_vault.h"
#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::cli {
namespace {

struct RecoveryOptions {
    std::string vault;
    std::string kind;
    std::int64_t needed = 2;
    std::int64_t count = 3;
    std::string pdf;
    std::string text;
    std::string file;
    bool only = false;
};

/// A file for a secret. It is begun before there is one, so that nothing is made for nothing.
class SecretFile {
  public:
    [[nodiscard]] static Result<SecretFile> create(std::string const& path) {
        SecretFile file;
        if (!path.empty()) {
            NK_TRY(auto output, AtomicFile::create(path, Overwrite::no));
            file.m_output.emplace(std::move(output));
        }
        return file;
    }
    [[nodiscard]] bool wanted() const { return m_output.has_value(); }
    [[nodiscard]] Status write(crypto::Secret const& content) {
        NK_CHECK(m_output->write(content.expose()));
        return m_output->commit();
    }

  private:
    std::optional<AtomicFile> m_output;
};

Result<std::vector<RecoverySheet>> make_sheets(Context& context, storage::Vault& vault,
                                               RecoveryOptions const& options) {
    if (options.kind == "shares") {
        return make_recovery_shares(vault, static_cast<std::size_t>(options.needed),
                                    static_cast<std::size_t>(options.count), context.clock());
    }
    NK_TRY(auto sheet, make_recovery_key(vault, context.clock()));
    std::vector<RecoverySheet> sheets;
    sheets.push_back(std::move(sheet));
    return sheets;
}

Json json_of(RecoveryOptions const& options, RecoverySheet const& sheet) {
    Json json{{"kind", options.kind}};
    if (sheet.is_share()) {
        json["set"] = sheet.set;
        json["needed"] = sheet.needed;
        json["count"] = sheet.count;
    } else {
        json["slot"] = sheet.slot;
    }
    if (!options.pdf.empty()) {
        json["pdf"] = options.pdf;
    }
    if (!options.text.empty()) {
        json["text"] = options.text;
    }
    return json;
}

Status create_sheets(Context& context, RecoveryOptions const& options) {
    bool const to_terminal = options.pdf.empty() && options.text.empty();
    if (to_terminal && context.options().json) {
        return fail(ErrorCode::invalid_argument, "--json",
                    translatable("name a file with --pdf or --text"));
    }
    NK_TRY(auto pdf, SecretFile::create(options.pdf));
    NK_TRY(auto text, SecretFile::create(options.text));
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const sheets, make_sheets(context, vault, options));
    if (pdf.wanted()) {
        NK_TRY(auto const content, recovery_pdf(sheets));
        NK_CHECK(pdf.write(content));
    }
    if (text.wanted()) {
        NK_CHECK(text.write(recovery_text(sheets)));
    }
    if (to_terminal) {
        NK_CHECK(context.print_secret(recovery_text(sheets)));
        context.note(
            tr("What is on the screen opens the vault. Write it down, then clear the "
               "screen. It is kept nowhere else."));
        return {};
    }
    context.note(
        tr("Whoever reads this file can open the vault. Print it, check the paper, then "
           "delete the file. This was written to the log."));
    auto const& file = options.pdf.empty() ? options.text : options.pdf;
    context.print(
        json_of(options, sheets.front()),
        sheets.front().is_share()
            ? fmt::format(fmt::runtime(tr("{0} shares are in {1}; any {2} of them open the vault. "
                                          "Hand them to different people.\n")),
                          sheets.size(), file, sheets.front().needed)
            : fmt::format(fmt::runtime(tr("The recovery key is in {0}.\n")), file));
    return {};
}

Status create_key_file(Context& context, RecoveryOptions const& options) {
    if (options.file.empty()) {
        return fail(ErrorCode::invalid_argument, "--file",
                    translatable("name the key file to make, best on a USB stick"));
    }
    NK_TRY(auto key, context.unlock_key(Path(options.vault).filename().string()));
    auto const passphrase = key.passphrase.clone();
    NK_TRY(auto vault, context.open_vault(options.vault, std::move(key)));
    static_cast<void>(context.job(tr("Making the key slot")));
    NK_TRY(auto const slot,
           make_key_file_slot(vault, passphrase, options.file,
                              options.only ? KeyFileUse::always : KeyFileUse::beside));
    if (options.only) {
        context.note(
            tr("Without the key file this passphrase no longer opens the vault. Copy the "
               "file to a second stick, or make a recovery key."));
    } else {
        context.note(tr("The passphrase alone still opens the vault. With --only it would not."));
    }
    context.print({{"kind", options.kind},
                   {"slot", to_hex(slot)},
                   {"file", options.file},
                   {"only", options.only}},
                  fmt::format(fmt::runtime(tr("The key file is {0}. From now on it opens the vault "
                                              "together with the passphrase: --key-file {0}\n")),
                              options.file));
    return {};
}

Status create(Context& context, RecoveryOptions const& options) {
    return options.kind == "key-file" ? create_key_file(context, options)
                                      : create_sheets(context, options);
}

Status list(Context& context, std::string const& path) {
    NK_TRY(auto vault, context.open_vault(path));
    NK_TRY(auto const ways, recovery_ways(vault));
    auto rows = Json::array();
    Table table({{tr("Id")}, {tr("Opens with")}, {tr("Who")}, {tr("Made on")}, {""}});
    for (auto const& way : ways) {
        Json row{{"id", way.id},
                 {"kind", way.kind ? std::string(crypto::name_of(*way.kind)) : "shares"},
                 {"made_at", way.made_at ? Json(format_time(*way.made_at)) : Json()},
                 {"user", way.user},
                 {"in_use", way.in_use}};
        if (!way.kind) {
            row["needed"] = way.needed;
            row["count"] = way.count;
        }
        rows.push_back(std::move(row));
        table.add({way.kind ? way.id.substr(0, 8) : way.id, words_of(way), way.user,
                   way.made_at ? display_time(*way.made_at) : "",
                   way.in_use ? tr("in use now") : ""});
    }
    context.print({{"ways", std::move(rows)}}, table.text());
    return {};
}

struct RemoveOptions {
    std::string vault;
    std::string id;
};

Status remove(Context& context, RemoveOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const slot, find_slot(vault.slots().list(), options.id));
    NK_CHECK(vault.slots().remove(slot));
    context.note(
        tr("It still opens older copies of vault.keys and of the vault, such as backups. "
           "Destroy the paper or the file."));
    context.print({{"removed", to_hex(slot)}},
                  fmt::format(fmt::runtime(tr("{0} no longer opens the vault.\n")),
                              to_hex(slot).substr(0, 8)));
    return {};
}

void add_create(CLI::App& group, Context& context) {
    auto const options = std::make_shared<RecoveryOptions>();
    auto* const verb = add_verb(
        group, "create",
        tr("Makes a way into the vault for the day on which its passphrase is lost. Shown on the "
           "terminal unless a file is named; shown once only."),
        "noodkluis-cli recovery create museum.kluis --kind key --text herstelsleutel.txt\n"
        "noodkluis-cli recovery create museum.kluis --kind shares --needed 2 --count 3 "
        "--pdf delen.pdf\n"
        "noodkluis-cli recovery create brandweer.kluis --kind key-file --file stick.nkkey");
    add_vault(verb, options->vault);
    required(add_choice(
        verb, "--kind", options->kind, {"key", "shares", "key-file"},
        tr("a recovery key on paper, shares for several people, or a key file that opens "
           "together with the passphrase")));
    add_number(verb, "--needed", options->needed, 2, limits::kSharesMax,
               tr("how many shares are needed; 2 unless given"));
    add_number(verb, "--count", options->count, 2, limits::kSharesMax,
               tr("how many shares are made; 3 unless given"));
    add_value(verb, "--pdf", options->pdf, "FILE", tr("write sheets for printing, one a page"));
    add_value(verb, "--text", options->text, "FILE", tr("write them as text"));
    add_value(verb, "--file", options->file, "FILE", tr("the key file to make"));
    add_flag(verb, "--only", options->only,
             tr("the passphrase no longer opens the vault without this key file"));
    on_run(verb, context, [&context, options] { return create(context, *options); });
}

}  // namespace

void add_recovery(CLI::App& app, Context& context) {
    auto* const group =
        add_verb_group(app, "recovery", tr("Ways into a vault when its passphrase is lost."));
    add_create(*group, context);

    auto const listed = std::make_shared<std::string>();
    auto* const all = add_verb(*group, "list", tr("Shows every way in which the vault opens."),
                               "noodkluis-cli recovery list museum.kluis");
    add_vault(all, *listed);
    on_run(all, context, [&context, listed] { return list(context, *listed); });

    add_recovery_use(*group, context);

    auto const removed = std::make_shared<RemoveOptions>();
    auto* const less = add_verb(
        *group, "remove", tr("Takes a way to open the vault away; one with a passphrase is left."),
        "noodkluis-cli recovery remove museum.kluis recovery-key");
    add_vault(less, removed->vault);
    add_operand(
        less, "ID", removed->id,
        tr("how its id begins, as recovery list shows it; or its kind, when there is one of it"));
    on_run(less, context, [&context, removed] { return remove(context, *removed); });
}

}  // namespace noodkluis::app::cli
