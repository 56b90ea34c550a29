-- SPDX-License-Identifier: Apache-2.0
-- Several people in one vault: who left, the public keys of each, and what was signed with them.

ALTER TABLE user ADD COLUMN removed_at INTEGER;

-- Minisign public keys (key id and point). The private half is derived from the secret of a key
-- slot, so that nobody else who has the vault key can sign with it.
CREATE TABLE user_key (
    key BLOB PRIMARY KEY NOT NULL CHECK (length(key) = 40),
    user BLOB NOT NULL REFERENCES user (id),
    sequence INTEGER NOT NULL REFERENCES log (sequence)  -- the entry that made it known
) STRICT, WITHOUT ROWID;
CREATE INDEX user_key_user ON user_key (user);

-- Ed25519 over the hash of the entry, by its user. NULL: from before the user had a key.
ALTER TABLE log ADD COLUMN signature BLOB CHECK (signature IS NULL OR length(signature) = 64);

-- A minisign signature over the content, by who approved it. NULL: from before.
ALTER TABLE list_version ADD COLUMN signature TEXT;

-- Bundles that wait for a second signature, and who signed. The id is that of the bundle to be.
CREATE TABLE release (
    bundle BLOB PRIMARY KEY NOT NULL CHECK (length(bundle) = 16),
    agreement BLOB NOT NULL REFERENCES agreement (id),
    list_version BLOB NOT NULL REFERENCES list_version (id),
    not_before INTEGER NOT NULL,
    not_after INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    file_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX release_agreement ON release (agreement);
CREATE INDEX release_list_version ON release (list_version);

CREATE TABLE release_signature (
    bundle BLOB NOT NULL REFERENCES release (bundle) ON DELETE CASCADE,
    user BLOB NOT NULL REFERENCES user (id),
    key BLOB NOT NULL REFERENCES user_key (key),
    signature TEXT NOT NULL,
    signed_at INTEGER NOT NULL,
    PRIMARY KEY (bundle, user)
) STRICT, WITHOUT ROWID;
