// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "crypto/age/input.h"

// The header of an age file (age.md, "Header"): stanzas, each the file key wrapped for somebody.
namespace noodkluis::crypto::age {

struct Stanza {
    std::vector<std::string> arguments;  ///< the first one is the type
    Bytes body;
};

struct Header {
    std::vector<Stanza> stanzas;
    std::string covered;  ///< the bytes that the MAC covers
    ByteArray<32> mac{};
};

/// The bytes of a header up to the place of its MAC.
[[nodiscard]] std::string write_stanzas(std::vector<Stanza> const& stanzas);
/// Reads from the version line to the MAC line. Nothing is verified yet.
/// Errors: age_header, and those of the input.
[[nodiscard]] Result<Header> read_header(Input& input, std::string const& name);

}  // namespace noodkluis::crypto::age
