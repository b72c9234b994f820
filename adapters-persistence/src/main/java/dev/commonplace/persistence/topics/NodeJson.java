package dev.commonplace.persistence.topics;

import dev.commonplace.domain.topics.KeyPoint;
import dev.commonplace.domain.topics.SpeakerShare;
import dev.commonplace.domain.topics.TransitionCount;
import dev.commonplace.domain.topics.TransitionKind;
import dev.commonplace.persistence.support.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a node that are lists, as they stand in columns of JSON. */
final class NodeJson {
    private NodeJson() {}

    static List<Map<String, Object>> keyPoints(List<KeyPoint> points) {
        return points.stream()
                .map(point -> Map.<String, Object>of("sequence", point.utterance(), "text", point.text()))
                .toList();
    }

    static List<KeyPoint> readKeyPoints(String json) {
        return JsonText.readObjects(json).stream()
                .map(point -> new KeyPoint(whole(point, "sequence"), text(point, "text")))
                .toList();
    }

    static List<Map<String, Object>> speakers(List<SpeakerShare> shares) {
        return shares.stream()
                .map(share -> Map.<String, Object>of(
                        "id",
                        share.speaker(),
                        "messages",
                        share.utterances(),
                        "words",
                        share.words(),
                        "millis",
                        share.millis(),
                        "share",
                        share.share()))
                .toList();
    }

    static List<SpeakerShare> readSpeakers(String json) {
        return JsonText.readObjects(json).stream()
                .map(share -> new SpeakerShare(
                        text(share, "id"),
                        whole(share, "messages"),
                        whole(share, "words"),
                        number(share, "millis").longValue(),
                        number(share, "share").doubleValue()))
                .toList();
    }

    static List<Map<String, Object>> transitions(List<TransitionCount> transitions) {
        return transitions.stream()
                .map(one -> Map.<String, Object>of(
                        "from", one.from(), "to", one.to(), "kind", one.kind().name(), "count", one.count()))
                .toList();
    }

    static List<TransitionCount> readTransitions(String json) {
        return JsonText.readObjects(json).stream()
                .map(one -> new TransitionCount(
                        text(one, "from"),
                        text(one, "to"),
                        TransitionKind.valueOf(text(one, "kind")),
                        whole(one, "count")))
                .toList();
    }

    private static String text(Map<String, @Nullable Object> object, String name) {
        return String.valueOf(object.get(name));
    }

    private static int whole(Map<String, @Nullable Object> object, String name) {
        return number(object, name).intValue();
    }

    private static Number number(Map<String, @Nullable Object> object, String name) {
        return object.get(name) instanceof Number number ? number : 0;
    }
}
