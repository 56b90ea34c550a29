// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/list_verbs.h"
#include "app/cli/verb.h"
#include "app/lists/approve.h"
#include "app/lists/list_review.h"
#include "app/session/lookup.h"
#include "app/text/message.h"
#include "storage/model/field_text.h"

namespace noodkluis::app::cli {
namespace {

struct ListApproveOptions {
    std::string vault;
    std::string list;
    std::string note;
    std::string next_review;
};

/// Approving is the review: the next one is due after the interval, unless it says when.
Result<std::chrono::sys_days> review_after(Context& context, Records& records,
                                           ListApproveOptions const& options) {
    if (!options.next_review.empty()) {
        auto const date = storage::parse_date(options.next_review);
        if (!date) {
            return fail(ErrorCode::invalid_argument, options.next_review,
                        translatable("write a date as 2026-11-20"));
        }
        return *date;
    }
    NK_TRY(auto const list, list_by_name(records.lists, options.list));
    return next_review(list.review_due,
                       std::chrono::floor<std::chrono::days>(context.clock().now()));
}

Status approve(Context& context, ListApproveOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    NK_TRY(auto const review, review_after(context, records, options));
    NK_TRY(auto const version, approve_list(vault, records, options.list, options.note, review));
    context.print({{"list", options.list},
                   {"id", version.id.text()},
                   {"number", version.number},
                   {"content_hash", to_hex(version.content_hash)},
                   {"approved_at", format_time(version.approved_at)},
                   {"review_due", storage::format_date(review)}},
                  fmt::format(fmt::runtime(tr("{0} is approved as version {1}, and frozen.\n"
                                              "Content: {2}\n"
                                              "Review before: {3}\n")),
                              options.list, version.number, to_hex(version.content_hash),
                              storage::format_date(review)));
    return {};
}

}  // namespace

void add_list_approve(CLI::App& group, Context& context) {
    auto const options = std::make_shared<ListApproveOptions>();
    auto* const verb = add_verb(
        group, "approve", tr("Approves a list: freezes it as a version, which is what is shared."),
        "noodkluis-cli list approve museum.kluis Brand --note 'Eerste versie'");
    add_vault(verb, options->vault);
    add_operand(verb, "LIST", options->list, tr("the name of the list"));
    add_value(verb, "--note", options->note, "TEXT", tr("what changed since the last version"));
    add_value(verb, "--next-review", options->next_review, "DATE",
              tr("when it must be looked at again; a year from now unless given"));
    on_run(verb, context, [&context, options] { return approve(context, *options); });
}

}  // namespace noodkluis::app::cli
