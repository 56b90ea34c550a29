// SPDX-License-Identifier: Apache-2.0
// The half of the story that two parties play together.
#include <fmt/format.h>

#include "app/sample/sample.h"
#include "app/sample/story_parts.h"
#include "app/session/lookup.h"
#include "app/session/records.h"
#include "app/sharing/agreements.h"
#include "app/sharing/own_keys.h"
#include "app/sharing/partners.h"
#include "app/sharing/share.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::sample {
namespace {

/// The computer's clock as it will be after some days.
class LaterClock final : public Clock {
  public:
    LaterClock(Clock const& clock, std::chrono::days by) : m_clock(&clock), m_by(by) {}
    [[nodiscard]] Timestamp now() const override { return m_clock->now() + m_by; }

  private:
    Clock const* m_clock;
    std::chrono::days m_by;
};

std::string seal_command(char const* file, std::string const& window) {
    return fmt::format("noodkluis-cli seal {} '{}' '{}' {} {}", kMuseumVault, kAgreement, kList,
                       file, window);
}

std::string open_command(char const* file) {
    return fmt::format("noodkluis-cli open {} {}", kBrigadeVault, file);
}

std::string sign_command(char const* vault, char const* in, char const* out) {
    return fmt::format("noodkluis-cli agreement sign {} {} {}", vault, in, out);
}

/// Both ends of pinning: the fingerprint as it is read out, or as the script finds it.
StoryCommand pin_command(Side side, char const* vault, char const* card,
                         std::string const& fingerprint) {
    auto const command = [&](std::string const& given) {
        return fmt::format("noodkluis-cli partner add {} {} --fingerprint {}", vault, card, given);
    };
    return {side, command("'" + fingerprint + "'"),
            command(fmt::format("\"$(noodkluis-cli card show {} --fingerprint)\"", card))};
}

}  // namespace

Status Player::exchange_cards() {
    auto const now = m_clock.now();
    NK_TRY(auto const museum, export_card(*m_museum, now));
    NK_TRY(auto const brigade, export_card(*m_brigade, now));
    NK_CHECK(write_file(m_folder / kMuseumCard, museum, Overwrite::no));
    NK_CHECK(write_file(m_folder / kBrigadeCard, brigade, Overwrite::no));
    NK_TRY(auto const museum_card, read_card(museum, kMuseumCard));
    NK_TRY(auto const brigade_card, read_card(brigade, kBrigadeCard));
    auto const museum_print = fingerprint_of(identity_of(museum_card));
    auto const brigade_print = fingerprint_of(identity_of(brigade_card));
    NK_CHECK(pin_partner(*m_museum, brigade, kBrigadeCard, brigade_print, now));
    NK_CHECK(pin_partner(*m_brigade, museum, kMuseumCard, museum_print, now));

    StoryStep step;
    step.title = tr("Getting to know each other");
    step.text.push_back(
        tr("Museum and fire brigade send each other their contact card: public keys, no secret. "
           "Anybody can make a card, so they call each other and read the fingerprint out. Only "
           "then does each keep the other as a partner."));
    step.lines = {fmt::format("{}: {}", kMuseum, museum_print),
                  fmt::format("{}: {}", kBrigade, brigade_print)};
    step.commands = {
        {Side::museum, fmt::format("noodkluis-cli card export {} {}", kMuseumVault, kMuseumCard)},
        {Side::brigade,
         fmt::format("noodkluis-cli card export {} {}", kBrigadeVault, kBrigadeCard)},
        pin_command(Side::museum, kMuseumVault, kBrigadeCard, brigade_print),
        pin_command(Side::brigade, kBrigadeVault, kMuseumCard, museum_print)};
    tell(std::move(step));
    return {};
}

Status Player::agree() {
    auto const now = m_clock.now();
    Records records(*m_museum, m_clock);
    NK_TRY(auto const list, list_by_name(records.lists, kList));
    AgreementDraft draft;
    draft.partner = kBrigade;
    draft.title = kAgreement;
    draft.lists = {{list.id, list.name}};
    draft.purpose = tr("Saving the collection in a fire");
    draft.profile = "fire-basic";
    draft.own_contacts = {{"CHV-leider", "000-0000001", "registrator", "000-0000002"}};
    draft.partner_contacts = {{"officier van dienst", "000-0000003", "meldkamer", "000-0000004"}};
    draft.not_before = now;
    draft.not_after = now + std::chrono::days{365};
    draft.bundle_validity_max = std::chrono::days{90};
    NK_TRY(auto const drafted, draft_and_sign(*m_museum, draft, now));
    NK_TRY(auto const drafted_bytes, write_agreement(drafted));
    NK_CHECK(write_file(m_folder / kDraftFile, drafted_bytes, Overwrite::no));
    NK_TRY(auto received, read_agreement(drafted_bytes, kDraftFile));
    NK_TRY(auto const both, countersign(*m_brigade, std::move(received), now));
    NK_TRY(auto const signed_bytes, write_agreement(both));
    NK_CHECK(write_file(m_folder / kAgreementFile, signed_bytes, Overwrite::no));
    NK_TRY(auto returned, read_agreement(signed_bytes, kAgreementFile));
    NK_CHECK(accept_agreement(*m_museum, std::move(returned), now));

    StoryStep step;
    step.title = tr("The agreement");
    step.text.push_back(
        tr("The museum drafts an agreement and signs it, the fire brigade signs too, the museum "
           "takes it back. It says which list, which fields, for what and until when. Value, "
           "reasons and owner are not in the profile for fire brigades: they never leave the "
           "vault."));
    step.text.push_back(tr("Without an agreement that both signed, nothing can be sealed."));
    step.commands = {
        {Side::museum,
         fmt::format("noodkluis-cli agreement draft {} '{}' {} --title '{}' --list '{}' "
                     "--purpose '{}' --profile fire-basic --days 365 --bundle-days 90 "
                     "--contact 'CHV-leider;000-0000001;registrator;000-0000002' "
                     "--partner-contact "
                     "'officier van dienst;000-0000003;meldkamer;000-0000004'",
                     kMuseumVault, kBrigade, kDraftFile, kAgreement, kList, draft.purpose)},
        {Side::brigade, sign_command(kBrigadeVault, kDraftFile, kAgreementFile)},
        {Side::museum,
         fmt::format("noodkluis-cli agreement accept {} {}", kMuseumVault, kAgreementFile)}};
    tell(std::move(step));
    return {};
}

Status Player::seal() {
    auto const now = m_clock.now();
    auto const later = now + std::chrono::days{kLaterDays};
    constexpr std::chrono::days kValid{kBundleDays};
    m_not_after = now + kValid;
    NK_TRY(auto const bundle,
           seal_list(*m_museum, {kAgreement, kList, now, m_not_after, m_folder / kBundle}, m_clock,
                     m_job));
    NK_CHECK(seal_list(*m_museum,
                       {kAgreement, kList, later, later + kValid, m_folder / kLaterBundle}, m_clock,
                       m_job));
    std::error_code error;
    auto const size = std::filesystem::file_size(m_folder / kBundle, error);

    StoryStep step;
    step.title = tr("Sealed");
    step.text.push_back(fmt::format(
        fmt::runtime(tr("The museum seals the list for the fire brigade, for {0} days: signed by "
                        "the museum, encrypted for one computer of the brigade and one week. The "
                        "file may travel by mail or USB stick. A second bundle may be opened only "
                        "{1} days from now.")),
        kBundleDays, kLaterDays));
    step.lines = {fmt::format(fmt::runtime(tr("{0}: {1} files, {2} kB, {3}")), kBundle,
                              bundle.manifest.files.size(), size / 1000,
                              kTlpNames[static_cast<std::size_t>(bundle.manifest.tlp)]),
                  fmt::format(fmt::runtime(tr("Can be opened from {0} until {1}")),
                              display_time(now), display_time(m_not_after))};
    auto const days = fmt::format("--days {}", kBundleDays);
    step.commands = {
        {Side::museum, seal_command(kBundle, days)},
        {Side::museum,
         seal_command(kLaterBundle, fmt::format("--from {} {}", format_time(later), days)),
         seal_command(kLaterBundle, fmt::format("--from \"$(date -u -d '+{} days' +%FT%TZ)\" {}",
                                                kLaterDays, days))}};
    tell(std::move(step));
    return {};
}

Status Player::verify() {
    NK_TRY(auto const card_bytes, read_file(m_folder / kMuseumCard, limits::kDocumentBytesMax));
    NK_TRY(auto const card, read_card(card_bytes, kMuseumCard));
    NK_TRY(auto file, BundleFile::open(m_folder / kBundle));
    NK_TRY(auto const verified, VerifiedBundle::verify(std::move(file), card.keys.bundle, m_job));
    StoryStep step;
    step.title = tr("Checked without a vault");
    step.text.push_back(
        tr("Anybody who has the card of the museum can check that the bundle is whole and who "
           "signed it, without a passphrase. What is in it stays closed."));
    step.lines.push_back(fmt::format(fmt::runtime(tr("Whole, signed by {0}, bundle number {1}")),
                                     card.name, verified.description().sequence));
    step.commands = {
        {Side::nobody, fmt::format("noodkluis-cli verify {} --card {}", kBundle, kMuseumCard)}};
    tell(std::move(step));
    return {};
}

Status Player::open() {
    NK_TRY(auto const bundle, open_received(*m_brigade, m_folder / kBundle, m_clock, m_job));
    StoryStep step;
    NK_TRY(step.list, bundle.read("list.json", limits::kSnapshotBytesMax));
    step.title = tr("Opened at the fire brigade");
    step.text.push_back(
        tr("Inside its period the brigade opens the bundle, without any network. Every check is "
           "passed before a byte of the list is shown. The top of the list:"));
    step.commands = {{Side::brigade, open_command(kBundle)}};
    tell(std::move(step));
    return {};
}

Status Player::refuse() {
    NK_CHECK(forge());
    LaterClock const tomorrow(m_clock, std::chrono::days{kBundleDays + 1});
    struct Attempt {
        std::string title;
        char const* file;
        Clock const* clock;
        ErrorCode expected;
    };
    Attempt const attempts[] = {
        {tr("Too early: the second bundle, today"), kLaterBundle, &m_clock,
         ErrorCode::bundle_not_yet_valid},
        {fmt::format(fmt::runtime(tr("Too late: the first bundle, with the clock set {0} days "
                                     "ahead for this one try")),
                     kBundleDays + 1),
         kBundle, &tomorrow, ErrorCode::bundle_expired},
        {tr("Forged: one byte was changed and every checksum put right again"), kForgedBundle,
         &m_clock, ErrorCode::signature_invalid}};
    StoryStep step;
    step.title = tr("What is refused");
    step.text.push_back(
        tr("Each refusal says why and what to do, and has a code that scripts can rely on."));
    for (auto const& attempt : attempts) {
        auto const opened =
            open_received(*m_brigade, m_folder / attempt.file, *attempt.clock, m_job);
        NK_ASSERT(!opened.has_value());
        if (opened.error().code != attempt.expected) {
            return tl::unexpected(opened.error());
        }
        step.refusals.push_back(
            {attempt.title, message_of(opened.error()), error_name(opened.error().code)});
    }
    step.commands = {
        {Side::brigade, open_command(kLaterBundle), "", true},
        {Side::brigade,
         fmt::format("faketime '+{} days' {}", kBundleDays + 1, open_command(kBundle)),
         fmt::format("faketime -f '+{}d' {}", kBundleDays + 1, open_command(kBundle)), true},
        {Side::brigade, open_command(kForgedBundle),
         fmt::format("cp {0} {1} && printf nee | dd of={1} bs=1 seek=99999 conv=notrunc && {2}",
                     kBundle, kForgedBundle, open_command(kForgedBundle)),
         true}};
    tell(std::move(step));
    return {};
}

/// Somebody who knows the format changes one byte inside and puts the checksums right.
Status Player::forge() const {
    NK_TRY(auto const bytes, read_file(m_folder / kBundle, limits::kSnapshotBytesMax));
    NK_TRY(auto const container, storage::ContainerReader::open(bytes, kBundle));
    std::vector<storage::NamedContent> contents;
    for (auto const& entry : container.entries()) {
        NK_TRY(auto content, container.read(entry.name, limits::kSnapshotBytesMax));
        contents.push_back({entry.name, std::move(content)});
    }
    auto& payload = contents.back().content;
    payload[payload.size() / 2] ^= 1;
    NK_TRY(auto const forged, storage::write_container(contents));
    return write_file(m_folder / kForgedBundle, forged, Overwrite::no);
}

Status Player::export_keys() {
    NK_TRY(auto const card_bytes, read_file(m_folder / kMuseumCard, limits::kDocumentBytesMax));
    NK_TRY(auto const card, read_card(card_bytes, kMuseumCard));
    NK_CHECK(write(kPublicKeyFile, card.keys.bundle.file()));
    NK_TRY(auto const key, export_epoch_key(*m_brigade, Week::containing(m_not_after).label()));
    NK_TRY(auto output, AtomicFile::create(m_folder / kWeekKeyFile, Overwrite::no));
    NK_CHECK(output.write(as_bytes(
        fmt::format("# {}\n", tr("Demo: the fire brigade's key of one week, for age -i. Secret in "
                                 "real life.")))));
    NK_CHECK(output.write(key.expose()));
    NK_CHECK(output.write(as_bytes("\n")));
    NK_CHECK(output.commit());

    StoryStep step;
    step.title = tr("When nothing else is at hand");
    step.text.push_back(
        tr("The formats are public. With the stock tools minisign and age, and the key of the week "
           "that the brigade writes out in an emergency, the bundle opens without this program. "
           "That is written to the log, and those tools do not check the period or the "
           "agreement."));
    auto const line = [](char const* text) { return StoryCommand{Side::nobody, text}; };
    step.commands = {
        {Side::nobody, fmt::format("noodkluis-cli card show {} --public-key bundle > {}",
                                   kMuseumCard, kPublicKeyFile)},
        {Side::brigade,
         fmt::format("noodkluis-cli epoch export {} {} --at {}", kBrigadeVault, kWeekKeyFile,
                     format_time(m_not_after)),
         fmt::format("noodkluis-cli epoch export {} {} --at \"$(date -u -d '+{} days' +%FT%TZ)\"",
                     kBrigadeVault, kWeekKeyFile, kBundleDays)},
        line("unzip -o brand.nkbundle -d los"),
        line("minisign -V -H -p museum.pub -m los/payload.age"),
        line("age -d -i weeksleutel.txt -o los/payload.zip los/payload.age"),
        line("unzip -o los/payload.zip -d los/inhoud")};
    tell(std::move(step));
    return {};
}

}  // namespace noodkluis::app::sample
