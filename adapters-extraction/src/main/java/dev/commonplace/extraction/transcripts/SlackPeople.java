package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.conversations.ParticipantRole;
import dev.commonplace.domain.transcripts.ImportedSpeaker;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users of a Slack workspace by their ids, as far as the export tells of them. */
final class SlackPeople {
    private static final int PEOPLE_MAX = 200_000;

    private final Map<String, ImportedSpeaker> people = new HashMap<>();

    /** One of {@code users.json}, or the profile that stands beside a message. */
    void add(String id, JsonFields user) {
        if (people.size() < PEOPLE_MAX && !id.isBlank() && !people.containsKey(id)) {
            people.put(id, of(id, user));
        }
    }

    private static ImportedSpeaker of(String id, JsonFields user) {
        JsonFields profile = user.has("profile") ? user.object("profile") : user;
        String name = profile.said("display_name")
                .or(() -> profile.said("real_name"))
                .or(() -> user.said("real_name"))
                .or(() -> user.said("name"))
                .orElse(id);
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        keep(more, "user_name", user.text("name"));
        keep(
                more,
                "real_name",
                profile.said("real_name").or(() -> user.said("real_name")).orElse(null));
        keep(more, "time_zone", user.text("tz"));
        if (user.isTrue("deleted")) {
            more.put("deleted", true);
        }
        ParticipantRole role = user.isTrue("is_bot") ? ParticipantRole.AGENT : ParticipantRole.PARTICIPANT;
        return ImportedSpeaker.of(id, name, role).with(more);
    }

    private static void keep(Map<String, @Nullable Object> more, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            more.put(name, value);
        }
    }

    ImportedSpeaker person(String id) {
        ImportedSpeaker known = people.get(id);
        return known == null ? ImportedSpeaker.of(id, id, ParticipantRole.PARTICIPANT) : known;
    }

    boolean knows(String id) {
        return people.containsKey(id);
    }

    String name(String id) {
        return person(id).speaker().name();
    }
}
