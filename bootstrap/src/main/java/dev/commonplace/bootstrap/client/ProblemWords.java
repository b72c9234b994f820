package dev.commonplace.bootstrap.client;

import com.fasterxml.jackson.databind.JsonNode;

/** A problem of the service's, or of one line or file among many, in one line of words. */
public final class ProblemWords {
    private ProblemWords() {}

    /** @param problem with a detail and, where single values are wrong, with errors; said twice, it is shown once */
    public static String of(JsonNode problem) {
        return of(problem.path("detail").asText(""), problem.path("errors"));
    }

    static String of(String detail, JsonNode errors) {
        StringBuilder words = new StringBuilder();
        for (JsonNode error : errors) {
            String pointer = error.path("pointer").asText();
            String what = error.path("detail").asText();
            words.append(words.isEmpty() ? "" : " ").append(pointer.isEmpty() ? what : pointer + ": " + what);
        }
        boolean isSaid =
                errors.size() == 1 && errors.path(0).path("detail").asText().equals(detail);
        if (isSaid) {
            return words.toString();
        }
        return words.isEmpty() ? detail : detail + " " + words;
    }
}
