package dev.commonplace.bootstrap;

import dev.commonplace.application.shared.OperatorCaller;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the process was started with: the only place that looks at the environment. */
final class Environment {
    private Environment() {}

    static Settings settings() {
        return SettingsReader.read(
                System.getenv(),
                Path.of(System.getProperty("user.home", "/")),
                "root".equals(System.getProperty("user.name")),
                Runtime.getRuntime().availableProcessors());
    }

    /** The same as a list, for showing. */
    static List<SettingValue> settingValues() {
        return SettingsReader.list(
                System.getenv(),
                Path.of(System.getProperty("user.home", "/")),
                "root".equals(System.getProperty("user.name")),
                Runtime.getRuntime().availableProcessors());
    }

    /** Whoever sits at the command line of the server may manage tenants: the data is theirs anyway. */
    static OperatorCaller operator() {
        String account = System.getProperty("user.name", "unknown");
        return new OperatorCaller(new Actor(Actor.Kind.COMMAND_LINE, account, Optional.of(account)), Origin.INSIDE);
    }
}
