package dev.commonplace.web.documents;

import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.net.URI;
import java.util.Locale;

/** What an address may look like, before anybody is asked. */
final class UrlRules {
    private static final int UNITS_MAX = 2_000;

    private final FetchRules rules;

    UrlRules(FetchRules rules) {
        this.rules = rules;
    }

    void check(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused("Only http and https addresses are fetched.");
        }
        if (url.getHost() == null || url.getHost().isEmpty() || url.toString().length() > UNITS_MAX) {
            throw refused("The address names no host, or is longer than " + UNITS_MAX + " characters.");
        }
        if (url.getRawUserInfo() != null) {
            throw refused("An address with a user name or password is not fetched.");
        }
        int usual = scheme.equals("http") ? 80 : 443;
        int port = url.getPort() < 0 ? usual : url.getPort();
        if (!rules.ports().contains(port)) {
            throw refused("Port " + port + " is not one that documents are fetched from.");
        }
    }

    /** Where an address leads on to. */
    URI next(URI current, String location) {
        try {
            return current.resolve(location.strip());
        } catch (IllegalArgumentException malformed) {
            throw refused("The address leads on to something that is no address.");
        }
    }

    private static RefusedException refused(String reason) {
        return new RefusedException(ErrorCode.ADDRESS_REFUSED, reason);
    }
}
