package dev.commonplace.extraction.transcripts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's way of writing mentions and links, made readable. */
final class SlackText {
    private static final Pattern MARKED = Pattern.compile("<([@#!]?)([^<>|]{1,3000})(?:\\|([^<>]{0,3000}))?>");

    private SlackText() {}

    static String readable(String text, SlackPeople people) {
        if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        Matcher marked = MARKED.matcher(text);
        StringBuilder readable = new StringBuilder();
        while (marked.find()) {
            String label = marked.group(3) == null ? "" : marked.group(3);
            String words = switch (marked.group(1)) {
                case "@" ->
                    "@" + (label.isEmpty() || people.knows(marked.group(2)) ? people.name(marked.group(2)) : label);
                case "#" -> "#" + (label.isEmpty() ? marked.group(2) : label);
                case "!" -> label.isEmpty() ? "@" + marked.group(2).replaceFirst("\\^.*$", "") : label;
                default -> link(marked.group(2), label);
            };
            marked.appendReplacement(readable, Matcher.quoteReplacement(words));
        }
        marked.appendTail(readable);
        return readable.toString().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String link(String address, String label) {
        String shown = address.startsWith("mailto:") ? address.substring(7) : address;
        return label.isEmpty() || label.equals(shown) ? shown : label + " (" + shown + ")";
    }
}
