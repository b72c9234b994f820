package dev.commonplace.benchmarks.topics;

import dev.commonplace.domain.topics.ConversationWords;
import dev.commonplace.domain.topics.GapScores;
import dev.commonplace.domain.topics.PinnedBoundaries;
import dev.commonplace.domain.topics.RelateTopics;
import dev.commonplace.domain.topics.RelationKind;
import dev.commonplace.domain.topics.SegmentTopics;
import dev.commonplace.domain.topics.TopicDigest;
import dev.commonplace.domain.topics.TopicNode;
import dev.commonplace.domain.topics.TopicRelation;
import dev.commonplace.domain.topics.TopicTitle;
import dev.commonplace.domain.topics.TopicTree;
import dev.commonplace.domain.topics.Utterance;
import dev.commonplace.domain.topics.ZoomLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts computed titles that name nothing, and relations, on every level. Arguments: directory with NAME.tsv, where native
 * libraries are unpacked, names; then {@code show} to print the titles as well.
 */
public final class TitlesReport {
    private TitlesReport() {}

    private record Titled(Talk talk, Set<String> names, String title) {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        boolean show = arguments[arguments.length - 1].equals("show");
        for (int i = 2; i < arguments.length - (show ? 1 : 0); i++) {
            String name = arguments[i];
            List<Talk> talks = Talk.read(
                    directory.resolve(name + ".tsv"), directory.resolve(name + ".vectors"), Path.of(arguments[1]));
            report(name, talks, show);
        }
    }

    private static void report(String name, List<Talk> talks, boolean show) {
        Map<Integer, List<Titled>> byLevel = new TreeMap<>();
        Map<Integer, Integer> relations = new TreeMap<>();
        for (Talk talk : talks) {
            TopicTree tree = TopicTree.of(
                    talk.utterances().size(),
                    SegmentTopics.boundaries(GapScores.of(talk.utterances()), PinnedBoundaries.NONE));
            Set<String> names = properNames(talk);
            ConversationWords words = ConversationWords.none().with(talk.utterances());
            for (ZoomLevel level : ZoomLevel.OF_NODES) {
                List<TopicDigest> digests = new ArrayList<>();
                for (TopicNode node : tree.nodes(level)) {
                    List<Utterance> said = talk.utterances().subList(node.first(), node.last() + 1);
                    byLevel.computeIfAbsent(level.number(), unused -> new ArrayList<>())
                            .add(new Titled(talk, names, TopicTitle.of(said, words, names(said))));
                    digests.add(TopicDigest.of(said, words));
                }
                List<TopicRelation> contextual = RelateTopics.of(digests).stream()
                        .filter(relation -> relation.kind() != RelationKind.TEMPORAL)
                        .toList();
                if (show && level.equals(ZoomLevel.TOPICS)) {
                    contextual.forEach(relation -> System.out.printf(
                            "   %-12s %d > %d %s: %s%n",
                            talk.id(), relation.from(), relation.to(), relation.kind(), relation.explanation()));
                }
                relations.merge(level.number(), contextual.size(), Integer::sum);
            }
        }
        byLevel.forEach((level, titles) -> {
            Map<String, Long> bad = titles.stream()
                    .map(TitlesReport::fault)
                    .filter(fault -> !fault.isEmpty())
                    .collect(Collectors.groupingBy(fault -> fault, TreeMap::new, Collectors.counting()));
            long all = bad.values().stream().mapToLong(Long::longValue).sum();
            System.out.printf(
                    Locale.ROOT,
                    "%-7s level %d  titles %4d  bad %4d (%.1f %%) %s  relations %d (%.2f a node)%n",
                    name,
                    level,
                    titles.size(),
                    all,
                    100.0 * all / titles.size(),
                    bad,
                    relations.getOrDefault(level, 0),
                    relations.getOrDefault(level, 0) / (double) titles.size());
            if (show) {
                titles.forEach(one ->
                        System.out.printf("   %-12s %-9s %s%n", one.talk().id(), fault(one), one.title()));
            }
        });
    }

    private static Set<String> names(List<Utterance> said) {
        return said.stream().map(Utterance::speaker).collect(Collectors.toSet());
    }

    /** Interjections and back-channel words, with their parts of speech in no doubt. */
    private static final Set<String> SOUNDS = Set.of(
            "eh",
            "ah",
            "aha",
            "oh",
            "ooh",
            "um",
            "uh",
            "erm",
            "er",
            "hm",
            "hmm",
            "mm",
            "mmm",
            "mhm",
            "huh",
            "yeah",
            "yep",
            "yup",
            "yes",
            "no",
            "nope",
            "okay",
            "ok",
            "right",
            "sure",
            "wow",
            "hey",
            "hi",
            "hello",
            "bye",
            "cool",
            "great",
            "thanks",
            "thank",
            "please",
            "sorry",
            "well",
            "so",
            "like",
            "you",
            "haha",
            "lol",
            "absolutely",
            "exactly");

    private static final Set<String> NUMBERS = Set.of(
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "fifteen",
            "twenty",
            "thirty",
            "fifty",
            "hundred",
            "thousand",
            "million");

    /** In a word what is wrong with a title; empty where nothing is. */
    private static String fault(Titled one) {
        String title = one.title();
        Set<String> words = Stream.of(title.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}' ]+", " ")
                        .strip()
                        .split("\\s+"))
                .collect(Collectors.toSet());
        if (title.isBlank()) {
            return "empty";
        }
        if (words.stream().allMatch(word -> SOUNDS.contains(word) || NUMBERS.contains(word) || isSound(word, title))) {
            return "sounds";
        }
        if (words.stream().anyMatch(one.names()::contains)) {
            return words.size() == 1 ? "name" : "has-name";
        }
        if (title.endsWith("…") || words.size() > 9 || title.matches(".*[.?!]$")) {
            return "sentence";
        }
        return words.size() == 1 ? "one-word" : "";
    }

    private static boolean isSound(String word, String title) {
        return word.length() < 3 && !title.contains(word.toUpperCase(Locale.ROOT));
    }

    /** A name is one that is never said with a small letter. */
    private static Set<String> properNames(Talk talk) {
        Set<String> said = talk.utterances().stream()
                .flatMap(utterance -> Stream.of(utterance.text().split("[^\\p{L}]+")))
                .collect(Collectors.toSet());
        return names(talk.utterances()).stream()
                .flatMap(speaker -> Stream.of(speaker.split("[^\\p{L}]+")))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 2 && !said.contains(word))
                .collect(Collectors.toSet());
    }
}
