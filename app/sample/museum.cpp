// SPDX-License-Identifier: Apache-2.0
#include "app/sample/museum.h"

#include <fmt/format.h>

#include "app/exchange/collection_import.h"
#include "app/lists/list_edit.h"
#include "app/sample/sample.h"
#include "app/session/object_edit.h"
#include "app/session/place_edit.h"
#include "app/session/records.h"
#include "storage/model/field_text.h"

namespace noodkluis::app::sample {
namespace {

Status make_folder(Path const& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    return error ? Status(fail(ErrorCode::io_write, folder.string(), error.message())) : Status();
}

Result<ImportReport> import(storage::Vault& vault, Path const& file, ImportOptions const& options,
                            Clock const& clock, Job& job) {
    NK_TRY(auto report, import_collection(vault, file, options, clock, job));
    if (report.refusal) {
        return tl::unexpected(*report.refusal);
    }
    return report;
}

}  // namespace

std::string picture_file(std::string const& number) {
    return fmt::format("beelden/{}.png", number);
}

std::string plan_file(std::string const& label) {
    return fmt::format("beelden/plattegrond-{}.png", label);
}

Status write_sample_files(Path const& folder, Job& job) {
    NK_CHECK(make_folder(folder / "gegevens"));
    NK_CHECK(make_folder(folder / "beelden"));
    NK_CHECK(write_file(folder / kCollectionFile, collection_csv(), Overwrite::no));
    NK_CHECK(write_file(folder / kPriorityFile, priority_csv(), Overwrite::no));
    NK_CHECK(write_file(folder / kMappingFile, as_bytes(priority_mapping()), Overwrite::no));
    for (auto const& plan : plans()) {
        NK_CHECK(
            write_file(folder / plan_file(plan.label), plan_picture(plan.label), Overwrite::no));
    }
    for (auto const& number : numbers()) {
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        NK_CHECK(write_file(folder / picture_file(number), picture(number), Overwrite::no));
    }
    return {};
}

Result<ImportReport> import_sample(storage::Vault& vault, Path const& folder, Clock const& clock,
                                   Job& job) {
    return import(vault, folder / kCollectionFile, {}, clock, job);
}

Result<ImportReport> import_sample_priorities(storage::Vault& vault, Path const& folder,
                                              Clock const& clock, Job& job) {
    ImportOptions options;
    NK_TRY(options.profile, read_mapping_file(folder / kMappingFile));
    return import(vault, folder / kPriorityFile, options, clock, job);
}

Status add_sample_pictures(storage::Vault& vault, Path const& folder, Clock const& clock,
                           Job& job) {
    Records records(vault, clock);
    return vault.write([&]() -> Status {
        std::uint64_t done = 0;
        for (auto const& number : numbers()) {
            if (job.cancelled()) {
                return fail(ErrorCode::cancelled);
            }
            job.progress(++done, numbers().size());
            NewPhoto const photo{folder / picture_file(number), storage::PhotoKind::main, {}};
            NK_CHECK(edit_object(records.objects, records.blobs, number, {{}, {photo}}));
        }
        return {};
    });
}

Status add_sample_places(storage::Vault& vault, Path const& folder, Clock const& clock) {
    Records records(vault, clock);
    return vault.write([&]() -> Status {
        for (auto const& place : places()) {
            PlaceEdit edit{place.path, {}, {}};
            for (auto const& [field, value] : place.fields) {
                edit.values.push_back({field, value});
            }
            NK_CHECK(edit_place(records, edit));
        }
        for (auto const& plan : plans()) {
            NK_CHECK(edit_place(records, {plan.floor, {}, folder / plan_file(plan.label)}));
        }
        for (auto const& pin : pins()) {
            NK_CHECK(pin_object(records, pin.number, pin.place));
        }
        return {};
    });
}

Status make_sample_list(storage::Vault& vault, Clock const& clock, std::string const& review_due) {
    Records records(vault, clock);
    return vault.write([&]() -> Status {
        NK_TRY(auto const id, create_list(records.lists, records.places,
                                          {kList, storage::ListKind::evacuation,
                                           storage::Scenario::fire, kBuilding, review_due}));
        static_cast<void>(id);
        for (auto const& priority : priorities()) {
            NK_CHECK(add_to_list(records.lists, records.objects, kList, {priority.number},
                                 {priority.salvage_class, priority.action}));
            EntryEdit edit;
            edit.destination = priority.destination;
            edit.reason = priority.reason;
            NK_CHECK(edit_entry(records.lists, records.objects, kList, priority.number, edit));
        }
        return {};
    });
}

Status make_sample_museum(storage::Vault& vault, Path const& folder, Clock const& clock, Job& job) {
    NK_CHECK(import_sample(vault, folder, clock, job));
    NK_CHECK(import_sample_priorities(vault, folder, clock, job));
    NK_CHECK(add_sample_pictures(vault, folder, clock, job));
    NK_CHECK(add_sample_places(vault, folder, clock));
    auto const today = std::chrono::floor<std::chrono::days>(clock.now());
    return make_sample_list(vault, clock, storage::format_date(today + std::chrono::days{365}));
}

}  // namespace noodkluis::app::sample
