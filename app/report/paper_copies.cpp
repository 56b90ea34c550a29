// SPDX-License-Identifier: Apache-2.0
#include "app/report/paper_copies.h"

#include <algorithm>

#include "app/exchange/picture_store.h"
#include "app/report/recall_list.h"
#include "app/sharing/agreements.h"
#include "app/sharing/composed_list.h"
#include "app/sharing/effective_time.h"
#include "app/sharing/share.h"
#include "storage/repository/paper_repository.h"

namespace noodkluis::app {
namespace {

std::string log_body(storage::PaperCopy const& copy) {
    return R"({"paper":")" + copy.id.text() + R"(","agreement":")" + copy.agreement.text() + "\"}";
}

Status record(storage::Vault& vault, std::vector<storage::PaperCopy> const& copies) {
    return vault.write(storage::Right::seal, [&]() -> Status {
        storage::PaperRepository paper(vault.connection());
        for (auto const& copy : copies) {
            NK_CHECK(paper.add(copy));
            NK_CHECK(vault.log().append(storage::LogKind::paper_made, log_body(copy)));
        }
        return {};
    });
}

}  // namespace

Result<std::vector<storage::PaperCopy>> make_paper(storage::Vault& vault,
                                                   PaperRequest const& request, Clock const& clock,
                                                   Job& job) {
    NK_CHECK(vault.require(storage::Right::seal));
    NK_TRY(auto const floors, vault.time_floors());
    NK_TRY(auto const now, effective_time(clock.now(), floors));
    NK_TRY(auto stored, find_agreement(vault, request.agreement));
    NK_TRY(auto const role, own_role(vault, stored));
    if (role != AgreementRole::museum) {
        return fail(ErrorCode::agreement_not_ours, stored.terms.title);
    }
    NK_TRY(auto const agreement, in_force(vault, std::move(stored), now));
    auto const& terms = agreement.terms();
    if (terms.four_eyes) {
        return fail(ErrorCode::paper_four_eyes, terms.title);
    }
    Records records(vault, clock);
    NK_TRY(auto const approved, newest_approved(records, request.list));
    SealTerms period;
    period.issued_at = now;
    period.not_before = now;
    period.not_after = request.valid_until;
    NK_CHECK(check_terms(agreement, approved.list, period));
    auto const& list = approved.list;
    NK_TRY(auto const composed,
           compose_list(list.snapshot, terms.disclosure, terms.tlp, list.number, list.approved_at));

    std::vector<storage::PaperCopy> copies;
    std::vector<SheetMarks> marks;
    for (auto const& holder : request.holders) {
        auto const id = storage::PaperCopyId::random();
        copies.push_back({id, terms.id, approved.id, static_cast<std::int64_t>(copies.size()) + 1,
                          static_cast<std::int64_t>(request.holders.size()), holder, now,
                          request.valid_until, std::nullopt});
        marks.push_back({terms.museum.name, terms.partner.name, terms.title, now,
                         request.valid_until, id.text(), static_cast<int>(copies.size()),
                         static_cast<int>(request.holders.size()), holder, terms.museum.contacts});
    }
    NK_TRY(auto file, AtomicFile::create(request.file, Overwrite::no));
    Status written;
    auto const write = [&](ByteView bytes) {
        written = file.write(bytes);
        return written.has_value();
    };
    auto const read = [&](std::string const& name) -> Result<Bytes> {
        auto const* const picture = composed.picture(name);
        return picture == nullptr ? fail(ErrorCode::picture_changed, name)
                                  : picture_bytes(records.blobs, picture->blob);
    };
    LanguageScope const speaking(request.language.value_or(language_of_program()));
    auto const sheets = write_salvage_sheets(composed.list, marks, read, write, job);
    NK_CHECK(written);
    NK_CHECK(sheets);
    // What left the house is written down before it can.
    NK_CHECK(record(vault, copies));
    NK_CHECK(file.commit());
    return copies;
}

Result<std::vector<PaperLine>> read_paper(storage::Vault& vault, Clock const& clock) {
    NK_TRY(auto copies, storage::PaperRepository(vault.connection()).list());
    Records records(vault, clock);
    std::vector<PaperLine> lines;
    for (auto& copy : copies) {
        NK_TRY(auto const agreement, find_agreement(vault, copy.agreement.text()));
        NK_TRY(auto const version, records.lists.version(copy.list_version));
        NK_TRY(auto const list, records.lists.get(version.list));
        lines.push_back({std::move(copy), agreement.terms.title, agreement.terms.partner.name,
                         agreement.terms.partner.contacts, list.name, version.number});
    }
    return lines;
}

Result<storage::PaperCopy> take_paper_back(storage::Vault& vault, std::string const& which,
                                           Clock const& clock) {
    return vault.write(storage::Right::seal, [&]() -> Result<storage::PaperCopy> {
        storage::PaperRepository paper(vault.connection());
        NK_TRY(auto const copies, paper.list());
        auto const found = std::find_if(copies.begin(), copies.end(), [&](auto const& copy) {
            return !copy.back_at && (copy.id.text() == which || copy.holder == which);
        });
        if (found == copies.end()) {
            return fail(ErrorCode::record_not_found, which);
        }
        auto copy = *found;
        copy.back_at = clock.now();
        NK_CHECK(paper.set_back(copy.id, *copy.back_at));
        NK_CHECK(vault.log().append(storage::LogKind::paper_back,
                                    R"({"paper":")" + copy.id.text() + "\"}"));
        return copy;
    });
}

Result<std::size_t> print_recall_list(storage::Vault& vault, Path const& file, Clock const& clock) {
    NK_TRY(auto lines, read_paper(vault, clock));
    std::erase_if(lines, [](auto const& line) { return line.copy.back_at.has_value(); });
    if (lines.empty()) {
        return fail(ErrorCode::paper_none_out);
    }
    NK_TRY(auto const party, vault.own_party());
    NK_TRY(auto output, AtomicFile::create(file, Overwrite::no));
    Status written;
    auto const sheets = write_recall_list(lines, party.name, clock.now(), [&](ByteView bytes) {
        written = output.write(bytes);
        return written.has_value();
    });
    NK_CHECK(written);
    NK_CHECK(sheets);
    NK_CHECK(output.commit());
    return lines.size();
}

}  // namespace noodkluis::app
