package dev.commonplace.application.guard;

import dev.commonplace.domain.guard.Finding;
import dev.commonplace.domain.guard.GuardAction;
import dev.commonplace.domain.guard.Redaction;
import dev.commonplace.domain.shared.CodePointOffsets;
import dev.commonplace.domain.shared.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a document's fields to the guard one by one, gives them back as they may be kept, and remembers what was found. */
public final class GuardedFields {
    /** Shorter numbers are nobody's. */
    private static final int NUMBER_DIGITS_MIN = 7;

    private final TenantGuard guard;
    private final List<LocatedFinding> located = new ArrayList<>();
    private final Map<String, String> headings = new HashMap<>();

    public GuardedFields(TenantGuard guard) {
        this.guard = guard;
    }

    /** All that was found so far. */
    public List<LocatedFinding> located() {
        return List.copyOf(located);
    }

    /** A text as it may be kept. Marks can be longer than what they replace, so that it is cut where it would be too long. */
    public String text(String pointer, String value, int charactersMax) {
        String text = redaction(pointer, value).text();
        boolean tooLong = text.codePointCount(0, text.length()) > charactersMax;
        return tooLong ? text.substring(0, text.offsetByCodePoints(0, charactersMax)) : text;
    }

    /** The same with the way from the old places to the new ones. */
    public Redaction redaction(String pointer, String value) {
        List<Finding> findings = guard.inspect(value);
        note(pointer, value, findings);
        return Redaction.of(value, findings);
    }

    /** A text that would be kept twice: what is found in it was counted already. */
    public String again(String value) {
        return Redaction.of(value, guard.inspect(value)).text();
    }

    /**
     * The title of a heading as it may be kept. It is a part of the content, though not always letter for letter, so that
     * only what the content does not have is counted.
     */
    public String heading(String title) {
        return headings.computeIfAbsent(title, unseen -> {
            List<Finding> findings = guard.inspect(unseen);
            Set<String> counted =
                    located.stream().map(known -> known.finding().kind()).collect(Collectors.toSet());
            note(
                    "/content",
                    unseen,
                    findings.stream()
                            .filter(finding -> !counted.contains(finding.kind()))
                            .toList());
            return Redaction.of(unseen, findings).text();
        });
    }

    public void whole(String pointer, String value) {
        note(pointer, value, guard.inspectWhole(value));
    }

    /**
     * What cannot have a mark in it, so that to redact is to refuse: a name by which things are told apart would be another
     * name, and a text that came with its vector would not be what the vector says.
     */
    public void unchangeable(String pointer, String value) {
        List<Finding> findings = guard.inspect(value).stream()
                .map(finding -> finding.action() == GuardAction.REDACT ? as(GuardAction.REFUSE, finding) : finding)
                .toList();
        note(pointer, value, findings);
    }

    public JsonObject object(String pointer, JsonObject object) {
        return JsonObject.of(pointer, map(pointer, object.values()));
    }

    private Map<String, @Nullable Object> map(String pointer, Map<?, ?> values) {
        Map<String, @Nullable Object> guarded = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            String name = String.valueOf(key);
            unchangeable(pointer, name);
            guarded.put(
                    name, value(pointer + "/" + shown(name).replace("~", "~0").replace("/", "~1"), value));
        });
        return guarded;
    }

    /** Places are told to others, and written into the audit log: no value stands in them. */
    private String shown(String name) {
        List<Finding> hidden = guard.inspect(name).stream()
                .map(finding -> as(GuardAction.REDACT, finding))
                .toList();
        return Redaction.of(name, hidden).text();
    }

    private static Finding as(GuardAction action, Finding finding) {
        return new Finding(finding.kind(), finding.mark(), action, finding.start(), finding.end());
    }

    private @Nullable Object value(String pointer, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text(pointer, text, JsonObject.STRING_CHARACTERS_MAX);
            case Number number -> number(pointer, number);
            case Map<?, ?> map -> map(pointer, map);
            case List<?> list -> list(pointer, list);
            default -> value;
        };
    }

    private List<@Nullable Object> list(String pointer, List<?> values) {
        List<@Nullable Object> guarded = new ArrayList<>(values.size());
        for (Object value : values) {
            guarded.add(value(pointer + "/" + guarded.size(), value));
        }
        return guarded;
    }

    /** A card's number is one as well where somebody wrote it without quotes. */
    private Object number(String pointer, Number number) {
        String digits = number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
        if (digits.length() < NUMBER_DIGITS_MIN) {
            return number;
        }
        String guarded = text(pointer, digits, JsonObject.STRING_CHARACTERS_MAX);
        return guarded.equals(digits) ? number : guarded;
    }

    private void note(String pointer, String value, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        CodePointOffsets offsets = new CodePointOffsets(value);
        findings.forEach(finding -> located.add(
                new LocatedFinding(pointer, finding, offsets.at(finding.start()), offsets.at(finding.end()))));
    }
}
