// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/sharing/agreements.h"
#include "app/sharing/share_overview.h"
#include "app/sharing/terms_words.h"

// Agreements as a person follows them: what happened when, what comes next, and what they say in
// plain sentences.
namespace noodkluis::app {

enum class MomentKind : std::uint8_t {
    drafted,
    signed_here,   ///< by us
    signed_there,  ///< by the other side
    in_force,      ///< from then on
    sealed,        ///< a bundle went out under it
    notice,        ///< whoever wants to end it says so before
    ends
};

struct AgreementMoment {
    MomentKind kind = MomentKind::drafted;
    std::optional<Timestamp> when;  ///< none: not yet
    std::string subject;            ///< of a bundle: the list and its version
};

struct AgreementSheet {
    AgreementFile file;
    AgreementRole own_role = AgreementRole::museum;
    AgreementState state = AgreementState::waits_for_signature;
    std::vector<AgreementMoment> moments;  ///< in order of time; those without one at their place
    std::optional<Error> problem;          ///< why nothing can be done under it although it could
    bool can_renew = false;                ///< both signed it, and neither ended it before its time
    std::optional<AgreementFile> renewal;  ///< waits for the other side
    [[nodiscard]] AgreementSide const& other() const {
        return own_role == AgreementRole::museum ? file.terms.partner : file.terms.museum;
    }
};

/// The newest first. Errors: those of the database.
[[nodiscard]] Result<std::vector<AgreementSheet>> read_agreement_sheets(storage::Vault& vault,
                                                                        Clock const& clock);

/// An agreement file that came in, and what can be done with it.
struct ReceivedAgreement {
    AgreementFile file;
    std::string file_name;
    AgreementRole own_role = AgreementRole::museum;
    AgreementStep step = AgreementStep::nothing;
    /// Of a renewal: what it says otherwise than the version that holds here.
    std::optional<std::vector<TermChange>> changes;
};
/// Errors: those of read_file, read_agreement and next_step.
[[nodiscard]] Result<ReceivedAgreement> inspect_agreement(storage::Vault& vault, Path const& path,
                                                          Timestamp now);
/// Writes the agreement with the signatures there are. Errors: io_write, file_exists.
[[nodiscard]] Status save_agreement(storage::Vault& vault, storage::AgreementId id,
                                    Path const& path, Overwrite overwrite);

/// What an agreement says, one sentence each, translated. The fields are not in them: these show
/// in a preview.
[[nodiscard]] std::vector<std::string> sentences_of(AgreementTerms const& terms);
/// What the label asks of whoever gets a document, translated.
[[nodiscard]] std::string meaning_of(Tlp tlp);

}  // namespace noodkluis::app
