// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/repository/blob_repository.h"
#include "storage/repository/list_repository.h"
#include "storage/repository/object_repository.h"
#include "storage/repository/place_repository.h"
#include "storage/repository/plan_repository.h"
#include "storage/vault.h"

namespace noodkluis::app {

/// What a registrar keeps, in an open vault. Changes go inside vault.write. Both must outlive it.
struct Records {
    Records(storage::Vault& vault, Clock const& clock)
        : objects(vault.connection(), vault.user(), clock),
          places(vault.connection()),
          plans(vault.connection()),
          lists(vault.connection(), vault.user(), clock),
          blobs(vault.connection(), clock) {}

    storage::ObjectRepository objects;
    storage::PlaceRepository places;
    storage::PlanRepository plans;
    storage::ListRepository lists;
    storage::BlobRepository blobs;
};

}  // namespace noodkluis::app
