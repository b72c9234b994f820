package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.transcripts.ConversationDraft;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.ReportPlace;
import dev.commonplace.domain.transcripts.TooMuchException;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import dev.commonplace.extraction.CheckedZip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The export of a Slack workspace: its users, its channels, and a file for each day of each channel. */
final class SlackExport {
    private static final Pattern DAY = Pattern.compile("(?:.*/)?([^/]{1,200})/(\\d{4}-\\d{2}-\\d{2})\\.json");
    private static final Pattern LIST = Pattern.compile("(?:.*/)?(users|channels|groups|dms|mpims)\\.json");

    private final Reading reading;
    private final SlackPeople people = new SlackPeople();
    private final Map<String, JsonFields> channels = new HashMap<>();

    private SlackExport(Reading reading) {
        this.reading = reading;
    }

    /** Whether an archive looks like one. */
    static boolean is(List<CheckedZip.Entry> entries) {
        boolean lists =
                entries.stream().anyMatch(entry -> LIST.matcher(entry.path()).matches());
        boolean days =
                entries.stream().anyMatch(entry -> DAY.matcher(entry.path()).matches());
        return days
                || (lists && entries.stream().noneMatch(entry -> entry.path().endsWith("conversations.json")));
    }

    static void read(List<CheckedZip.Entry> entries, Reading reading) throws IOException {
        new SlackExport(reading).read(entries);
    }

    private void read(List<CheckedZip.Entry> entries) throws IOException {
        Map<String, List<CheckedZip.Entry>> days = new TreeMap<>();
        for (CheckedZip.Entry entry : entries) {
            Matcher list = LIST.matcher(entry.path());
            Matcher day = DAY.matcher(entry.path());
            if (list.matches()) {
                list(entry, list.group(1));
            } else if (day.matches()) {
                days.computeIfAbsent(day.group(1), unused -> new ArrayList<>()).add(entry);
            } else {
                reading.note(
                        ReportCode.NOT_A_MESSAGE,
                        ReportPlace.file(entry.path()),
                        "This file of the export holds no messages.");
            }
        }
        for (Map.Entry<String, List<CheckedZip.Entry>> channel : days.entrySet()) {
            channel.getValue().sort((one, other) -> one.path().compareTo(other.path()));
            channel(channel.getKey(), channel.getValue());
        }
        if (days.isEmpty()) {
            reading.note(ReportCode.NO_MESSAGES, reading.place(), "The export has no file with messages of a day.");
        }
    }

    private void list(CheckedZip.Entry entry, String kind) throws IOException {
        Reading inside = reading.inFile(entry.path());
        JsonCollector collector = new JsonCollector((element, place) -> {
            if (kind.equals("users")) {
                people.add(element.text("id", ""), element);
            } else {
                element.said("name").ifPresent(name -> channels.put(name, element));
                element.said("id").ifPresent(id -> channels.putIfAbsent(id, element));
            }
        });
        try {
            new JsonElements(inside, collector).read(TextSource.of(entry.file(), inside));
        } catch (RefusedException unreadable) {
            reading.note(ReportCode.UNREADABLE, inside.place(), unreadable.reason());
        }
    }

    private void channel(String folder, List<CheckedZip.Entry> days) throws IOException {
        JsonFields about = channels.getOrDefault(folder, JsonFields.NONE);
        ReportPlace place = ReportPlace.file(folder + "/");
        try {
            ConversationDraft channel = reading.conversation(TranscriptFormat.SLACK, place)
                    .id(about.said("id").orElse(folder))
                    .title(title(folder, about))
                    .metadata("channel", folder)
                    .metadata("topic", about.object("topic").text("value"))
                    .metadata("purpose", about.object("purpose").text("value"));
            SlackMessages messages = new SlackMessages(reading, people);
            for (CheckedZip.Entry day : days) {
                day(day, channel, messages);
            }
            reading.give(channel.inOrderOfTime());
        } catch (TooMuchException tooMuch) {
            reading.note(ReportCode.TOO_MUCH, place, tooMuch.reason());
        }
    }

    /** Conversations between few have no name, but members. */
    private String title(String folder, JsonFields about) {
        if (about.has("name") || !about.has("members")) {
            return "#" + folder;
        }
        List<String> names = about.list("members").stream()
                .limit(10)
                .map(id -> people.name(String.valueOf(id)))
                .toList();
        return names.isEmpty() ? folder : String.join(", ", names);
    }

    private void day(CheckedZip.Entry day, ConversationDraft channel, SlackMessages messages) throws IOException {
        Reading inside = reading.inFile(day.path());
        JsonCollector collector = new JsonCollector((message, place) -> messages.add(channel, message, place));
        try {
            new JsonElements(inside, collector).read(TextSource.of(day.file(), inside));
        } catch (RefusedException unreadable) {
            reading.note(ReportCode.UNREADABLE, inside.place(), unreadable.reason());
        }
    }
}
