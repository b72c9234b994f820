package dev.commonplace.persistence.support;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * A one-dimensional array in PostgreSQL's binary form, for types that the driver itself can only send as
 * text: the server would spend more time on reading numbers than on keeping them.
 */
public final class BinaryArray extends PGobject implements PGBinaryObject {
    private static final long serialVersionUID = 1L;

    private static final int HEADER_BYTES = 5 * Integer.BYTES;
    private static final int NO_OFFSET = -1;
    private static final int NULL_BYTES = -1;

    private final int elementType;
    private transient ByteBuffer bytes;
    private int elements;
    private boolean hasNulls;
    private int elementStart = NO_OFFSET;

    private BinaryArray(String elementTypeName, int elementType, int bytesExpected) {
        setType("_" + elementTypeName);
        this.elementType = elementType;
        this.bytes = ByteBuffer.allocate(HEADER_BYTES + bytesExpected);
        bytes.position(HEADER_BYTES);
    }

    /**
     * An empty array.
     *
     * @param elementTypeName the type's name in PostgreSQL, such as {@code halfvec}
     * @param bytesExpected how much room to begin with
     */
    public static BinaryArray of(Connection connection, String elementTypeName, int bytesExpected) throws SQLException {
        BaseConnection driver = connection.unwrap(BaseConnection.class);
        int elementType = driver.getTypeInfo().getPGType(elementTypeName);
        driver.getQueryExecutor().addBinarySendOid(driver.getTypeInfo().getPGType("_" + elementTypeName));
        return new BinaryArray(elementTypeName, elementType, bytesExpected);
    }

    /** Begins the next element. @return where to write it, room for so many bytes included */
    public ByteBuffer next(int bytesMax) {
        endElement();
        makeRoom(bytesMax + Integer.BYTES);
        elementStart = bytes.position();
        bytes.putInt(0);
        elements++;
        return bytes;
    }

    /** The next element is null. */
    public void nextNull() {
        endElement();
        makeRoom(Integer.BYTES);
        bytes.putInt(NULL_BYTES);
        hasNulls = true;
        elements++;
    }

    private void makeRoom(int bytesMore) {
        if (bytes.remaining() < bytesMore) {
            int position = bytes.position();
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(2 * bytes.capacity(), position + bytesMore)));
            bytes.position(position);
        }
    }

    private void endElement() {
        if (elementStart != NO_OFFSET) {
            bytes.putInt(elementStart, bytes.position() - elementStart - Integer.BYTES);
            elementStart = NO_OFFSET;
        }
    }

    @Override
    public int lengthInBytes() {
        endElement();
        return bytes.position();
    }

    @Override
    public void toBytes(byte[] target, int offset) {
        endElement();
        bytes.putInt(0, 1);
        bytes.putInt(Integer.BYTES, hasNulls ? 1 : 0);
        bytes.putInt(2 * Integer.BYTES, elementType);
        bytes.putInt(3 * Integer.BYTES, elements);
        bytes.putInt(4 * Integer.BYTES, 1);
        System.arraycopy(bytes.array(), 0, target, offset, bytes.position());
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("These arrays are only sent.");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public Object clone() {
        throw new UnsupportedOperationException("These arrays are only sent.");
    }
}
