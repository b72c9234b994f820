package dev.commonplace.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server of PostgreSQL, and counts how often the client speaks after the server has. */
public final class RoundTrips implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ServerSocket listening;
    private final String host;
    private final int serverPort;
    private final AtomicInteger count = new AtomicInteger();

    private RoundTrips(ServerSocket listening, String host, int serverPort) {
        this.listening = listening;
        this.host = host;
        this.serverPort = serverPort;
    }

    public static RoundTrips to(String host, int port) throws IOException {
        RoundTrips between = new RoundTrips(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), host, port);
        Thread.ofVirtual().start(between::accept);
        return between;
    }

    /** Where clients connect to. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Since the last call. */
    public int take() {
        return count.getAndSet(0);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(host, serverPort);
                AtomicBoolean answered = new AtomicBoolean(true);
                Thread.ofVirtual()
                        .start(() -> pass(client, server, () -> {
                            if (answered.getAndSet(false)) {
                                count.incrementAndGet();
                            }
                        }));
                Thread.ofVirtual().start(() -> pass(server, client, () -> answered.set(true)));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void pass(Socket from, Socket to, Runnable noted) {
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int bytes = input.read(buffer); bytes >= 0; bytes = input.read(buffer)) {
                noted.run();
                output.write(buffer, 0, bytes);
            }
        } catch (IOException closed) {
            // One of both has ended; so does the other.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
