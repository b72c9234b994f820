package dev.commonplace.http.requests;

/**
 * How large bodies may be.
 *
 * @param jsonBytesMax of a JSON body, and of one line of a bulk body
 * @param uploadBytesMax of an upload, all parts together
 * @param bulkBytesMax of a bulk body
 */
public record BodyLimits(long jsonBytesMax, long uploadBytesMax, long bulkBytesMax) {
    private static final long MIB = 1024 * 1024;

    public static final BodyLimits DEFAULT = new BodyLimits(16 * MIB, 32 * MIB, 64 * MIB);

    public BodyLimits {
        if (jsonBytesMax < 1 || uploadBytesMax < 1 || bulkBytesMax < 1) {
            throw new IllegalArgumentException("A body has at least one byte.");
        }
        if (jsonBytesMax > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("A JSON body has to fit into memory.");
        }
    }
}
