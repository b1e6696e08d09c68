package dev.lexlog.standalone.data;

/// The address to listen on, and how clients on this machine write it.
public record Host(String name) {
    public static final Host LOOPBACK = new Host("127.0.0.1");

    public Host {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the host is empty");
        }
    }

    /// A wildcard is no address that a client could connect to.
    public String reachable() {
        return bracketed(name.equals("0.0.0.0") || name.equals("::") ? LOOPBACK.name : name);
    }

    /// As URLs and listeners have it.
    public String listening() {
        return bracketed(name);
    }

    private static String bracketed(String address) {
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }
}
