package dev.commonplace.web.documents;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * The addresses of the public internet, after the registries of special-purpose addresses (RFC 6890). Of IPv4, all that are
 * not reserved for something else; of IPv6, only what is assigned to the internet, without what carries an IPv4 address
 * inside (6to4, Teredo, NAT64, mapped and compatible ones), which could lead anywhere.
 */
final class PublicAddresses {
    private static final List<AddressRange> SPECIAL = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");
    private static final AddressRange ASSIGNED_6 = AddressRange.parse("2000::/3");
    private static final List<AddressRange> SPECIAL_6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        if (address instanceof Inet4Address) {
            return SPECIAL.stream().noneMatch(range -> range.contains(address));
        }
        return ASSIGNED_6.contains(address) && SPECIAL_6.stream().noneMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return java.util.Arrays.stream(texts).map(AddressRange::parse).toList();
    }
}
