package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is indexed. Its meaning is that of the speaker's name and the words. By words it is found together with
 * the message before, with speakers, dates, and what the platform says of pictures and files: an answer often lacks the
 * words of what it answers, while a vector of both means neither. Its own words count twice, so that it comes before its
 * answer.
 *
 * @param saidAt empty where nobody knows
 */
public record SpokenTurn(String speaker, String content, Optional<Instant> saidAt, JsonObject platform) {
    /** What a model reads ends long before. */
    static final int MEANING_CHARACTERS_MAX = 8_000;

    /** How much of the message before counts, from its end: what is answered. */
    static final int BEFORE_CHARACTERS_MAX = 2_000;

    static final int CAPTION_CHARACTERS_MAX = 1_000;
    static final int CAPTIONS_MAX = 20;

    /** Where platforms write in words what a picture shows or a file is. */
    private static final Set<String> CAPTION_KEYS =
            Set.of("caption", "captions", "image_caption", "alt_text", "title", "file_name");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    public SpokenTurn {
        Objects.requireNonNull(speaker, "speaker");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(saidAt, "saidAt");
        Objects.requireNonNull(platform, "platform");
    }

    public static SpokenTurn of(Participant speaker, Message message) {
        return new SpokenTurn(
                speaker.name(),
                message.content(),
                message.details().time().saidAt(),
                message.details().platform());
    }

    /** The text of its vector. */
    public String forMeaning() {
        String said = content.isBlank() ? String.join(" ", captions()) : content;
        return first(speaker + ": " + said, MEANING_CHARACTERS_MAX);
    }

    /**
     * The text of its words.
     *
     * @param before what was said just before it
     */
    public String forWords(Optional<SpokenTurn> before) {
        String own = said();
        return before.map(turn -> last(turn.said(), BEFORE_CHARACTERS_MAX) + "\n" + own + "\n" + own)
                .orElseGet(() -> own + "\n" + own);
    }

    private String said() {
        StringBuilder text = new StringBuilder();
        saidAt.ifPresent(moment -> text.append('[')
                .append(DATE.format(moment.atOffset(ZoneOffset.UTC)))
                .append("] "));
        text.append(speaker).append(": ").append(content);
        captions().forEach(caption -> text.append(" [").append(caption).append(']'));
        return text.toString();
    }

    private List<String> captions() {
        List<String> captions = new ArrayList<>();
        collect(platform.values(), false, captions);
        return captions;
    }

    private static void collect(@Nullable Object value, boolean wanted, List<String> captions) {
        if (captions.size() == CAPTIONS_MAX) {
            return;
        }
        switch (value) {
            case Map<?, ?> object ->
                object.forEach((key, inner) -> collect(inner, CAPTION_KEYS.contains(String.valueOf(key)), captions));
            case List<?> list -> list.forEach(inner -> collect(inner, wanted, captions));
            case String text when wanted && !text.isBlank() -> captions.add(first(text, CAPTION_CHARACTERS_MAX));
            case null, default -> {}
        }
    }

    private static String first(String text, int charactersMax) {
        if (text.length() <= charactersMax) {
            return text;
        }
        return text.substring(0, charactersMax - (Character.isHighSurrogate(text.charAt(charactersMax - 1)) ? 1 : 0));
    }

    private static String last(String text, int charactersMax) {
        if (text.length() <= charactersMax) {
            return text;
        }
        int start = text.length() - charactersMax;
        return text.substring(start + (Character.isLowSurrogate(text.charAt(start)) ? 1 : 0));
    }
}
