// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "app/sample/story.h"
#include "storage/vault.h"

// For the story_*.cpp files only: the names in the story, and who plays it.
namespace noodkluis::app::sample {

inline constexpr char const* kMuseumVault = "museum.kluis";
inline constexpr char const* kBrigadeVault = "brandweer.kluis";
inline constexpr char const* kMuseumDevice = "kantoor";
inline constexpr char const* kBrigadeDevice = "meldkamer 1";
inline constexpr char const* kMuseumContact = "collectie@zilverenvaart.example";
inline constexpr char const* kBrigadeContact = "wacht@noorderwiel.example";
inline constexpr char const* kMuseumPassphrase = "demo museum, niet voor echt gebruik";
inline constexpr char const* kBrigadePassphrase = "demo brandweer, niet voor echt gebruik";
inline constexpr char const* kMuseumPassphraseFile = "wachtwoord-museum.txt";
inline constexpr char const* kBrigadePassphraseFile = "wachtwoord-brandweer.txt";
inline constexpr char const* kMuseumCard = "museum.nkcard";
inline constexpr char const* kBrigadeCard = "brandweer.nkcard";
inline constexpr char const* kDraftFile = "concept.nkagreement";
inline constexpr char const* kAgreementFile = "afspraak.nkagreement";
inline constexpr char const* kAgreement = "Afspraak Raadhuis";
inline constexpr char const* kBundle = "brand.nkbundle";
inline constexpr char const* kLaterBundle = "brand-later.nkbundle";
inline constexpr char const* kForgedBundle = "brand-vervalst.nkbundle";
inline constexpr char const* kPublicKeyFile = "museum.pub";
inline constexpr char const* kWeekKeyFile = "weeksleutel.txt";
inline constexpr char const* kScriptFile = "zelf-doen.sh";
inline constexpr int kBundleDays = 14;
inline constexpr int kLaterDays = 7;  ///< until the later bundle may be opened

/// One run of the story. Each step does its work and then tells of it.
class Player {
  public:
    Player(Path folder, Clock const& clock, Job& job,
           std::function<void(StoryStep const&)> const& tell)
        : m_folder(std::move(folder)), m_clock(clock), m_job(job), m_tell(tell) {}
    [[nodiscard]] Status play();

  private:
    void tell(StoryStep step);
    [[nodiscard]] Status write(char const* name, std::string_view content) const;

    [[nodiscard]] Status make_vaults();
    [[nodiscard]] Status fill_museum();
    [[nodiscard]] Status exchange_cards();
    [[nodiscard]] Status agree();
    [[nodiscard]] Status seal();
    [[nodiscard]] Status verify();
    [[nodiscard]] Status open();
    [[nodiscard]] Status refuse();
    [[nodiscard]] Status forge() const;
    [[nodiscard]] Status export_keys();
    [[nodiscard]] Status write_guides();

    Path m_folder;
    Clock const& m_clock;
    Job& m_job;
    std::function<void(StoryStep const&)> const& m_tell;
    std::optional<storage::Vault> m_museum;
    std::optional<storage::Vault> m_brigade;
    std::vector<StoryCommand> m_commands;  ///< of all steps told
    Timestamp m_not_after{};
};

/// The text that explains the folder, in the language of the messages, and its name.
[[nodiscard]] std::string guide_name();
[[nodiscard]] std::string guide_text();
/// A script that does the whole story again in a folder below it.
[[nodiscard]] std::string script_text(std::vector<StoryCommand> const& commands);

}  // namespace noodkluis::app::sample
