package dev.commonplace.application.corrections;

import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.shared.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Who has spoken, as the log of edits has it: who they are, how they were called then, and at which places they spoke. */
final class SpeakerValues {
    static final String SPEAKER = "speaker";
    static final String PARTICIPANT = "participant";
    static final String NAME = "name";

    private static final String SPEAKERS = "speakers";
    private static final String PARTICIPANT_ID = "participant_id";
    private static final String MESSAGES = "messages";
    private static final String ADDED = "added";

    private SpeakerValues() {}

    /** Somebody with what they have said. */
    record Said(ParticipantId id, List<Integer> places) {}

    static JsonObject name(Participant participant) {
        return JsonObject.of(Map.of(NAME, participant.name()));
    }

    static String nameIn(JsonObject value) {
        return String.valueOf(value.get(NAME));
    }

    /** @param added whether they take part since the edit */
    static JsonObject said(Participant participant, Collection<Integer> places, boolean added) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(SPEAKERS, List.of(values(participant, places)));
        if (added) {
            values.put(ADDED, true);
        }
        return JsonObject.of(values);
    }

    static JsonObject said(Map<Participant, List<Integer>> places) {
        List<Map<String, @Nullable Object>> speakers = new ArrayList<>();
        places.forEach((participant, said) -> speakers.add(values(participant, said)));
        return JsonObject.of(Map.of(SPEAKERS, speakers));
    }

    private static Map<String, @Nullable Object> values(Participant participant, Collection<Integer> places) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(PARTICIPANT_ID, participant.id().toString());
        values.put(NAME, participant.name());
        values.put(MESSAGES, Places.write(places));
        return values;
    }

    static List<Said> saidIn(JsonObject value) {
        List<Said> said = new ArrayList<>();
        if (value.get(SPEAKERS) instanceof List<?> speakers) {
            for (Object speaker : speakers) {
                if (speaker instanceof Map<?, ?> values) {
                    said.add(new Said(
                            new ParticipantId(UUID.fromString(String.valueOf(values.get(PARTICIPANT_ID)))),
                            Places.read(values.get(MESSAGES))));
                }
            }
        }
        return said;
    }

    static boolean isAdded(JsonObject value) {
        return Boolean.TRUE.equals(value.get(ADDED));
    }

    /** Speakers by other names, and without their ids. */
    static JsonObject renamed(JsonObject value, BiFunction<ParticipantId, String, String> name) {
        List<Map<String, @Nullable Object>> speakers = new ArrayList<>();
        if (value.get(SPEAKERS) instanceof List<?> said) {
            for (Object speaker : said) {
                if (speaker instanceof Map<?, ?> values) {
                    ParticipantId id = new ParticipantId(UUID.fromString(String.valueOf(values.get(PARTICIPANT_ID))));
                    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
                    shown.put(NAME, name.apply(id, String.valueOf(values.get(NAME))));
                    shown.put(MESSAGES, values.get(MESSAGES));
                    speakers.add(shown);
                }
            }
        }
        return JsonObject.of(Map.of(SPEAKERS, speakers));
    }
}
