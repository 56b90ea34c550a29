// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "app/desktop/views/preview_view.h"
#include "app/sharing/agreement_sheet.h"

namespace noodkluis::app::desktop {

struct AgreementStateLook {
    Tone tone;
    char const* icon;
};
[[nodiscard]] AgreementStateLook look_of(AgreementState state);

/// One agreement: where it stands on its time line, what it says, what they see, whom to call, and
/// the one thing that can be done next.
class AgreementPanel {
  public:
    explicit AgreementPanel(Workspace& workspace) : m_preview(workspace), m_workspace(workspace) {}

    enum class Wish : std::uint8_t {
        none,
        save,       ///< the file, for the other side
        take_back,  ///< choose what the other side signed
        sign,       ///< a received draft
        accept,     ///< a received answer
        close,      ///< a received one is not wanted
        share,      ///< go and seal a list
        renew,      ///< draft the next version
        save_renewal
    };
    /// One that is in the vault.
    void show(AgreementSheet sheet);
    /// One that came in.
    void show(ReceivedAgreement received);
    void clear();
    /// `more` draws what else can be done with one that is in the vault.
    [[nodiscard]] Wish draw(Theme const& theme,
                            std::function<void(AgreementSheet const&)> const& more);
    [[nodiscard]] AgreementSheet const* sheet() const { return m_sheet ? &*m_sheet : nullptr; }
    [[nodiscard]] ReceivedAgreement const* received() const {
        return m_received ? &*m_received : nullptr;
    }

  private:
    void ask_for_preview();
    void poll();
    [[nodiscard]] AgreementFile const& file() const;
    [[nodiscard]] bool shares() const;  ///< we are the side whose lists are shared
    [[nodiscard]] Wish draw_step(Theme const& theme) const;
    [[nodiscard]] Wish draw_renewal(Theme const& theme) const;
    [[nodiscard]] Wish draw_received_step(Theme const& theme) const;
    void draw_received_changes(Theme const& theme) const;
    void draw_terms(Theme const& theme) const;
    void draw_side(Theme const& theme, AgreementSide const& side) const;
    PreviewView m_preview;
    Workspace& m_workspace;
    std::optional<AgreementSheet> m_sheet;
    std::optional<ReceivedAgreement> m_received;
    std::vector<std::string> m_sentences;
    Task<ObjectPreview> m_reading;
};

}  // namespace noodkluis::app::desktop
