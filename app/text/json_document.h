// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "crypto/base/clock.h"
#include "crypto/base/limits.h"
#include "crypto/minisign.h"

// For .cpp files only: the restricted JSON of signed and frozen documents (docs/formats.md,
// "Documents"): sorted keys, integers only, no duplicate keys, no white space, so that a document
// has one spelling. Everything is read by name and type; what is left over refuses the document.
namespace noodkluis::app {

using Json = nlohmann::json;

/// The one spelling of a document. Its strings must be valid UTF-8 (asserted).
[[nodiscard]] std::string canonical_json(Json const& value);

/// Parses and serialises again; anything that differs is refused. `name` is for messages.
/// Errors: document_malformed.
[[nodiscard]] Result<Json> parse_canonical_json(ByteView bytes, std::string const& name,
                                                std::size_t bytes_max = limits::kDocumentBytesMax);

/// Takes the members of a JSON object one by one. The first thing that is not as it should be is
/// kept and reported by `finish`, so a reader is a plain list of members.
class MemberReader {
  public:
    MemberReader(Json const& object, std::string name);

    /// Valid UTF-8 without control characters other than line feed and tab; `max` characters.
    [[nodiscard]] std::string text(char const* key, std::size_t max);
    [[nodiscard]] std::int64_t integer(char const* key, std::int64_t min, std::int64_t max);
    [[nodiscard]] bool boolean(char const* key);
    /// Seconds UTC from 1970 to kUnixTimeMax.
    [[nodiscard]] Timestamp time(char const* key);
    template <std::size_t N>
    [[nodiscard]] ByteArray<N> hex(char const* key) {
        ByteArray<N> bytes{};
        if (!from_hex(text(key, 2 * N), bytes)) {
            reject(key);
        }
        return bytes;
    }
    template <class Id>
    [[nodiscard]] Id id(char const* key) {
        return Id{hex<16>(key)};
    }
    [[nodiscard]] crypto::minisign::PublicKey public_key(char const* key);
    /// The name of an enumerator; `names` are in the order of the enum.
    template <class Enum, class Names>
    [[nodiscard]] Enum choice(char const* key, Names const& names) {
        auto const value = text(key, 64);
        std::size_t index = 0;
        for (std::string_view const name : names) {
            if (name == value) {
                return static_cast<Enum>(index);
            }
            ++index;
        }
        reject(key);
        return Enum{};
    }
    /// The elements of an array; `count_max` bounds them.
    [[nodiscard]] std::vector<Json const*> array(char const* key, std::size_t count_max);
    [[nodiscard]] std::vector<std::string> texts(char const* key, std::size_t count_max,
                                                 std::size_t max);
    /// A nested object; an empty one when it is missing or of another type (which is an error).
    [[nodiscard]] Json const& object(char const* key);

    void reject(char const* key);
    /// Ok when every member was read and none was rejected. Errors: document_malformed, naming
    /// the member.
    [[nodiscard]] Status finish() const;

  private:
    Json const* member(char const* key);
    Json const& m_object;
    std::string m_name;
    std::set<std::string, std::less<>> m_seen;
    std::optional<std::string> m_problem;
};

}  // namespace noodkluis::app
