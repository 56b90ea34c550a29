// SPDX-License-Identifier: Apache-2.0
#include "app/session/photo_intake.h"

#include <algorithm>
#include <array>

#include "app/exchange/picture_store.h"

namespace noodkluis::app {

void PhotoIntake::add(storage::ObjectId object, Path file) {
    m_waiting.push_back({object, std::move(file)});
    ++m_total;
    start_next();
}

void PhotoIntake::cancel() {
    m_waiting.clear();
    m_prepared.clear();
    m_preparing = {};
    m_storing = {};
    m_done = m_total = 0;
}

Progress PhotoIntake::progress() const {
    return {m_done, m_total};
}

void PhotoIntake::start_next() {
    if (m_preparing.active() || m_storing.active()) {
        return;
    }
    if (!m_prepared.empty() && (m_waiting.empty() || m_waiting.front().object != m_object)) {
        store();
        return;
    }
    if (m_waiting.empty()) {
        m_done = m_total = 0;
        return;
    }
    m_object = m_waiting.front().object;
    m_preparing = m_thread.submit(
        [file = std::move(m_waiting.front().file)](storage::Vault&, Job&) -> Result<PreparedPhoto> {
            return prepare_photo(file, PictureKind::photo);
        });
    m_waiting.pop_front();
}

void PhotoIntake::store() {
    m_storing =
        m_thread.submit([object = m_object, photos = std::exchange(m_prepared, {}),
                         &clock = m_clock](storage::Vault& vault, Job& job) -> Result<AddPhotos> {
            Records records(vault, clock);
            NK_TRY(auto const now, records.objects.get(object));
            return vault.write([&]() -> Result<AddPhotos> {
                AddPhotos edit{object, {}};
                for (auto const& photo : photos) {
                    if (job.cancelled()) {
                        return fail(ErrorCode::cancelled);
                    }
                    NK_TRY(auto const blob, store_picture(records.blobs, photo));
                    bool const first = now.photos.empty() && edit.photos.empty();
                    edit.photos.push_back(
                        {blob, first ? storage::PhotoKind::main : storage::PhotoKind::detail, ""});
                }
                return edit;
            });
        });
}

std::optional<AddPhotos> PhotoIntake::poll() {
    std::optional<AddPhotos> edit;
    if (auto photo = m_preparing.take()) {
        ++m_done;
        if (*photo) {
            m_prepared.push_back(std::move(**photo));
        } else {
            m_errors.push_back(photo->error());
        }
    }
    if (auto stored = m_storing.take()) {
        if (*stored) {
            edit = std::move(**stored);
        } else {
            m_errors.push_back(stored->error());
        }
    }
    start_next();
    return edit;
}

void PhotoIntake::turn(storage::BlobId photo) {
    if (m_turning.active()) {
        return;
    }
    m_turning = m_thread.submit([photo, &clock = m_clock](storage::Vault& vault, Job&) {
        Records records(vault, clock);
        return vault.write([&]() -> Result<Turned> {
            NK_TRY(auto const after, store_turned(records.blobs, photo));
            return Turned{photo, after};
        });
    });
}

std::optional<PhotoIntake::Turned> PhotoIntake::take_turned() {
    auto turned = m_turning.take();
    if (turned && !*turned) {
        m_errors.push_back(turned->error());
    }
    return turned && *turned ? std::optional(**turned) : std::nullopt;
}

std::optional<Error> PhotoIntake::take_error() {
    if (m_errors.empty()) {
        return std::nullopt;
    }
    auto error = std::move(m_errors.front());
    m_errors.pop_front();
    return error;
}

std::vector<std::string> picture_extensions() {
    return {"jpg", "jpeg", "png", "tif", "tiff", "webp", "heic", "heif"};
}

}  // namespace noodkluis::app
