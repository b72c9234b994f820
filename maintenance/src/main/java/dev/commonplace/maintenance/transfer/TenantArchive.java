package dev.commonplace.maintenance.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.commonplace.maintenance.archive.ArchiveReader;
import dev.commonplace.maintenance.archive.ByteCount;
import dev.commonplace.maintenance.archive.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A tenant's archive, as an untrusted file: all of it is read and checked before anything of it goes into the database. */
final class TenantArchive implements AutoCloseable {
    /** Text packs to a third or a tenth. What unpacks to so much more was made to fill a disk. */
    private static final long EXPANSION_MAX = 200;

    private static final long EXPANSION_ALWAYS_ALLOWED_BYTES = 64L * 1024 * 1024;

    /** The database takes no larger value. */
    private static final int STRING_CHARACTERS_MAX = 1_000_000_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(STRING_CHARACTERS_MAX)
                    .build())
            .build();

    private final ArchiveReader archive;
    private final TenantManifest manifest;
    private final long fileBytes;

    private TenantArchive(ArchiveReader archive, TenantManifest manifest, long fileBytes) {
        this.archive = archive;
        this.manifest = manifest;
        this.fileBytes = fileBytes;
    }

    static TenantArchive open(Path file) {
        ArchiveReader archive = ArchiveReader.open(file);
        boolean opened = false;
        try {
            TenantArchive tenant = new TenantArchive(
                    archive, archive.manifest(TenantManifest.class, TenantManifest.FORMAT), Files.size(file));
            opened = true;
            return tenant;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            if (!opened) {
                archive.close();
            }
        }
    }

    TenantManifest manifest() {
        return manifest;
    }

    InputStream lines(TenantManifest.Table table) throws IOException {
        return archive.stream(table.entry());
    }

    /** Every entry is what the manifest says: its bytes, its checksum, and as many JSON objects as it has rows. */
    void check(Progress progress) {
        Set<String> names = new HashSet<>();
        long bytes = 0;
        for (TenantManifest.Table table : manifest.tables()) {
            if (!names.add(table.name()) || table.entry().bytes() < 0 || table.rows() < 0) {
                throw archive.broken("its manifest tells of " + table.name() + " in a way that cannot be");
            }
            bytes = Math.addExact(bytes, Math.min(table.entry().bytes(), Long.MAX_VALUE / 2 - bytes));
        }
        if (bytes > EXPANSION_ALWAYS_ALLOWED_BYTES && bytes / EXPANSION_MAX > fileBytes) {
            throw archive.broken(
                    "it would unpack to " + ByteCount.text(bytes) + ", more than " + EXPANSION_MAX + " times its size");
        }
        for (TenantManifest.Table table : manifest.tables()) {
            progress.detail(table.name());
            check(table);
        }
    }

    private void check(TenantManifest.Table table) {
        try (InputStream lines = lines(table);
                JsonParser parser = JSON.createParser(lines)) {
            long rows = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw archive.broken(
                            "its part " + table.entry().name() + " has a line that is no JSON object, line "
                                    + parser.currentTokenLocation().getLineNr());
                }
                parser.skipChildren();
                rows++;
            }
            if (rows != table.rows()) {
                throw archive.broken(
                        "its part " + table.entry().name() + " has " + rows + " rows instead of " + table.rows());
            }
        } catch (JsonParseException garbage) {
            throw archive.broken("its part " + table.entry().name() + " has a line that is no JSON, line "
                    + garbage.getLocation().getLineNr());
        } catch (IOException different) {
            throw archive.broken(ArchiveReader.reason(different));
        }
    }

    @Override
    public void close() {
        archive.close();
    }
}
