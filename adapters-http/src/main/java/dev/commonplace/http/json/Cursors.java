package dev.commonplace.http.json;

import dev.commonplace.domain.shared.RefusedException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** Places in lists, opaque to callers: an id or a number in URL-safe Base64. */
public final class Cursors {
    private Cursors() {}

    public static String of(UUID id) {
        byte[] bytes = new byte[16];
        ByteBuffer.wrap(bytes).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return encode(bytes);
    }

    public static String of(int place) {
        byte[] bytes = new byte[4];
        ByteBuffer.wrap(bytes).putInt(place);
        return encode(bytes);
    }

    /** @throws RefusedException for anything that {@link #of(UUID)} did not make */
    public static UUID id(String field, String cursor) {
        ByteBuffer bytes = decode(field, cursor, 16);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** @throws RefusedException for anything that {@link #of(int)} did not make */
    public static int place(String field, String cursor) {
        int place = decode(field, cursor, 4).getInt();
        if (place < 0) {
            throw refused(field);
        }
        return place;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ByteBuffer decode(String field, String cursor, int length) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == length) {
                return ByteBuffer.wrap(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            throw refused(field);
        }
        throw refused(field);
    }

    private static RefusedException refused(String field) {
        return RefusedException.invalid(field, "This is not a cursor that this list gave out.");
    }
}
