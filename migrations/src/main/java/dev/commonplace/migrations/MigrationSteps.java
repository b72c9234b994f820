package dev.commonplace.migrations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;

/** The steps of the schema that this program knows, oldest first. Needs no database. */
public final class MigrationSteps {
    /** The version of a database without any step. */
    public static final String NONE = "0";

    private static final Pattern VERSION = Pattern.compile("\\d{1,9}");
    private static final Pattern SCRIPT = Pattern.compile("V(\\d+)__(.+)\\.sql");

    private final List<String> locations;
    private final List<MigrationStep> steps;

    private MigrationSteps(List<String> locations, List<MigrationStep> steps) {
        this.locations = locations;
        this.steps = steps;
    }

    /** Those of the product. */
    public static MigrationSteps ofProduct() {
        return in(Migrator.LOCATION);
    }

    /** Those in directories of the class path, for tests of what the product's own steps do not show. */
    static MigrationSteps in(String... locations) {
        Map<String, String> texts = new TreeMap<>();
        for (String location : locations) {
            texts.putAll(ScriptFiles.in(location));
        }
        List<MigrationStep> steps = new ArrayList<>();
        texts.forEach((name, text) -> {
            Matcher script = SCRIPT.matcher(name);
            if (script.matches()) {
                String undoScript = "U" + name.substring(1);
                steps.add(new MigrationStep(
                        script.group(1),
                        script.group(2).replace('_', ' '),
                        name,
                        text,
                        undoScript,
                        Optional.ofNullable(texts.get(undoScript))));
            }
        });
        steps.sort(Comparator.comparing(MigrationStep::order));
        return new MigrationSteps(List.of(locations), List.copyOf(steps));
    }

    /** Oldest first. */
    public List<MigrationStep> all() {
        return steps;
    }

    /** The last one. */
    public MigrationStep newest() {
        return steps.getLast();
    }

    /**
     * The step of a version.
     *
     * @param version with or without leading zeros
     */
    public Optional<MigrationStep> find(String version) {
        if (!VERSION.matcher(version).matches()) {
            return Optional.empty();
        }
        MigrationVersion wanted = MigrationVersion.fromVersion(version);
        return steps.stream().filter(step -> step.order().equals(wanted)).findFirst();
    }

    /**
     * A version as the scripts write it.
     *
     * @param version with or without leading zeros; 0 is the database without any step
     * @throws MigrationFailedException naming the versions there are
     */
    public String require(String version) {
        if (version.matches("0{1,9}")) {
            return NONE;
        }
        return find(version)
                .map(MigrationStep::version)
                .orElseThrow(() -> new MigrationFailedException(
                        "There is no version " + version + ". There are "
                                + steps.stream().map(MigrationStep::version).collect(Collectors.joining(", "))
                                + ", and 0 for a database without any step.",
                        null));
    }

    /** Those after one version up to another, oldest first. */
    List<MigrationStep> between(String after, String upTo) {
        MigrationVersion low = MigrationVersion.fromVersion(after);
        MigrationVersion high = MigrationVersion.fromVersion(upTo);
        return steps.stream()
                .filter(step -> step.order().compareTo(low) > 0 && step.order().compareTo(high) <= 0)
                .toList();
    }

    /** As Flyway takes them. */
    String[] flywayLocations() {
        return locations.stream().map(one -> "classpath:" + one + "/V*.sql").toArray(String[]::new);
    }
}
