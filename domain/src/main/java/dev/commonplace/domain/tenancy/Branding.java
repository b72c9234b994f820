package dev.commonplace.domain.tenancy;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a tenant looks to its own people.
 *
 * @param primaryColor six hexadecimal digits after {@code #}
 * @param customDomain a host name; no two tenants share one
 */
public record Branding(Optional<String> logoUrl, Optional<String> primaryColor, Optional<String> customDomain) {
    public static final Branding NONE = new Branding(Optional.empty(), Optional.empty(), Optional.empty());

    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s]{1,1990}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    public Branding {
        logoUrl = logoUrl.flatMap(url -> Text.optional("/branding/logo_url", url, 2_000));
        if (logoUrl.isPresent() && !WEB_ADDRESS.matcher(logoUrl.get()).matches()) {
            throw RefusedException.invalid("/branding/logo_url", "A logo address begins with http:// or https://.");
        }
        if (primaryColor.isPresent() && !COLOR.matcher(primaryColor.get()).matches()) {
            throw RefusedException.invalid("/branding/primary_color", "A colour looks like #6366F1.");
        }
        if (customDomain.isPresent() && !HOST.matcher(customDomain.get()).matches()) {
            throw RefusedException.invalid("/branding/custom_domain", "A domain is a host name in lower case.");
        }
    }
}
