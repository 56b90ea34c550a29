// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/both_sides.h"

#include "app/sample/sample.h"
#include "app/session/lookup.h"
#include "app/session/records.h"
#include "app/sharing/release_codes.h"
#include "app/sharing/share.h"
#include "app/text/message.h"
#include "crypto/kdf.h"

namespace noodkluis::app::desktop {

BothSides::BothSides(Tour& tour, sample::Example const& example)
    : m_tour(tour), m_example(example) {
    tour.close();
    tour.driver().wait_until([&tour] { return tour.driver().application().idle(); }, "rest");
}

template <class Value>
bool BothSides::good(Result<Value> const& result) {
    if (!result) {
        m_tour.driver().fail(message_of(result.error()));
    }
    return result.has_value();
}

bool BothSides::open() {
    if (m_museum && m_brigade) {
        return true;
    }
    auto museum = storage::Vault::open(m_example.museum.vault,
                                       crypto::PassphraseKey(m_example.museum.passphrase),
                                       m_tour.clock(), m_job);
    auto brigade = storage::Vault::open(m_example.brigade.vault,
                                        crypto::PassphraseKey(m_example.brigade.passphrase),
                                        m_tour.clock(), m_job);
    if (!good(museum) || !good(brigade)) {
        return false;
    }
    m_museum = std::move(*museum);
    m_brigade = std::move(*brigade);
    return true;
}

void BothSides::close() {
    m_museum.reset();
    m_brigade.reset();
}

void BothSides::agree(char const* title, bool four_eyes, bool release_code) {
    if (!open()) {
        return;
    }
    auto const now = m_tour.clock().now();
    Records records(*m_museum, m_tour.clock());
    auto const list = list_by_name(records.lists, sample::kList);
    if (!good(list)) {
        return;
    }
    AgreementDraft draft;
    draft.partner = sample::kBrigade;
    draft.title = title;
    draft.lists = {{list->id, list->name}};
    draft.purpose = tr("Saving the collection in a fire");
    draft.profile = "fire-basic";
    draft.not_before = now;
    draft.not_after = now + std::chrono::days{365};
    draft.bundle_validity_max = std::chrono::days{90};
    draft.four_eyes = four_eyes;
    draft.release_code = release_code;
    auto const drafted = draft_and_sign(*m_museum, draft, now);
    if (!good(drafted)) {
        return;
    }
    auto const both = countersign(*m_brigade, *drafted, now);
    if (good(both)) {
        static_cast<void>(good(accept_agreement(*m_museum, *both, now)));
    }
}

void BothSides::add_user(char const* name, storage::UserRole role, std::string const& passphrase) {
    if (open()) {
        static_cast<void>(good(m_museum->add_user(
            name, role, crypto::Secret::copy_of(as_bytes(passphrase)), crypto::cheapest_kdf())));
    }
}

void BothSides::seal_in(storage::Vault& vault, char const* agreement, Path const& file,
                        std::chrono::days valid) {
    auto const now = m_tour.clock().now();
    static_cast<void>(good(seal_list(vault, {agreement, sample::kList, now, now + valid, file},
                                     m_tour.clock(), m_job)));
}

void BothSides::seal(char const* agreement, Path const& file, std::chrono::days valid) {
    if (open()) {
        seal_in(*m_museum, agreement, file, valid);
    }
}

void BothSides::seal_in_copy(char const* agreement, Path const& file, std::chrono::days valid) {
    close();
    auto const copy = file.parent_path() / (file.stem().string() + ".kluis");
    std::error_code error;
    std::filesystem::copy(m_example.museum.vault, copy, std::filesystem::copy_options::recursive,
                          error);
    auto vault = storage::Vault::open(copy, crypto::PassphraseKey(m_example.museum.passphrase),
                                      m_tour.clock(), m_job);
    if (good(vault)) {
        seal_in(*vault, agreement, file, valid);
    }
}

std::string BothSides::code_of(std::string const& file_name) {
    if (!open()) {
        return {};
    }
    auto const shown = show_release_code(*m_museum, file_name);
    return good(shown) ? std::string(as_text(shown->code.expose())) : std::string();
}

}  // namespace noodkluis::app::desktop
