// SPDX-License-Identifier: Apache-2.0
#include "crypto/kdf.h"

#include <fstream>

#include <sys/resource.h>
#include <unistd.h>

#include "crypto/base/limits.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::crypto;

namespace {

/// While it lives this process gets at most `more` bytes of memory on top of what it has.
class MemoryLimit {
  public:
    explicit MemoryLimit(rlim_t more) {
        REQUIRE(getrlimit(RLIMIT_AS, &m_saved) == 0);
        std::ifstream sizes("/proc/self/statm");
        rlim_t pages = 0;
        sizes >> pages;
        rlimit limit = m_saved;
        limit.rlim_cur = pages * static_cast<rlim_t>(getpagesize()) + more;
        REQUIRE(setrlimit(RLIMIT_AS, &limit) == 0);
    }
    MemoryLimit(MemoryLimit const&) = delete;
    MemoryLimit& operator=(MemoryLimit const&) = delete;
    ~MemoryLimit() { setrlimit(RLIMIT_AS, &m_saved); }

  private:
    rlimit m_saved{};
};

}  // namespace

TEST_CASE("a derivation for which there is no memory says so", "[kdf]") {
    auto const passphrase = Secret::copy_of(as_bytes("zeven zilveren zwanen"));
    KdfParameters const costly{1, limits::kKdfMemoryMax};
    {
        MemoryLimit const limit(limits::kKdfMemoryMax / 4);
        NK_REQUIRE_ERROR(derive_from_passphrase(passphrase, {}, costly), out_of_memory);
    }
    NK_REQUIRE_OK(derive_from_passphrase(passphrase, {}, {1, limits::kKdfMemoryMin}));
}
