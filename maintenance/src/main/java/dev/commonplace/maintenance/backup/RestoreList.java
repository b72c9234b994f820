package dev.commonplace.maintenance.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which entries of a dump are restored, in a file that pg_restore reads. All but default privileges: these belong to the role
 * that makes objects, the former owner, whom the server may not know and whom nobody else may speak for.
 */
final class RestoreList implements AutoCloseable {
    private static final int BYTES_MAX = 16 * 1024 * 1024;
    private static final Pattern DEFAULT_PRIVILEGES = Pattern.compile("\\d+; \\d+ \\d+ DEFAULT ACL .*");

    private final Path file;

    private RestoreList(Path file) {
        this.file = file;
    }

    /** @param dump is read as far as its table of contents goes */
    static RestoreList of(ClientTools tools, Map<String, String> environment, InputStream dump) throws IOException {
        String contents = contents(tools, environment, dump);
        // Only this account may read it.
        RestoreList list = new RestoreList(Files.createTempFile("commonplace-restore", ".list"));
        try {
            Files.writeString(
                    list.file,
                    contents.lines()
                            .filter(line -> !DEFAULT_PRIVILEGES.matcher(line).matches())
                            .collect(Collectors.joining("\n", "", "\n")));
            return list;
        } catch (IOException full) {
            list.close();
            throw full;
        }
    }

    private static String contents(ClientTools tools, Map<String, String> environment, InputStream dump)
            throws IOException {
        try (ToolProcess restore = tools.start("pg_restore", environment, List.of("--list"))) {
            Feed feed = Feed.start(dump, restore.input());
            byte[] contents = restore.output().readNBytes(BYTES_MAX + 1);
            if (contents.length > BYTES_MAX) {
                throw new IOException("its table of contents is too long");
            }
            feed.awaitProgram(restore);
            return new String(contents, StandardCharsets.UTF_8);
        }
    }

    Path file() {
        return file.toAbsolutePath();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
