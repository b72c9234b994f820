package dev.commonplace.extraction.transcripts;

import java.util.ArrayList;
import java.util.List;

/** What a message of ChatGPT says, of whichever of its kinds of content. */
final class ChatGptContent {
    private ChatGptContent() {}

    static String text(JsonFields content) {
        StringBuilder text = new StringBuilder();
        content.list("parts").forEach(part -> {
            if (part instanceof String words) {
                add(text, words);
            } else {
                // A transcription of speech stands in a part of its own.
                add(text, JsonFields.of(part).text("text", ""));
            }
        });
        add(text, content.text("text", ""));
        add(text, content.text("result", ""));
        content.objects("thoughts").forEach(thought -> add(text, thought.text("content", "")));
        if (text.isEmpty()) {
            add(text, content.text("content", ""));
            add(text, content.text("user_profile", ""));
            add(text, content.text("user_instructions", ""));
        }
        return text.toString();
    }

    private static void add(StringBuilder text, String more) {
        if (!more.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(more);
        }
    }

    /** What is said of pictures, sounds and files that stand between the words. */
    static List<Object> pictures(JsonFields content) {
        List<Object> pictures = new ArrayList<>();
        content.objects("parts").forEach(part -> {
            if (part.has("asset_pointer") || part.has("audio_asset_pointer")) {
                pictures.add(part.values());
            }
        });
        return pictures;
    }
}
