package dev.commonplace.maintenance.vectorindex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds the indexes that are there against those that are wanted, without knowing how many vectors there are. */
final class VectorIndexFindings {
    private VectorIndexFindings() {}

    static List<VectorIndexFinding> of(
            List<ExistingIndex> existing, VectorIndexOptions options, Set<Integer> dimensions) {
        Map<String, ExistingIndex> byName = new HashMap<>();
        existing.forEach(index -> byName.put(index.name(), index));
        List<VectorIndexFinding> findings = new ArrayList<>();
        Set<String> wantedNames = new HashSet<>();
        if (options.kind() != VectorIndexOptions.Kind.EXACT) {
            for (int dimension : new TreeSet<>(dimensions)) {
                WantedIndex wanted = new WantedIndex(options, dimension, 0);
                wantedNames.add(wanted.name());
                @Nullable ExistingIndex index = byName.get(wanted.name());
                if (index == null) {
                    findings.add(new VectorIndexFinding(
                            wanted.name(),
                            "The settings want an index " + wanted.name()
                                    + ", and there is none: searches are exact."));
                } else if (index.usable() && !fits(options, index, wanted)) {
                    findings.add(new VectorIndexFinding(
                            wanted.name(),
                            "The index " + wanted.name() + " was built " + wanted.differenceOf(index) + "."));
                }
            }
        }
        for (ExistingIndex index : existing) {
            if (!index.usable()) {
                findings.add(new VectorIndexFinding(
                        index.name(),
                        "The index " + index.name()
                                + (index.building()
                                        ? " is not valid yet: it is being built now."
                                        : " is not valid: its build was interrupted, or is under way.")));
            } else if (!wantedNames.contains(index.name())) {
                findings.add(
                        new VectorIndexFinding(
                                index.name(),
                                "The index " + index.name()
                                        + " is there, but the settings do not want it: it costs every write and serves no search."));
            }
        }
        return findings;
    }

    /** Lists that follow the number of vectors are judged by the command, which counts them. */
    private static boolean fits(VectorIndexOptions options, ExistingIndex index, WantedIndex wanted) {
        boolean listsFollow = options.kind() == VectorIndexOptions.Kind.IVFFLAT && options.lists() == 0;
        return listsFollow ? wanted.isLike(index) : wanted.fits(index);
    }
}
