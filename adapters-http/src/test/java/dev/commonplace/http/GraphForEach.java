package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A tenant of its own for each test, with conversations that have a graph. */
abstract class GraphForEach extends TenantForEach {
    /** @return its path, once its graph is there */
    final String talk(int messages) {
        String path = api.post("/v1/conversations", "{\"title\": \"A talk\"}").header("Location");
        say(path, 0, messages);
        Awaiting.until(
                () -> api.get(path + "/graph?zoom=1").at("/analysed_messages").equals(String.valueOf(messages)));
        return path;
    }

    final void say(String path, int from, int messages) {
        String body = IntStream.range(from, from + messages)
                .mapToObj(number -> "{\"participant\": \"" + (number % 3 == 0 ? "Ada" : "Ben") + "\", \"content\": \""
                        + (number / 15 % 2 == 0 ? "The river needs a ferry boat" : "Our garden grows tomato plants")
                        + " number " + number + ".\"}")
                .collect(Collectors.joining(",", "{\"messages\": [", "]}"));
        assertThat(api.post(path + "/messages", body).status()).isEqualTo(201);
    }
}
