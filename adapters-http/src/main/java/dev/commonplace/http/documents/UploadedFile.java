package dev.commonplace.http.documents;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.FileBytes;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.documents.OriginalFile;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file of an upload: its bytes stay where the container put them, in memory or on disk. */
public final class UploadedFile {
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]+)\"?");

    private UploadedFile() {}

    /** @param asked the type that the caller names in a field of its own */
    public static DocumentFile of(Part part, Optional<String> asked) {
        Optional<String> partType = Optional.ofNullable(part.getContentType());
        // Browsers call everything plain text that they know no better name for, Markdown and mail among it.
        Optional<MediaType> declared = asked.map(MediaType::parse)
                .or(() -> partType.map(MediaType::parse).filter(type -> !type.equals(MediaType.TEXT)));
        return new DocumentFile(new PartBytes(part), declared, partType.flatMap(UploadedFile::charset), name(part));
    }

    static Optional<String> charset(String contentType) {
        Matcher matcher = CHARSET.matcher(contentType);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> name(Part part) {
        return Optional.ofNullable(part.getSubmittedFileName())
                .filter(name -> !name.isBlank())
                .map(name -> name.substring(0, Math.min(name.length(), OriginalFile.NAME_CHARACTERS_MAX)));
    }

    private record PartBytes(Part part) implements FileBytes {
        @Override
        public long size() {
            return part.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            return part.getInputStream();
        }
    }
}
