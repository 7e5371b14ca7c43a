-- Every booking, whatever has become of it. What it says is data; the other columns are for finding it, and keys tell
-- whose it is and what it takes up, such as 'room/hall' and 'organiser/organisation/choir'.
-- Times are text in UTC of one length, so that their order is that of time.
CREATE TABLE bookings (
    id TEXT PRIMARY KEY NOT NULL,
    state TEXT NOT NULL,
    start_at TEXT NOT NULL CHECK (start_at GLOB '????-??-??T??:??:??.??????Z'),
    end_at TEXT NOT NULL CHECK (end_at GLOB '????-??-??T??:??:??.??????Z'),
    keys TEXT NOT NULL CHECK (json_valid(keys)),
    data TEXT NOT NULL CHECK (json_valid(data)),
    CHECK (start_at < end_at)
);

-- An index by keys and time, kept by triggers, of the bookings that hold rooms.
CREATE TABLE booking_keys (
    key TEXT NOT NULL,
    end_at TEXT NOT NULL,
    start_at TEXT NOT NULL,
    booking TEXT NOT NULL,
    PRIMARY KEY (key, end_at, start_at, booking)
) WITHOUT ROWID;

CREATE INDEX booking_keys_by_booking ON booking_keys (booking);

CREATE TRIGGER booking_is_made AFTER INSERT ON bookings
WHEN NEW.state IN ('confirmed', 'pending')
BEGIN
    INSERT INTO booking_keys SELECT DISTINCT value, NEW.end_at, NEW.start_at, NEW.id FROM json_each(NEW.keys);
END;

CREATE TRIGGER booking_is_changed AFTER UPDATE ON bookings
BEGIN
    DELETE FROM booking_keys WHERE booking = OLD.id;
    INSERT INTO booking_keys SELECT DISTINCT value, NEW.end_at, NEW.start_at, NEW.id FROM json_each(NEW.keys)
    WHERE NEW.state IN ('confirmed', 'pending');
END;

CREATE TRIGGER booking_is_deleted AFTER DELETE ON bookings
BEGIN
    DELETE FROM booking_keys WHERE booking = OLD.id;
END;

-- One row for each room that a booking holds, and for each part of it: two rooms that share a part meet there.
-- Nobody else may be there at the same time, unless they are of the same party.
CREATE TABLE room_holds (
    booking TEXT NOT NULL REFERENCES bookings ON DELETE CASCADE,
    room TEXT NOT NULL,
    party TEXT NOT NULL,
    start_at TEXT NOT NULL CHECK (start_at GLOB '????-??-??T??:??:??.??????Z'),
    end_at TEXT NOT NULL CHECK (end_at GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (booking, room),
    CHECK (start_at < end_at)
);

CREATE INDEX room_holds_by_time ON room_holds (room, end_at, start_at);

CREATE TRIGGER room_is_taken BEFORE INSERT ON room_holds
WHEN EXISTS (
    SELECT 1 FROM room_holds
    WHERE room = NEW.room AND end_at > NEW.start_at AND start_at < NEW.end_at AND party <> NEW.party
)
BEGIN
    SELECT RAISE(ABORT, 'room_is_taken');
END;

CREATE TRIGGER room_is_taken_by_then BEFORE UPDATE ON room_holds
WHEN EXISTS (
    SELECT 1 FROM room_holds
    WHERE room = NEW.room AND end_at > NEW.start_at AND start_at < NEW.end_at AND party <> NEW.party
        AND rowid <> NEW.rowid
)
BEGIN
    SELECT RAISE(ABORT, 'room_is_taken');
END;

-- How often anything has changed: one row, which each who changes something must claim.
CREATE TABLE booking_revision (
    revision INTEGER NOT NULL,
    only_row INTEGER PRIMARY KEY DEFAULT 1 CHECK (only_row = 1)
);

INSERT INTO booking_revision (revision) VALUES (0);
