package dev.commonplace.application.documents;

import java.net.URI;
import java.util.Objects;
import java.util.function.Function;

/** Fetches what is at an address of the web. Safe for use by many threads. */
public interface FetchUrl {
    /**
     * @param url as the caller gave it; only {@code http} and {@code https}
     * @param use what is to be done with the file, which is good until this returns
     * @return what {@code use} returns
     * @throws dev.commonplace.domain.shared.RefusedException {@code ADDRESS_REFUSED} for an address, or one that it leads
     *     on to, that is not public, and for other schemes and ports; {@code ADDRESS_UNREACHABLE} where nobody answers, or
     *     with an error; {@code TOO_LARGE}
     */
    <T> T fetch(URI url, Function<Fetched, T> use);

    /** @param finalUrl where it was found in the end, after all redirects */
    record Fetched(URI finalUrl, DocumentFile file) {
        public Fetched {
            Objects.requireNonNull(finalUrl, "finalUrl");
            Objects.requireNonNull(file, "file");
        }
    }
}
