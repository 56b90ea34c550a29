// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/sheets_export.h"

#include "app/sharing/bundle_layout.h"

namespace noodkluis::app {

Status export_sheets(storage::Vault& vault, OpenedBundle const& bundle, Path const& file) {
    auto const& manifest = bundle.manifest();
    if (!bundle.has(kSheetsName)) {
        return fail(ErrorCode::sheets_missing, manifest.list_name);
    }
    NK_TRY(auto output, AtomicFile::create(file, Overwrite::no));
    NK_CHECK(bundle.copy(kSheetsName, [&](ByteView bytes) { return output.write(bytes); }));
    NK_CHECK(vault.write(storage::Right::use, [&] {
        return vault.log().append(storage::LogKind::sheets_exported,
                                  "{\"bundle\":\"" + manifest.outer.bundle.text() + "\"}");
    }));
    return output.commit();
}

}  // namespace noodkluis::app
