package dev.commonplace.maintenance.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Reads an entry and fails at its end, or as soon as it is too long, where it is not what the manifest says. */
final class CheckedInput extends FilterInputStream {
    private final ArchiveEntry expected;
    private final MessageDigest digest = Sha256.digest();
    private long bytes;
    private boolean ended;

    CheckedInput(InputStream in, ArchiveEntry expected) {
        super(in);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            digest.update(buffer, offset, count);
            bytes += count;
        }
        if (bytes > expected.bytes() || (count < 0 && !ended && !isAsExpected())) {
            throw new IOException("its part " + expected.name() + " is not what its manifest says");
        }
        ended |= count < 0;
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        throw new IOException("what is skipped is not checked");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private boolean isAsExpected() {
        return bytes == expected.bytes()
                && HexFormat.of().formatHex(digest.digest()).equals(expected.sha256());
    }
}
