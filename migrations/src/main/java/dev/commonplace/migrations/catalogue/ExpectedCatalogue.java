package dev.commonplace.migrations.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the migrations build, for each version. Kept as a text in which every object stands once, with the versions that have it:
 * {@code 003- | index | documents | documents_by_tags | CREATE INDEX ...} is there from version 003 on, {@code 003-006} up to 006.
 */
public final class ExpectedCatalogue {
    private static final String RESOURCE = "expected-catalogue.txt";
    private static final String HEADING = "# What the migrations build. Written by `make generate`; not to be edited.";
    private static final String SERVER = "# PostgreSQL ";
    private static final String VERSIONS = "# Versions ";
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final Comparator<Line> ORDER =
            Comparator.comparing(Line::object).thenComparing(Line::versions);

    private final int serverMajorVersion;
    private final SortedMap<String, Catalogue> versions;

    /**
     * @param serverMajorVersion of the PostgreSQL that printed the statements: others may print the same thing differently
     * @param versions the catalogue of each
     */
    public ExpectedCatalogue(int serverMajorVersion, Map<String, Catalogue> versions) {
        this.serverMajorVersion = serverMajorVersion;
        this.versions = new TreeMap<>(versions);
    }

    private record Line(SchemaObject object, String versions) {}

    /** The one that belongs to this program's migrations. */
    public static ExpectedCatalogue load() {
        try (InputStream stream =
                Objects.requireNonNull(ExpectedCatalogue.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * What a schema of that version consists of.
     *
     * @throws IllegalArgumentException where no migration has that version
     */
    public Catalogue ofVersion(String version) {
        Catalogue catalogue = versions.get(version);
        if (catalogue == null) {
            throw new IllegalArgumentException(
                    "There is no version " + version + ". There are " + String.join(", ", versions.keySet()) + ".");
        }
        return catalogue;
    }

    /** Every version there is, oldest first. */
    public List<String> versions() {
        return List.copyOf(versions.keySet());
    }

    public int serverMajorVersion() {
        return serverMajorVersion;
    }

    /** The opposite of {@link #format}. */
    static ExpectedCatalogue parse(String text) {
        int server = 0;
        List<String> known = List.of();
        Map<String, List<SchemaObject>> objects = new TreeMap<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(SERVER)) {
                server = Integer.parseInt(line.substring(SERVER.length()));
            } else if (line.startsWith(VERSIONS)) {
                known = List.of(line.substring(VERSIONS.length()).split(" ", -1));
                known.forEach(version -> objects.put(version, new ArrayList<>()));
            } else if (!line.startsWith("#")) {
                String[] parts = line.split(" \\| ", 2);
                String[] range = parts[0].split("-", -1);
                SchemaObject object = object(parts[1]);
                for (String version : known) {
                    if (version.compareTo(range[0]) >= 0 && (range[1].isEmpty() || version.compareTo(range[1]) <= 0)) {
                        objects.getOrDefault(version, new ArrayList<>()).add(object);
                    }
                }
            }
        }
        Map<String, Catalogue> catalogues = new TreeMap<>();
        objects.forEach((version, found) -> catalogues.put(version, Catalogue.of(found)));
        return new ExpectedCatalogue(server, catalogues);
    }

    private static SchemaObject object(String text) {
        String[] parts = text.split(" \\| ", 4);
        String sql = ESCAPED.matcher(parts[3])
                .replaceAll(found -> found.group(1).equals("n") ? "\n" : Matcher.quoteReplacement(found.group(1)));
        return new SchemaObject(SchemaObjectKind.ofWord(parts[0]), parts[1], parts[2], sql);
    }

    /** As text, readable in a comparison of two editions. */
    public String format() {
        TreeSet<SchemaObject> objects = new TreeSet<>();
        versions.values().forEach(catalogue -> objects.addAll(catalogue.objects()));
        List<Line> lines = new ArrayList<>();
        for (SchemaObject object : objects) {
            ranges(object).forEach(range -> lines.add(new Line(object, range)));
        }
        return Stream.concat(
                        Stream.of(HEADING, SERVER + serverMajorVersion, VERSIONS + String.join(" ", versions.keySet())),
                        lines.stream().sorted(ORDER).map(line -> line.versions() + " | " + escaped(line.object())))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String escaped(SchemaObject object) {
        return object.toString().replace("\\", "\\\\").replace("\n", "\\n");
    }

    private List<String> ranges(SchemaObject object) {
        List<String> ranges = new ArrayList<>();
        String first = "";
        String last = "";
        for (Map.Entry<String, Catalogue> version : versions.entrySet()) {
            if (version.getValue().objects().contains(object)) {
                first = first.isEmpty() ? version.getKey() : first;
                last = version.getKey();
            } else if (!first.isEmpty()) {
                ranges.add(first + "-" + last);
                first = "";
            }
        }
        if (!first.isEmpty()) {
            ranges.add(first + "-");
        }
        return ranges;
    }
}
