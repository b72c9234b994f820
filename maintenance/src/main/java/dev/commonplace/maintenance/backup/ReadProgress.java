package dev.commonplace.maintenance.backup;

import dev.commonplace.maintenance.archive.ByteCount;
import dev.commonplace.maintenance.archive.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how much of something was read. */
final class ReadProgress extends FilterInputStream {
    private final long total;
    private final Progress progress;
    private long bytes;

    ReadProgress(InputStream in, long total, Progress progress) {
        super(in);
        this.total = total;
        this.progress = progress;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        bytes += Math.max(0, count);
        progress.detail(ByteCount.text(bytes) + " of " + ByteCount.text(total));
        return count;
    }
}
