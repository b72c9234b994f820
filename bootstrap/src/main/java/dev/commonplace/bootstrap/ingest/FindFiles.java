package dev.commonplace.bootstrap.ingest;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the files of folders, in the order of their names. What is hidden is passed over, and so are links inside of folders:
 * they can lead anywhere, and in circles.
 */
final class FindFiles {
    private final String prefix;
    private final List<PathMatcher> included;
    private final List<PathMatcher> excluded;
    private final IngestReport report;
    private final Map<String, Path> taken = new HashMap<>();

    /**
     * @param prefix goes before every external id
     * @param include globs; none for all files. One without a slash is for names, one with is for paths below the folder
     * @param exclude globs of files and folders
     */
    FindFiles(String prefix, List<String> include, List<String> exclude, IngestReport report) {
        this.prefix = prefix;
        this.included = include.stream().map(FindFiles::matcher).toList();
        this.excluded = exclude.stream().map(FindFiles::matcher).toList();
        this.report = report;
    }

    List<LocalFile> find(List<Path> paths) throws IOException {
        List<LocalFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(below(path));
            } else if (Files.isRegularFile(path)) {
                add(files, new LocalFile(path, prefix + path.getFileName(), Files.size(path), true));
            } else {
                report.failed(path.toString(), "There is no such file.");
            }
        }
        return files;
    }

    private List<LocalFile> below(Path folder) throws IOException {
        List<LocalFile> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                boolean wanted = directory.equals(folder)
                        || !(Files.isHidden(directory) || matches(excluded, folder.relativize(directory)));
                return wanted ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path relative = folder.relativize(file);
                boolean wanted = attributes.isRegularFile()
                        && !Files.isHidden(file)
                        && (included.isEmpty() || matches(included, relative))
                        && !matches(excluded, relative);
                if (wanted) {
                    String id = prefix + relative.toString().replace('\\', '/');
                    add(files, new LocalFile(file, id, attributes.size(), false));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                report.failed(file.toString(), "It cannot be read: " + unreadable.getMessage());
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort((one, other) -> one.externalId().compareTo(other.externalId()));
        return files;
    }

    private void add(List<LocalFile> files, LocalFile file) {
        Path other = taken.putIfAbsent(file.externalId(), file.path());
        if (other == null) {
            files.add(file);
        } else if (!other.equals(file.path())) {
            report.failed(
                    file.path().toString(),
                    "Its external id \"" + file.externalId() + "\" is that of " + other
                            + " as well; ingest them one by one, each with a --prefix.");
        }
    }

    private static boolean matches(List<PathMatcher> matchers, Path relative) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(relative));
    }

    private static PathMatcher matcher(String glob) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        return glob.contains("/") ? matcher : path -> matcher.matches(path.getFileName());
    }
}
