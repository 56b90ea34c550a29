// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "app/desktop/page.h"
#include "app/desktop/views/agreement_life.h"
#include "app/desktop/views/agreement_panel.h"
#include "app/desktop/views/draft_form.h"
#include "app/desktop/views/pin_panel.h"
#include "app/desktop/views/renew_form.h"
#include "app/desktop/widgets/file_chooser.h"

namespace noodkluis::app::desktop {

/// Our card, our partners and what was agreed with them.
class AgreementsPage final : public Page {
  public:
    explicit AgreementsPage(Workspace& workspace);
    void enter() override;
    void draw(Theme const& theme) override;
    [[nodiscard]] std::string status() const override;
    [[nodiscard]] std::vector<Command> commands() override;
    [[nodiscard]] std::optional<Destination> take_destination() override {
        return std::exchange(m_destination, std::nullopt);
    }
    void show_about(std::string const& id) override;
    /// A card or an agreement that came in, by its extension.
    bool take_dropped(Path const& file) override;

  private:
    enum class Place : std::uint8_t { own_card, today, partner, agreement };
    enum class Asked : std::uint8_t {
        none,
        card_to_save,
        card_to_renew,
        card_to_read,
        agreement_to_save,
        renewal_to_save,
        agreement_to_read
    };
    struct Everything {
        OwnCard own;
        std::vector<PartnerSheet> partners;
        std::vector<AgreementSheet> agreements;
        std::vector<SeenToday> today;
    };
    void open(Path const& file);
    void take_in_statement(Path const& file);
    void poll();
    void read();
    void show_chosen();
    [[nodiscard]] bool draw_form(Theme const& theme);
    template <class Value>
    [[nodiscard]] bool kept(Result<Value> const& result);
    [[nodiscard]] bool can_draft() const;
    void ask(Asked what, std::string const& name);
    void answer(Path const& file);
    void draw_main(Theme const& theme);
    void draw_entries(Theme const& theme);
    void draw_partners(Theme const& theme);
    void draw_agreements(Theme const& theme);
    void draw_detail(Theme const& theme);
    void draw_pin(Theme const& theme);
    void follow(AgreementPanel::Wish wish);
    void finish_step(AgreementStep step);
    Workspace& m_workspace;
    AgreementPanel m_agreement;
    AgreementLife m_life;
    std::unique_ptr<DraftForm> m_draft;
    std::unique_ptr<RenewForm> m_renewal;
    std::unique_ptr<PinPanel> m_pin;
    FileChooser m_chooser;
    Asked m_asked = Asked::none;
    std::optional<Everything> m_all;
    Place m_place = Place::own_card;
    std::optional<storage::PartyId> m_partner;
    std::optional<storage::AgreementId> m_chosen;
    bool m_removing = false;
    Task<Everything> m_reading;
    Task<ReceivedCard> m_reading_card;
    Task<ReceivedAgreement> m_reading_agreement;
    Task<Card> m_pinning;
    Task<std::string> m_working;  ///< its result is the sentence to show
    Task<AgreementFile> m_signing;
    std::optional<Destination> m_destination;
    std::string m_error;
    std::string m_note;
};

}  // namespace noodkluis::app::desktop
