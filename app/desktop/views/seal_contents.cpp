// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/seal_contents.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::size_t kObjectsShown = 5;

std::string contents_text(SealPreview const& contents) {
    return counted("{0} object", "{0} objects", contents.object_count) + ", " +
           counted("{0} photo", "{0} photos", contents.photo_count) + ", " +
           counted("{0} floor plan", "{0} floor plans", contents.plan_count) + ", " +
           fmt::format(fmt::runtime(tr("about {0}")), display_size(contents.bytes));
}

}  // namespace

void SealContents::clear() {
    m_contents.reset();
    m_preview.clear();
    m_object = 0;
    m_reading = {};
}

void SealContents::ask(std::string agreement, std::string list) {
    clear();
    m_reading =
        m_workspace.thread.submit([agreement = std::move(agreement), list = std::move(list),
                                   &clock = m_workspace.clock](storage::Vault& vault, Job&) {
            return preview_seal(vault, agreement, list, kObjectsShown, clock);
        });
}

std::optional<Error> SealContents::poll() {
    auto contents = m_reading.take();
    if (!contents) {
        return std::nullopt;
    }
    if (!*contents) {
        return contents->error();
    }
    m_contents = std::move(**contents);
    if (!m_contents->objects.empty()) {
        m_preview.show(m_contents->objects.front());
    }
    return std::nullopt;
}

void SealContents::draw(Theme const& theme) {
    ui::title(theme, tr("What they will see"));
    if (!m_contents) {
        ui::wrapped_muted(
            theme, m_reading.active() ? tr("Reading…") : tr("Choose a list that is approved."));
        return;
    }
    ui::wrapped(contents_text(*m_contents));
    auto const& objects = m_contents->objects;
    if (objects.size() > 1) {
        std::vector<std::string> names(objects.size());
        std::transform(objects.begin(), objects.end(), names.begin(),
                       [](auto const& object) { return object.name; });
        ui::FieldLook look;
        look.hint = tr("which object");
        auto chosen = static_cast<int>(m_object);
        if (ui::choice(theme, chosen, names, look)) {
            m_object = static_cast<std::size_t>(chosen);
            m_preview.show(objects[m_object]);
        }
    }
    ui::gap(theme, Space::s);
    m_preview.draw(theme, tr("As you see it"), tr("What they get"));
}

}  // namespace noodkluis::app::desktop
