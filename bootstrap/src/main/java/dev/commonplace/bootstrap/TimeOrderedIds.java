package dev.commonplace.bootstrap;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.commonplace.application.shared.MakeId;
import java.util.UUID;

/** Makes ids of UUID version 7 that rise even within a millisecond. */
final class TimeOrderedIds implements MakeId {
    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

    @Override
    public UUID next() {
        return generator.generate();
    }
}
