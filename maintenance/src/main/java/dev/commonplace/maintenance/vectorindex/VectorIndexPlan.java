package dev.commonplace.maintenance.vectorindex;

import static dev.commonplace.maintenance.vectorindex.VectorIndexStep.Action.BUILD;
import static dev.commonplace.maintenance.vectorindex.VectorIndexStep.Action.DROP;
import static dev.commonplace.maintenance.vectorindex.VectorIndexStep.Action.KEEP;
import static dev.commonplace.maintenance.vectorindex.VectorIndexStep.Action.REBUILD;

import dev.commonplace.migrations.database.SchemaNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The way from the indexes that are there to those that are wanted. An index that serves is replaced only when the new one
 * is ready; what is not wanted goes last. What a killed run left is finished or begun anew.
 */
final class VectorIndexPlan {
    private final Map<String, ExistingIndex> existing = new TreeMap<>();
    private final Set<String> settled = new HashSet<>();
    private final List<VectorIndexStep> steps = new ArrayList<>();

    private VectorIndexPlan(List<ExistingIndex> existing) {
        existing.forEach(index -> this.existing.put(index.name(), index));
    }

    static List<VectorIndexStep> of(List<ExistingIndex> existing, List<WantedIndex> wanted) {
        VectorIndexPlan plan = new VectorIndexPlan(existing);
        wanted.forEach(plan::make);
        plan.existing.values().stream()
                .filter(index -> !plan.settled.contains(index.name()))
                .forEach(index -> plan.steps.add(new VectorIndexStep(
                        DROP, index.name(), "is not wanted by the settings", List.of(drop(index.name())))));
        return List.copyOf(plan.steps);
    }

    private void make(WantedIndex wanted) {
        String name = wanted.name();
        String newName = name + WantedIndex.SUFFIX_NEW;
        @Nullable ExistingIndex old = existing.get(name);
        @Nullable ExistingIndex replacement = existing.get(newName);
        settled.add(name);
        settled.add(newName);
        if (old != null && old.usable() && wanted.fits(old)) {
            steps.add(new VectorIndexStep(KEEP, name, "is as the settings want it", List.of()));
            if (replacement != null) {
                steps.add(new VectorIndexStep(
                        DROP, newName, "was left by a rebuild that is not needed any more", List.of(drop(newName))));
            }
            return;
        }
        List<String> sql = new ArrayList<>();
        if (replacement != null && replacement.usable() && wanted.fits(replacement)) {
            if (old != null) {
                sql.add(drop(name));
            }
            sql.add(rename(newName, name));
            steps.add(new VectorIndexStep(REBUILD, name, "was rebuilt already and has to take its place", sql));
            return;
        }
        if (replacement != null) {
            sql.add(drop(newName));
        }
        if (old == null) {
            sql.add(wanted.createSql(name));
            steps.add(new VectorIndexStep(BUILD, name, "is missing (" + wanted.parametersText() + ")", sql));
        } else if (!old.usable()) {
            sql.add(drop(name));
            sql.add(wanted.createSql(name));
            steps.add(new VectorIndexStep(
                    REBUILD,
                    name,
                    old.building() ? "is being built now by another session" : "is invalid: its build was interrupted",
                    sql));
        } else {
            sql.add(wanted.createSql(newName));
            sql.add(drop(name));
            sql.add(rename(newName, name));
            steps.add(new VectorIndexStep(REBUILD, name, "was built " + wanted.differenceOf(old), sql));
        }
    }

    private static String drop(String name) {
        return "drop index concurrently if exists " + SchemaNames.SCHEMA + "." + name;
    }

    private static String rename(String from, String to) {
        return "alter index " + SchemaNames.SCHEMA + "." + from + " rename to " + to;
    }
}
