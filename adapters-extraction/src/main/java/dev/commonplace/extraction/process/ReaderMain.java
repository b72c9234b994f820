package dev.commonplace.extraction.process;

import dev.commonplace.application.documents.Extraction;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.extraction.office.ReadFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that the service sends, one after the other, until the service closes the pipe or is gone. */
public final class ReaderMain {
    /** Tells the service that the process is up, before the first file. */
    static final int READY = 0x52454144;

    private static final int BUFFER_BYTES = 64 * 1024;
    /** For stacks that deep structures need; more deep ones overflow it, which is caught. */
    private static final long STACK_BYTES = 4L * 1024 * 1024;

    private ReaderMain() {}

    /** @param arguments the directory for what has to lie on disk; how many milliseconds a file may take */
    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        Lifeline lifeline = new Lifeline(Long.parseLong(arguments[1]));
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, BUFFER_BYTES));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, BUFFER_BYTES));
        // What libraries print must not get between the messages.
        System.setOut(System.err);
        lifeline.start();
        Thread reading = new Thread(null, () -> serve(in, out, directory, lifeline), "read", STACK_BYTES);
        reading.start();
        reading.join();
        Runtime.getRuntime().halt(0);
    }

    private static void serve(DataInputStream in, DataOutputStream out, Path directory, Lifeline lifeline) {
        try {
            out.writeInt(READY);
            out.flush();
            while (true) {
                ReaderMessages.Request request = ReaderMessages.Request.read(in);
                lifeline.begin();
                answer(request, in, out, directory);
                lifeline.end();
            }
        } catch (EOFException closed) {
            // The service has no more files.
        } catch (IOException broken) {
            System.err.println("The pipe to the service is broken: " + broken);
        }
    }

    private static void answer(ReaderMessages.Request request, DataInputStream in, DataOutputStream out, Path directory)
            throws IOException {
        Path file = directory.resolve("file");
        try (OutputStream target = Files.newOutputStream(file)) {
            copy(in, target, request.bytes());
        }
        try {
            Extraction extraction = ReadFile.read(file, request.type(), request.unitsMax());
            ReaderMessages.writeExtraction(out, extraction);
        } catch (RefusedException refused) {
            ReaderMessages.writeRefusal(out, refused);
        }
        out.flush();
        Files.deleteIfExists(file);
    }

    private static void copy(InputStream from, OutputStream to, long bytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = bytes;
        while (left > 0) {
            int count = from.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new EOFException();
            }
            to.write(buffer, 0, count);
            left -= count;
        }
    }
}
