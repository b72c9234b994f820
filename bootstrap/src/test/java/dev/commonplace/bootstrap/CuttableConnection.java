package dev.commonplace.bootstrap;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that can be cut and mended, to see what happens when a network or a database fails. */
final class CuttableConnection implements AutoCloseable {
    private final ServerSocket entrance;
    private final String host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private CuttableConnection(ServerSocket entrance, String host, int port) {
        this.entrance = entrance;
        this.host = host;
        this.port = port;
    }

    static CuttableConnection to(String host, int port) {
        try {
            CuttableConnection connection =
                    new CuttableConnection(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), host, port);
            Thread.ofVirtual().start(connection::accept);
            return connection;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Breaks every connection, and every further one at once. */
    void cut() {
        cut = true;
        open.forEach(CuttableConnection::closeQuietly);
    }

    void mend() {
        cut = false;
    }

    @Override
    public void close() {
        closeQuietly(entrance);
        cut();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                join(entrance.accept());
            } catch (IOException closedOrRefused) {
                // The next caller may have more luck; the end comes with the closed entrance.
            }
        }
    }

    private void join(Socket caller) throws IOException {
        open.add(caller);
        if (cut) {
            closeQuietly(caller);
            return;
        }
        Socket server = new Socket(host, port);
        open.add(server);
        Thread.ofVirtual().start(() -> pump(caller, server));
        Thread.ofVirtual().start(() -> pump(server, caller));
        if (cut) {
            cut();
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException broken) {
            // Either end may go at any time; both are closed then.
        } finally {
            open.remove(from);
        }
    }

    private static void closeQuietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException alreadyGone) {
            // It is to be gone.
        }
    }
}
