package dev.commonplace.benchmarks.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds what is kept against what was acknowledged. */
final class LiveCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    private int stored;
    private int lost;
    private int doubled;
    private int outOfOrder;
    private int gaps;
    private int foreign;
    private int notTold;

    int stored() {
        return stored;
    }

    int lost() {
        return lost;
    }

    int doubled() {
        return doubled;
    }

    int outOfOrder() {
        return outOfOrder;
    }

    int gaps() {
        return gaps;
    }

    /** Kept at another place than the ack said, or never sent. */
    int foreign() {
        return foreign;
    }

    /** Messages that a follower was not told, or more than once, or at the wrong moment. */
    int notTold() {
        return notTold;
    }

    boolean holds() {
        return lost + doubled + outOfOrder + gaps + foreign + notTold == 0;
    }

    void conversation(List<JsonNode> messages, List<LiveWriter> writers, LiveFollower follower) {
        Map<String, Integer> places = new HashMap<>();
        Map<String, Integer> lastNumber = new HashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            String id = message.path("client_message_id").asText();
            int dash = id.lastIndexOf('-');
            int number = Integer.parseInt(id.substring(dash + 1));
            stored++;
            gaps += message.path("sequence").asInt() == i ? 0 : 1;
            doubled += places.put(id, i) == null ? 0 : 1;
            Integer before = lastNumber.put(id.substring(0, dash), number);
            outOfOrder += before == null || before < number ? 0 : 1;
            foreign += message.path("content").asText().startsWith(id + " ") ? 0 : 1;
        }
        for (LiveWriter writer : writers) {
            foreign += writer.movedAcks();
            writer.sequences().forEach((id, sequence) -> {
                Integer place = places.get(id);
                lost += place == null ? 1 : 0;
                foreign += place == null || place.equals(sequence) ? 0 : 1;
            });
        }
        List<Integer> told = follower.seen();
        for (int i = 0; i < messages.size(); i++) {
            notTold += i < told.size() && told.get(i) == i ? 0 : 1;
        }
        notTold += Math.max(0, told.size() - messages.size());
    }

    /** All messages of a conversation, in their order. */
    static List<JsonNode> read(HttpClient http, URI conversation, String key) throws IOException, InterruptedException {
        List<JsonNode> messages = new ArrayList<>();
        String cursor = "";
        do {
            URI page =
                    URI.create(conversation + "/messages?limit=1000" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(page)
                            .header("Authorization", "Bearer " + key)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(page + " answered " + response.statusCode() + ": " + response.body());
            }
            JsonNode body = JSON.readTree(response.body());
            body.path("items").forEach(messages::add);
            cursor = body.path("next_cursor").asText("");
            cursor = cursor.equals("null") ? "" : cursor;
        } while (!cursor.isEmpty());
        return messages;
    }
}
