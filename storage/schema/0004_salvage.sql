-- SPDX-License-Identifier: Apache-2.0
-- What happened to the objects of a list in an incident or a drill. Entries are known by their
-- number in the list alone, so this says nothing about what they are, and stays when the bundle has
-- expired.

CREATE TABLE incident (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    kind INTEGER NOT NULL,
    bundle BLOB REFERENCES received_bundle (id),
    list_version BLOB REFERENCES list_version (id),
    entries INTEGER NOT NULL CHECK (entries > 0),  -- how many the list has
    started_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    note TEXT NOT NULL,
    CHECK ((bundle IS NULL) <> (list_version IS NULL))
) STRICT;
CREATE INDEX incident_bundle ON incident (bundle) WHERE bundle IS NOT NULL;
CREATE INDEX incident_list_version ON incident (list_version) WHERE list_version IS NOT NULL;

-- Append-only, and each mark holds the hash of the one before it in its incident.
CREATE TABLE salvage_mark (
    incident BLOB NOT NULL REFERENCES incident (id),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    entry INTEGER NOT NULL CHECK (entry > 0),
    state INTEGER NOT NULL,
    happened_at INTEGER NOT NULL,  -- earlier than recorded_at when it was on paper first
    recorded_at INTEGER NOT NULL,
    user BLOB NOT NULL REFERENCES user (id),
    takes_back INTEGER,  -- the mark that was a mistake
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (incident, sequence),
    FOREIGN KEY (incident, takes_back) REFERENCES salvage_mark (incident, sequence)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX salvage_mark_taken_back ON salvage_mark (incident, takes_back)
    WHERE takes_back IS NOT NULL;

CREATE TRIGGER salvage_mark_no_update BEFORE UPDATE ON salvage_mark
BEGIN
    SELECT RAISE(ABORT, 'marks are not changed');
END;
CREATE TRIGGER salvage_mark_no_delete BEFORE DELETE ON salvage_mark
BEGIN
    SELECT RAISE(ABORT, 'marks are not removed');
END;
