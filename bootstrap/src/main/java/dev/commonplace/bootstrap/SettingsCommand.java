package dev.commonplace.bootstrap;

import dev.commonplace.bootstrap.database.Answer;
import dev.commonplace.bootstrap.database.Columns;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Shows every setting as it is in force. */
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Shows every setting, what holds for it and where that comes from. Secrets are not shown.",
            "Touches no database. Exits with 78 where a setting is wrong, and says which."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class SettingsCommand implements Callable<Integer> {
    @ParentCommand
    private CommonplaceCommand commonplace;

    @Mixin
    private Answer answer;

    private record Shown(String name, String value, String source) {}

    @Override
    public Integer call() {
        List<Shown> shown = commonplace.settingValues().stream()
                .map(setting -> new Shown(
                        setting.name(), setting.value(), setting.source().name().toLowerCase(Locale.ROOT)))
                .toList();
        Columns columns = new Columns("SETTING", "VALUE", "FROM");
        shown.forEach(setting -> columns.row(setting.name(), setting.value(), setting.source()));
        answer.give(shown, columns::print);
        return 0;
    }
}
