package dev.commonplace.maintenance.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.maintenance.MaintenanceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a file that {@link ArchiveWriter} wrote, and refuses one that is cut off, changed or something else. */
public final class ArchiveReader implements AutoCloseable {
    private static final int MANIFEST_BYTES_MAX = 4 * 1024 * 1024;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path file;
    private final ZipFile zip;

    private ArchiveReader(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /** @throws MaintenanceException where the file is not there, or is no whole archive */
    public static ArchiveReader open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new MaintenanceException("There is no file " + file + ".");
        }
        if (!Files.isReadable(file)) {
            throw new MaintenanceException("The file " + file + " may not be read by this account.");
        }
        try {
            return new ArchiveReader(file, new ZipFile(file.toFile()));
        } catch (IOException | IllegalArgumentException broken) {
            throw new MaintenanceException(
                    "The file " + file + " is no archive of Commonplace, or its end is missing (" + broken.getMessage()
                            + "). Nothing was changed. Fetch it again, or use another one.",
                    broken);
        }
    }

    /**
     * Reads the manifest.
     *
     * @param type a record whose components are all in the manifest
     * @throws MaintenanceException also where the archive is of another kind, or of a newer program
     */
    public <T> T manifest(Class<T> type, ArchiveFormat format) {
        ZipEntry entry = zip.getEntry(ArchiveWriter.MANIFEST);
        if (entry == null) {
            throw new MaintenanceException(
                    "The file " + file + " is no archive of Commonplace: it has no " + ArchiveWriter.MANIFEST + ".");
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] bytes = stream.readNBytes(MANIFEST_BYTES_MAX + 1);
            if (bytes.length > MANIFEST_BYTES_MAX) {
                throw broken("its manifest is too long");
            }
            JsonNode json = ManifestJson.MAPPER.readTree(bytes);
            requireFormat(json, format);
            return ManifestJson.MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException noManifest) {
            throw broken("its manifest lacks something or cannot be read: " + noManifest.getOriginalMessage());
        } catch (IOException unreadable) {
            throw broken(reason(unreadable));
        }
    }

    private void requireFormat(JsonNode manifest, ArchiveFormat format) {
        String name = manifest.path("format").asText();
        if (!name.equals(format.name())) {
            throw new MaintenanceException("The file " + file + " is not " + format.inWords()
                    + (name.isEmpty() ? "." : ", but a file of the format " + name + "."));
        }
        int version = manifest.path("format_version").asInt();
        if (version != format.version()) {
            throw new MaintenanceException(
                    "The file " + file + " has version " + version + " of its format, this program"
                            + " reads version " + format.version() + ". Use the program that wrote it: Commonplace "
                            + manifest.path("product_version").asText() + ".");
        }
    }

    /**
     * The unpacked bytes of an entry. Reading them to the end fails with an IOException where they are not those that the
     * manifest tells of.
     */
    public InputStream stream(ArchiveEntry entry) throws IOException {
        ZipEntry found = zip.getEntry(entry.name());
        if (found == null) {
            throw broken("its part " + entry.name() + " is missing");
        }
        return new CheckedInput(zip.getInputStream(found), entry);
    }

    /**
     * Reads an entry whole, and compares it with what the manifest says.
     *
     * @throws MaintenanceException where it differs
     */
    public void check(ArchiveEntry entry, Progress progress) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream stream = stream(entry)) {
            long bytes = 0;
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                bytes += count;
                progress.detail(ByteCount.text(bytes) + " of " + ByteCount.text(entry.bytes()));
            }
        } catch (IOException different) {
            throw broken(reason(different));
        }
    }

    /** The refusal of a file that cannot be trusted. */
    public MaintenanceException broken(String reason) {
        return new MaintenanceException("The file " + file + " is damaged: " + reason
                + ". Nothing was changed. Fetch it again, or use another one.");
    }

    /** Why something could not be read, in a few words. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "this account may not";
        }
        if (failure instanceof FileSystemException refused && refused.getReason() != null) {
            return refused.getReason();
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException onlyRead) {
            throw new IllegalStateException(onlyRead);
        }
    }
}
