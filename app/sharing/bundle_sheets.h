// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sharing/bundle_seal.h"
#include "app/sharing/composed_list.h"

// Private to the sharing code: the sheets that travel in a bundle.
namespace noodkluis::app {

/// sheets.pdf of what was composed, in the language of the thread; its marks have the id and the
/// end of the bundle. Makes all of it once, to know its size and hash. What is given must outlive
/// the result. Errors: container_too_large, cancelled, those of write_salvage_sheets and
/// `pictures`.
[[nodiscard]] Result<PayloadFile> make_sheets(AgreementInForce const& agreement,
                                              ComposedList const& composed, SealTerms const& terms,
                                              PictureSource const& pictures, Job& job);

}  // namespace noodkluis::app
