package dev.commonplace.bootstrap.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** A file with its details as multipart/form-data, read from the disk while it is sent. */
public final class FileBody {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final String boundary = "commonplace-" + UUID.randomUUID();
    private final Path file;
    private final String detailsName;
    private final JsonNode details;

    FileBody(Path file, JsonNode details) {
        this(file, "details", details);
    }

    /** @param detailsName what the part with the details is called */
    public FileBody(Path file, String detailsName, JsonNode details) {
        this.file = file;
        this.detailsName = detailsName;
        this.details = details;
    }

    public String mediaType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    public BodyPublisher publisher() throws IOException {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + detailsName + "\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + details + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + quoted(file) + "\"\r\n\r\n";
        return BodyPublishers.concat(bytes(head), BodyPublishers.ofFile(file), bytes("\r\n--" + boundary + "--\r\n"));
    }

    private static BodyPublisher bytes(String text) {
        return BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As browsers do it. */
    private static String quoted(Path file) {
        return file.getFileName()
                .toString()
                .replace("\"", "%22")
                .replace("\\", "%5C")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }

    /** The hash of a file's bytes, in hexadecimal digits. */
    static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
                byte[] buffer = new byte[BUFFER_BYTES];
                while (content.read(buffer) >= 0) {
                    // The stream tells the digest.
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
