// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/base/bytes.h"

namespace noodkluis::app {

/// The translations of one language, from a .mo file of gettext (its manual, "The Format of GNU MO
/// Files"). gettext itself knows one language for the whole process; this is for a document in
/// another one.
class Catalogue {
  public:
    /// Nothing when the bytes are not such a file, in the byte order of this computer.
    [[nodiscard]] static std::optional<Catalogue> read(ByteView file);
    /// The translation of an English text, of one thing or of several; null when there is none.
    /// Lives as long as the catalogue.
    [[nodiscard]] char const* find(std::string_view english, bool several) const;

  private:
    struct Words {
        std::string one;
        std::string many;  ///< the same as `one` where there is no other
    };
    std::map<std::string, Words, std::less<>> m_words;
};

}  // namespace noodkluis::app
