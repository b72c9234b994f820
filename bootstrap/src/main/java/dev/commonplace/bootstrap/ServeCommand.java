package dev.commonplace.bootstrap;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Starts the service and stays until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Starts the service and stays until it is stopped (Ctrl-C or SIGTERM).",
            "Without DATABASE_URL it brings its own PostgreSQL, with its data in COMMONPLACE_DATA."
        })
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by the command line's parser
    private CommonplaceCommand commonplace;

    @Override
    public Integer call() throws InterruptedException {
        Product product = Product.start(commonplace.settings());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            product.close();
                            stopped.countDown();
                        },
                        "stop"));
        product.welcome(System.out);
        stopped.await();
        return 0;
    }
}
