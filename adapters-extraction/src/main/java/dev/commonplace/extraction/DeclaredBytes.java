package dev.commonplace.extraction;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** An entry of an archive of which no more comes than it says of itself, on which the limits rely. */
final class DeclaredBytes extends FilterInputStream {
    private long left;

    DeclaredBytes(InputStream stream, long size) {
        super(stream);
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        left -= Math.max(0, count);
        if (left < 0) {
            throw new ZipException("an entry is larger than it says");
        }
        return count;
    }
}
