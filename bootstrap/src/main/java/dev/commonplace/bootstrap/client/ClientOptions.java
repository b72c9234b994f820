package dev.commonplace.bootstrap.client;

import dev.commonplace.bootstrap.ServiceException;
import java.net.URI;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which service a command talks to, and as whom. */
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
public final class ClientOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:COMMONPLACE_URL:-http://127.0.0.1:${env:COMMONPLACE_PORT:-7878}}",
            description = "where the service is; default: COMMONPLACE_URL, or the one on this machine")
    private String url;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            defaultValue = "${env:COMMONPLACE_KEY:-}",
            description = "a key of the tenant; default: COMMONPLACE_KEY, which other users of the machine cannot see")
    private String key;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** @throws ServiceException where no service answers there */
    public Api connect(Patience patience) {
        if (key.isBlank()) {
            throw wrong("A key is needed: set COMMONPLACE_KEY, or give --key.");
        }
        Api api = new Api(base(), key.strip(), patience);
        boolean connected = false;
        try {
            api.requireService();
            connected = true;
            return api;
        } catch (ApiException refused) {
            if (refused.isSilence()) {
                throw new ServiceException(
                        "No service answers at " + base() + ". Start one with: commonplace serve, or give --url.",
                        refused);
            }
            throw refused;
        } finally {
            if (!connected) {
                api.close();
            }
        }
    }

    private URI base() {
        String text = url.strip().replaceAll("/+$", "");
        try {
            URI uri = URI.create(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            throw wrong("The address of a service begins with http:// or https://, and \"" + text + "\" is none.");
        }
        throw wrong("The address of a service begins with http:// or https://, and \"" + text + "\" is none.");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
