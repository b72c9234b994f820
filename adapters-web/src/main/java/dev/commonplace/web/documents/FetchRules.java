package dev.commonplace.web.documents;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Where documents are fetched from, and what that may take.
 *
 * @param ports the ports that may be asked
 * @param allowedHosts names whose addresses need not be public, in lower case: hosts of an intranet
 * @param allowedRanges addresses that need not be public
 * @param bytesMax of a document, once it is unpacked
 * @param timeMax for everything together, redirects included
 * @param redirectsMax how often an address may lead on to another
 */
public record FetchRules(
        Set<Integer> ports,
        Set<String> allowedHosts,
        List<AddressRange> allowedRanges,
        long bytesMax,
        Duration timeMax,
        int redirectsMax) {
    public static final FetchRules DEFAULT =
            new FetchRules(Set.of(80, 443), Set.of(), List.of(), 32L * 1024 * 1024, Duration.ofSeconds(30), 5);

    public FetchRules {
        ports = Set.copyOf(ports);
        allowedHosts = Set.copyOf(allowedHosts);
        allowedRanges = List.copyOf(allowedRanges);
    }
}
