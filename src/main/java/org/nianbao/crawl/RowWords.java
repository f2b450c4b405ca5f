package org.nianbao.crawl;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Words of a link that itself says only 查看 or 下载: those of the row it stands in. */
final class RowWords {
    private static final int LONGEST_ROW = 200;
    private static final int HIGHEST = 4;
    private static final int TELLING = 5;
    private static final int FEWEST_COLUMNS = 3;
    /** A year alone. */
    static final Pattern YEAR = Pattern.compile("\\s*20[0-3]\\d\\s*年?度?\\s*");

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
        if (!BLAND.matcher(text.strip()).matches()) {
            return text;
        }
        if (title.length() > text.length()) {
            return title;
        }
        return cell(link).orElseGet(() -> row(link, text));
    }

    /** Of a link without any word, such as an icon; blank where it stands in no row. */
    static String ofRow(Element link) {
        return cell(link).orElseGet(() -> row(link, ""));
    }

    /** In a table of bodies by years a cell is called by what begins its row and what heads its column. */
    private static Optional<String> cell(Element link) {
        Element cell = link.closest("td");
        Element row = cell == null ? null : cell.parent();
        Element table = row == null ? null : row.closest("table");
        if (table == null || row.childrenSize() < FEWEST_COLUMNS || cell.elementSiblingIndex() == 0) {
            return Optional.empty();
        }
        Element heads = table.selectFirst("tr");
        int column = cell.elementSiblingIndex();
        if (heads == row || heads.childrenSize() != row.childrenSize()) {
            return Optional.empty();
        }
        String head = heads.child(column).text();
        return YEAR.matcher(head).matches()
                ? Optional.of(head + " " + row.child(0).text())
                : Optional.empty();
    }

    private static String row(Element link, String text) {
        Element row = link.parent();
        for (int up = 0; up < HIGHEST && row != null && !row.normalName().equals("body"); up++, row = row.parent()) {
            String words = withTerm(row);
            if (words.length() > LONGEST_ROW || row.select("a").size() > 2) {
                return text;
            }
            if (letters(words) > letters(text) + TELLING) {
                return words;
            }
        }
        return text;
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
