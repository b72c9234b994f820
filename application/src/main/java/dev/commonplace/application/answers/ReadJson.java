package dev.commonplace.application.answers;

import dev.commonplace.domain.shared.JsonObject;
import java.util.Optional;

/** Reads JSON that somebody else has written. */
@FunctionalInterface
public interface ReadJson {
    /**
     * @param text may have words, or the fences of a block of code, around the object
     * @return empty where there is no JSON object in it
     */
    Optional<JsonObject> object(String text);
}
