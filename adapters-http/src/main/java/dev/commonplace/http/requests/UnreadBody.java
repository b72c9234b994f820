package dev.commonplace.http.requests;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/**
 * The rest of a body that is refused for its size. Many clients send all of a body before they read a word of the answer, and
 * see a broken connection in its place when nobody takes the rest.
 */
final class UnreadBody {
    private static final long BYTES_MAX = 2L * 1024 * 1024 * 1024;
    private static final long NANOS_MAX = TimeUnit.SECONDS.toNanos(20);
    private static final int BUFFER_BYTES = 64 * 1024;

    private UnreadBody() {}

    /** Reads the rest and throws it away. Where it is too much of that, the connection is closed after the answer. */
    static void drain(Context context) throws IOException {
        if (context.header("Expect") != null) {
            // Such a client waits for a word before it sends, and to read would be that word.
            return;
        }
        InputStream rest = context.req().getInputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        long end = System.nanoTime() + NANOS_MAX;
        long drained = 0;
        int count = 0;
        while (count >= 0 && drained < BYTES_MAX && System.nanoTime() < end) {
            count = rest.read(buffer);
            drained += count;
        }
    }
}
