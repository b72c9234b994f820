package dev.commonplace.http.requests;

import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.UnknownName;
import dev.commonplace.domain.shared.Violation;
import dev.commonplace.http.json.Pointers;
import dev.commonplace.http.problem.ProblemException;
import dev.commonplace.http.problem.ProblemKind;
import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a body of multipart/form-data by their names. */
public final class FormParts {
    private static final Set<String> MULTIPART = Set.of("multipart/form-data");
    /** Where the servlet container looks for how to read parts. */
    private static final String CONFIG_ATTRIBUTE = "org.eclipse.jetty.multipartConfig";

    private static final int IN_MEMORY_BYTES_MAX = 256 * 1024;
    private static final int PARTS_MAX = 200;
    private static final int CAUSES_MAX = 10;

    private final Map<String, List<Part>> parts;
    private final Collection<Part> inOrder;

    private FormParts(Collection<Part> inOrder) {
        this.inOrder = inOrder;
        this.parts = inOrder.stream()
                .collect(Collectors.groupingBy(
                        part -> String.valueOf(part.getName()), LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * @param temporaryDirectory where large parts lie until the request is over
     * @throws ProblemException for a body of another type, one that is too large, or one that cannot be read
     */
    public static FormParts of(Context context, RequestBodies bodies, Path temporaryDirectory) throws IOException {
        RequestBodies.requireMediaType(context, MULTIPART);
        long bytesMax = bodies.limits().uploadBytesMax();
        bodies.requireLength(context, bytesMax);
        context.req()
                .setAttribute(
                        CONFIG_ATTRIBUTE,
                        new MultipartConfigElement(
                                temporaryDirectory.toString(), bytesMax, bytesMax, IN_MEMORY_BYTES_MAX));
        Collection<Part> parts;
        try {
            parts = context.req().getParts();
        } catch (ServletException | IllegalStateException | IllegalArgumentException malformed) {
            throw unreadable(malformed, bytesMax);
        }
        if (parts.size() > PARTS_MAX) {
            throw RefusedException.invalid("", "An upload has at most " + PARTS_MAX + " parts.");
        }
        return new FormParts(parts);
    }

    private static ProblemException unreadable(Exception malformed, long bytesMax) {
        // Where the body ends is anybody's guess, so that nothing can follow it.
        Map<String, String> last = Map.of("Connection", "close");
        return isTooLarge(malformed)
                ? new ProblemException(
                        ProblemKind.TOO_LARGE, "An upload may have at most " + bytesMax + " bytes.", last)
                : new ProblemException(
                        ProblemKind.MALFORMED_REQUEST, "The body is not readable multipart/form-data.", last);
    }

    private static boolean isTooLarge(Exception malformed) {
        @Nullable Throwable cause = malformed;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (String.valueOf(cause.getMessage()).contains("exceed")) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** In the order of the body. */
    public Collection<Part> all() {
        return inOrder;
    }

    /** Differs for different uploads, whatever their boundaries. */
    public byte[] digest() throws IOException {
        MessageDigest digest = Sha256.digest();
        for (Part part : inOrder) {
            String head = part.getName() + "\n" + part.getSubmittedFileName() + "\n" + part.getContentType() + "\n";
            digest.update(Sha256.of(head.getBytes(StandardCharsets.UTF_8)));
            try (DigestInputStream content = new DigestInputStream(part.getInputStream(), Sha256.digest())) {
                content.transferTo(OutputStream.nullOutputStream());
                digest.update(content.getMessageDigest().digest());
            }
        }
        return digest.digest();
    }

    /** @throws RefusedException naming each part that is none of these */
    public void refuseOthers(Set<String> known) {
        List<Violation> unknown = parts.keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Violation(Pointers.child("", name), UnknownName.of("field", name, known)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new RefusedException(ErrorCode.INVALID_VALUE, "There are fields that nobody knows.", unknown);
        }
    }

    public boolean hasAny(Set<String> names) {
        return parts.keySet().stream().anyMatch(names::contains);
    }

    /** A file that must be there. */
    public Part required(String name) {
        return only(name).orElseThrow(() -> RefusedException.invalid("/" + name, "A file is required here."));
    }

    public Optional<String> text(String name) {
        return only(name).map(part -> decoded(name, part));
    }

    /** Those of a field that can stand more than once. */
    public List<String> texts(String name) {
        return parts.getOrDefault(name, List.of()).stream()
                .map(part -> decoded(name, part))
                .toList();
    }

    private Optional<Part> only(String name) {
        List<Part> all = parts.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw RefusedException.invalid("/" + name, "This field can stand only once.");
        }
        return all.stream().findFirst();
    }

    private static String decoded(String name, Part part) {
        try (InputStream content = part.getInputStream()) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException undecodable) {
            throw RefusedException.invalid("/" + name, "A field is text in UTF-8.");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
