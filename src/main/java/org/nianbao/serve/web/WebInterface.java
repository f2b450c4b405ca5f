package org.nianbao.serve.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import org.eclipse.jetty.http.UriCompliance;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;
import org.nianbao.serve.House;
import org.nianbao.serve.OperatorToken;
import org.nianbao.serve.api.Answers;
import org.nianbao.serve.api.Api;

/** Pages, API and replay over HTTP: the replay on a port (origin) of its own. */
public final class WebInterface implements AutoCloseable {
    private final Api api;
    private final Javalin pages;
    private final Javalin replay;
    private final String host;

    private WebInterface(Api api, Javalin pages, Javalin replay, String host) {
        this.api = api;
        this.pages = pages;
        this.replay = replay;
        this.host = host;
    }

    /**
     * Starts it.
     *
     * @param house what it shows
     * @param bind address to listen on
     * @param port port of pages and API, the replay takes the next one; 0 takes any two free ports
     * @throws ConfigurationError when a port is in use
     */
    public static WebInterface start(House house, String bind, int port) {
        return start(Answers.of(house), OperatorToken.of(house.home()), bind, port);
    }

    /** Starts it over any answers. */
    static WebInterface start(Answers answers, OperatorToken operator, String bind, int port) {
        Templates templates = new Templates();
        Ports ports = new Ports();
        ReplayServer replay = new ReplayServer(answers, templates, ports);
        Api api = new Api(answers, operator);
        Operators operators = new Operators(operator, answers.clock());
        PageServer site = new PageServer(answers, api, operators, templates, ports);
        Javalin replayServer = listen(server(replay::mount), bind, port == 0 ? 0 : port + 1);
        ports.replay(replayServer.port());
        try {
            Javalin pageServer = listen(server(site::mount), bind, port);
            ports.pages(pageServer.port());
            return new WebInterface(api, pageServer, replayServer, reachable(bind));
        } catch (ConfigurationError inUse) {
            replayServer.stop();
            throw inUse;
        }
    }

    private static Javalin server(java.util.function.Consumer<JavalinConfig> routes) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = 64 * 1024;
            config.http.defaultContentType = "text/plain; charset=utf-8";
            // Archived addresses stand in paths: they carry "//", "%2F" and the like. No path is ever taken for a file.
            config.jetty.modifyHttpConfiguration(http -> {
                http.setUriCompliance(UriCompliance.UNSAFE);
                http.setSendServerVersion(false);
            });
            config.jetty.modifyServletContextHandler(
                    handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
            routes.accept(config);
        });
    }

    private static Javalin listen(Javalin server, String bind, int port) {
        try {
            return server.start(bind, port);
        } catch (JavalinBindException inUse) {
            throw new ConfigurationError(
                    new Message(
                            "port_in_use",
                            "无法在 " + bind + " 的端口 " + port + " 上监听（可能已被占用）；请用 --port 或 server.port 换一个端口，后一个端口留给存档回放。",
                            "Cannot listen on port " + port + " of " + bind
                                    + " (it may be in use); choose another one with --port or server.port, the one after it is for the replay."));
        }
    }

    private static String reachable(String bind) {
        boolean everywhere = bind.isBlank() || "0.0.0.0".equals(bind) || "::".equals(bind);
        String host = everywhere ? "127.0.0.1" : bind;
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** Where the pages are. */
    public URI address() {
        return URI.create("http://" + host + ":" + pages.port() + "/");
    }

    /** Where the replay is. */
    public URI replayAddress() {
        return URI.create("http://" + host + ":" + replay.port() + "/");
    }

    @Override
    public void close() {
        api.close();
        pages.stop();
        replay.stop();
    }
}
