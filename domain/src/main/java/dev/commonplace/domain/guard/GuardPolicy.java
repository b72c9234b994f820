package dev.commonplace.domain.guard;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a tenant lets in. Where several rules meet, the strongest action holds; what no rule names is let in.
 *
 * @param rules in any order
 * @param blocklists what rules call by name, in the order of their names
 * @param exceptions what is never a finding
 * @param phoneRegion the country (ISO 3166-1, two capital letters) in which telephone numbers without a country's prefix
 *     are read; without it only numbers that begin with + are found
 * @param alsoQueries whether what rules redact or refuse is replaced in the search log as well
 */
public record GuardPolicy(
        List<GuardRule> rules,
        List<Blocklist> blocklists,
        GuardExceptions exceptions,
        Optional<String> phoneRegion,
        boolean alsoQueries) {
    public static final int RULES_MAX = 100;
    public static final int BLOCKLISTS_MAX = 20;
    /** Of all lists together. */
    public static final int BLOCKLIST_ENTRIES_MAX = 50_000;

    /** What holds where a tenant has said nothing. */
    public static final GuardPolicy ALLOW_ALL =
            new GuardPolicy(List.of(), List.of(), GuardExceptions.NONE, Optional.empty(), false);

    public GuardPolicy {
        rules = List.copyOf(rules);
        blocklists = blocklists.stream()
                .sorted(Comparator.comparing(Blocklist::name))
                .toList();
        Objects.requireNonNull(exceptions, "exceptions");
        Objects.requireNonNull(phoneRegion, "phoneRegion");
        if (rules.size() > RULES_MAX) {
            throw RefusedException.invalid("/rules", "A policy has at most " + RULES_MAX + " rules.");
        }
        requireLists(blocklists);
        requireKnownLists(rules, blocklists);
        if (phoneRegion.isPresent() && !Set.of(Locale.getISOCountries()).contains(phoneRegion.get())) {
            throw RefusedException.invalid("/phone_region", "A region is a country of ISO 3166-1, such as DE or US.");
        }
    }

    private static void requireLists(List<Blocklist> blocklists) {
        if (blocklists.size() > BLOCKLISTS_MAX) {
            throw RefusedException.invalid("/blocklists", "A policy has at most " + BLOCKLISTS_MAX + " lists.");
        }
        if (blocklists.stream().mapToInt(Blocklist::entries).sum() > BLOCKLIST_ENTRIES_MAX) {
            throw RefusedException.invalid(
                    "/blocklists", "All lists together have at most " + BLOCKLIST_ENTRIES_MAX + " entries.");
        }
    }

    private static void requireKnownLists(List<GuardRule> rules, List<Blocklist> blocklists) {
        Set<String> names = new HashSet<>();
        for (Blocklist list : blocklists) {
            if (!names.add(list.name())) {
                throw RefusedException.invalid("/blocklists/" + list.name(), "A list of that name is there already.");
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).condition() instanceof GuardCondition.OnBlocklist(String name) && !names.contains(name)) {
                throw RefusedException.invalid("/rules/" + i + "/blocklist", "There is no list of that name.");
            }
        }
    }

    /** Whether nothing can come of it but to let everything in. */
    public boolean allowsAll() {
        return rules.stream().allMatch(rule -> rule.action() == GuardAction.ALLOW);
    }
}
