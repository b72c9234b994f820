package dev.commonplace.http.requests;

import dev.commonplace.domain.shared.RefusedException;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Prefer: wait=N} of RFC 7240: the caller would rather wait some seconds than come back. */
public final class PreferWait {
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?([^\",;\\s]*)\"?");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private PreferWait() {}

    /** @throws RefusedException for a wait that is no number of seconds */
    public static Optional<Duration> of(Context context) {
        String header = context.header("Prefer");
        if (header == null) {
            return Optional.empty();
        }
        Matcher wait = WAIT.matcher(header.toLowerCase(Locale.ROOT));
        if (!wait.find()) {
            return Optional.empty();
        }
        if (!SECONDS.matcher(wait.group(1)).matches()) {
            throw RefusedException.invalid("/Prefer", "A wait is a number of seconds, such as wait=10.");
        }
        return Optional.of(Duration.ofSeconds(Long.parseLong(wait.group(1))));
    }
}
