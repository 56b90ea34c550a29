-- SPDX-License-Identifier: Apache-2.0
-- What is marked on floor plans beside the pins of rooms. x and y are parts of the plan from the
-- left and the top, 0 to 1.

-- Where an object is, more precisely than its room. Counts only while the object is on that floor.
CREATE TABLE object_pin (
    object BLOB PRIMARY KEY NOT NULL REFERENCES object (id) ON DELETE CASCADE,
    floor BLOB NOT NULL REFERENCES floor (id),
    x REAL NOT NULL CHECK (x BETWEEN 0 AND 1),
    y REAL NOT NULL CHECK (y BETWEEN 0 AND 1)
) STRICT, WITHOUT ROWID;

-- How to walk to a room, on the plan of its floor, in the text form of storage/model/plan.h.
CREATE TABLE room_route (
    room BLOB PRIMARY KEY NOT NULL REFERENCES room (id),
    points TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where people gather, when that is on the plan.
CREATE TABLE assembly_point (
    floor BLOB PRIMARY KEY NOT NULL REFERENCES floor (id),
    x REAL NOT NULL CHECK (x BETWEEN 0 AND 1),
    y REAL NOT NULL CHECK (y BETWEEN 0 AND 1)
) STRICT, WITHOUT ROWID;
