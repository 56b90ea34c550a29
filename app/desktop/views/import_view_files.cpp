// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/import_view.h"
#include "app/text/message.h"

// The files that an import asks for: the export, mappings and profiles.
namespace noodkluis::app::desktop {

void ImportView::choose(Choosing what) {
    m_choosing = what;
    switch (what) {
        case Choosing::export_file:
            m_chooser.open({FileChooser::Purpose::open_file,
                            tr("Which export do you want to import?"),
                            {"csv", "txt", "tsv", "xlsx", "ods", "xml"}});
            return;
        case Choosing::kept_mapping:
            m_chooser.open({FileChooser::Purpose::open_file, tr("Use a kept mapping"), {"json"}});
            return;
        case Choosing::profile:
            m_chooser.open(
                {FileChooser::Purpose::open_file, tr("Use an import profile"), {"json"}});
            return;
        case Choosing::mapping_to_keep:
            m_chooser.open(
                {FileChooser::Purpose::save_file,
                 tr("Keep this mapping"),
                 {"json"},
                 m_draft->file().parent_path() / (m_draft->file().stem().string() + ".json"),
                 FileChooser::Existing::ask});
            return;
    }
}

void ImportView::draw_chooser(Theme const& theme) {
    auto path = m_chooser.draw(theme);
    if (!path) {
        if (!m_chooser.is_open() && m_step == Step::file && !m_draft) {
            leave();
        }
        return;
    }
    m_note.clear();
    switch (m_choosing) {
        case Choosing::export_file:
            begin(*std::move(path));
            return;
        case Choosing::kept_mapping:
            m_error.clear();
            m_reading_mapping =
                m_worker.submit([path = *path](Job&) { return read_mapping_file(path); });
            return;
        case Choosing::profile:
            m_error.clear();
            m_reading_profile = m_worker.submit(
                [path = path->string()](Job&) { return find_or_read_profile(path); });
            return;
        case Choosing::mapping_to_keep:
            m_error.clear();
            m_keeping = m_worker.submit(
                [path = *path, text = write_import_profile(m_draft->kept_mapping())](Job&) {
                    return write_file(path, as_bytes(text), Overwrite::yes);
                });
            return;
    }
}

}  // namespace noodkluis::app::desktop
