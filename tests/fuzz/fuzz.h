// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "crypto/base/file.h"

// What each fuzz target defines; fuzz.cpp makes a libFuzzer program of it. `NAME_fuzz seeds FOLDER`
// writes the seeds there, so that no corpus needs to be kept in the repository.
namespace noodkluis::fuzz {

/// Well-formed inputs to start from. The same on every run, apart from ciphertext and signatures.
[[nodiscard]] std::vector<Bytes> seeds();

/// Takes any bytes. Anything but coming back is a finding; what must hold is asserted.
void feed(ByteView input);

/// A file in memory with this content, for code that reads from a path.
class MemoryFile {
  public:
    explicit MemoryFile(ByteView content);
    MemoryFile(MemoryFile const&) = delete;
    MemoryFile& operator=(MemoryFile const&) = delete;
    ~MemoryFile();
    [[nodiscard]] Path path() const;

  private:
    int m_descriptor;
};

[[nodiscard]] inline Bytes bytes_of(std::string_view text) {
    auto const view = as_bytes(text);
    return {view.begin(), view.end()};
}

}  // namespace noodkluis::fuzz
