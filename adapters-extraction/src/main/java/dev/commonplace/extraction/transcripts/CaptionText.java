package dev.commonplace.extraction.transcripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** The text of a caption without its markup, and who says which part of it. */
final class CaptionText {
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]{1,100})?\\s{1,10}([^>]{1,300})>|</v>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z0-9][^<>]{0,300}>|\\{\\\\[^{}]{1,100}\\}");
    private static final Pattern BRACKETED = Pattern.compile("^\\[([^\\[\\]]{1,100})\\]:?\\s+(.+)$", Pattern.DOTALL);

    private CaptionText() {}

    /** @param speaker empty where nobody is named */
    record Part(Optional<String> speaker, String text) {}

    static List<Part> parts(String markedUp) {
        Matcher voice = VOICE.matcher(markedUp);
        List<Part> parts = new ArrayList<>();
        Optional<String> speaker = Optional.empty();
        boolean voices = false;
        int from = 0;
        while (voice.find()) {
            voices = true;
            add(parts, speaker, markedUp.substring(from, voice.start()));
            speaker = Optional.ofNullable(voice.group(1)).map(CaptionText::plain);
            from = voice.end();
        }
        if (voices) {
            add(parts, speaker, markedUp.substring(from));
            return parts;
        }
        String text = plain(markedUp);
        return text.isEmpty() ? List.of() : List.of(named(text));
    }

    private static void add(List<Part> parts, Optional<String> speaker, String markedUp) {
        String text = plain(markedUp);
        if (!text.isEmpty()) {
            parts.add(new Part(speaker, text));
        }
    }

    /** Many programs write the name in front of the text. */
    private static Part named(String text) {
        Optional<SpokenLine> line =
                SpokenLine.of(text).filter(spoken -> !spoken.text().isEmpty());
        if (line.isPresent()) {
            return new Part(Optional.of(line.get().name()), line.get().text());
        }
        Matcher bracketed = BRACKETED.matcher(text);
        return bracketed.matches() && SpokenLine.isName(bracketed.group(1))
                ? new Part(
                        Optional.of(bracketed.group(1).strip()),
                        bracketed.group(2).strip())
                : new Part(Optional.empty(), text);
    }

    private static String plain(String markedUp) {
        String bare = TAG.matcher(markedUp).replaceAll("");
        return (bare.indexOf('&') >= 0 ? Parser.unescapeEntities(bare, false) : bare).strip();
    }
}
