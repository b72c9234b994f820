package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.transcripts.Detection;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what a text is by its first lines, and where they could be either, by its name. */
final class DetectText {
    private static final int LINES_MAX = 400;
    private static final int CAPTION_LINES_MAX = 60;

    private final List<String> lines;
    private final String fileName;

    private DetectText(List<String> lines, String fileName) {
        this.lines = lines;
        this.fileName = fileName;
    }

    /** @param head the beginning of the text */
    static Detection of(String head, Optional<String> fileName) {
        String start = head.strip().replace("\uFEFF", "");
        String name = fileName.orElse("").toLowerCase(Locale.ROOT);
        if (start.startsWith("{") || (start.startsWith("[") && isJsonList(start))) {
            return isLines(start, name)
                    ? new Detection(TranscriptFormat.NDJSON, "Each of its lines is a JSON object.")
                    : DetectJson.of(start);
        }
        return new DetectText(
                        start.lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .limit(LINES_MAX)
                                .toList(),
                        name)
                .text();
    }

    /** And no time in brackets. */
    private static boolean isJsonList(String start) {
        String rest = start.substring(1).stripLeading();
        return rest.isEmpty() || rest.startsWith("{") || rest.startsWith("]") || rest.startsWith("[");
    }

    private static boolean isLines(String start, String name) {
        List<String> first =
                start.lines().filter(line -> !line.isBlank()).limit(2).toList();
        boolean objects = first.stream().allMatch(line -> line.strip().startsWith("{"));
        boolean named = name.endsWith(".ndjson") || name.endsWith(".jsonl");
        return objects && first.getFirst().strip().endsWith("}") && (named || first.size() > 1);
    }

    private Detection text() {
        if (!lines.isEmpty() && lines.getFirst().startsWith("WEBVTT")) {
            return new Detection(TranscriptFormat.WEBVTT, "Its first line is WEBVTT.");
        }
        boolean captions = lines.stream()
                .limit(CAPTION_LINES_MAX)
                .anyMatch(line ->
                        CaptionTime.isMeant(line) && !CaptionTime.of(line).isUnreadable());
        if (captions) {
            return fileName.endsWith(".vtt")
                    ? new Detection(
                            TranscriptFormat.WEBVTT, "It has times of captions, and a name that ends with .vtt.")
                    : new Detection(TranscriptFormat.SRT, "It has times of captions, and no WEBVTT above them.");
        }
        return meet().orElseGet(this::plain);
    }

    private Optional<Detection> meet() {
        boolean marks = lines.stream()
                .anyMatch(line -> GoogleMeetTranscript.MARK.matcher(line).matches());
        boolean tildes = lines.stream().anyMatch(line -> line.contains(" ~:"));
        boolean smallPrint = lines.stream()
                .anyMatch(line -> line.startsWith("This editable transcript")
                        || GoogleMeetTranscript.END.matcher(shortened(line)).matches());
        boolean heading = lines.stream()
                .limit(5)
                .anyMatch(line -> GoogleMeetHeading.of(line).isPresent());
        if (marks || tildes || smallPrint || heading) {
            String because = marks
                    ? "It has marks of the time on lines of their own."
                    : tildes
                            ? "Its names end with a tilde."
                            : smallPrint ? "It has the small print of Google Meet." : "Its heading says Transcript.";
            return Optional.of(new Detection(TranscriptFormat.GOOGLE_MEET, because));
        }
        return Optional.empty();
    }

    private static String shortened(String line) {
        return line.substring(0, Math.min(line.length(), 500));
    }

    private Detection plain() {
        long spoken = lines.stream()
                .filter(line -> SpokenLine.of(PlainStamp.of(line).rest()).isPresent())
                .count();
        return new Detection(
                TranscriptFormat.PLAIN,
                "It is text; " + spoken + " of its first " + lines.size() + " lines have the form \"Name: text\".");
    }
}
