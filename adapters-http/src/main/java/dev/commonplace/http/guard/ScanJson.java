package dev.commonplace.http.guard;

import dev.commonplace.application.guard.ScanText;
import dev.commonplace.domain.guard.GuardAction;
import dev.commonplace.domain.shared.CodePointOffsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a scan found.
 *
 * @param action what would become of a document with this text
 * @param redacted the text as it would be kept; not there where it would be refused
 * @param findings at most {@link #FINDINGS_MAX}, in the order of the text
 * @param findingsComplete whether these are all
 */
public record ScanJson(
        String action,
        int policyVersion,
        List<Count> counts,
        @Nullable String redacted,
        List<Found> findings,
        boolean findingsComplete) {
    static final int FINDINGS_MAX = 10_000;

    /** How many there are of a kind that the policy has a word to say about. */
    public record Count(String kind, String action, int count) {}

    /**
     * Something that was found.
     *
     * @param action what the policy says
     * @param start index of its first Unicode code point
     * @param end index after its last one
     */
    public record Found(String kind, String action, int start, int end) {}

    public static ScanJson of(String text, ScanText.Outcome outcome) {
        CodePointOffsets offsets = new CodePointOffsets(text);
        List<Found> judged = outcome.findings().stream()
                .map(finding -> new Found(
                        finding.kind(),
                        finding.action().word(),
                        offsets.at(finding.start()),
                        offsets.at(finding.end())))
                .toList();
        Stream<Found> others = outcome.allowed().stream()
                .map(data -> new Found(
                        data.kind().word(),
                        GuardAction.ALLOW.word(),
                        offsets.at(data.start()),
                        offsets.at(data.end())));
        List<Found> all = Stream.concat(judged.stream(), others)
                .sorted((one, other) -> Integer.compare(one.start(), other.start()))
                .toList();
        GuardAction action = outcome.note().action();
        return new ScanJson(
                action.word(),
                outcome.policyVersion(),
                outcome.note().counts().stream()
                        .map(count -> new Count(count.kind(), count.action().word(), count.count()))
                        .toList(),
                action == GuardAction.REFUSE ? null : outcome.redacted(),
                all.stream().limit(FINDINGS_MAX).toList(),
                all.size() <= FINDINGS_MAX);
    }
}
