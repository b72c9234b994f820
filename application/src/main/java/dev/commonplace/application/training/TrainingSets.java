package dev.commonplace.application.training;

import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.training.TrainingBasis;
import dev.commonplace.domain.training.TrainingSet;
import dev.commonplace.domain.training.TrainingSetId;
import java.util.List;
import java.util.Optional;

/** Which edits of one tenant were handed out together. Sets are only added. */
public interface TrainingSets {
    /** @param bases in the order of the set */
    void add(TrainingSet set, List<TrainingBasis> bases);

    Optional<TrainingSet> find(TrainingSetId id);

    /** Newest first. */
    Page<TrainingSet> list(PageRequest page);

    /** What the set holds, in its order, without edits of conversations that were removed for good. */
    List<TrainingBasis> bases(TrainingSetId id);
}
