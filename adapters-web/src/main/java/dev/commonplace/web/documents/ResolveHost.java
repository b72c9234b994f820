package dev.commonplace.web.documents;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns the name of a host, or an address written out, into addresses. */
@FunctionalInterface
public interface ResolveHost {
    /** Asks the machine, as everything on it does. */
    ResolveHost BY_SYSTEM = InetAddress::getAllByName;

    InetAddress[] resolve(String host) throws UnknownHostException;
}
