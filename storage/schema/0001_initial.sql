-- SPDX-License-Identifier: Apache-2.0
-- The first schema. Ids are 16 random bytes; times are UTC seconds and dates days since 1970;
-- lengths are mm, weights g, money euro cents; enumerations are the numbers of storage/model/.
-- Text that is not known is '', any other value that is not known is NULL.

-- The vault itself: one row.
CREATE TABLE vault (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id BLOB NOT NULL CHECK (length(id) = 16),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE user (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL UNIQUE,
    role INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Whose vault this is: one row.
CREATE TABLE own_party (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id BLOB NOT NULL CHECK (length(id) = 16),
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    device TEXT NOT NULL,
    contact TEXT NOT NULL
) STRICT;

-- Pictures and plans. The content is in a table of its own, so that lists do not touch it.
CREATE TABLE blob (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    media_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    size INTEGER NOT NULL,
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),  -- BLAKE2b-256 of the content
    crc32 INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    thumbnail BLOB NOT NULL
) STRICT;

CREATE TABLE blob_content (
    row INTEGER PRIMARY KEY REFERENCES blob (row) ON DELETE CASCADE,
    content BLOB NOT NULL
) STRICT;

-- Places, from large to small.
CREATE TABLE building (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL,
    fire_designation TEXT NOT NULL,
    access TEXT NOT NULL,
    shutoffs TEXT NOT NULL,
    hazards TEXT NOT NULL,
    assembly_point TEXT NOT NULL,
    monument_number TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE floor (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    building BLOB NOT NULL REFERENCES building (id),
    level INTEGER NOT NULL,
    label TEXT NOT NULL,
    plan BLOB REFERENCES blob (id),
    UNIQUE (building, label)
) STRICT, WITHOUT ROWID;
CREATE INDEX floor_plan ON floor (plan) WHERE plan IS NOT NULL;

CREATE TABLE room (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    floor BLOB NOT NULL REFERENCES floor (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    route TEXT NOT NULL,
    fire_compartment TEXT NOT NULL,
    plan_x REAL,
    plan_y REAL,
    UNIQUE (floor, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE location (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    building BLOB NOT NULL REFERENCES building (id),
    floor BLOB REFERENCES floor (id),
    room BLOB REFERENCES room (id),
    position TEXT NOT NULL,
    path TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
CREATE INDEX location_building ON location (building);
CREATE INDEX location_floor ON location (floor);
CREATE INDEX location_room ON location (room);

-- Objects. Lists of texts and dimensions are in the text form of their field (field_text.h): they
-- are always read with the object.
CREATE TABLE object (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    accession_number TEXT NOT NULL UNIQUE,
    unit_kind INTEGER NOT NULL,
    short_name TEXT NOT NULL,
    title TEXT NOT NULL,
    object_name TEXT NOT NULL,
    maker TEXT NOT NULL,
    date TEXT NOT NULL,
    description TEXT NOT NULL,
    materials TEXT NOT NULL,
    alternative_numbers TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    shelf_length_mm INTEGER,
    dimensions TEXT NOT NULL,
    dimensions_text TEXT NOT NULL,
    weight_g INTEGER,
    weight_estimated INTEGER NOT NULL,
    weight_text TEXT NOT NULL,
    location BLOB REFERENCES location (id),
    location_checked_on INTEGER,
    people_needed INTEGER,
    minutes_needed INTEGER,
    removable INTEGER NOT NULL,
    fixing TEXT NOT NULL,
    tools TEXT NOT NULL,
    handling TEXT NOT NULL,
    protect_in_place TEXT NOT NULL,
    crew_hazard TEXT NOT NULL,
    vulnerable_to TEXT NOT NULL,
    owner_kind INTEGER NOT NULL,
    owner TEXT NOT NULL,
    legal_status TEXT NOT NULL,
    identifying_marks TEXT NOT NULL,
    value_cents INTEGER,
    condition INTEGER NOT NULL,
    condition_note TEXT NOT NULL,
    security_note TEXT NOT NULL,
    notes TEXT NOT NULL,
    source_system TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX object_location ON object (location) WHERE location IS NOT NULL;

CREATE TABLE object_photo (
    object BLOB NOT NULL REFERENCES object (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    blob BLOB NOT NULL REFERENCES blob (id),
    kind INTEGER NOT NULL,
    caption TEXT NOT NULL,
    PRIMARY KEY (object, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX object_photo_blob ON object_photo (blob);

-- Full-text search. The index holds no text of its own; it reads the view. ObjectRepository and
-- ObjectImport keep it in step with objects (not triggers, in which FTS5 writes out each change on
-- its own instead of gathering them), the trigger with the paths of places. There is no prefix index: the words of
-- 150,000 objects are searched by prefix in under 10 ms without, and it doubles the time to build.
CREATE VIEW object_text AS
    SELECT object.row AS row, accession_number, short_name, title, object_name, maker,
           location.path AS location_path
    FROM object LEFT JOIN location ON location.id = object.location;

CREATE VIRTUAL TABLE object_fts USING fts5 (
    accession_number, short_name, title, object_name, maker, location_path,
    content = 'object_text', content_rowid = 'row',
    tokenize = 'unicode61 remove_diacritics 2'
);
-- How many bytes an import gathers in memory before it writes a part of the index; parts are merged
-- later, so larger ones are less work.
INSERT INTO object_fts (object_fts, rank) VALUES ('hashsize', 16777216);

CREATE TRIGGER location_fts_update AFTER UPDATE OF path ON location WHEN old.path <> new.path
BEGIN
    INSERT INTO object_fts (object_fts, rowid, accession_number, short_name, title, object_name,
                            maker, location_path)
    SELECT 'delete', row, accession_number, short_name, title, object_name, maker, old.path
    FROM object WHERE location = new.id;
    INSERT INTO object_fts (rowid, accession_number, short_name, title, object_name, maker,
                            location_path)
    SELECT row, accession_number, short_name, title, object_name, maker, new.path
    FROM object WHERE location = new.id;
END;

-- Priority lists.
CREATE TABLE priority_list (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL UNIQUE,
    kind INTEGER NOT NULL,
    scenario INTEGER NOT NULL,
    building BLOB REFERENCES building (id),
    status INTEGER NOT NULL,
    review_due INTEGER,
    version INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE list_entry (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    list BLOB NOT NULL REFERENCES priority_list (id),
    object BLOB NOT NULL REFERENCES object (id),
    salvage_class INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    action INTEGER NOT NULL,
    destination TEXT NOT NULL,
    reason TEXT NOT NULL,
    instruction TEXT NOT NULL,
    UNIQUE (list, rank),
    UNIQUE (list, object)
) STRICT, WITHOUT ROWID;
CREATE INDEX list_entry_object ON list_entry (object);

-- A list as it was approved; the content is frozen.
CREATE TABLE list_version (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    list BLOB NOT NULL REFERENCES priority_list (id),
    number INTEGER NOT NULL,
    content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
    approved_by BLOB NOT NULL REFERENCES user (id),
    approved_at INTEGER NOT NULL,
    change_note TEXT NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (list, number)
) STRICT;

-- The pictures that an approved version names: kept as long as it is.
CREATE TABLE list_version_blob (
    version BLOB NOT NULL REFERENCES list_version (id) ON DELETE CASCADE,
    blob BLOB NOT NULL REFERENCES blob (id),
    PRIMARY KEY (version, blob)
) STRICT, WITHOUT ROWID;
CREATE INDEX list_version_blob_blob ON list_version_blob (blob);

-- What changed, one row per version. `changes` is a JSON object of field name to [old, new]; the
-- first version, which has nothing older, needs none. Objects are named by row: an import appends
-- here, where ids would scatter.
CREATE TABLE object_revision (
    object INTEGER NOT NULL,  -- the row; not REFERENCES, which would look it up for each import
    version INTEGER NOT NULL,
    time INTEGER NOT NULL,
    user BLOB NOT NULL REFERENCES user (id),
    action INTEGER NOT NULL,
    changes TEXT NOT NULL,
    PRIMARY KEY (object, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE list_revision (
    list BLOB NOT NULL REFERENCES priority_list (id),
    version INTEGER NOT NULL,
    time INTEGER NOT NULL,
    user BLOB NOT NULL REFERENCES user (id),
    action INTEGER NOT NULL,
    object BLOB REFERENCES object (id),  -- the entry that it is about, if it is about one
    changes TEXT NOT NULL,
    PRIMARY KEY (list, version)
) STRICT, WITHOUT ROWID;

-- Sharing. Signed documents are kept as the exact bytes that were signed.
CREATE TABLE partner (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL,
    card BLOB NOT NULL,
    pinned_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE TABLE contact (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    partner BLOB REFERENCES partner (id),  -- NULL: of the own institution
    name TEXT NOT NULL,
    function TEXT NOT NULL,
    telephone TEXT NOT NULL,
    mail TEXT NOT NULL,
    call_order INTEGER,
    backup_of BLOB REFERENCES contact (id),
    checked_on INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE signing_key (
    purpose INTEGER PRIMARY KEY,
    secret BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE epoch_key (
    week TEXT PRIMARY KEY NOT NULL,  -- ISO week, 2026-W47
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    recipient TEXT NOT NULL,
    identity BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE agreement (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    partner BLOB NOT NULL REFERENCES partner (id),
    file BLOB NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX agreement_partner ON agreement (partner);

CREATE TABLE issued_bundle (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    agreement BLOB NOT NULL REFERENCES agreement (id),
    sequence INTEGER NOT NULL,
    list_version BLOB NOT NULL REFERENCES list_version (id),
    issued_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    not_after INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    payload_hash BLOB NOT NULL CHECK (length(payload_hash) = 64),
    UNIQUE (agreement, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE received_bundle (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    agreement BLOB NOT NULL REFERENCES agreement (id),
    sequence INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    not_after INTEGER NOT NULL,
    first_opened_at INTEGER NOT NULL,
    payload_hash BLOB NOT NULL CHECK (length(payload_hash) = 64),
    UNIQUE (agreement, sequence)
) STRICT, WITHOUT ROWID;

-- The latest time that was seen: one row, with a second copy in vault.keys.
CREATE TABLE time_state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    floor_local INTEGER NOT NULL,
    floor_signed INTEGER NOT NULL
) STRICT;

-- The append-only log. Each entry holds the hash of the one before it.
CREATE TABLE log (
    sequence INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    user BLOB NOT NULL REFERENCES user (id),
    kind INTEGER NOT NULL,
    body TEXT NOT NULL,
    previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    mac BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;
