package dev.commonplace.persistence.support;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** Values of common types as arrays in PostgreSQL's binary form. */
public final class BinaryValues {
    private static final int UUID_BYTES = 2 * Long.BYTES;

    private BinaryValues() {}

    public static BinaryArray uuids(Connection connection, Collection<UUID> values) throws SQLException {
        BinaryArray array = BinaryArray.of(connection, "uuid", values.size() * (Integer.BYTES + UUID_BYTES));
        for (UUID value : values) {
            ByteBuffer element = array.next(UUID_BYTES);
            element.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        }
        return array;
    }
}
