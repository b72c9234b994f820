package dev.commonplace.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the scripts that are part of the program, in directories while it is built and in its jar afterwards. */
final class ScriptFiles {
    private static final String SUFFIX = ".sql";

    private ScriptFiles() {}

    /** Every script's text by its file name. */
    static SortedMap<String, String> in(String location) {
        SortedMap<String, String> texts = new TreeMap<>();
        try {
            for (URL directory :
                    Collections.list(ScriptFiles.class.getClassLoader().getResources(location))) {
                if (directory.openConnection() instanceof JarURLConnection jar) {
                    readJar(jar, texts);
                } else {
                    readDirectory(Path.of(new URI(directory.toString())), texts);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
        return texts;
    }

    private static void readDirectory(Path directory, SortedMap<String, String> texts) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(SUFFIX)).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
    }

    private static void readJar(JarURLConnection connection, SortedMap<String, String> texts) throws IOException {
        connection.setUseCaches(false);
        String directory =
                connection.getEntryName() + (connection.getEntryName().endsWith("/") ? "" : "/");
        try (JarFile jar = connection.getJarFile()) {
            for (var entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (name.startsWith(directory) && name.endsWith(SUFFIX)) {
                    try (InputStream stream = jar.getInputStream(entry)) {
                        texts.put(
                                name.substring(directory.length()),
                                new String(stream.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }
}
