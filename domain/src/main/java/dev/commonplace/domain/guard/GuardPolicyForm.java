package dev.commonplace.domain.guard;

import dev.commonplace.domain.shared.RefusedException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Policies as JSON: plain values in the form in which people write them and the database keeps them. */
public final class GuardPolicyForm {
    private static final Set<String> CONDITIONS = Set.of("kinds", "blocklist", "characters_over", "empty");

    private GuardPolicyForm() {}

    /**
     * @param values a JSON object: String, Boolean, Number, null, List and Map
     * @throws RefusedException {@code INVALID_VALUE} naming the place as a JSON Pointer
     */
    public static GuardPolicy read(Map<String, ? extends @Nullable Object> values) {
        PlainFields fields = PlainFields.of("", values);
        fields.refuseOthersThan(Set.of("rules", "blocklists", "exceptions", "phone_region", "also_queries"));
        return new GuardPolicy(
                rules(fields),
                blocklists(fields),
                exceptions(fields),
                fields.text("phone_region"),
                fields.flag("also_queries"));
    }

    private static List<GuardRule> rules(PlainFields fields) {
        List<GuardRule> rules = new ArrayList<>();
        for (Object element : fields.list("rules")) {
            PlainFields rule = PlainFields.of(fields.pointer("rules") + "/" + rules.size(), element);
            rule.refuseOthersThan(Set.of("kinds", "blocklist", "characters_over", "empty", "action"));
            GuardAction action = GuardAction.parse(
                    rule.pointer("action"),
                    rule.text("action")
                            .orElseThrow(() ->
                                    RefusedException.invalid(rule.pointer("action"), "A value is required here.")));
            GuardCondition condition = condition(rule);
            rules.add(PlainFields.under(rule.pointer(), () -> new GuardRule(condition, action)));
        }
        return rules;
    }

    private static GuardCondition condition(PlainFields rule) {
        List<String> given = CONDITIONS.stream().filter(rule::has).toList();
        if (given.size() != 1) {
            throw RefusedException.invalid(
                    rule.pointer(), "A rule has exactly one of kinds, blocklist, characters_over and empty.");
        }
        return switch (given.getFirst()) {
            case "kinds" -> new GuardCondition.OfKinds(kinds(rule));
            case "blocklist" ->
                new GuardCondition.OnBlocklist(rule.text("blocklist").orElseThrow());
            case "characters_over" -> {
                int characters = rule.integer("characters_over");
                yield PlainFields.under(rule.pointer(), () -> new GuardCondition.LongerThan(characters));
            }
            default -> {
                if (!rule.flag("empty")) {
                    throw RefusedException.invalid(rule.pointer("empty"), "Only true has a meaning here.");
                }
                yield new GuardCondition.Empty();
            }
        };
    }

    private static Set<PersonalDataKind> kinds(PlainFields rule) {
        Set<PersonalDataKind> kinds = EnumSet.noneOf(PersonalDataKind.class);
        List<String> words = rule.texts("kinds");
        for (int i = 0; i < words.size(); i++) {
            kinds.addAll(PersonalDataKind.parse(rule.pointer("kinds") + "/" + i, words.get(i)));
        }
        if (kinds.isEmpty()) {
            throw RefusedException.invalid(rule.pointer("kinds"), "At least one kind is needed here.");
        }
        return kinds;
    }

    private static List<Blocklist> blocklists(PlainFields fields) {
        if (!fields.has("blocklists")) {
            return List.of();
        }
        PlainFields lists =
                PlainFields.of(fields.pointer("blocklists"), fields.values().get("blocklists"));
        List<Blocklist> read = new ArrayList<>();
        lists.values().forEach((name, value) -> {
            PlainFields list = PlainFields.of(lists.pointer(name), value);
            list.refuseOthersThan(Set.of("phrases", "domains"));
            List<String> phrases = list.texts("phrases");
            List<String> domains = list.texts("domains");
            read.add(PlainFields.under(list.pointer(), () -> new Blocklist(name, phrases, domains)));
        });
        return read;
    }

    private static GuardExceptions exceptions(PlainFields fields) {
        if (!fields.has("exceptions")) {
            return GuardExceptions.NONE;
        }
        PlainFields given =
                PlainFields.of(fields.pointer("exceptions"), fields.values().get("exceptions"));
        given.refuseOthersThan(Set.of("emails", "email_domains", "ip_ranges", "values"));
        List<IpRange> ranges = new ArrayList<>();
        for (String range : given.texts("ip_ranges")) {
            ranges.add(IpRange.parse(given.pointer("ip_ranges") + "/" + ranges.size(), range));
        }
        List<String> emails = given.texts("emails");
        List<String> domains = given.texts("email_domains");
        List<String> others = given.texts("values");
        return PlainFields.under(given.pointer(), () -> new GuardExceptions(emails, domains, ranges, others));
    }

    /** The same policy as plain values, every field of it. */
    public static Map<String, @Nullable Object> write(GuardPolicy policy) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rules", policy.rules().stream().map(GuardPolicyForm::rule).toList());
        Map<String, Object> lists = new LinkedHashMap<>();
        policy.blocklists()
                .forEach(list -> lists.put(list.name(), ordered("phrases", list.phrases(), "domains", list.domains())));
        values.put("blocklists", lists);
        values.put("exceptions", exceptions(policy.exceptions()));
        values.put("phone_region", policy.phoneRegion().orElse(null));
        values.put("also_queries", policy.alsoQueries());
        return values;
    }

    private static Map<String, Object> rule(GuardRule rule) {
        String action = rule.action().word();
        return switch (rule.condition()) {
            case GuardCondition.OfKinds(Set<PersonalDataKind> kinds) ->
                ordered("kinds", sorted(kinds), "action", action);
            case GuardCondition.OnBlocklist(String name) -> ordered("blocklist", name, "action", action);
            case GuardCondition.LongerThan(int characters) ->
                ordered("characters_over", (long) characters, "action", action);
            case GuardCondition.Empty empty -> ordered("empty", true, "action", action);
        };
    }

    private static List<String> sorted(Set<PersonalDataKind> kinds) {
        return Stream.of(PersonalDataKind.values())
                .filter(kinds::contains)
                .map(PersonalDataKind::word)
                .toList();
    }

    private static Map<String, Object> exceptions(GuardExceptions exceptions) {
        Map<String, Object> values = ordered("emails", exceptions.emails(), "email_domains", exceptions.emailDomains());
        values.put(
                "ip_ranges",
                exceptions.ipRanges().stream().map(IpRange::toString).toList());
        values.put("values", exceptions.values());
        return values;
    }

    private static Map<String, Object> ordered(String name, Object value, String other, Object otherValue) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(name, value);
        values.put(other, otherValue);
        return values;
    }
}
