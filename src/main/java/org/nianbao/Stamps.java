package org.nianbao;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.nianbao.ledger.Ledger;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Home;
import org.nianbao.model.Message;
import org.nianbao.model.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Time stamps (RFC 3161) of the ledger's newest entry, when {@code ledger.authority} names an authority. */
final class Stamps {
    private static final Logger LOG = LoggerFactory.getLogger(Stamps.class);

    private final Ledger ledger;
    private final Optional<URI> authority;

    private Stamps(Ledger ledger, Optional<URI> authority) {
        this.ledger = ledger;
        this.authority = authority;
    }

    /**
     * As the settings say.
     *
     * @throws ConfigurationError when the authority is no address or its certificate cannot be read
     */
    static Stamps of(Ledger ledger, Settings settings, Home home) {
        settings.network().proxy().map(Stamps::proxy).ifPresent(ledger::askThrough);
        value(settings, SettingsKey.LEDGER_CERTIFICATE).ifPresent(file -> ledger.trust(certificate(home, file)));
        return new Stamps(ledger, value(settings, SettingsKey.LEDGER_AUTHORITY).map(Stamps::address));
    }

    private static Optional<String> value(Settings settings, SettingsKey key) {
        return Optional.ofNullable(settings.asWritten().get(key.key()))
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }

    private static URI address(String given) {
        try {
            URI uri = URI.create(given);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
                return uri;
            }
        } catch (IllegalArgumentException none) {
            throw wrong("ledger.authority", given, "http://… | https://…");
        }
        throw wrong("ledger.authority", given, "http://… | https://…");
    }

    private static InetSocketAddress proxy(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        try {
            return InetSocketAddress.createUnresolved(
                    hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw wrong(SettingsKey.NETWORK_PROXY.key(), hostAndPort, "host:port");
        }
    }

    private static X509Certificate certificate(Home home, String file) {
        Path path = home.root().resolve(file);
        try (InputStream in = Files.newInputStream(path)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | CertificateException unreadable) {
            throw wrong("ledger.authority_certificate", file, "X.509, PEM | DER");
        }
    }

    private static ConfigurationError wrong(String key, String given, String wanted) {
        return new ConfigurationError(new Message(
                "setting_invalid",
                "设置 " + key + " 的值 " + given + " 不可用；应为 " + wanted + "。",
                "The setting " + key + " cannot be " + given + "; it must be " + wanted + "."));
    }

    /** Has the newest entry stamped; empty when no authority is configured or nothing has been journalled. */
    Optional<Ledger.Stamping> stamp() {
        Optional<Ledger.Stamping> done = authority.flatMap(ledger::stamp);
        done.filter(s -> s.at().isEmpty())
                .ifPresent(s -> LOG.warn("no time stamp from {}: {}", authority.get(), s.why()));
        return done;
    }
}
