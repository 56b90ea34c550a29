// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/sharing/agreement.h"
#include "app/sharing/manifest.h"
#include "crypto/base/job.h"
#include "storage/container.h"

// Private to the sharing code: everything inside a payload against its manifest.
namespace noodkluis::app {

/// Reads the manifest of a payload and holds it against the outer description, the agreement and
/// the container. Errors: manifest_missing, manifest_malformed, manifest_mismatch,
/// manifest_signer, manifest_files, manifest_file_name, those of signatures.
[[nodiscard]] Result<Manifest> check_manifest(storage::ContainerReader const& container,
                                              BundleComment const& description,
                                              AgreementInForce const& agreement,
                                              std::string const& name);

/// Takes the payload from front to back and checks each file against its checksum and hash.
class PayloadCheck {
  public:
    PayloadCheck(storage::ContainerReader const& container, Manifest const& manifest,
                 std::string name, Job& job)
        : m_container(container), m_manifest(manifest), m_name(std::move(name)), m_job(job) {}
    /// Errors: manifest_files naming the file, manifest_padding, cancelled.
    [[nodiscard]] Status take(ByteView bytes);
    /// Every file was seen to its end. Errors: payload_damaged, manifest_padding.
    [[nodiscard]] Status finish();

  private:
    [[nodiscard]] Status end_of_file();
    storage::ContainerReader const& m_container;
    Manifest const& m_manifest;
    std::string m_name;
    Job& m_job;
    std::uint64_t m_offset = 0;
    std::size_t m_index = 0;
    std::uint32_t m_crc = 0;
    crypto::Blake2b<32> m_hash;
};

}  // namespace noodkluis::app
