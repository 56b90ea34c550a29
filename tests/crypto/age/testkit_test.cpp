// SPDX-License-Identifier: Apache-2.0
// The published vectors of the age format: each names its outcome and what may be released.
#include <algorithm>
#include <map>

#include <libdeflate.h>

#include "crypto/age/age.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::crypto;

namespace {

struct Vector {
    std::map<std::string, std::string> fields;
    std::vector<std::string> identities;
    std::vector<std::string> passphrases;
    Bytes file;
};

Bytes inflated(ByteView compressed) {
    Bytes out(std::size_t{32} << 20);
    std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> const engine(
        libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
    std::size_t size = 0;
    REQUIRE(libdeflate_zlib_decompress(engine.get(), compressed.data(), compressed.size(),
                                       out.data(), out.size(), &size) == LIBDEFLATE_SUCCESS);
    out.resize(size);
    return out;
}

Vector read_vector(Path const& path) {
    auto const content = read_file(path, std::uint64_t{64} << 20);
    NK_REQUIRE_OK(content);
    auto rest = as_text(*content);
    Vector vector;
    while (!rest.empty() && rest.front() != '\n') {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(line.size() + 1);
        auto const colon = line.find(": ");
        REQUIRE(colon != std::string_view::npos);
        auto const name = std::string(line.substr(0, colon));
        auto const value = std::string(line.substr(colon + 2));
        if (name == "identity") {
            vector.identities.push_back(value);
        } else if (name == "passphrase") {
            vector.passphrases.push_back(value);
        } else {
            vector.fields[name] = value;
        }
    }
    auto const body = as_bytes(rest.substr(1));
    vector.file =
        vector.fields.count("compressed") > 0 ? inflated(body) : Bytes(body.begin(), body.end());
    return vector;
}

std::string sha256(ByteView bytes) {
    test::TemporaryFolder const folder;
    REQUIRE(write_file(folder / "payload", bytes, Overwrite::no).has_value());
    return test::run("sha256sum " + (folder / "payload").string()).output.substr(0, 64);
}

std::string outcome_of(Status const& status) {
    static std::map<ErrorCode, std::string> const names{{ErrorCode::age_no_match, "no match"},
                                                        {ErrorCode::age_header_mac, "HMAC failure"},
                                                        {ErrorCode::age_header, "header failure"},
                                                        {ErrorCode::age_payload, "payload failure"},
                                                        {ErrorCode::age_armor, "armor failure"}};
    if (status) {
        return "success";
    }
    auto const found = names.find(status.error().code);
    return found == names.end() ? error_name(status.error().code) : found->second;
}

ByteSource source_of(Bytes const& file, std::size_t& offset) {
    return [&file, &offset](MutableByteView out) -> Result<std::size_t> {
        auto const count = std::min(out.size(), file.size() - offset);
        std::copy_n(file.begin() + static_cast<std::ptrdiff_t>(offset), count, out.begin());
        offset += count;
        return count;
    };
}

}  // namespace

TEST_CASE("every age vector gives the outcome and the plaintext that it states", "[crypto]") {
    auto const folder = test::shared_folder("age-testkit");
    if (!folder) {
        SKIP("the vectors are not here");
    }
    int tried = 0;
    int refused = 0;
    for (auto const& entry : std::filesystem::directory_iterator(*folder)) {
        auto const name = entry.path().filename().string();
        if (name == "LICENSE" || name == "README.md") {
            continue;
        }
        auto vector = read_vector(entry.path());
        INFO(name);
        std::vector<age::Identity> identities;
        bool post_quantum = false;
        for (auto const& text : vector.identities) {
            auto identity = age::X25519Identity::parse(text);
            if (text.rfind("AGE-SECRET-KEY-PQ-", 0) == 0) {
                NK_REQUIRE_ERROR(identity, age_identity);
                post_quantum = true;
                continue;
            }
            NK_REQUIRE_OK(identity);
            identities.emplace_back(*std::move(identity));
        }
        for (auto const& text : vector.passphrases) {
            identities.emplace_back(age::Passphrase{Secret::copy_of(as_bytes(text))});
        }
        Bytes released;
        std::size_t offset = 0;
        auto const status = age::decrypt(
            source_of(vector.file, offset), identities,
            [&released](ByteView bytes) {
                released.insert(released.end(), bytes.begin(), bytes.end());
                return Status();
            },
            name);
        if (post_quantum) {
            CHECK_FALSE(status.has_value());
            CHECK(released.empty());
            ++refused;
            continue;
        }
        CHECK(outcome_of(status) == vector.fields["expect"]);
        if (vector.fields.count("payload") > 0) {
            CHECK(sha256(released) == vector.fields["payload"]);
        } else {
            CHECK(released.empty());
        }
        ++tried;
    }
    CHECK(tried >= 60);
    INFO("post-quantum, refused: " << refused);
}
