// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "app/desktop/views/preview_view.h"
#include "app/desktop/widgets/back_key.h"
#include "app/sharing/draft_check.h"
#include "app/sharing/partners.h"

namespace noodkluis::app::desktop {

/// A new agreement in plain language; beside it, at each change, what they will see.
class DraftForm {
  public:
    explicit DraftForm(Workspace& workspace);

    enum class Outcome : std::uint8_t { open, drafted, closed };
    /// `drafted` once it is signed for our side and in the vault: `made` says which.
    [[nodiscard]] Outcome draw(Theme const& theme);
    [[nodiscard]] storage::AgreementId made() const { return m_made; }

  private:
    /// What can be chosen from.
    struct Choices {
        std::vector<std::string> partners;
        std::vector<AgreedList> lists;
    };
    struct Sample {
        storage::ListId list;
        std::shared_ptr<ListSnapshot const> snapshot;
    };
    [[nodiscard]] bool poll();
    void read_sample_of(storage::ListId list);
    void ask_for_preview();
    void take_dates();
    [[nodiscard]] std::string problem(DraftField field);
    void reveal(std::string const& problem);
    void draw_form(Theme const& theme);
    void draw_parties(Theme const& theme);
    void draw_lists(Theme const& theme);
    void draw_purpose(Theme const& theme);
    void draw_period(Theme const& theme);
    void draw_rules(Theme const& theme);
    void draw_end(Theme const& theme);
    void draw_preview(Theme const& theme);
    void draft();
    Workspace& m_workspace;
    PreviewView m_preview;
    AgreementDraft m_draft;
    std::vector<ContactPoint> m_own_contacts{1};
    std::vector<ContactPoint> m_partner_contacts{1};
    int m_partner = -1;
    int m_validity = 0;
    std::string m_from;  ///< as typed
    std::string m_until;
    bool m_revealing = false;  ///< the first problem comes into view
    std::string m_from_problem;
    std::string m_until_problem;
    std::optional<Choices> m_choices;
    std::optional<Sample> m_sample;
    Task<Choices> m_reading;
    Task<Sample> m_sampling;
    Task<ObjectPreview> m_previewing;
    Task<AgreementFile> m_drafting;
    storage::AgreementId m_made;
    bool m_tried = false;  ///< only then is said what is missing
    ui::BackKey m_back;
    bool m_close = false;
    bool m_fresh = true;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
