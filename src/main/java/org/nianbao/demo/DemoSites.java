package org.nianbao.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;
import org.nianbao.model.Scope;

/** Simulated district sites on loopback, one small HTTP server with virtual hosts. */
public final class DemoSites implements AutoCloseable {
    private final VirtualHosts server;
    private final Map<ReportPlan, String> reports;

    private DemoSites(VirtualHosts server, Map<ReportPlan, String> reports) {
        this.server = server;
        this.reports = reports;
    }

    /**
     * Starts them on a free port of 127.0.0.1.
     *
     * @param edition 1 for the first look; from 2 on one report is republished with a changed figure
     */
    public static DemoSites start(int edition) {
        Map<String, Map<String, Resource>> hosts = new LinkedHashMap<>();
        Map<ReportPlan, String> reports = new LinkedHashMap<>();
        for (District district : Sample.districts()) {
            SiteBuilder site =
                    new SiteBuilder(district, Sample.template(district), edition).build(Sample.reports(district));
            hosts.put(district.host(), site.resources());
            site.places()
                    .forEach((plan, path) ->
                            reports.put(Sample.inEdition(plan, edition), "http://" + district.host() + path));
        }
        return new DemoSites(new VirtualHosts(hosts), reports);
    }

    /** Where the server listens. */
    public InetSocketAddress address() {
        return server.address();
    }

    /**
     * The fictional districts: name by division code.
     *
     * @return in the order of the codes
     */
    public Map<String, String> districts() {
        Map<String, String> districts = new LinkedHashMap<>();
        Sample.districts().forEach(d -> districts.put(d.code(), d.name()));
        return districts;
    }

    /**
     * Writes the seed file of the sites.
     *
     * @param folder takes {@code demo.csv} and is made where it is missing
     */
    public void writeSeeds(Path folder) {
        StringBuilder csv = new StringBuilder(
                "code,name,level,parent,home_url,list_urls,hosts,enabled,valid_from,valid_to,notes\n");
        for (District district : Sample.districts()) {
            csv.append(String.join(
                            ",",
                            district.code(),
                            district.name(),
                            "区",
                            "示例市",
                            district.home(),
                            "",
                            "",
                            "true",
                            "",
                            "",
                            "虚构的示例"))
                    .append('\n');
        }
        write(folder.resolve("demo.csv"), csv.toString());
    }

    /**
     * Writes lines {@code 127.0.0.1:port host} for the setting network.hosts.
     *
     * @param file is written over
     */
    public void writeHosts(Path file) {
        StringBuilder lines = new StringBuilder();
        for (District district : Sample.districts()) {
            lines.append("127.0.0.1:")
                    .append(address().getPort())
                    .append(' ')
                    .append(district.host())
                    .append('\n');
        }
        write(file, lines.toString());
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new ConfigurationError(new Message(
                    "demo_cannot_write",
                    "无法写入 " + file + "（" + e.getMessage() + "）。请换一个可以写入的文件夹。",
                    "Can't write " + file + " (" + e.getMessage() + "). Choose a folder that can be written to."));
        }
    }

    /** What the sites publish, for tests: every report of the districts themselves. */
    public List<Published> published() {
        return published(Scope.DISTRICT);
    }

    /** The reports of the districts' offices (政府办公室), for tests. */
    public List<Published> publishedByOffices() {
        return published(Scope.OFFICE);
    }

    private List<Published> published(Scope scope) {
        List<Published> published = new ArrayList<>();
        reports.forEach((plan, url) -> {
            if (plan.scope() == scope) {
                published.add(new Published(
                        plan.district().code(),
                        plan.year(),
                        url,
                        plan.format(),
                        plan.figures().printed()));
            }
        });
        return published;
    }

    @Override
    public void close() {
        server.close();
    }

    /**
     * A report that a site publishes.
     *
     * @param code division code
     * @param year report year
     * @param url where it is
     * @param format {@code html}, {@code word-html}, {@code pdf}, {@code docx}
     * @param figures raw figures by indicator code
     */
    public record Published(String code, int year, String url, String format, Map<String, String> figures) {}
}
