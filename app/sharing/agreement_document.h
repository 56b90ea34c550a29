// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/sharing/agreement.h"

// Private to the sharing code: agreement.json, field by field (docs/formats.md, "Agreement").
namespace noodkluis::app {

[[nodiscard]] std::string agreement_document(AgreementTerms const& terms);
/// Errors: document_malformed, agreement_malformed, reader_too_old.
[[nodiscard]] Result<AgreementTerms> read_agreement_document(ByteView document,
                                                             std::string const& name);

}  // namespace noodkluis::app
