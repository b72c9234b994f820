package dev.commonplace.domain.training;

import dev.commonplace.domain.corrections.EditId;
import java.util.List;
import java.util.Objects;

/**
 * What an edit rests on, as it was when it was handed out.
 *
 * @param sequences the first messages that it is about, rising
 * @param speakers who said them, side by side with these, as they are called in the set
 * @param messages how many it is about in all
 */
public record TrainingBasis(EditId editId, List<Integer> sequences, List<String> speakers, int messages) {
    public TrainingBasis {
        Objects.requireNonNull(editId, "editId");
        sequences = List.copyOf(sequences);
        speakers = List.copyOf(speakers);
        if (sequences.size() != speakers.size()) {
            throw new IllegalArgumentException("Each message is said by somebody.");
        }
    }
}
