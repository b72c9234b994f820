package dev.commonplace.bootstrap;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the service says on the terminal once it is ready. */
final class Welcome {
    private final PrintStream out;

    Welcome(PrintStream out) {
        this.out = out;
    }

    /** @param database where the data lives, in words without secrets */
    void print(String address, String database, Optional<FirstRun.Made> made) {
        StringBuilder text = new StringBuilder();
        lines(address, database, made).forEach(line -> text.append(line).append(System.lineSeparator()));
        // In one piece, so that a script that has seen the first line can read the rest.
        out.print(text);
        out.flush();
    }

    private static List<String> lines(String address, String database, Optional<FirstRun.Made> made) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Commonplace is ready at " + address);
        lines.add("  data        " + database);
        lines.add("  manual      " + address + "/docs");
        if (made.isPresent()) {
            addKeys(lines, address, made.get());
        } else {
            lines.add("  a new key   bin/commonplace key create --tenant SLUG --role admin");
        }
        lines.add("");
        return lines;
    }

    private static void addKeys(List<String> lines, String address, FirstRun.Made made) {
        String key = made.tenantKey().reveal();
        String authorization = " -H 'Authorization: Bearer " + key + "'";
        String json = " -H 'Content-Type: application/json'";
        lines.add("  tenant      " + made.tenant().slug() + " (" + made.tenant().id() + ")");
        lines.add("  its key     " + key);
        lines.add("  operator    " + made.operatorKey().reveal());
        lines.add("");
        lines.add("The keys are shown this once and kept nowhere: note them down. Try:");
        lines.add("");
        lines.add("curl -s " + address + "/v1/documents" + authorization + json + " -H 'Prefer: wait=10'"
                + " -d '{\"title\":\"Commonplace book\",\"content\":\"A commonplace book is where people kept what they had"
                + " read and heard, so that they could find it again.\"}'");
        lines.add("curl -s " + address + "/v1/search" + authorization + json
                + " -d '{\"query\":\"How did readers remember quotations?\"}'");
        lines.add("curl -s " + address + "/v1/documents" + authorization);
    }
}
