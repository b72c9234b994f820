package dev.commonplace.domain.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A policy made ready to judge many texts. Immutable. */
public final class PolicyJudge {
    /** What is held by something further back is counted as well, which does no harm. */
    private static final int LOOK_BACK_MAX = 16;

    private static final String BLOCKED_MARK = "[BLOCKED]";
    private static final Comparator<Finding> STRONGEST_THEN_LONGEST = Comparator.comparing(
                    Finding::action, Comparator.reverseOrder())
            .thenComparing(Finding::length, Comparator.reverseOrder())
            .thenComparingInt(Finding::start)
            .thenComparing(Finding::kind);

    private final GuardPolicy policy;
    private final GuardExceptions.Check exceptions;
    private final BlocklistMatcher blocklists;
    private final Map<PersonalDataKind, GuardAction> byKind = new EnumMap<>(PersonalDataKind.class);
    private final Map<String, GuardAction> byBlocklist = new HashMap<>();

    public PolicyJudge(GuardPolicy policy) {
        this.policy = policy;
        this.exceptions = policy.exceptions().check();
        for (GuardRule rule : policy.rules()) {
            switch (rule.condition()) {
                case GuardCondition.OfKinds(Set<PersonalDataKind> kinds) ->
                    kinds.forEach(kind -> byKind.merge(kind, rule.action(), GuardAction::or));
                case GuardCondition.OnBlocklist(String name) -> byBlocklist.merge(name, rule.action(), GuardAction::or);
                case GuardCondition.LongerThan longer -> {}
                case GuardCondition.Empty empty -> {}
            }
        }
        byKind.values().removeIf(action -> action == GuardAction.ALLOW);
        byBlocklist.values().removeIf(action -> action == GuardAction.ALLOW);
        this.blocklists = new BlocklistMatcher(policy.blocklists().stream()
                .filter(list -> byBlocklist.containsKey(list.name()))
                .toList());
    }

    public GuardPolicy policy() {
        return policy;
    }

    /** The kinds of personal data that anything comes of. */
    public Set<PersonalDataKind> kinds() {
        return Set.copyOf(byKind.keySet());
    }

    /**
     * What the policy has to say about the parts of a text, in the order of the text. Of two findings of which one lies in
     * the other the stronger stays, or the longer of equals.
     *
     * @param personal what was found in the text, of {@link #kinds} at least
     */
    public List<Finding> judge(String text, List<PersonalData> personal) {
        List<Finding> all = new ArrayList<>();
        for (PersonalData data : personal) {
            GuardAction action = byKind.getOrDefault(data.kind(), GuardAction.ALLOW);
            if (action != GuardAction.ALLOW
                    && !exceptions.covers(data.kind(), text.substring(data.start(), data.end()))) {
                all.add(new Finding(data.kind().word(), data.kind().mark(), action, data.start(), data.end()));
            }
        }
        for (BlocklistMatcher.Match match : blocklists.find(text)) {
            GuardAction action = byBlocklist.getOrDefault(match.list(), GuardAction.ALLOW);
            all.add(new Finding("blocklist." + match.list(), BLOCKED_MARK, action, match.start(), match.end()));
        }
        return withoutLesser(all);
    }

    /** What the policy has to say about a text as a whole. */
    public List<Finding> judgeWhole(String text) {
        List<Finding> findings = new ArrayList<>();
        for (GuardRule rule : policy.rules()) {
            switch (rule.condition()) {
                case GuardCondition.LongerThan(int characters) -> {
                    if (text.codePointCount(0, text.length()) > characters) {
                        findings.add(new Finding("characters_over", "", rule.action(), 0, text.length()));
                    }
                }
                case GuardCondition.Empty empty -> {
                    if (text.isBlank()) {
                        findings.add(new Finding("empty", "", rule.action(), 0, text.length()));
                    }
                }
                case GuardCondition.OfKinds kinds -> {}
                case GuardCondition.OnBlocklist list -> {}
            }
        }
        findings.removeIf(finding -> finding.action() == GuardAction.ALLOW);
        return strongestOfEachKind(findings);
    }

    private static List<Finding> strongestOfEachKind(List<Finding> findings) {
        Map<String, Finding> strongest = new HashMap<>();
        findings.forEach(finding -> strongest.merge(
                finding.kind(),
                finding,
                (one, other) -> STRONGEST_THEN_LONGEST.compare(one, other) <= 0 ? one : other));
        return strongest.values().stream()
                .sorted(Comparator.comparing(Finding::kind))
                .toList();
    }

    private static List<Finding> withoutLesser(List<Finding> all) {
        // What holds another comes before it in this order.
        List<Finding> kept = new ArrayList<>();
        all.sort(Comparator.comparingInt(Finding::start)
                .thenComparing(Finding::end, Comparator.reverseOrder())
                .thenComparing(STRONGEST_THEN_LONGEST));
        for (Finding finding : all) {
            int last = kept.size() - 1;
            boolean lesser = false;
            for (int i = last; i >= 0 && !lesser && i > last - LOOK_BACK_MAX; i--) {
                lesser = kept.get(i).holds(finding) && kept.get(i).action().compareTo(finding.action()) >= 0;
            }
            if (!lesser) {
                kept.add(finding);
            }
        }
        return List.copyOf(kept);
    }
}
