// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "app/sharing/agreement.h"
#include "crypto/base/file.h"

// Private to the sharing code: the payload of a bundle once more sealed, to a release code.
namespace noodkluis::app {

/// Hands what goes into the outer age file to a sink, from front to back.
using PayloadWriter = std::function<Status(ByteSink const&)>;

/// Seals what `plain` writes to the code, into a file beside `path` that goes away by itself, and
/// gives what writes the container around it: code.json, its signature, coded.age.
[[nodiscard]] Result<PayloadWriter> behind_code(Path const& path, crypto::Secret const& code,
                                                AgreementInForce const& agreement,
                                                BundleComment const& description,
                                                crypto::minisign::SigningKey const& bundle_key,
                                                PayloadWriter const& plain);

}  // namespace noodkluis::app
