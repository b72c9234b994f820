package dev.commonplace.domain.guard;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the guard found in a document, as kinds and counts.
 *
 * @param counts in the order of their kinds, each kind once for each action
 */
public record GuardNote(List<Count> counts) {
    private static final Comparator<Count> ORDER =
            Comparator.comparing(Count::kind).thenComparing(Count::action);

    public static final GuardNote NOTHING = new GuardNote(List.of());

    /** How many findings there were of a kind. */
    public record Count(String kind, GuardAction action, int count) {}

    public GuardNote {
        counts = counts.stream().sorted(ORDER).toList();
    }

    public static GuardNote of(List<Finding> findings) {
        Map<Count, Integer> counted = new TreeMap<>(ORDER);
        findings.forEach(finding -> counted.merge(new Count(finding.kind(), finding.action(), 0), 1, Integer::sum));
        return new GuardNote(counted.entrySet().stream()
                .map(entry -> new Count(entry.getKey().kind(), entry.getKey().action(), entry.getValue()))
                .toList());
    }

    /** The strongest of all. */
    public GuardAction action() {
        return counts.stream().map(Count::action).reduce(GuardAction.ALLOW, GuardAction::or);
    }

    /** As plain JSON values: a list of objects with kind, action and count. */
    public List<Map<String, Object>> plain() {
        return counts.stream()
                .map(count -> Map.<String, Object>of(
                        "kind", count.kind(), "action", count.action().word(), "count", (long) count.count()))
                .toList();
    }

    /** What {@link #plain} wrote. */
    public static GuardNote ofPlain(List<?> counts) {
        return new GuardNote(counts.stream()
                .map(element -> PlainFields.of("/findings", element))
                .map(fields -> new Count(
                        fields.text("kind").orElseThrow(),
                        GuardAction.parse("/action", fields.text("action").orElseThrow()),
                        fields.integer("count")))
                .toList());
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }
}
