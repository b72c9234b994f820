package dev.commonplace.domain.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A text with marks in place of some of its parts, and where every place of the old text has gone. Parts that overlap become
 * one, with the mark of the longest. All indices are in UTF-16 units.
 */
public final class Redaction {
    private final String text;
    /** Of the parts that were replaced, in rising order: where they began and ended, and where their marks begin and end. */
    private final int[] oldStarts;

    private final int[] oldEnds;
    private final int[] newStarts;
    private final int[] newEnds;

    private Redaction(String original, List<Part> parts) {
        this.oldStarts = new int[parts.size()];
        this.oldEnds = new int[parts.size()];
        this.newStarts = new int[parts.size()];
        this.newEnds = new int[parts.size()];
        StringBuilder redacted = new StringBuilder(original.length());
        int position = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            redacted.append(original, position, part.start());
            oldStarts[i] = part.start();
            oldEnds[i] = part.end();
            newStarts[i] = redacted.length();
            newEnds[i] = redacted.append(part.mark()).length();
            position = part.end();
        }
        this.text = redacted.append(original, position, original.length()).toString();
    }

    private record Part(int start, int end, String mark) {}

    /** Puts its mark in place of each finding that is to be redacted, whatever the others are. */
    public static Redaction of(String original, List<Finding> findings) {
        List<Finding> redacted = findings.stream()
                .filter(finding -> finding.action() == GuardAction.REDACT && finding.length() > 0)
                .sorted(Comparator.comparingInt(Finding::start).thenComparing(Finding::end, Comparator.reverseOrder()))
                .toList();
        List<Part> parts = new ArrayList<>();
        int end = -1;
        int start = 0;
        Finding longest = null;
        for (Finding finding : redacted) {
            if (longest == null || finding.start() >= end) {
                if (longest != null) {
                    parts.add(new Part(start, end, longest.mark()));
                }
                start = finding.start();
                end = finding.end();
                longest = finding;
            } else {
                end = Math.max(end, finding.end());
                longest = finding.length() > longest.length() ? finding : longest;
            }
        }
        if (longest != null) {
            parts.add(new Part(start, end, longest.mark()));
        }
        return new Redaction(original, parts);
    }

    /** The new text. */
    public String text() {
        return text;
    }

    /** Whether it is the old text. */
    public boolean isEmpty() {
        return oldStarts.length == 0;
    }

    /** Where something begins now that began there: what began inside of a replaced part begins after its mark. */
    public int start(int index) {
        int part = partAt(index);
        if (part < 0) {
            return index;
        }
        if (index == oldStarts[part]) {
            return newStarts[part];
        }
        return newEnds[part] + Math.max(0, index - oldEnds[part]);
    }

    /** Where something ends now that ended there: what ended inside of a replaced part ends with its mark. */
    public int end(int index) {
        // An end is the place after the last unit, so that it belongs to what stands before it.
        int part = partAt(index - 1);
        return part < 0 ? index : newEnds[part] + Math.max(0, index - oldEnds[part]);
    }

    /** The last part that begins there or before; -1 where none does. */
    private int partAt(int index) {
        int found = Arrays.binarySearch(oldStarts, index);
        return found >= 0 ? found : -found - 2;
    }
}
