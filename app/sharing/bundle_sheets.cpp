// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/bundle_sheets.h"

#include "app/report/salvage_sheets.h"
#include "app/sharing/bundle_layout.h"
#include "storage/container.h"

namespace noodkluis::app {
namespace {

/// Sealing counts bytes, and sheets count objects: only the wish to stop is handed on.
class QuietJob final : public Job {
  public:
    explicit QuietJob(Job const& job) : m_job(job) {}
    [[nodiscard]] bool cancelled() const override { return m_job.cancelled(); }

  private:
    Job const& m_job;
};

SheetMarks marks_for(AgreementInForce const& agreement, SealTerms const& terms) {
    auto const& agreed = agreement.terms();
    SheetMarks marks;
    marks.sender = agreed.museum.name;
    marks.recipient = agreed.partner.name;
    marks.agreement = agreed.title;
    marks.made_at = terms.issued_at;
    marks.valid_until = terms.not_after;
    marks.code = terms.bundle.text();
    marks.contacts = agreed.museum.contacts;
    return marks;
}

}  // namespace

Result<PayloadFile> make_sheets(AgreementInForce const& agreement, ComposedList const& composed,
                                SealTerms const& terms, PictureSource const& pictures, Job& job) {
    auto const read = [&composed, &pictures](std::string const& name) -> Result<Bytes> {
        auto const* const picture = composed.picture(name);
        if (picture == nullptr) {
            return fail(ErrorCode::picture_changed, name);
        }
        Bytes bytes;
        bytes.reserve(static_cast<std::size_t>(picture->size));
        NK_CHECK(pictures(*picture, [&](ByteView piece) -> Status {
            bytes.insert(bytes.end(), piece.begin(), piece.end());
            return {};
        }));
        return bytes;
    };
    MadeContent made;
    made.write = [&composed, &job, read,
                  marks = marks_for(agreement, terms)](ByteSink const& sink) -> Status {
        QuietJob quiet(job);
        Status handed_on;
        auto written = write_salvage_sheets(
            composed.list, {marks}, read,
            [&](ByteView bytes) {
                handed_on = sink(bytes);
                return handed_on.has_value();
            },
            quiet);
        NK_CHECK(handed_on);
        return written;
    };
    crypto::Blake2b<32> hash;
    NK_CHECK(made.write([&](ByteView bytes) -> Status {
        made.size += bytes.size();
        made.crc = storage::crc32(bytes, made.crc);
        hash.update(bytes);
        return made.size <= limits::kSheetsBytesMax
                   ? Status()
                   : fail(ErrorCode::container_too_large, kSheetsName,
                          std::to_string(limits::kSheetsBytesMax));
    }));
    made.hash = hash.finish();
    return PayloadFile{kSheetsName, "application/pdf", {}, std::nullopt, std::move(made)};
}

}  // namespace noodkluis::app
