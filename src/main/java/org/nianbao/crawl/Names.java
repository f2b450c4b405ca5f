package org.nianbao.crawl;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;
import org.nianbao.model.Settings;

/**
 * Host names to addresses: the {@code network.hosts} file first, then DNS. Private addresses are refused here, after the
 * look-up and for exactly the addresses that are then connected to, so that no name can lead inside.
 */
final class Names implements DnsResolver {
    private static final int MOST_ADDRESSES = 3;
    private static final Pattern ENTRY =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([0-9.]+)|([0-9A-Fa-f:]+:[0-9A-Fa-f:.]*?))(?::(\\d{1,5}))?");

    /** A mail or web address at a name of at least two labels. */
    private static final Pattern CONTACT =
            Pattern.compile("(?:[^\\s@<>]+@|https?://)([^\\s/:@<>,;()?#]+\\.[^\\s/:@<>,;()?#.]+)");

    private static final Pattern RESERVED =
            Pattern.compile("(?:.*\\.)?example\\.(?:com|net|org)|.*\\.(?:example|invalid|localhost|test|local)");

    private final Map<String, InetSocketAddress> hosts;
    private final boolean allowPrivate;
    private final boolean hasContact;
    private final String proxyHost;

    Names(Settings.Network network) {
        hosts = network.hosts().map(Names::read).orElse(Map.of());
        allowPrivate = network.allowPrivate();
        hasContact = !placeholder(network.contact());
        proxyHost = network.proxy().map(p -> p.replaceFirst(":\\d+$", "")).orElse("");
    }

    /**
     * Checks the hosts file.
     *
     * @throws ConfigurationError when it cannot be read
     */
    static void requireReadable(Settings.Network network) {
        network.hosts().ifPresent(Names::read);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return resolve(host, 80).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetSocketAddress mapped = hosts.get(host.toLowerCase(Locale.ROOT));
        if (mapped != null) {
            int to = mapped.getPort() == 0 ? port : mapped.getPort();
            return allowed(host, List.of(new InetSocketAddress(mapped.getAddress(), to)));
        }
        List<InetSocketAddress> found = new ArrayList<>();
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (found.size() < MOST_ADDRESSES) {
                found.add(new InetSocketAddress(address, port));
            }
        }
        return host.equalsIgnoreCase(proxyHost) ? found : allowed(host, found);
    }

    /**
     * What a host shares with others: its address as text. A name mapped to a port stands for a server of its own
     * (simulated sites), and one that cannot be looked up shares nothing.
     */
    Optional<String> sharedAddress(String host) {
        InetSocketAddress mapped = hosts.get(host.toLowerCase(Locale.ROOT));
        if (mapped != null && mapped.getPort() != 0) {
            return Optional.empty();
        }
        try {
            return resolve(host, 80).stream().findFirst().map(a -> a.getAddress()
                    .getHostAddress());
        } catch (UnknownHostException e) {
            // The request itself will say so.
            return Optional.empty();
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private List<InetSocketAddress> allowed(String host, List<InetSocketAddress> found) throws UnknownHostException {
        boolean inside = found.stream().anyMatch(a -> isPrivate(a.getAddress()));
        if (inside && !allowPrivate) {
            throw new PrivateAddress(host);
        }
        if (!inside && !hasContact) {
            throw noContact();
        }
        return found;
    }

    /** Refuses a host that is a private address itself; a name is not looked up. */
    void refusePrivateLiteral(String host) throws UnknownHostException {
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        if (literal && !allowPrivate && isPrivate(InetAddress.getByName(host))) {
            throw new PrivateAddress(host);
        }
    }

    /** Whether a contact is neither a mail nor a web address, or one of a name that is kept for examples (RFC 2606, RFC 6761). */
    static boolean placeholder(String contact) {
        return CONTACT.matcher(contact.toLowerCase(Locale.ROOT))
                .results()
                .noneMatch(address -> !RESERVED.matcher(address.group(1)).matches());
    }

    static ConfigurationError noContact() {
        return new ConfigurationError(new Message(
                "contact_missing",
                "network.contact 未设置，或只是示例：访问公网网站前，请在 config/nianbao.yaml 中填写联系邮箱或网址。",
                "network.contact is not set, or only an example: put an e-mail or web address into config/nianbao.yaml before public sites are"
                        + " visited."));
    }

    /**
     * Whether an address is not one of the public internet (RFC 6890). Of IPv6 only 2000::/3 is, without 2001::/23 (Teredo
     * and other protocols) and without 6to4 of what is not public in IPv4.
     */
    static boolean isPrivate(InetAddress address) {
        byte[] b = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPrivate(b, 0);
        }
        boolean global = (b[0] & 0xe0) == 0x20;
        boolean protocols = b[0] == 0x20 && b[1] == 0x01 && (b[2] & 0xfe) == 0;
        boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
        return !global || protocols || (sixToFour && isPrivate(b, 2));
    }

    private static boolean isPrivate(byte[] b, int at) {
        int first = b[at] & 0xff;
        int second = b[at + 1] & 0xff;
        int third = b[at + 2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> true;
            case 100 -> (second & 0xc0) == 64;
            case 169 -> second == 254;
            case 172 -> (second & 0xf0) == 16;
            case 192 -> second == 168 || (second == 0 && third == 0) || (second == 88 && third == 99);
            case 198 -> (second & 0xfe) == 18;
            default -> first >= 224;
        };
    }

    private static Map<String, InetSocketAddress> read(Path file) {
        Map<String, InetSocketAddress> found = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] words = line.replaceFirst("#.*", "").strip().split("\\s+", -1);
                for (int i = 1; i < words.length; i++) {
                    found.putIfAbsent(words[i].toLowerCase(Locale.ROOT), address(words[0], file));
                }
            }
        } catch (IOException e) {
            throw new ConfigurationError(new Message(
                    "hosts_unreadable",
                    "无法读取 network.hosts 指定的文件 " + file + "，请检查路径或去掉该设置。",
                    "The file " + file
                            + " named by network.hosts cannot be read; correct the path or remove the setting."));
        }
        return found;
    }

    private static InetSocketAddress address(String word, Path file) throws UnknownHostException {
        Matcher m = ENTRY.matcher(word);
        if (!m.matches()) {
            throw new ConfigurationError(new Message(
                    "hosts_malformed",
                    "network.hosts 文件 " + file + " 中的“" + word + "”不是 IP 地址，请改正。",
                    "In the network.hosts file " + file + ", " + word + " is no IP address; please correct it."));
        }
        String ip = m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3);
        return new InetSocketAddress(InetAddress.getByName(ip), m.group(4) == null ? 0 : Integer.parseInt(m.group(4)));
    }

    /** The name leads to an address that is not public. */
    static final class PrivateAddress extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddress(String host) {
            super(host);
        }
    }
}
