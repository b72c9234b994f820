package dev.commonplace.web.documents;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.FileBytes;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * What a host answered: a document in a temporary file until this is closed, or where to go instead.
 *
 * @param redirect where to go; then there is no document
 */
record FetchedBody(
        @Nullable Path path,
        long bytes,
        Optional<ContentType> contentType,
        @Nullable String redirect) implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    static FetchedBody of(ClassicHttpResponse response, long bytesMax, Path directory) throws IOException {
        int status = response.getCode();
        Header location = response.getFirstHeader("Location");
        boolean leadsOn = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        if (leadsOn && location != null) {
            return new FetchedBody(null, 0, Optional.empty(), location.getValue());
        }
        HttpEntity entity = response.getEntity();
        if (status != 200 || entity == null) {
            throw unreachable("The host answers with status " + status + ".");
        }
        if (entity.getContentLength() > bytesMax) {
            throw tooLarge(bytesMax);
        }
        Path path = Files.createTempFile(directory, "commonplace-fetched-", "");
        try (InputStream body = decoded(entity)) {
            return new FetchedBody(path, copy(body, path, bytesMax), contentType(entity), null);
        } catch (Throwable failure) {
            Files.deleteIfExists(path);
            throw failure;
        }
    }

    private static InputStream decoded(HttpEntity entity) throws IOException {
        String encoding = String.valueOf(entity.getContentEncoding()).toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "null", "", "identity" -> entity.getContent();
            case "gzip", "x-gzip" -> new GZIPInputStream(entity.getContent(), BUFFER_BYTES);
            default -> throw unreachable("The host compresses in a way that nobody asked for.");
        };
    }

    /** Counts what comes out of the decompression, so that a small body cannot become a large one. */
    private static long copy(InputStream body, Path path, long bytesMax) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream file = Files.newOutputStream(path)) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                bytes += count;
                if (bytes > bytesMax) {
                    throw tooLarge(bytesMax);
                }
                file.write(buffer, 0, count);
            }
        }
        return bytes;
    }

    private static Optional<ContentType> contentType(HttpEntity entity) {
        return Optional.ofNullable(ContentType.parseLenient(entity.getContentType()));
    }

    private static RefusedException tooLarge(long bytesMax) {
        return new RefusedException(ErrorCode.TOO_LARGE, "A document that is fetched may have " + bytesMax + " bytes.");
    }

    private static RefusedException unreachable(String reason) {
        return new RefusedException(ErrorCode.ADDRESS_UNREACHABLE, reason);
    }

    DocumentFile file(URI url) {
        Path present = java.util.Objects.requireNonNull(path, "path");
        FileBytes content = new FileBytes() {
            @Override
            public long size() {
                return bytes;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(present);
            }
        };
        return new DocumentFile(
                content,
                // Servers call everything plain text that they know no better name for.
                contentType
                        .map(ContentType::getMimeType)
                        .flatMap(FetchedBody::mediaType)
                        .filter(type -> !type.equals(MediaType.TEXT)),
                contentType.map(ContentType::getCharset).map(java.nio.charset.Charset::name),
                name(url));
    }

    private static Optional<MediaType> mediaType(String text) {
        try {
            return Optional.of(MediaType.parse(text));
        } catch (RefusedException none) {
            return Optional.empty();
        }
    }

    private static Optional<String> name(URI url) {
        String path = Optional.ofNullable(url.getPath()).orElse("");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return Optional.of(last).filter(name -> !name.isBlank() && name.length() <= 500);
    }

    @Override
    public void close() throws IOException {
        if (path != null) {
            Files.deleteIfExists(path);
        }
    }
}
