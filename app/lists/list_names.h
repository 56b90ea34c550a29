// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/text/enum_names.h"
#include "storage/model/list_names.h"

// The names of a list's choices, as the whole of app/ uses them.
namespace noodkluis::app {

using storage::kListKindNames;
using storage::kListStatusNames;
using storage::kSalvageActionNames;
using storage::kSalvageClassNames;
using storage::kScenarioNames;
using storage::name_of;

}  // namespace noodkluis::app
