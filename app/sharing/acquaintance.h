// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/sharing/fingerprint_code.h"
#include "app/sharing/partners.h"

// Getting acquainted: our own card, those of our partners, and a card that came in, as values to
// show.
namespace noodkluis::app {

enum class CardState : std::uint8_t { good, expires_soon, expired };
/// Soon is within 60 days.
[[nodiscard]] CardState state_of(Card const& card, Timestamp now);

/// The card that was written out last: what partners have of us, if it was sent to them.
struct SavedCard {
    Timestamp at{};
    Timestamp expires_at{};
    CardState state = CardState::good;
};
/// By the log; none when it never went out. Errors: those of the database.
[[nodiscard]] Result<std::optional<SavedCard>> last_saved_card(storage::Vault& vault,
                                                               Timestamp now);
/// What others need of us.
struct OwnCard {
    Card card;  ///< as it would be written out now
    FingerprintGroups fingerprint;
    QrCode code;
    std::optional<SavedCard> saved;
};
/// Makes the keys that are missing. Errors: those of the database.
[[nodiscard]] Result<OwnCard> read_own_card(storage::Vault& vault, Timestamp now);
/// What a card that is saved has: the keys of weeks that are there, as export_card gives them, or
/// new ones, as renew_card makes them.
enum class CardKeysOf : std::uint8_t { now, renewal };
/// Errors: file_exists, io_write, those of export_card.
[[nodiscard]] Status save_own_card(storage::Vault& vault, Path const& path, Overwrite overwrite,
                                   CardKeysOf keys, Timestamp now);

struct PartnerSheet {
    Card card;
    Timestamp pinned_at{};
    CardState state = CardState::good;
    std::vector<std::string> agreements;  ///< their titles
};
/// By name. Errors: those of the database and of cards.
[[nodiscard]] Result<std::vector<PartnerSheet>> read_partners(storage::Vault& vault, Timestamp now);

/// What a card that came in is to us.
enum class CardStanding : std::uint8_t {
    unknown,  ///< of somebody new: the fingerprint must be compared
    renewed,  ///< a newer card of a partner, with the same keys
    same,     ///< the card that is pinned
};
/// One thing that a newer card says otherwise.
struct CardChange {
    std::string field;  ///< a name for label_of_field
    std::string before;
    std::string after;
    friend bool operator==(CardChange const&, CardChange const&) = default;
};
struct ReceivedCard {
    Bytes file;
    std::string file_name;
    Card card;
    CardStanding standing = CardStanding::unknown;
    std::vector<CardChange> changes;  ///< of a renewed one
};
/// Reads a .nkcard file and says what pinning it means. Errors: those of read_file and read_card,
/// and those of pin_partner that typing the fingerprint cannot mend.
[[nodiscard]] Result<ReceivedCard> inspect_card(storage::Vault& vault, Path const& path,
                                                Timestamp now);

}  // namespace noodkluis::app
