package dev.commonplace.maintenance.vectorindex;

import dev.commonplace.migrations.database.SchemaNames;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A shared vector index as the settings want it, over the vectors of one dimension.
 *
 * @param rows how many vectors there are
 */
record WantedIndex(VectorIndexOptions options, int dimension, long rows) {
    /** Lists that were chosen by the number of vectors do until that has changed by so much. */
    private static final double LISTS_FACTOR_MAX = 2;

    static final String SUFFIX_NEW = "_new";

    String name() {
        return VectorIndexes.TABLE + "_" + options.kind().word() + "_" + dimension;
    }

    Map<String, String> parameters() {
        return new TreeMap<>(options.parameters(rows));
    }

    /** Why one of this name does not fit, after its name and {@code was built}. */
    String differenceOf(ExistingIndex index) {
        return isLike(index)
                ? "with " + new TreeMap<>(index.parameters()) + ", and the settings want " + parametersText()
                : "for other searches than ours (another expression, operator class or condition), and serves none of them";
    }

    String parametersText() {
        return parameters().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The expression and the condition are word for word those of the search. */
    String createSql(String asName) {
        return "create index concurrently " + asName + " on " + SchemaNames.SCHEMA + "." + VectorIndexes.TABLE
                + " using "
                + options.kind().word() + " ((embedding::public.halfvec(" + dimension
                + ")) public.halfvec_cosine_ops) with ("
                + parametersText() + ") where dimension = " + dimension;
    }

    /** Whether it is over the same vectors and serves the same searches. */
    boolean isLike(ExistingIndex index) {
        return index.shape().equals(IndexShape.of(createSql(name())));
    }

    boolean fits(ExistingIndex index) {
        if (!isLike(index)) {
            return false;
        }
        if (options.kind() == VectorIndexOptions.Kind.IVFFLAT && options.lists() == 0) {
            double lists = Integer.parseInt(index.parameters().getOrDefault("lists", "1"));
            double wanted = VectorIndexOptions.listsFor(rows);
            return Math.max(lists / wanted, wanted / lists) <= LISTS_FACTOR_MAX;
        }
        return index.parameters().equals(parameters());
    }
}
