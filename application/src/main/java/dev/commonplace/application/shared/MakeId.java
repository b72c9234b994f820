package dev.commonplace.application.shared;

import java.util.UUID;

/** Makes ids that never repeat and rise with time (UUID version 7), so that they also tell the order of things. */
public interface MakeId {
    UUID next();
}
