package dev.commonplace.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small habits that a reader would miss: short files, described packages, no leftovers, links that lead somewhere. */
class TidyTest {
    private static final int MAIN_LINES_MAX = 400;
    private static final int TEST_LINES_MAX = 500;
    private static final Pattern LEFTOVER = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");
    private static final Path ROOT = root();

    @Test
    void a_main_file_has_at_most_400_lines_and_a_test_500() {
        List<String> tooLong = new ArrayList<>();
        for (Path file : files(".java")) {
            long lines = read(file).lines().count();
            if (lines > (isTest(file) ? TEST_LINES_MAX : MAIN_LINES_MAX)) {
                tooLong.add(ROOT.relativize(file) + ": " + lines);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void every_package_of_the_house_says_what_it_is_for() {
        List<Path> silent = files(".java").stream()
                .filter(file -> !isTest(file))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .map(ROOT::relativize)
                .toList();
        assertThat(silent).isEmpty();
    }

    @Test
    void nothing_is_left_to_do_in_the_sources() {
        List<String> leftovers = new ArrayList<>();
        for (String ending : List.of(".java", ".sql", ".sh")) {
            for (Path file : files(ending)) {
                if (!file.endsWith("TidyTest.java")
                        && LEFTOVER.matcher(read(file)).find()) {
                    leftovers.add(ROOT.relativize(file).toString());
                }
            }
        }
        assertThat(leftovers).isEmpty();
    }

    @Test
    void a_document_has_one_title_and_links_that_lead_somewhere() {
        List<String> problems = new ArrayList<>();
        for (Path file : files(".md")) {
            String text = read(file).replaceAll("(?s)```.*?```", "");
            long titles = text.lines().filter(line -> line.startsWith("# ")).count();
            if (titles != 1) {
                problems.add(ROOT.relativize(file) + " has " + titles + " titles");
            }
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                if (!Files.exists(file.resolveSibling(link.group(1)))) {
                    problems.add(ROOT.relativize(file) + " links to " + link.group(1));
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private static boolean isTest(Path file) {
        String path = ROOT.relativize(file).toString();
        return path.contains("src/test/") || path.startsWith("test-fixtures");
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|\\.git|generated)/.*"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        return Files.exists(folder.resolve("LICENSE")) ? folder : folder.getParent();
    }
}
