// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/container.h"

// The container of everything that is exchanged, under the names that the sharing code uses.
namespace noodkluis::app {

using storage::ByteReaderAt;
using storage::ContainerEntry;
using storage::ContainerLayout;
using storage::ContainerReader;
using storage::crc32;
using storage::is_entry_name;
using storage::NamedContent;
using storage::write_container;

}  // namespace noodkluis::app
