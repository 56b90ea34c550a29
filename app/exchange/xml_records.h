// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exchange/row_source.h"
#include "app/exchange/xml_parser.h"

namespace noodkluis::app {

/// The records of an XML file as rows, by the shape of a profile; the names of its columns are the
/// first row. In memory is one record at a time, of which size and number of elements are limited.
/// Errors: xml_profile_needed when no shape is given and none of ours fits the root, and those of
/// XmlParser. Reading also: xml_record_too_large.
[[nodiscard]] Result<std::unique_ptr<RowSource>> open_xml(Path const& path,
                                                          SourceOptions const& options);

}  // namespace noodkluis::app
