-- SPDX-License-Identifier: Apache-2.0
-- Agreements that live: earlier and coming versions, what the institution stated about them, what
-- was revoked, receipts, release codes, and keys of weeks that can be erased.

-- The versions of an agreement other than the one in the table agreement: those before it, and one
-- that waits for the other signature.
CREATE TABLE agreement_version (
    hash BLOB PRIMARY KEY NOT NULL CHECK (length(hash) = 32),
    agreement BLOB NOT NULL REFERENCES agreement (id),
    version INTEGER NOT NULL CHECK (version > 0),
    file BLOB NOT NULL,
    kept_at INTEGER NOT NULL
) STRICT;
CREATE INDEX agreement_version_agreement ON agreement_version (agreement);

-- Closed on this side without a statement: nothing more is sealed under it.
CREATE TABLE agreement_end (
    agreement BLOB PRIMARY KEY NOT NULL REFERENCES agreement (id),
    ended_at INTEGER NOT NULL
) STRICT;

-- Statements of the institution, issued here or taken in; never changed. What any of them revoked
-- stays revoked.
CREATE TABLE status_statement (
    agreement BLOB NOT NULL REFERENCES agreement (id),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    file BLOB NOT NULL,
    kept_at INTEGER NOT NULL,
    PRIMARY KEY (agreement, sequence)
) STRICT;

-- Two different things under one number: somebody works with a copy of the sender's vault.
CREATE TABLE fork (
    agreement BLOB NOT NULL REFERENCES agreement (id),
    kind INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    noticed_at INTEGER NOT NULL,
    PRIMARY KEY (agreement, kind, sequence)
) STRICT, WITHOUT ROWID;

-- What partners signed about bundles that they opened.
CREATE TABLE receipt (
    hash BLOB PRIMARY KEY NOT NULL CHECK (length(hash) = 32),
    bundle BLOB NOT NULL REFERENCES issued_bundle (id),
    issued_at INTEGER NOT NULL,
    file BLOB NOT NULL,
    kept_at INTEGER NOT NULL
) STRICT;
CREATE INDEX receipt_bundle ON receipt (bundle);

-- The code that opens a bundle, for the duty officer to say over the telephone.
CREATE TABLE release_code (
    bundle BLOB PRIMARY KEY NOT NULL REFERENCES issued_bundle (id),
    code BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Wrong codes for a received bundle, since the last right one.
CREATE TABLE release_try (
    bundle BLOB PRIMARY KEY NOT NULL CHECK (length(bundle) = 16),
    failures INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Keys are sealed under the ratchet in vault.keys; 0: from before there was one. `over_seen_at` is
-- when the clock of the computer first said that the week is over.
ALTER TABLE epoch_key ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE epoch_key ADD COLUMN over_seen_at INTEGER;

CREATE TRIGGER status_statement_no_update BEFORE UPDATE ON status_statement
BEGIN
    SELECT RAISE(ABORT, 'statements are not changed');
END;
CREATE TRIGGER status_statement_no_delete BEFORE DELETE ON status_statement
BEGIN
    SELECT RAISE(ABORT, 'statements are not removed');
END;
