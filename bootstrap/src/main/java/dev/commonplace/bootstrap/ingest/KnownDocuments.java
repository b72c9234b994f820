package dev.commonplace.bootstrap.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.bootstrap.client.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the service which documents it has already, many at a time. */
final class KnownDocuments {
    /** The service takes no more in one question. */
    static final int ASKED_MAX = 100;

    /** Servers and proxies refuse addresses of more than 8 KB. */
    private static final int ADDRESS_CHARACTERS_MAX = 4_000;

    private final Api api;

    KnownDocuments(Api api) {
        this.api = api;
    }

    /**
     * Those of the external ids that the service knows, with their documents.
     *
     * @param condition further parameters, such as {@code &status=failed}
     */
    Map<String, JsonNode> of(List<String> externalIds, String condition) {
        Map<String, JsonNode> known = new HashMap<>();
        List<String> asked = new ArrayList<>();
        int characters = 0;
        for (String id : externalIds) {
            String parameter = "&external_id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
            if (asked.size() == ASKED_MAX || characters + parameter.length() > ADDRESS_CHARACTERS_MAX) {
                ask(asked, condition, known);
                asked.clear();
                characters = 0;
            }
            asked.add(parameter);
            characters += parameter.length();
        }
        ask(asked, condition, known);
        return known;
    }

    private void ask(List<String> parameters, String condition, Map<String, JsonNode> known) {
        if (parameters.isEmpty()) {
            return;
        }
        String path = "/v1/documents?limit=" + ASKED_MAX + condition + String.join("", parameters);
        for (JsonNode document : api.get(path).path("items")) {
            known.put(document.path("external_id").asText(), document);
        }
    }
}
