// SPDX-License-Identifier: Apache-2.0
#include "storage/model/object_fields.h"
