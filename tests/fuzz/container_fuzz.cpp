// SPDX-License-Identifier: Apache-2.0
#include "crypto/base/limits.h"
#include "fuzz/fuzz.h"
#include "storage/container.h"

// What is accepted has one spelling: written again it is the same, byte for byte.
namespace noodkluis::fuzz {

using namespace app;

std::vector<Bytes> seeds() {
    std::vector<std::vector<storage::NamedContent>> const all{
        {{"a", {}}},
        {{"card.json", bytes_of("{}")}, {"card.json.minisig", bytes_of("untrusted comment: x")}},
        {{"photos/0001/main.jpg", Bytes(300, 1)}, {"pad", Bytes(50, 0)}, {"z9/b.c", {}}}};
    std::vector<Bytes> files;
    for (auto const& contents : all) {
        auto file = storage::write_container(contents);
        NK_ASSERT(file.has_value());
        files.push_back(std::move(*file));
    }
    return files;
}

void feed(ByteView input) {
    auto const container = storage::ContainerReader::open(input, "input");
    if (!container) {
        return;
    }
    std::vector<storage::NamedContent> contents;
    for (auto const& entry : container->entries()) {
        NK_ASSERT(storage::is_entry_name(entry.name) && entry.size <= input.size());
        auto content = container->read(entry.name, input.size());
        if (!content) {
            return;
        }
        contents.push_back({entry.name, std::move(*content)});
    }
    auto const again = storage::write_container(contents);
    NK_ASSERT(again && std::equal(again->begin(), again->end(), input.begin(), input.end()));
}

}  // namespace noodkluis::fuzz
