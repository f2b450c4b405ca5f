package org.nianbao.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.nianbao.model.Document;

/** Reads RTF (1.9.1): paragraphs and tables, tables in tables too. */
final class RtfReader {
    private static final int DEEPEST_GROUP = 10_000;
    private static final int DEEPEST_TABLE = 20;
    /** Groups whose text is not of the page. */
    private static final Set<String> PASSED_OVER = Set.of(
            "stylesheet",
            "colortbl",
            "pict",
            "objdata",
            "fldinst",
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "footnote",
            "annotation",
            "nonesttables",
            "shprslt",
            "sn",
            "sv",
            "author",
            "operator",
            "company",
            "creatim",
            "revtim",
            "printim",
            "buptim",
            "subject",
            "keywords",
            "comment",
            "doccomm",
            "manager",
            "category",
            "hlinkbase",
            "listname",
            "filetbl",
            "revtbl",
            "tc",
            "xe",
            "bkmkstart",
            "bkmkend",
            "template",
            "private",
            "deleted");
    /** Groups of the kind that readers may pass over, and that this one knows. */
    private static final Set<String> KNOWN = Set.of("nesttableprops", "shpinst");

    private static final Set<String> ROW = Set.of("trleft", "clmrg", "clvmgf", "clvmrg", "cellx");

    private final Draft draft = new Draft();
    private final RtfText text = new RtfText();
    private final RtfTokens tokens;
    private final Deque<Group> groups = new ArrayDeque<>();
    private final List<Level> levels = new ArrayList<>();
    private final StringBuilder title = new StringBuilder();
    private Group group = new Group();

    /** What a group inherits and changes. */
    private static final class Group {
        boolean silent;
        boolean fonts;
        boolean optional;
        boolean hidden;
        boolean title;
        int font;
        int fallback = 1;
        int depth;

        Group inner() {
            Group inner = new Group();
            inner.silent = silent;
            inner.fonts = fonts;
            inner.hidden = hidden;
            inner.title = title;
            inner.font = font;
            inner.fallback = fallback;
            inner.depth = depth;
            return inner;
        }
    }

    /** The body, a table, a table in a cell of it, and so on. */
    private static final class Level {
        final StringBuilder text = new StringBuilder();
        RtfTable table = new RtfTable();
        boolean layout;
    }

    private RtfReader(byte[] bytes) {
        this.tokens = new RtfTokens(bytes);
        levels.add(new Level());
        text.into(levels.get(0).text);
    }

    static Document read(Material material) throws Refusal {
        RtfReader reader = new RtfReader(material.bytes());
        reader.tokens();
        reader.endTables(0);
        reader.paragraphs();
        return reader.draft.document(material.source(), reader.title.toString());
    }

    private void tokens() throws Refusal {
        for (RtfTokens.Token token = tokens.next(); ; token = tokens.next()) {
            switch (token.kind()) {
                case OPEN -> open();
                case CLOSE -> close();
                case WORD -> word(token);
                case BYTE -> character(token);
                case END -> {
                    text.end();
                    return;
                }
            }
        }
    }

    private void open() throws Refusal {
        Limits.checkTime();
        if (groups.size() > DEEPEST_GROUP) {
            throw new Refusal(Trouble.TOO_DEEP);
        }
        text.noFallback();
        groups.push(group);
        group = group.inner();
    }

    private void close() {
        text.noFallback();
        if (!groups.isEmpty()) {
            group = groups.pop();
            turn();
        }
    }

    /** Text goes on with the font and at the place of the group. */
    private void turn() {
        text.use(group.font);
        text.into(group.title ? title : levels.get(Math.min(group.depth, levels.size() - 1)).text);
    }

    private void character(RtfTokens.Token token) {
        if (!group.silent && !group.fonts && !group.hidden) {
            text.add(token.value());
        }
    }

    private void word(RtfTokens.Token token) throws Refusal {
        String word = token.word();
        if ("*".equals(word)) {
            group.optional = true;
        } else if ("bin".equals(word)) {
            tokens.skip(token.value());
        } else if (PASSED_OVER.contains(word) || group.optional && !KNOWN.contains(word)) {
            group.silent |= token.on();
        } else if ("fonttbl".equals(word)) {
            group.fonts = true;
        } else if (group.fonts) {
            font(token);
        } else if (!group.silent) {
            said(token);
        }
        group.optional &= "*".equals(word);
    }

    private void font(RtfTokens.Token token) {
        if ("f".equals(token.word())) {
            group.font = token.value();
        } else if ("fcharset".equals(token.word())) {
            text.font(group.font, token.value());
        }
    }

    private void said(RtfTokens.Token token) throws Refusal {
        switch (token.word()) {
            case "ansicpg" -> text.codePage(token.value());
            case "f" -> {
                group.font = token.value();
                text.use(group.font);
            }
            case "uc" -> group.fallback = Math.max(0, Math.min(16, token.value()));
            case "u" -> unicode(token.value());
            case "v" -> group.hidden = token.on();
            case "plain" -> group.hidden = false;
            case "title" -> {
                group.title = true;
                text.into(title);
            }
            default -> placed(token);
        }
    }

    private void unicode(int value) {
        if (!group.hidden) {
            text.unicode(value, group.fallback);
        }
    }

    private void placed(RtfTokens.Token token) throws Refusal {
        switch (token.word()) {
            case "pard" -> depth(0);
            case "intbl" -> depth(Math.max(1, group.depth));
            case "itap" -> depth(token.value());
            case "par" -> paragraph();
            case "cell" -> cell(1);
            case "nestcell" -> cell(Math.max(2, group.depth));
            case "row" -> row(1);
            case "nestrow" -> row(Math.max(2, group.depth));
            case "trowd" -> level(Math.max(1, group.depth)).table.define();
            default -> {
                if (ROW.contains(token.word())) {
                    level(Math.max(1, group.depth)).table.define(token.word(), token.value());
                } else {
                    text.symbol(token.word());
                }
            }
        }
    }

    private void depth(int depth) {
        group.depth = Math.max(0, Math.min(DEEPEST_TABLE, depth));
        text.into(level(group.depth).text);
    }

    private Level level(int depth) {
        while (levels.size() <= depth) {
            levels.add(new Level());
        }
        return levels.get(depth);
    }

    private void paragraph() throws Refusal {
        text.symbol("par");
        if (group.depth == 0) {
            endTables(0);
            paragraphs();
        }
    }

    /** Ends a cell; one that holds tables lays the page out, and they come out of it. */
    private void cell(int depth) throws Refusal {
        text.end();
        Level level = level(depth);
        if (depth == 1 && levels.size() > 2 && !levels.get(2).table.isEmpty()) {
            level.layout = true;
            level.text.toString().lines().forEach(draft::block);
            level.text.setLength(0);
            endTables(1);
        }
        level.table.cell(level.text.toString());
        level.text.setLength(0);
    }

    private void row(int depth) throws Refusal {
        level(depth).table.endRow();
    }

    /** Ends the tables deeper than a level. */
    private void endTables(int depth) throws Refusal {
        for (int i = depth + 1; i < levels.size(); i++) {
            Level level = levels.get(i);
            level.table.endRow();
            if (level.layout) {
                level.table.cells().forEach(c -> c.text().lines().forEach(draft::block));
            } else {
                draft.grid(level.table.cells());
            }
            level.table = new RtfTable();
            level.layout = false;
        }
    }

    private void paragraphs() {
        text.end();
        StringBuilder body = levels.get(0).text;
        body.toString().lines().forEach(draft::block);
        body.setLength(0);
    }
}
