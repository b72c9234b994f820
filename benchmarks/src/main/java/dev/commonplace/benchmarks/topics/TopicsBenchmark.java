package dev.commonplace.benchmarks.topics;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.commonplace.domain.topics.GapScores;
import dev.commonplace.domain.topics.PinnedBoundaries;
import dev.commonplace.domain.topics.SegmentTopics;
import dev.commonplace.domain.topics.TopicBoundary;
import dev.commonplace.domain.topics.TopicSettings;
import dev.commonplace.domain.topics.ZoomLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts conversations into topics and writes where: one JSON file of the product's own setting for each zoom level, and one of
 * every setting around it, from which the report takes what cross-validation would have chosen. Then the time a full pass and one more
 * message take. Arguments: directory with NAME.tsv, where native libraries are unpacked, names.
 */
public final class TopicsBenchmark {
    private TopicsBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        ObjectMapper json = new ObjectMapper();
        List<Talk> longest = List.of();
        for (int i = 2; i < arguments.length; i++) {
            String name = arguments[i];
            List<Talk> talks = Talk.read(
                    directory.resolve(name + ".tsv"), directory.resolve(name + ".vectors"), Path.of(arguments[1]));
            Map<String, Object> settings = new LinkedHashMap<>();
            Map<String, GapScores> scores = new LinkedHashMap<>();
            talks.forEach(talk -> scores.put(talk.id(), GapScores.of(talk.utterances())));
            for (ZoomLevel level : ZoomLevel.OF_NODES) {
                json.writeValue(
                        directory
                                .resolve(name + "-level" + level.number() + ".json")
                                .toFile(),
                        starts(scores, level, TopicSettings.DEFAULT));
            }
            for (int words : new int[] {1_000, 1_500, 2_250}) {
                for (double cost : new double[] {2, 2.5, 3, 3.5}) {
                    for (double prior : new double[] {0.4, 0.8, 1.6}) {
                        settings.put(
                                words + " words, cost " + cost + ", prior " + prior,
                                starts(scores, ZoomLevel.TOPICS, new TopicSettings(words, cost, prior)));
                    }
                }
            }
            json.writeValue(directory.resolve(name + "-settings.json").toFile(), settings);
            longest = longest.isEmpty() ? talks : longest;
        }
        TopicsTiming.print(longest);
    }

    private static Map<String, List<Integer>> starts(
            Map<String, GapScores> scores, ZoomLevel level, TopicSettings settings) {
        Map<String, List<Integer>> starts = new LinkedHashMap<>();
        scores.forEach((id, ofTalk) -> starts.put(
                id,
                SegmentTopics.boundaries(ofTalk, PinnedBoundaries.NONE, settings).stream()
                        .filter(boundary -> !level.coarserThan(boundary.level()))
                        .map(TopicBoundary::first)
                        .toList()));
        return starts;
    }
}
