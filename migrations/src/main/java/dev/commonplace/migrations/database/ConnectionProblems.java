package dev.commonplace.migrations.database;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Tells by SQLSTATE why a connection did not come about. */
final class ConnectionProblems {
    /** The words for connections that are encrypted or none. */
    private static final Set<String> ENCRYPTED = Set.of("require", "verify-ca", "verify-full");

    private ConnectionProblems() {}

    static DatabaseProblem of(DatabaseUrl url, SQLException refused) {
        String state = Objects.requireNonNullElse(refused.getSQLState(), "");
        String reason = reason(refused);
        String sslMode = url.parameters().getOrDefault("sslmode", "prefer");
        if (ENCRYPTED.contains(sslMode) && isOfTheDriver(refused)) {
            if (state.equals("08004")) {
                return new DatabaseProblem.NoEncryption(url.hostsText(), sslMode);
            }
            if (isAboutTheCertificate(refused)) {
                return new DatabaseProblem.CertificateRefused(url.hostsText(), sslMode, reason);
            }
        }
        return switch (state) {
            case "28P01" -> new DatabaseProblem.WrongPassword(url.user(), url.hostsText());
            case "28000", "08004" -> new DatabaseProblem.LoginRefused(url.user(), url.hostsText(), reason);
            case "3D000" -> new DatabaseProblem.DatabaseMissing(url.database(), url.user());
            case "42501" -> new DatabaseProblem.ConnectForbidden(url.database(), url.user());
            case "53300", "55000", "57P01", "57P02", "57P03" ->
                new DatabaseProblem.Unavailable(url.hostsText(), reason);
            case "08000", "08001", "08003", "08006" -> new DatabaseProblem.Unreachable(url.hostsText(), reason);
            default -> new DatabaseProblem.Other(state, reason);
        };
    }

    /** Whether the driver gave up by itself, and not because the server said something. */
    private static boolean isOfTheDriver(SQLException refused) {
        return refused instanceof PSQLException driver && driver.getServerErrorMessage() == null;
    }

    private static boolean isAboutTheCertificate(SQLException refused) {
        for (@Nullable Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException
                    || cause instanceof GeneralSecurityException
                    || cause instanceof FileNotFoundException) {
                return true;
            }
            if (cause instanceof IOException) {
                return false;
            }
        }
        // A host name that is not in the certificate is told without a cause.
        return refused.getCause() == null;
    }

    static String reason(SQLException refused) {
        for (@Nullable Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "its host name is not known";
            }
            if (cause instanceof SocketTimeoutException) {
                return "it did not answer in time";
            }
            if (cause instanceof NoRouteToHostException) {
                return "there is no route to it";
            }
            if (cause instanceof ConnectException) {
                return "nothing listens there";
            }
        }
        String message = Objects.requireNonNullElse(refused.getMessage(), "no reason given");
        String firstLine = message.lines().findFirst().orElse(message);
        return firstLine.endsWith(".") ? firstLine.substring(0, firstLine.length() - 1) : firstLine;
    }
}
