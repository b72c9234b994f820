package dev.commonplace.bootstrap;

import java.io.PrintStream;
import java.util.Optional;

/** What the service says on the terminal once it is ready. */
final class Welcome {
    private final PrintStream out;

    Welcome(PrintStream out) {
        this.out = out;
    }

    /** @param database where the data lives, in words without secrets */
    void print(String address, String database, Optional<FirstRun.Made> made) {
        out.println();
        out.println("Commonplace is ready at " + address);
        out.println("  data        " + database);
        out.println("  manual      " + address + "/docs");
        made.ifPresentOrElse(first -> printKeys(address, first), this::printReturn);
        out.println();
        out.flush();
    }

    private void printKeys(String address, FirstRun.Made made) {
        String key = made.tenantKey().reveal();
        out.println(
                "  tenant      " + made.tenant().slug() + " (" + made.tenant().id() + ")");
        out.println("  its key     " + key);
        out.println("  operator    " + made.operatorKey().reveal());
        out.println();
        out.println("The keys are shown this once and kept nowhere: note them down. Try:");
        out.println();
        out.println("curl -s " + address + "/v1/documents -H 'Authorization: Bearer " + key
                + "' -H 'Content-Type: application/json' -H 'Prefer: wait=10'"
                + " -d '{\"title\":\"Commonplace book\",\"content\":\"A commonplace book is where people kept what they had"
                + " read and heard, so that they could find it again.\"}'");
        out.println("curl -s " + address + "/v1/search -H 'Authorization: Bearer " + key
                + "' -H 'Content-Type: application/json' -d '{\"query\":\"How did readers remember quotations?\"}'");
        out.println("curl -s " + address + "/v1/documents -H 'Authorization: Bearer " + key + "'");
    }

    private void printReturn() {
        out.println("  a new key   bin/commonplace key create --tenant first --role admin");
    }
}
