package dev.commonplace.http.requests;

import dev.commonplace.http.problem.ProblemException;
import dev.commonplace.http.problem.ProblemKind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;

/** A body of which no more than a limit is read. What is wrong with the connection becomes a problem of the caller's. */
final class BoundedBody extends FilterInputStream {
    private final long bytesMax;
    private long bytesRead;

    BoundedBody(InputStream body, long bytesMax) {
        super(body);
        this.bytesMax = bytesMax;
    }

    static ProblemException tooLarge(long bytesMax) {
        return new ProblemException(ProblemKind.TOO_LARGE, "The body may have at most " + bytesMax + " bytes here.");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count;
        try {
            count = super.read(target, offset, length);
        } catch (IOException broken) {
            throw translated(broken);
        }
        bytesRead += Math.max(0, count);
        if (bytesRead > bytesMax) {
            throw tooLarge(bytesMax);
        }
        return count;
    }

    private static RuntimeException translated(IOException broken) throws IOException {
        if (broken.getCause() instanceof TimeoutException || broken instanceof java.net.SocketTimeoutException) {
            return new ProblemException(ProblemKind.REQUEST_TIMED_OUT, "The body did not arrive in time.");
        }
        throw broken;
    }
}
