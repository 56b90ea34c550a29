// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/seal_choices.h"

#include <algorithm>

#include "app/session/file_names.h"
#include "app/sharing/bundle_layout.h"
#include "app/sharing/composed_list.h"
#include "app/sharing/share.h"
#include "app/text/days.h"

namespace noodkluis::app {
namespace {

/// The list may have another name by now; the agreement knows it by its id.
Result<SealableList> sealable(Records& records, AgreedList const& agreed) {
    auto const list = records.lists.get(agreed.id);
    if (!list) {
        return list.error().code == ErrorCode::record_not_found
                   ? Result<SealableList>(SealableList{agreed.name, std::nullopt, {}, false})
                   : tl::unexpected(list.error());
    }
    NK_TRY(auto const version, records.lists.latest_version(agreed.id));
    if (!version) {
        return SealableList{list->name, std::nullopt, {}, false};
    }
    return SealableList{list->name, version->number, version->approved_at,
                        list->status != storage::ListStatus::approved};
}

/// Not beyond the agreement, nor beyond the last week that the partner's card has a key for.
Timestamp latest_end(AgreementInForce const& agreement, Timestamp now) {
    auto const& terms = agreement.terms();
    auto latest = std::min(now + terms.bundle_validity_max, terms.not_after);
    auto const& weeks = agreement.partner().epochs;
    if (!weeks.empty()) {
        latest = std::min(latest, weeks.back().week.end() - std::chrono::seconds{1});
    }
    return latest;
}

}  // namespace

Result<std::vector<SealChoice>> read_seal_choices(storage::Vault& vault, Clock const& clock) {
    auto const now = clock.now();
    Records records(vault, clock);
    NK_TRY(auto files, stored_agreements(vault));
    std::vector<SealChoice> choices;
    for (auto& file : files) {
        NK_TRY(auto const role, own_role(vault, file));
        auto const agreement = in_force(vault, file, now);
        if (role != AgreementRole::museum || !agreement) {
            continue;  // the agreements page says why
        }
        SealChoice choice{std::move(file), {}, latest_end(*agreement, now)};
        for (auto const& agreed : choice.agreement.terms.lists) {
            NK_TRY(auto list, sealable(records, agreed));
            choice.lists.push_back(std::move(list));
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

Result<SealPreview> preview_seal(storage::Vault& vault, std::string const& agreement,
                                 std::string const& list, std::size_t objects_max,
                                 Clock const& clock) {
    Records records(vault, clock);
    NK_TRY(auto const file, find_agreement(vault, agreement));
    NK_TRY(auto const approved, newest_approved(records, list));
    auto const& snapshot = approved.list.snapshot;
    auto const& terms = file.terms;
    SealPreview preview;
    for (std::size_t i = 0; i < std::min(objects_max, snapshot.entries.size()); ++i) {
        preview.objects.push_back(preview_object(snapshot, i, terms.disclosure, terms.tlp));
    }
    NK_TRY(auto const composed, compose_list(snapshot, terms.disclosure, terms.tlp,
                                             approved.list.number, approved.list.approved_at));
    preview.object_count = composed.list.entries.size();
    for (auto const& part : composed.files) {
        preview.bytes += part.picture ? part.picture->size : part.text.size();
        if (part.picture) {
            ++(part.picture->kind == "plan" ? preview.plan_count : preview.photo_count);
        }
    }
    if (terms.paper_sheets) {
        // Photos are in the sheets as they are, and hardly anything else counts.
        for (auto const& part : composed.files) {
            preview.bytes += part.picture ? part.picture->size : 0;
        }
    }
    preview.bytes = padded_size(preview.bytes);
    return preview;
}

std::string bundle_file_name(SealableList const& list, Timestamp not_after) {
    return plain_file_name(list.name, "list") + "-v" + std::to_string(list.number.value_or(0)) +
           "-" + day_of(not_after) + ".nkbundle";
}

}  // namespace noodkluis::app
