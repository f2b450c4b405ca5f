package org.nianbao.crawl;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;

/** Words of a link that itself says only 查看 or 下载: those of the row it stands in. */
final class RowWords {
    /** Made once: a selector in words is parsed for each link. */
    private static final Evaluator CELL = new Evaluator.Tag("td");

    private static final Evaluator TABLE = new Evaluator.Tag("table");
    private static final int LONGEST_ROW = 200;
    private static final int HIGHEST = 4;
    private static final int TELLING = 5;
    private static final int FEWEST_COLUMNS = 3;
    private static final int LONGEST_BODY = 30;
    private static final Pattern PUBLISHER = Pattern.compile("\\s*(?:发布|公开|制发|发文|所属|责任)(?:机构|单位|机关|主体|部门)\\s*");
    /** A year alone. */
    static final Pattern YEAR = Pattern.compile("\\s*20[0-3]\\d\\s*年?度?\\s*");

    private static final Pattern MORE = Pattern.compile("\\[?(?:更多|(?i:more))[\\s>»›+.…\\]]*");
    private static final Pattern HEADED = Pattern.compile("h[1-6]|dt|legend|caption");
    private static final int NEAR = 3;

    private static final Pattern BLAND = Pattern.compile(
            "[\\[【(（]?(?:点击|在线|立即|正文|全文|文件|原文|附件)?(?:查看|浏览|阅读|下载|打开|预览|详情|详细|明细|链接|全文|正文|进入)(?:全文|正文|详情|附件|文件|报告|内容)?[】\\]）)>»]*"
                    + "|(?:PDF|WORD|DOCX?|HTML|网页|文档|文本|图文)(?:版|下载)?|\\d{1,3}[.、]?|[\\[【(（]?(?:19|20)\\d{2}[-./年]\\d{1,2}[-./月]\\d{1,2}日?[\\]】)）]?|\\.pdf|\\.docx?|view|more|detail|download",
            Pattern.CASE_INSENSITIVE);

    private RowWords() {}

    /**
     * The words a link stands for.
     *
     * @param text its own, not blank
     * @param title its title attribute, may be blank
     */
    static String of(Element link, String text, String title) {
        if (MORE.matcher(text).matches()) {
            return block(link).orElse(text);
        }
        if (!BLAND.matcher(text.strip()).matches()) {
            return text;
        }
        if (title.length() > text.length()) {
            return title;
        }
        return cell(link).orElseGet(() -> row(link, text));
    }

    /** What the block is called of whose entries a link shows more: the heading that it stands in or beside. */
    private static Optional<String> block(Element link) {
        Element at = link.parent();
        for (int up = 0; up < NEAR && at != null && alone(at); up++, at = at.parent()) {
            Element heading = headed(at)
                    ? at
                    : at.children().stream()
                            .filter(RowWords::headed)
                            .findFirst()
                            .orElse(null);
            String words = heading == null
                    ? ""
                    : heading.text().replace(link.text(), "").strip();
            if (!words.isEmpty() && words.length() < LONGEST_BODY) {
                return Optional.of(words);
            }
        }
        return Optional.empty();
    }

    /** Whether an element has one link; where it has thousands, the second says enough. */
    private static boolean alone(Element block) {
        return block.stream().filter(e -> e.normalName().equals("a")).limit(2).count() == 1;
    }

    private static boolean headed(Element element) {
        return HEADED.matcher(element.normalName()).matches()
                || Heading.CALLED.matcher(element.className()).find();
    }

    /** Of a link without any word, such as an icon; blank where it stands in no row. */
    static String ofRow(Element link) {
        return cell(link).orElseGet(() -> row(link, ""));
    }

    /** The words of a link with the body before them that a table's column of publishers names, where they name nobody. */
    static String published(Element link, String words) {
        Element cell = Heading.NOBODY.matcher(words).find() ? link.closest(CELL) : null;
        return heads(cell).stream()
                .flatMap(heads -> heads.children().stream())
                .filter(head -> PUBLISHER.matcher(head.text()).matches())
                .map(head ->
                        cell.parent().child(head.elementSiblingIndex()).text().strip())
                // The office hands in the government's report.
                .filter(body -> !body.isEmpty() && body.length() < LONGEST_BODY && !body.endsWith("办公室"))
                .findFirst()
                .map(body -> body + " " + words)
                .orElse(words);
    }

    /** The row that heads the columns of a cell's table, where there is one for each. */
    private static Optional<Element> heads(Element cell) {
        Element row = cell == null ? null : cell.parent();
        Element table = row == null ? null : row.closest(TABLE);
        return Optional.ofNullable(table)
                .map(t -> t.selectFirst("tr"))
                .filter(heads -> heads != row && heads.childrenSize() == row.childrenSize());
    }

    /** In a table of bodies by years a cell is called by what begins its row and what heads its column. */
    private static Optional<String> cell(Element link) {
        Element cell = link.closest(CELL);
        return heads(cell)
                .filter(heads -> heads.childrenSize() >= FEWEST_COLUMNS && cell.elementSiblingIndex() > 0)
                .map(heads -> heads.child(cell.elementSiblingIndex()).text())
                .filter(head -> YEAR.matcher(head).matches())
                .map(head -> head + " " + cell.parent().child(0).text());
    }

    private static String row(Element link, String text) {
        Element row = link.parent();
        for (int up = 0; up < HIGHEST && row != null && !row.normalName().equals("body"); up++, row = row.parent()) {
            String words = withTerm(row);
            if (words.length() > LONGEST_ROW || row.select("a").size() > 2) {
                return text;
            }
            String before = words.endsWith(text) ? words.substring(0, words.length() - text.length()) : "";
            if (YEAR.matcher(before).matches()) {
                return before.strip();
            }
            if (letters(words) > letters(text) + TELLING
                    || (text.isEmpty() && YEAR.matcher(words).matches())) {
                return words;
            }
            if (!text.isEmpty() && words.equals(text) && telling(row.previousElementSibling())) {
                return row.previousElementSibling().text();
            }
        }
        return text;
    }

    /** A row before that has the words and no link of its own. */
    private static boolean telling(Element before) {
        return before != null
                && before.text().length() <= LONGEST_ROW
                && letters(before.text()) > 2 * TELLING
                && before.selectFirst("a") == null;
    }

    /** In a list of definitions the title may be the term. */
    private static String withTerm(Element row) {
        Element before = row.normalName().equals("dd") ? row.previousElementSibling() : null;
        return before != null && before.normalName().equals("dt") ? before.text() + " " + row.text() : row.text();
    }

    private static long letters(String text) {
        return text.codePoints().filter(Character::isLetter).count();
    }
}
