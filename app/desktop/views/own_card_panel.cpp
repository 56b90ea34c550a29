// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/own_card_panel.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/fingerprint_view.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/sharing/party_kinds.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kCodeSide = 222;  // six pixels for a module
constexpr float kBesideCode = 240;

std::string description_of(Card const& card) {
    auto words = label_of_choice(name_of(card.kind));
    for (auto const* const part : {&card.device, &card.contact}) {
        if (!part->empty()) {
            words += "  ·  " + *part;
        }
    }
    return words;
}

/// What partners have of us, if it reached them.
void draw_saved(Theme const& theme, OwnCard const& own) {
    if (!own.saved) {
        return;
    }
    auto const& saved = *own.saved;
    if (saved.state == CardState::good) {
        ui::wrapped_muted(theme,
                          fmt::format(fmt::runtime(tr("Last saved on {0}; that one is valid "
                                                      "until {1}.")),
                                      display_date(saved.at), display_date(saved.expires_at)));
    } else {
        ui::message(
            theme, Tone::warning,
            fmt::format(fmt::runtime(tr("The card that you saved on {0} is valid until {1}. "
                                        "Renew it, and send it to your partners.")),
                        display_date(saved.at), display_date(saved.expires_at)));
    }
    ui::gap(theme, Space::s);
}

/// A card that went out is renewed; the first one, and one more of the same, is saved.
CardWish draw_saving(Theme const& theme, OwnCard const& own) {
    auto wish = CardWish::none;
    if (own.saved) {
        if (ui::button(theme, icon::kRedo, tr("Renew the card…"), ui::ButtonKind::main)) {
            wish = CardWish::renew;
        }
        ui::wrapped_muted(theme, own.card.epochs.empty()
                                     ? tr("It is valid for longer then. Send it to your partners.")
                                     : tr("It gets new keys, which no older copy or backup of this "
                                          "vault has. Send it to your partners; what is on its way "
                                          "still opens."));
        ui::gap(theme, Space::s);
    }
    if (ui::button(theme, icon::kSave, tr("Save my card…"),
                   own.saved ? ui::ButtonKind::normal : ui::ButtonKind::main)) {
        wish = CardWish::save;
    }
    if (own.saved) {
        ui::wrapped_muted(theme, tr("The same keys, for somebody who has no card of you yet."));
    }
    return wish;
}

/// Only who receives has them.
void draw_weeks(Theme const& theme, Card const& card, Timestamp now) {
    if (card.epochs.empty()) {
        return;
    }
    ui::gap(theme, Space::l);
    ui::strong(theme, tr("Keys of weeks"));
    auto const& last = card.epochs.back().week;
    ui::wrapped(fmt::format(
        fmt::runtime(tr("This is week {0}. The keys of {1} weeks are ready, up to week {2}, which "
                        "ends on {3}.")),
        Week::containing(now).label(), card.epochs.size(), last.label(),
        display_date(last.end() - std::chrono::days{1})));
    ui::wrapped_muted(theme, tr("Two days after its week a key is erased for good: what was sealed "
                                "for that week opens nowhere any more. Partners take the renewed "
                                "card without comparing anything, and no agreement changes."));
}

}  // namespace

CardStateLook look_of(CardState state) {
    switch (state) {
        case CardState::good:
            return {Tone::good, icon::kGood, tr("compared")};
        case CardState::expires_soon:
            return {Tone::warning, icon::kWarning, tr("ask for a new card")};
        case CardState::expired:
            break;
    }
    return {Tone::danger, icon::kDanger, tr("card expired")};
}

CardWish draw_own_card(Theme const& theme, OwnCard const& own, Timestamp now) {
    ui::title(theme, own.card.name);
    ui::muted(theme, description_of(own.card));
    ui::gap(theme, Space::m);
    ui::wrapped(
        tr("Whoever wants to share with you needs your card. Send it by mail, and read its "
           "fingerprint to them over the telephone: that is how they know it is yours."));
    ui::gap(theme, Space::l);
    ui::strong(theme, tr("Fingerprint"));
    ui::gap(theme, Space::s);
    draw_fingerprint(theme, own.fingerprint);
    ui::gap(theme, Space::l);
    draw_code(theme, own.code, theme.px(kCodeSide));
    ui::beside(theme.px(kBesideCode));
    auto wish = CardWish::none;
    {
        ui::GroupScope const together;
        ui::wrapped_muted(theme, tr("The same fingerprint for a camera, when you meet."));
        ui::gap(theme, Space::s);
        draw_saved(theme, own);
        ui::wrapped(fmt::format(fmt::runtime(tr("A card that you save now is valid until {0}.")),
                                display_date(own.card.expires_at)));
        ui::gap(theme, Space::s);
        wish = draw_saving(theme, own);
    }
    draw_weeks(theme, own.card, now);
    return wish;
}

PartnerWish draw_partner(Theme const& theme, PartnerSheet const& partner, bool& removing) {
    auto const& card = partner.card;
    ui::title(theme, card.name);
    ui::muted(theme, description_of(card));
    auto const look = look_of(partner.state);
    ui::state(theme, look.tone, look.icon, look.words);
    ui::gap(theme, Space::m);
    ui::wrapped(fmt::format(fmt::runtime(tr("Card compared on {0}, valid until {1}.")),
                            display_date(partner.pinned_at), display_date(card.expires_at)));
    if (!card.epochs.empty()) {
        auto const& last = card.epochs.back().week;
        ui::wrapped_muted(
            theme, fmt::format(fmt::runtime(tr("It has keys up to week {0}, which ends on "
                                               "{1}: nothing can be sealed for later.")),
                               last.label(), display_date(last.end() - std::chrono::days{1})));
    }
    for (auto const& title : partner.agreements) {
        ui::wrapped_muted(theme, fmt::format(fmt::runtime(tr("Agreement: {0}")), title));
    }
    ui::gap(theme, Space::l);
    ui::strong(theme, tr("Fingerprint"));
    ui::gap(theme, Space::s);
    draw_fingerprint(theme, fingerprint_groups(identity_of(card)));
    ui::gap(theme, Space::l);
    auto wish = PartnerWish::none;
    if (!removing) {
        if (ui::button(theme, icon::kImport, tr("Take a newer card…"))) {
            wish = PartnerWish::renew;
        }
        ui::beside(ui::button_width(theme, icon::kRemove, tr("Remove")));
        removing = ui::button(theme, icon::kRemove, tr("Remove"), ui::ButtonKind::quiet);
        return wish;
    }
    ui::message(theme, Tone::warning,
                tr("Nothing new can be shared with a partner that was removed. What was sealed "
                   "before can still be opened until its end."));
    ui::gap(theme, Space::s);
    if (ui::button(theme, icon::kRemove, tr("Remove this partner"), ui::ButtonKind::danger)) {
        wish = PartnerWish::remove;
        removing = false;
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Keep")));
    if (ui::button(theme, nullptr, tr("Keep"))) {
        removing = false;
    }
    return wish;
}

}  // namespace noodkluis::app::desktop
