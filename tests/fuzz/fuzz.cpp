// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzz.h"

#include <cstdlib>
#include <fstream>

#include <sys/mman.h>
#include <unistd.h>

#include "crypto/secret.h"

namespace noodkluis::fuzz {

MemoryFile::MemoryFile(ByteView content) : m_descriptor(memfd_create("fuzz", MFD_CLOEXEC)) {
    NK_ASSERT(m_descriptor >= 0);
    while (!content.empty()) {
        auto const count = ::write(m_descriptor, content.data(), content.size());
        NK_ASSERT(count > 0);
        content = content.subspan(static_cast<std::size_t>(count));
    }
}
MemoryFile::~MemoryFile() {
    ::close(m_descriptor);
}
Path MemoryFile::path() const {
    return "/proc/self/fd/" + std::to_string(m_descriptor);
}

}  // namespace noodkluis::fuzz

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
    if (!noodkluis::crypto::start_crypto()) {
        return 1;
    }
    if (*argc != 3 || std::string_view((*argv)[1]) != "seeds") {
        return 0;
    }
    noodkluis::Path const folder = (*argv)[2];
    std::filesystem::create_directories(folder);
    int number = 0;
    for (auto const& seed : noodkluis::fuzz::seeds()) {
        std::ofstream file(folder / ("seed" + std::to_string(++number)), std::ios::binary);
        file << noodkluis::as_text(seed);
        NK_ASSERT(file.flush().good());
        noodkluis::fuzz::feed(seed);
    }
    std::exit(number > 0 ? 0 : 1);
}

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    noodkluis::fuzz::feed({data, size});
    return 0;
}
