// SPDX-License-Identifier: Apache-2.0
#include "crypto/age/age.h"

#include <cerrno>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

namespace age = crypto::age;

constexpr std::size_t kIdentityFileMax = std::size_t{16} << 20;

/// Where the bytes come from: a file, or standard input for "" and "-".
Result<File> open_input(Context const& context, std::string const& path) {
    if (!path.empty() && path != "-") {
        return File::open(path);
    }
    if (context.options().passphrase_file == "-") {
        return fail(ErrorCode::invalid_argument, "--passphrase-file",
                    tr("standard input is the data already; name a file"));
    }
    return File::adopt(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0), tr("standard input"));
}

/// Where the bytes go: a new file that appears only when it is complete, or standard output.
class Output {
  public:
    /// Errors: invalid_argument when there is no file and standard output cannot take the bytes.
    static Result<Output> open(Context const& context, std::string const& path, bool binary) {
        Output output;
        if (!path.empty()) {
            NK_TRY(auto file, AtomicFile::create(path, Overwrite::no));
            output.m_file.emplace(std::move(file));
            return output;
        }
        if (context.options().json || (binary && ::isatty(STDOUT_FILENO) == 1)) {
            return fail(ErrorCode::invalid_argument, "--output",
                        tr("standard output cannot take the data here; name a file"));
        }
        output.m_standard =
            File::adopt(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0), tr("standard output"));
        return output;
    }
    Status write(ByteView bytes) {
        return m_file ? m_file->write(bytes) : m_standard->write(bytes);
    }
    Status finish(Context& context, Json const& json) {
        if (!m_file) {
            return {};
        }
        NK_CHECK(m_file->commit());
        context.print(json, "");
        return {};
    }

  private:
    Output() = default;
    std::optional<AtomicFile> m_file;
    std::optional<File> m_standard;
};

/// Hands out the input piece by piece, with progress, until Ctrl-C.
class Source {
  public:
    Source(File& file, Job& job) : m_file(file), m_job(job) {
        if (auto const size = file.size()) {
            m_total = *size;
        }
    }
    Result<std::size_t> operator()(MutableByteView out) {
        if (m_job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        NK_TRY(auto const count, m_file.read(out));
        m_done += count;
        m_job.progress(m_done, m_total);
        return count;
    }

  private:
    File& m_file;
    Job& m_job;
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
};

Status keygen(Context& context, std::string const& path) {
    NK_TRY(auto output, Output::open(context, path, false));
    auto const identity = age::X25519Identity::generate();
    auto const recipient = identity.recipient().text();
    NK_CHECK(output.write(as_bytes(fmt::format("# public key: {}\n", recipient))));
    auto const text = identity.text();
    NK_CHECK(output.write(text.expose()));
    NK_CHECK(output.write(as_bytes("\n")));
    if (!path.empty()) {
        context.note(fmt::format(fmt::runtime(tr("Public key: {0}")), recipient));
    }
    return output.finish(context, {{"recipient", recipient}, {"file", path}});
}

struct AgeOptions {
    std::vector<std::string> recipients;
    std::vector<std::string> identities;
    bool passphrase = false;
    bool armor = false;
    std::string output;
    std::string input;
};

Status encrypt(Context& context, AgeOptions const& options) {
    if (options.passphrase == !options.recipients.empty()) {
        return fail(ErrorCode::invalid_argument, "age encrypt", tr("give either -r or -p"));
    }
    std::vector<age::X25519Recipient> recipients;
    for (auto const& text : options.recipients) {
        NK_TRY(auto const recipient, age::X25519Recipient::parse(text));
        recipients.push_back(recipient);
    }
    NK_TRY(auto input, open_input(context, options.input));
    NK_TRY(auto output, Output::open(context, options.output, !options.armor));
    std::optional<age::ArmorWriter> armor;
    ByteSink sink = [&output](ByteView bytes) { return output.write(bytes); };
    if (options.armor) {
        armor.emplace(sink);
        sink = [&armor](ByteView bytes) { return armor->write(bytes); };
    }
    std::optional<age::Encryptor> encryptor;
    if (options.passphrase) {
        NK_TRY(auto secret, context.new_passphrase(tr("the age file")));
        NK_TRY(encryptor, age::Encryptor::to(age::Passphrase{std::move(secret)}, sink));
    } else {
        NK_TRY(encryptor, age::Encryptor::to(recipients, sink));
    }
    Source source(input, context.job(tr("Encrypting")));
    Bytes buffer(age::kChunkBytes);
    while (true) {
        NK_TRY(auto const count, source(buffer));
        NK_CHECK(encryptor->write(ByteView(buffer).first(count)));
        if (count < buffer.size()) {
            break;
        }
    }
    NK_CHECK(encryptor->finish());
    if (armor) {
        NK_CHECK(armor->finish());
    }
    return output.finish(context, {{"file", options.output}});
}

/// All of a file of identities, in guarded memory.
Result<std::vector<age::Identity>> identities_in(std::string const& path) {
    NK_TRY(auto file, File::open(path));
    NK_TRY(auto const size, file.size());
    if (size == 0 || size > kIdentityFileMax) {
        return fail(ErrorCode::age_identity, path);
    }
    crypto::Secret text(static_cast<std::size_t>(size));
    NK_CHECK(file.read_at(0, text.writable()));
    return age::parse_identities(text, path);
}

Status decrypt(Context& context, AgeOptions const& options) {
    if (options.passphrase == !options.identities.empty()) {
        return fail(ErrorCode::invalid_argument, "age decrypt", tr("give either -i or -p"));
    }
    std::vector<age::Identity> identities;
    for (auto const& path : options.identities) {
        NK_TRY(auto more, identities_in(path));
        std::move(more.begin(), more.end(), std::back_inserter(identities));
    }
    NK_TRY(auto input, open_input(context, options.input));
    NK_TRY(auto output, Output::open(context, options.output, false));
    if (options.passphrase) {
        NK_TRY(auto secret, context.passphrase(tr("the age file")));
        identities.emplace_back(age::Passphrase{std::move(secret)});
    }
    NK_CHECK(age::decrypt(
        Source(input, context.job(tr("Decrypting"))), identities,
        [&output](ByteView bytes) { return output.write(bytes); }, input.path().string()));
    return output.finish(context, {{"file", options.output}});
}

void add_files(CLI::App* verb, AgeOptions& options) {
    add_last_operand(verb, "INPUT", options.input,
                     tr("the file to read; standard input unless given"));
    add_value(verb, "-o,--output", options.output, "FILE",
              tr("the file to write, which must not exist; standard output unless given"));
}

}  // namespace

void add_age(CLI::App& app, Context& context) {
    auto* const group =
        add_verb_group(app, "age", tr("Files in the age format: keygen, encrypt, decrypt."));

    auto const key_file = std::make_shared<std::string>();
    auto* const make = add_verb(*group, "keygen", tr("Makes a key pair for age."),
                                "noodkluis-cli age keygen -o key.txt");
    add_value(
        make, "-o,--output", *key_file, "FILE",
        tr("the file for the secret key, which must not exist; standard output unless given"));
    on_run(make, context, [&context, key_file] { return keygen(context, *key_file); });

    auto const seal = std::make_shared<AgeOptions>();
    auto* const encrypting = add_verb(
        *group, "encrypt", tr("Encrypts a file to keys or to a passphrase."),
        "noodkluis-cli age encrypt -r \"$(grep -o 'age1.*' key.txt)\" -o plan.age plan.png\n"
        "noodkluis-cli age encrypt -p -a -o plan.asc plan.png");
    add_values(encrypting, "-r,--recipient", seal->recipients, "AGE1",
               tr("a public key; may be given more than once"));
    add_flag(encrypting, "-p,--passphrase", seal->passphrase, tr("to a passphrase"));
    add_flag(encrypting, "-a,--armor", seal->armor, tr("write text, for mail"));
    add_files(encrypting, *seal);
    on_run(encrypting, context, [&context, seal] { return encrypt(context, *seal); });

    auto const open = std::make_shared<AgeOptions>();
    auto* const decrypting =
        add_verb(*group, "decrypt", tr("Decrypts a file with keys or with a passphrase."),
                 "noodkluis-cli age decrypt -i key.txt -o plan2.png plan.age\n"
                 "noodkluis-cli age decrypt -p -o plan3.png plan.asc");
    add_values(decrypting, "-i,--identity", open->identities, "FILE",
               tr("a file with secret keys; may be given more than once"));
    add_flag(decrypting, "-p,--passphrase", open->passphrase, tr("with a passphrase"));
    add_files(decrypting, *open);
    on_run(decrypting, context, [&context, open] { return decrypt(context, *open); });
}

}  // namespace noodkluis::app::cli
