// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/share.h"

#include <algorithm>

#include "app/session/lookup.h"
#include "app/sharing/agreements.h"
#include "app/sharing/bundle_layout.h"
#include "app/sharing/epoch_keys.h"
#include "app/sharing/forks.h"
#include "app/sharing/own_keys.h"
#include "app/sharing/release_codes.h"
#include "app/sharing/sealing.h"
#include "app/sharing/statements.h"
#include "storage/repository/bundle_repository.h"

namespace noodkluis::app {
namespace {

constexpr char const* kBundleExtension = ".nkbundle";

/// A crash can leave a copy that nothing knows of. Only one program has the vault, so whatever is
/// not a kept bundle is a leftover.
void remove_leftovers(Path const& folder) {
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() != kBundleExtension) {
            std::filesystem::remove(entry.path(), error);
        }
    }
}

/// A copy of a received file inside the vault, removed unless it is kept.
class ReceivedCopy {
  public:
    /// Errors: container_too_large, cancelled, io_read, io_write.
    static Result<ReceivedCopy> make(Path const& from, Path const& folder, Job const& job) {
        auto copy = ReceivedCopy(folder / (storage::BundleId::random().text() + ".part"));
        NK_TRY(auto input, File::open(from));
        NK_TRY(auto output, AtomicFile::create(copy.m_path, Overwrite::no));
        Bytes piece(kPieceBytes);
        for (std::uint64_t size = 0;;) {
            NK_TRY(auto const count, input.read(piece));
            size += count;
            if (size > limits::kContainerBytesMax) {
                return fail(ErrorCode::container_too_large, from.filename().string(),
                            std::to_string(limits::kContainerBytesMax));
            }
            if (job.cancelled()) {
                return fail(ErrorCode::cancelled);
            }
            NK_CHECK(output.write(ByteView(piece).first(count)));
            if (count < piece.size()) {
                break;
            }
        }
        NK_CHECK(output.commit());
        return copy;
    }
    ReceivedCopy(ReceivedCopy&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}
    ReceivedCopy& operator=(ReceivedCopy&&) = delete;
    ReceivedCopy(ReceivedCopy const&) = delete;
    ReceivedCopy& operator=(ReceivedCopy const&) = delete;
    ~ReceivedCopy() {
        std::error_code ignored;
        if (!m_path.empty()) {
            std::filesystem::remove(m_path, ignored);
        }
    }
    [[nodiscard]] Path const& path() const { return m_path; }
    [[nodiscard]] Status keep_as(Path const& path) {
        std::error_code error;
        std::filesystem::rename(m_path, path, error);
        if (error) {
            return fail(ErrorCode::io_write, path.string(), error.message());
        }
        m_path.clear();
        return sync_folder(path.parent_path());
    }

  private:
    explicit ReceivedCopy(Path path) : m_path(std::move(path)) {}
    Path m_path;
};

/// The agreement that the tag of a bundle points to, also when it was renewed since.
Result<AgreementFile> agreement_of(storage::Vault& vault, BundleFile const& bundle) {
    NK_TRY(auto files, stored_agreements(vault));
    NK_TRY(auto earlier, earlier_agreements(vault));
    std::move(earlier.begin(), earlier.end(), std::back_inserter(files));
    for (auto& file : files) {
        if (agreement_tag(file.hash(), bundle.claims().bundle) == bundle.claims().agreement_tag) {
            return std::move(file);
        }
    }
    return fail(ErrorCode::agreement_unknown, bundle.name());
}

/// A second bundle under the number of another one, or another under its id, means that the
/// sender's vault was forked.
Status check_replay(storage::Vault& vault, VerifiedBundle const& bundle,
                    AgreementInForce const& agreement, Timestamp local) {
    storage::BundleRepository bundles(vault.connection());
    auto const& claims = bundle.description();
    NK_TRY(auto const same, bundles.find_received(agreement.terms().id, claims.sequence));
    NK_TRY(auto const known, bundles.find_received(claims.bundle));
    if ((same && same->id != claims.bundle) ||
        (known &&
         (known->sequence != claims.sequence || known->payload_hash != bundle.payload_hash()))) {
        NK_CHECK(note_fork(
            vault, {agreement.terms().id, storage::ForkKind::bundle, claims.sequence, local}));
        return fail(ErrorCode::bundle_fork, bundle.name());
    }
    return {};
}

/// Takes in what the sender states in the bundle, then holds the bundle against all that is known.
Status check_statements(storage::Vault& vault, OpenedBundle const& bundle,
                        AgreementInForce const& agreement, std::string const& name, Timestamp local,
                        Timestamp now) {
    auto const& terms = agreement.terms();
    if (bundle.manifest().status) {
        NK_TRY(auto document, bundle.read(kStatusName, limits::kDocumentBytesMax));
        NK_TRY(auto signature, bundle.read(kStatusSignatureName, limits::kSignatureFileMax));
        NK_TRY(auto const status, read_status(std::move(document), std::move(signature), name));
        NK_TRY(auto const outcome,
               take_in(vault, agreement.file(), agreement.museum(), status, name, local));
        static_cast<void>(outcome);  // an older bundle holds an older statement
    }
    auto const& outer = bundle.manifest().outer;
    NK_TRY(auto const standing, standing_of(vault, terms.id));
    NK_CHECK(check_standing(standing, terms.title, agreement.museum().name));
    NK_CHECK(check_not_revoked(standing, outer.bundle, outer.sequence, name));
    return check_freshness(standing, terms.status_fresh, now, terms.title, agreement.museum().name);
}

/// What the vault keeps of an opening, before anything is shown.
Status record_opening(storage::Vault& vault, OpenedBundle const& bundle,
                      AgreementInForce const& agreement, Timestamp local) {
    auto const& outer = bundle.manifest().outer;
    storage::BundleRepository bundles(vault.connection());
    NK_TRY(auto const known, bundles.find_received(outer.bundle));
    if (!known) {
        NK_CHECK(bundles.add_received({outer.bundle, agreement.terms().id, outer.sequence,
                                       outer.issued_at, outer.not_before, outer.not_after, local,
                                       bundle.payload_hash()}));
    }
    NK_TRY(auto const floors, vault.time_floors());
    NK_CHECK(vault.set_time_floors(raised(floors, local, outer.issued_at)));
    NK_CHECK(forget_wrong_codes(vault, outer.bundle));
    return vault.log().append(storage::LogKind::bundle_opened, bundle_log(outer, agreement));
}

}  // namespace

Result<ApprovedVersion> newest_approved(Records& records, std::string const& name) {
    NK_TRY(auto const list, list_by_name(records.lists, name));
    NK_TRY(auto const version, records.lists.latest_version(list.id));
    if (!version) {
        return fail(ErrorCode::list_not_approved, name);
    }
    NK_TRY(auto const content, records.lists.approved_content(*version));
    NK_TRY(auto snapshot, ListSnapshot::parse(content, name));
    return ApprovedVersion{version->id,
                           {std::move(snapshot), version->number, version->approved_at}};
}

Status believe_clock(storage::Vault& vault, Clock const& clock) {
    NK_TRY(auto floors, vault.time_floors());
    auto const local = clock.now();
    auto const time = effective_time(local, floors);
    if (time || time.error().code != ErrorCode::clock_jumped) {
        return {};
    }
    return vault.write(storage::Right::use, [&]() -> Status {
        NK_CHECK(vault.set_time_floors(raised(floors, local, Timestamp{})));
        return vault.log().append(storage::LogKind::clock_reset,
                                  "{\"local\":" + std::to_string(to_unix(local)) + "}");
    });
}

Result<SealedBundle> seal_list(storage::Vault& vault, SealRequest const& request,
                               Clock const& clock, Job& job) {
    NK_TRY(auto const sealing, prepare_sealing(vault, request.agreement, request.list, clock));
    SealTerms terms;
    terms.issued_at = sealing.now;
    terms.not_before = request.not_before;
    terms.not_after = request.not_after;
    if (sealing.agreement.terms().four_eyes) {
        return ask_release(vault, sealing, terms, request.file);
    }
    return seal_prepared(
        vault, sealing, std::move(terms), request.file, [] { return Status(); }, clock, job);
}

Result<OpenedBundle> open_received(storage::Vault& vault, Path const& file, Clock const& clock,
                                   Job& job, crypto::Secret const& release_code) {
    auto const name = file.filename().string();
    auto const local = clock.now();
    NK_TRY(auto const floors, vault.time_floors());
    // What has not even the form of a bundle is not copied.
    NK_TRY(auto const candidate, BundleFile::open(file));
    static_cast<void>(candidate);
    remove_leftovers(vault.received_folder());
    NK_TRY(auto copy, ReceivedCopy::make(file, vault.received_folder(), job));
    NK_TRY(auto bundle, BundleFile::open(copy.path(), name));
    NK_TRY(auto agreement_file, agreement_of(vault, bundle));
    NK_TRY(auto const now, effective_time(local, floors));
    // When it cannot be done now, the next opening does it: the list goes first.
    static_cast<void>(erase_past_keys(vault, clock));
    NK_TRY(auto const agreement, in_force_unless_ended(vault, std::move(agreement_file), now));
    auto const& signer = agreement.museum().keys.bundle;
    if (bundle.claims().signer != signer.key) {
        return fail(ErrorCode::signer_unknown, name);
    }
    auto const claims = bundle.claims();
    NK_TRY(auto verified, VerifiedBundle::verify(std::move(bundle), signer, job));
    NK_CHECK(check_window(name, claims.issued_at, claims.not_before, claims.not_after, local,
                          std::max(now, claims.issued_at)));
    if (claims.not_after - claims.not_before > agreement.terms().bundle_validity_max ||
        claims.not_before < agreement.terms().not_before ||
        claims.not_after > agreement.terms().not_after) {
        return fail(ErrorCode::bundle_window_invalid, name);
    }
    NK_CHECK(check_replay(vault, verified, agreement, local));
    NK_TRY(auto const standing, standing_of(vault, agreement.terms().id));
    NK_CHECK(check_not_revoked(standing, claims.bundle, claims.sequence, name));
    if (!release_code.empty()) {
        NK_CHECK(check_release_wait(vault, claims.bundle, name, local));
    }
    auto keys = own_epoch_identities(vault, Week::containing(claims.not_after).label());
    if (!keys) {
        return keys.error().code == ErrorCode::no_epoch_key
                   ? fail(ErrorCode::bundle_not_for_us, name)
                   : tl::unexpected(keys.error());
    }
    std::vector<crypto::age::Identity> identities(std::make_move_iterator(keys->begin()),
                                                  std::make_move_iterator(keys->end()));
    NK_TRY(auto const own, vault.own_party());
    auto opened =
        OpenedBundle::open(std::move(verified), identities, own.id, agreement, job, release_code);
    if (!opened) {
        NK_CHECK(opened.error().code == ErrorCode::release_code_wrong
                     ? note_wrong_code(vault, claims.bundle, name, local)
                     : Status(tl::unexpected(opened.error())));
    }
    NK_CHECK(
        check_statements(vault, *opened, agreement, name, local, std::max(now, claims.issued_at)));
    NK_CHECK(vault.write(storage::Right::use,
                         [&] { return record_opening(vault, *opened, agreement, local); }));
    NK_CHECK(copy.keep_as(received_file(vault, claims.bundle)));
    return opened;
}

Result<ReadingTime> reading_time(storage::Vault& vault, OpenedBundle const& bundle,
                                 Clock const& clock) {
    NK_TRY(auto const floors, vault.time_floors());
    auto const moment = moment_of(clock);
    NK_TRY(auto const now, effective_time(moment.shown, floors));
    return ReadingTime(bundle.manifest().outer.not_after, now, moment);
}

Path received_file(storage::Vault const& vault, storage::BundleId bundle) {
    return vault.received_folder() / (bundle.text() + kBundleExtension);
}

}  // namespace noodkluis::app
