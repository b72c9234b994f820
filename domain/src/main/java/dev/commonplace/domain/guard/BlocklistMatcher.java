package dev.commonplace.domain.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds everything that stands on some lists. Entries are whole words, so that a tree of words does what an automaton of
 * letters would: time grows with the text and the longest phrase, not with the number of entries. Immutable.
 */
final class BlocklistMatcher {
    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private final Set<String> lists = new HashSet<>();
    }

    private final Node root = new Node();
    private final Map<String, Set<String>> domains = new HashMap<>();

    BlocklistMatcher(List<Blocklist> lists) {
        for (Blocklist list : lists) {
            for (String phrase : list.phrases()) {
                Node node = root;
                for (WordScanner.Word word : WordScanner.words(phrase)) {
                    node = node.next.computeIfAbsent(word.form(), unused -> new Node());
                }
                node.lists.add(list.name());
            }
            for (String domain : list.domains()) {
                domains.computeIfAbsent(domain, unused -> new HashSet<>()).add(list.name());
            }
        }
    }

    /** An entry of a list in a text, in UTF-16 units. */
    record Match(String list, int start, int end) {}

    List<Match> find(String text) {
        List<Match> matches = new ArrayList<>();
        if (!root.next.isEmpty()) {
            findPhrases(text, matches);
        }
        if (!domains.isEmpty()) {
            findDomains(text, matches);
        }
        return matches;
    }

    /** A phrase of which the first words are there. */
    private record Begun(int start, Node node) {}

    private void findPhrases(String text, List<Match> matches) {
        WordScanner words = new WordScanner(text);
        List<Begun> begun = List.of();
        int end = 0;
        for (Optional<WordScanner.Word> next = words.next(); next.isPresent(); next = words.next()) {
            WordScanner.Word word = next.get();
            List<Begun> longer = new ArrayList<>();
            if (!begun.isEmpty() && WordScanner.isGap(text, end, word.start())) {
                begun.forEach(phrase -> extend(phrase.start(), phrase.node(), word, longer, matches));
            }
            extend(word.start(), root, word, longer, matches);
            begun = longer;
            end = word.end();
        }
    }

    private static void extend(int start, Node node, WordScanner.Word word, List<Begun> longer, List<Match> matches) {
        Node child = node.next.get(word.form());
        if (child != null) {
            child.lists.forEach(list -> matches.add(new Match(list, start, word.end())));
            longer.add(new Begun(start, child));
        }
    }

    private void findDomains(String text, List<Match> matches) {
        int position = 0;
        while (position < text.length()) {
            int codePoint = text.codePointAt(position);
            if (!HostNames.isPart(codePoint)) {
                position += Character.charCount(codePoint);
                continue;
            }
            int start = position;
            while (position < text.length() && HostNames.isPart(text.codePointAt(position))) {
                position += Character.charCount(text.codePointAt(position));
            }
            addDomain(text, start, position, matches);
        }
    }

    private void addDomain(String text, int from, int to, List<Match> matches) {
        int start = from;
        int end = to;
        while (start < end && ".-".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (start < end && ".-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String name = HostNames.normalised(text.substring(start, end)).orElse("");
        while (!name.isEmpty()) {
            for (String list : domains.getOrDefault(name, Set.of())) {
                matches.add(new Match(list, start, end));
            }
            int point = name.indexOf('.');
            name = point < 0 ? "" : name.substring(point + 1);
        }
    }
}
