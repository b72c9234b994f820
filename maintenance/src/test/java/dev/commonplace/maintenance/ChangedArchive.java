package dev.commonplace.maintenance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** What somebody could have done to an archive on its way. */
public final class ChangedArchive {
    private ChangedArchive() {}

    /** The same archive with an entry, the manifest for example, written anew. */
    public static Path of(Path archive, String entryName, UnaryOperator<String> change) throws IOException {
        Path changed = Files.createTempFile(archive.toAbsolutePath().getParent(), "changed", ".zip");
        try (ZipFile zip = new ZipFile(archive.toFile());
                OutputStream out = Files.newOutputStream(changed);
                ZipOutputStream copy = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                copy.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = zip.getInputStream(entry).readAllBytes();
                copy.write(
                        entry.getName().equals(entryName)
                                ? change.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
                copy.closeEntry();
            }
        }
        return changed;
    }

    /** An entry written anew by somebody who knows to correct the manifest as well. */
    public static Path forged(Path archive, String entryName, UnaryOperator<String> change) throws IOException {
        String before = read(archive, entryName);
        String after = change.apply(before);
        return of(
                of(archive, entryName, content -> after),
                "manifest.json",
                manifest -> manifest.replace(sha256(before), sha256(after))
                        .replaceAll(
                                "(?s)(\"name\" : \"" + entryName + "\",\\s+\"bytes\" : )\\d+",
                                "$1" + after.getBytes(StandardCharsets.UTF_8).length));
    }

    public static String read(Path archive, String entryName) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(entryName)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
