package dev.commonplace.web.documents;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host for the connection that is being made, and refuses addresses that are not public. The connection goes to
 * exactly the addresses that were looked at, so that a name which resolves to something else a moment later gains nothing.
 */
final class GuardedResolver implements DnsResolver {
    private final FetchRules rules;
    private final ResolveHost resolveHost;

    GuardedResolver(FetchRules rules, ResolveHost resolveHost) {
        this.rules = rules;
        this.resolveHost = resolveHost;
    }

    /** Tells a refusal from a name that nobody knows. */
    static final class NotPublicException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotPublicException(String host) {
            super(host);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = resolveHost.resolve(host);
        for (InetAddress address : addresses) {
            if (!allowed(host, address)) {
                throw new NotPublicException(host);
            }
        }
        return addresses;
    }

    private boolean allowed(String host, InetAddress address) {
        return rules.allowedHosts().contains(host.toLowerCase(Locale.ROOT))
                || rules.allowedRanges().stream().anyMatch(range -> range.contains(address))
                || PublicAddresses.contain(address);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
