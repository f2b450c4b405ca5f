package org.nianbao.discover.simulated;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** A district site of the third set: an ordinary one but for its {@link Habits}. */
final class HabitSite extends OrdinarySite {
    final Habits h;

    HabitSite(int number, Habits habits, String name) {
        super(number, name, habits.between(600, 1500), charset(habits), habits.chance(40), List.of());
        this.h = habits;
        new HabitColumns(this).build();
    }

    private static String charset(Habits h) {
        return h.has(Habit.CONTRADICTING)
                ? "contradicting"
                : h.one(List.of("utf-8 header", "utf-8 meta", "gbk header", "gb2312 meta"));
    }

    @Override
    public String label() {
        return "habits #" + number + " " + h;
    }

    @Override
    String anchor(String from, String to, String text, String attributes) {
        String href = href(from, to);
        return h.has(Habit.SLOPPY)
                ? "<A " + attributes + " HREF = \"  " + href + "\n\" TARGET=_blank>" + text + "</A>"
                : "<a href=\"" + href + "\"" + (attributes.isEmpty() ? "" : " " + attributes) + ">" + text + "</a>";
    }

    private String href(String from, String to) {
        String path = h.has(Habit.CHINESE_PATH) ? URLDecoder.decode(to, StandardCharsets.UTF_8) : to;
        String written = path;
        if (h.has(Habit.RELATIVE)) {
            written = relative(from, path);
        } else if (h.has(Habit.PROTOCOL)) {
            written = home.substring(5) + path;
        } else if (h.has(Habit.PORT)) {
            written = home + ":80" + path;
        } else if (h.has(Habit.SESSION)) {
            int query = path.indexOf('?');
            String session = ";jsessionid=" + HexFormat.of().withUpperCase().toHexDigits(from.hashCode() * 2654435761L);
            written = query < 0 ? path + session : path.substring(0, query) + session + path.substring(query);
        }
        return written.replace("&", "&amp;");
    }
}
