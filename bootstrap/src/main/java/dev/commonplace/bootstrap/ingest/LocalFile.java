package dev.commonplace.bootstrap.ingest;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A file that is to go in.
 *
 * @param externalId by which the service knows it again: its path below the folder that was named, with slashes
 * @param named whether the caller named it, rather than a folder that it is in
 */
record LocalFile(Path path, String externalId, long bytes, boolean named) {
    /** Whether each of its lines is a document. */
    boolean isLines() {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".ndjson") || name.endsWith(".jsonl");
    }
}
