// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/sharing/agreement.h"
#include "app/sharing/manifest.h"
#include "crypto/base/job.h"
#include "storage/container.h"

// Reading a bundle in the one safe order (docs/formats.md, "Opening"): container, signature form,
// signature, then time and agreement (the caller's rules), and only then the age file inside.
// Each step is a type that only the step before can give.
namespace noodkluis::app {

/// A bundle file whose container and signature have the right form. Nothing in it is proved yet:
/// `claims` is what an unknown sender wrote.
class BundleFile {
  public:
    /// Errors: those of the container and the signature, bundle_comment_malformed,
    /// bundle_readme_changed.
    [[nodiscard]] static Result<BundleFile> open(Path const& path);
    /// The same with another name for messages, such as that of the file it is a copy of.
    [[nodiscard]] static Result<BundleFile> open(Path const& path, std::string const& name);
    [[nodiscard]] BundleComment const& claims() const { return m_claims; }
    [[nodiscard]] std::string const& name() const { return m_name; }

  private:
    friend class VerifiedBundle;
    friend class OpenedBundle;
    BundleFile(std::shared_ptr<File> file, storage::ContainerReader container, std::string name,
               crypto::minisign::Signature signature, BundleComment claims);
    std::shared_ptr<File> m_file;
    storage::ContainerReader m_container;
    std::string m_name;
    crypto::minisign::Signature m_signature;
    BundleComment m_claims;
};

/// A bundle that was signed, as it is, by a key that the caller trusts for bundles.
class VerifiedBundle {
  public:
    /// Reads the whole payload once. Progress in bytes. Errors: those of signatures,
    /// container_crc, cancelled, io_read.
    [[nodiscard]] static Result<VerifiedBundle> verify(BundleFile bundle,
                                                       crypto::minisign::PublicKey const& signer,
                                                       Job& job);
    /// The signed description: who, when, until when.
    [[nodiscard]] BundleComment const& description() const { return m_bundle.claims(); }
    [[nodiscard]] crypto::Hash512 const& payload_hash() const { return m_payload_hash; }
    [[nodiscard]] std::string const& name() const { return m_bundle.name(); }

  private:
    friend class OpenedBundle;
    VerifiedBundle(BundleFile bundle, crypto::Hash512 payload_hash)
        : m_bundle(std::move(bundle)), m_payload_hash(payload_hash) {}
    BundleFile m_bundle;
    crypto::Hash512 m_payload_hash;
};

/// A bundle of which every byte has been checked, and which is for us. Contents are decrypted in
/// memory, one by one, when asked for; nothing is written anywhere.
class OpenedBundle {
  public:
    /// `identities` are our keys of the weeks that may fit; `own_party` must be the recipient.
    /// `release_code` as read_release_code gives it; empty when nobody told one.
    /// Reads and checks the whole payload before it returns. Progress in bytes.
    /// Errors: bundle_not_for_us, bundle_profile, payload_damaged, those of the container,
    /// manifest_*, those of signatures, release_code_needed, release_code_wrong, cancelled.
    [[nodiscard]] static Result<OpenedBundle> open(
        VerifiedBundle bundle, std::vector<crypto::age::Identity> const& identities,
        storage::PartyId const& own_party, AgreementInForce const& agreement, Job& job,
        crypto::Secret const& release_code = crypto::Secret());

    [[nodiscard]] Manifest const& manifest() const { return m_manifest; }
    [[nodiscard]] crypto::Hash512 const& payload_hash() const { return m_bundle.payload_hash(); }
    /// One file of the manifest. Errors: manifest_files (no such file), file_too_large, io_read.
    [[nodiscard]] Result<Bytes> read(std::string_view name, std::uint64_t limit) const;
    /// The same in pieces, for what is too large to hold. Errors also: those of `sink`.
    [[nodiscard]] Status copy(std::string_view name, ByteSink const& sink) const;
    [[nodiscard]] bool has(std::string_view name) const;

  private:
    OpenedBundle(VerifiedBundle bundle, std::shared_ptr<crypto::age::RandomAccess const> payload,
                 storage::ContainerReader container, Manifest manifest);
    VerifiedBundle m_bundle;
    std::shared_ptr<crypto::age::RandomAccess const> m_payload;
    storage::ContainerReader m_container;
    Manifest m_manifest;
};

}  // namespace noodkluis::app
