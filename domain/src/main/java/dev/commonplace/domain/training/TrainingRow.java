package dev.commonplace.domain.training;

import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.JsonObject;
import java.util.List;
import java.util.Objects;

/**
 * One edit with what it rests on, as it is handed out.
 *
 * @param before how it was, with the names of people that the set uses
 * @param after how it is since, likewise
 * @param utterances the first messages that it is about; those that were deleted since are left out
 * @param messages how many it is about in all
 * @param editor who has made it, as they are called in the set
 */
public record TrainingRow(
        LoggedEdit edit, JsonObject before, JsonObject after, List<Utterance> utterances, int messages, String editor) {
    /** The most messages of one row. */
    public static final int UTTERANCES_MAX = 20;
    /** Of longer ones the beginning stands in a row. */
    public static final int UTTERANCE_CHARACTERS_MAX = 2_000;

    public TrainingRow {
        Objects.requireNonNull(edit, "edit");
        utterances = List.copyOf(utterances);
    }

    /** What was said, and by whom, as they are called in the set. */
    public record Utterance(int sequence, String speaker, String text) {}

    public TrainingBasis basis() {
        return new TrainingBasis(
                edit.id(),
                utterances.stream().map(Utterance::sequence).toList(),
                utterances.stream().map(Utterance::speaker).toList(),
                messages);
    }

    /** About how much it adds to a file, in UTF-16 units. */
    public long characters() {
        return 500L
                + before.toString().length()
                + after.toString().length()
                + utterances.stream()
                        .mapToLong(one -> one.text().length() + 100L)
                        .sum();
    }
}
