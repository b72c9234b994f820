package dev.commonplace.maintenance.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Passes on what is written, and measures it. Closing it leaves what is behind it open. */
final class MeasuredOutput extends OutputStream {
    private final OutputStream behind;
    private final MessageDigest digest = Sha256.digest();
    private long bytes;

    MeasuredOutput(OutputStream behind) {
        this.behind = behind;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        behind.write(buffer, offset, length);
        digest.update(buffer, offset, length);
        bytes += length;
    }

    /** To be asked once, at the end. */
    ArchiveEntry entry(String name) {
        return new ArchiveEntry(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }
}
