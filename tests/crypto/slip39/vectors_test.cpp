// SPDX-License-Identifier: Apache-2.0
// The published vectors of SLIP-39: each names its outcome.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "crypto/slip39/slip39.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::crypto;

namespace {

Secret secret_text(std::string_view text) {
    return Secret::copy_of(as_bytes(text));
}

/// What the description of a vector that must be refused says is wrong with it.
std::vector<ErrorCode> reasons_of(std::string const& description) {
    struct Reason {
        std::string_view words;
        std::vector<ErrorCode> codes;
    };
    static std::vector<Reason> const reasons{
        {"invalid checksum",
         {ErrorCode::share_word_wrong, ErrorCode::share_typos, ErrorCode::share_length}},
        {"invalid padding", {ErrorCode::share_malformed}},
        {"group threshold than group counts", {ErrorCode::share_malformed}},
        {"Basic sharing", {ErrorCode::shares_too_few}},
        {"nsufficient number of", {ErrorCode::shares_too_few}},
        {"insufficient length", {ErrorCode::share_length}},
        {"invalid master secret length", {ErrorCode::share_length}},
        {"different identifiers", {ErrorCode::shares_mixed}},
        {"different iteration exponents", {ErrorCode::shares_mixed}},
        {"mismatching", {ErrorCode::shares_mixed}},
        {"duplicate member indices", {ErrorCode::shares_same_number}},
        {"invalid digest", {ErrorCode::shares_do_not_fit}}};
    for (auto const& reason : reasons) {
        if (description.find(reason.words) != std::string::npos) {
            return reason.codes;
        }
    }
    return {};
}

Result<Secret> combined(nlohmann::json const& mnemonics) {
    std::vector<slip39::Share> shares;
    for (auto const& words : mnemonics) {
        NK_TRY(auto share, slip39::Share::parse(secret_text(words.get<std::string>())));
        // What was read is written in the same words.
        CHECK(share.text().equals(as_bytes(words.get<std::string>())));
        shares.push_back(std::move(share));
    }
    return slip39::combine(shares, secret_text("TREZOR"));
}

}  // namespace

TEST_CASE("every SLIP-39 vector gives the secret or the refusal that it states (K11)", "[slip39]") {
    auto const folder = test::shared_folder("slip39");
    if (!folder) {
        SKIP("the vectors are not here");
    }
    int valid = 0;
    int refused = 0;
    for (auto const& entry : std::filesystem::directory_iterator(*folder)) {
        if (entry.path().extension() != ".json") {
            continue;
        }
        auto const content = read_file(entry.path(), 1 << 20);
        NK_REQUIRE_OK(content);
        auto const vectors = nlohmann::json::parse(as_text(*content), nullptr, false);
        REQUIRE(vectors.is_array());
        for (auto const& vector : vectors) {
            auto const description = vector[0].get<std::string>();
            INFO(description);
            auto const result = combined(vector[1]);
            auto const secret = vector[2].get<std::string>();
            if (!secret.empty()) {
                NK_REQUIRE_OK(result);
                CHECK(to_hex(result->expose()) == secret);
                ++valid;
                continue;
            }
            REQUIRE_FALSE(result.has_value());
            INFO(error_name(result.error().code));
            auto const reasons = reasons_of(description);
            CHECK(std::find(reasons.begin(), reasons.end(), result.error().code) != reasons.end());
            ++refused;
        }
    }
    CHECK(valid >= 8);
    CHECK(refused >= 14);
}
