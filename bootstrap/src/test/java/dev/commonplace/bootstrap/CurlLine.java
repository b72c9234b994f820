package dev.commonplace.bootstrap;

import dev.commonplace.fixtures.http.ApiClient;
import dev.commonplace.fixtures.http.HttpAnswer;
import dev.commonplace.fixtures.http.HttpCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Does what a shell and curl do with a line that somebody pastes, for the few options that we print. */
final class CurlLine {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private CurlLine() {}

    /** @throws IllegalArgumentException where the line is for another service, or has what we do not print */
    static HttpAnswer call(URI address, String line) {
        Deque<String> words = new ArrayDeque<>();
        WORD.matcher(line).results().map(CurlLine::unquoted).forEach(words::add);
        words.remove();
        String path = "";
        Map<String, String> headers = new HashMap<>();
        Optional<byte[]> body = Optional.empty();
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (word) {
                case "-s" -> {}
                case "-H" -> {
                    String[] header = words.remove().split(": ", 2);
                    headers.put(header[0], header[1]);
                }
                case "-d" -> body = Optional.of(words.remove().getBytes(StandardCharsets.UTF_8));
                default -> path = path(address, word);
            }
        }
        if (body.isPresent()) {
            headers.putIfAbsent("Content-Type", "application/x-www-form-urlencoded");
        }
        HttpCall call = new HttpCall(body.isPresent() ? "POST" : "GET", path, headers, body);
        try (ApiClient nobody = new ApiClient(address, "")) {
            return nobody.send(call);
        }
    }

    private static String path(URI address, String url) {
        String base = address.toString();
        if (!url.startsWith(base + "/")) {
            throw new IllegalArgumentException("Not an address of this service: " + url);
        }
        return url.substring(base.length());
    }

    private static String unquoted(MatchResult word) {
        return word.group(1) == null ? word.group(2) : word.group(1);
    }
}
