// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/field_pictures.h"

#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::uint32_t kPictureSide = 1600;
constexpr std::size_t kPicturesKept = 12;

}  // namespace

void FieldPictures::poll() {
    auto pixels = m_decoding.take();
    if (!pixels) {
        return;
    }
    if (m_pictures.size() >= kPicturesKept) {
        m_pictures.clear();
    }
    if (*pixels) {
        m_pictures.emplace(m_decoding_file, Texture(**pixels));
    } else {
        m_pictures.emplace(m_decoding_file, Texture());
        m_error = message_of(pixels->error());
    }
}

FieldPictures::Found FieldPictures::find(std::string const& file) {
    auto const found = m_pictures.find(file);
    if (found != m_pictures.end()) {
        return found->second.empty() ? Found{State::damaged, nullptr}
                                     : Found{State::ready, &found->second};
    }
    if (!m_decoding.active()) {
        m_decoding_file = file;
        m_decoding = m_workspace.thread.submit(
            [bundle = m_bundle, file](storage::Vault&, Job&) -> Result<Pixels> {
                NK_TRY(auto const bytes, bundle->read(file, limits::kPictureFileMax));
                return decode_picture(bytes, kPictureSide, file);
            });
    }
    return {};
}

}  // namespace noodkluis::app::desktop
