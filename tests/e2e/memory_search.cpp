// SPDX-License-Identifier: Apache-2.0
// Looks for a text in the memory of another process, as somebody does who has the computer:
//
//     memory_search PID TEXT-FILE
//
// Prints how often the text (the whole of the file) is in memory that the process can write. Ends
// with 3 when it may not look.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace {

/// How often the text begins in these bytes.
long count_in(std::vector<char> const& bytes, std::string const& text) {
    long count = 0;
    for (auto at = bytes.begin();
         (at = std::search(at, bytes.end(), text.begin(), text.end())) != bytes.end(); ++at) {
        ++count;
    }
    return count;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        return 2;
    }
    std::ifstream text_file(argv[2], std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(text_file), {}};
    std::string const folder = std::string("/proc/") + argv[1];
    std::ifstream maps(folder + "/maps");
    int const memory = ::open((folder + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
    if (memory < 0 || !maps || text.empty()) {
        return 3;
    }
    long found = 0;
    for (std::string line; std::getline(maps, line);) {
        auto const rights = line.find(' ') + 1;
        if (line.compare(rights, 2, "rw") != 0 || line.find("[v") != std::string::npos) {
            continue;
        }
        auto const begin = std::stoull(line, nullptr, 16);
        auto const end = std::stoull(line.substr(line.find('-') + 1), nullptr, 16);
        std::vector<char> bytes(end - begin);
        std::size_t size = 0;
        while (size < bytes.size()) {
            auto const count = ::pread(memory, bytes.data() + size, bytes.size() - size,
                                       static_cast<off_t>(begin + size));
            if (count <= 0) {
                break;
            }
            size += static_cast<std::size_t>(count);
        }
        bytes.resize(size);
        found += count_in(bytes, text);
    }
    std::printf("%ld\n", found);
    return 0;
}
