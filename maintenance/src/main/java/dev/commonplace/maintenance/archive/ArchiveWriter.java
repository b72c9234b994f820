package dev.commonplace.maintenance.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a ZIP file, one entry after the other, each as a stream of any length. The manifest comes last, since only then is
 * known what it says; {@link #finish} then writes the end that makes the file readable.
 */
public final class ArchiveWriter {
    static final String MANIFEST = "manifest.json";

    private static final int BUFFER_BYTES = 64 * 1024;

    private final ZipOutputStream zip;

    /**
     * @param out stays open
     * @param compressed no for what is compressed already
     */
    public ArchiveWriter(OutputStream out, boolean compressed) {
        this.zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER_BYTES));
        zip.setLevel(compressed ? Deflater.DEFAULT_COMPRESSION : Deflater.NO_COMPRESSION);
    }

    /** Writes the bytes of one entry. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException, SQLException;
    }

    /** Adds an entry and tells what was written. */
    public ArchiveEntry add(String name, Content content) throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(name));
        MeasuredOutput measured = new MeasuredOutput(zip);
        content.writeTo(measured);
        zip.closeEntry();
        return measured.entry(name);
    }

    /** Adds the manifest: a record, written as JSON in snake_case. */
    public void addManifest(Object manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(MANIFEST));
        try {
            zip.write(ManifestJson.MAPPER.writeValueAsString(manifest).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        zip.closeEntry();
    }

    /** Writes the end of the file; what it is written to stays open. */
    public void finish() throws IOException {
        zip.finish();
        zip.flush();
    }
}
