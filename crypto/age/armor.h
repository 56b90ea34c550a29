// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "crypto/age/input.h"

namespace noodkluis::crypto::age {

/// True when the text armor begins in what comes next, or should have.
[[nodiscard]] bool looks_armored(ByteView start);

/// Takes the armor off: strict PEM with lines of 64 columns, white space allowed around it only
/// (age.md, "ASCII armor"). Errors of the source it gives: age_armor, and those of the input.
[[nodiscard]] ByteSource dearmored(std::shared_ptr<Input> input, std::string name);

}  // namespace noodkluis::crypto::age
