-- Lets a room stand beside a stretch of time in one index.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Every booking, whatever has become of it. What it says is data; the other columns are for finding it, and keys tell
-- whose it is and what it takes up, such as 'room/hall' and 'organiser/organisation/choir'.
CREATE TABLE bookings (
    id text PRIMARY KEY,
    state text NOT NULL,
    start_at timestamptz NOT NULL,
    end_at timestamptz NOT NULL,
    keys text[] NOT NULL,
    data jsonb NOT NULL,
    CHECK (start_at < end_at)
);

CREATE INDEX bookings_by_time ON bookings USING gist (tstzrange(start_at, end_at));

CREATE INDEX bookings_by_keys ON bookings USING gin (keys);

-- One row for each room that a booking holds, and for each part of it: two rooms that share a part meet there.
-- Nobody else may be there at the same time, unless they are of the same party.
CREATE TABLE room_holds (
    booking text NOT NULL REFERENCES bookings ON DELETE CASCADE,
    room text NOT NULL,
    party text NOT NULL,
    start_at timestamptz NOT NULL,
    end_at timestamptz NOT NULL,
    PRIMARY KEY (booking, room),
    CHECK (start_at < end_at),
    CONSTRAINT room_is_taken
        EXCLUDE USING gist (room WITH =, tstzrange(start_at, end_at) WITH &&, party WITH <>)
);

-- How often anything has changed: one row, which each who changes something must claim.
CREATE TABLE booking_revision (
    revision bigint NOT NULL,
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row)
);

INSERT INTO booking_revision (revision) VALUES (0);
