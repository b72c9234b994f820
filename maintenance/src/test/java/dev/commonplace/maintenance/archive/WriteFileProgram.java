package dev.commonplace.maintenance.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.commonplace.maintenance.MaintenanceException;
import java.io.IOException;
import java.nio.file.Path;

/** Another program that writes a file, as locks mean nothing within one. */
final class WriteFileProgram {
    private WriteFileProgram() {}

    /** With the content "killed", it ends when it has written a half. */
    public static void main(String[] arguments) throws IOException {
        try (UnfinishedFile file = UnfinishedFile.create(Path.of(arguments[1]), true)) {
            if (arguments[0].equals("killed")) {
                file.stream().write("half".getBytes(UTF_8));
                System.out.println("half");
                Runtime.getRuntime().halt(137);
            }
            file.stream().write(arguments[0].getBytes(UTF_8));
            long unused = file.publish();
            System.out.println(arguments[0]);
        } catch (MaintenanceException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
