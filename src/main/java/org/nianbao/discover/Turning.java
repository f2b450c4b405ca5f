package org.nianbao.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.PostAddress;

/** How a list is turned over: what its links say, and where none says anything, how many pages it claims to have. */
final class Turning {
    private static final Pattern FURTHER = Pattern.compile(
            "[\\[(【]?(下一?[页頁]|后一?[页頁]|后翻|下翻|向后|尾页|末页|最后一?[页頁]|(加载|查看|显示|点击)更多|next(page)?|last(page)?|>{1,2}|›|»|→|▶|►|第?\\d{1,3}[页頁]?|第[二三四五六七八九十]{1,2}[页頁]|older|更早)[\\])】]?[>›»→▶►]{0,2}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CLAIMED = Pattern.compile(
            "共\\s?(\\d{1,3})\\s?[页頁]|第\\s?\\d{1,3}\\s?[页頁]?\\s?/\\s?(\\d{1,3})|\\d{1,3}\\s?/\\s?(\\d{1,3})\\s?[页頁]|总页数\\s?[:：]?\\s?(\\d{1,3})"
                    + "|(?<![\\d/.-])\\d{1,3}\\s?/\\s?(\\d{1,3})\\s{1,3}下一?[页頁]");
    private static final Pattern NUMBERED = Pattern.compile(
            "^(.*?)(?:([?&](?:page|pageNo|pageIndex|currentPage|pageNum)=|(?:index|list|default)_)(\\d{1,3}))(\\D.*)?$");
    private static final Pattern FILE = Pattern.compile("^(.*?/)(?:(index|list|default)(\\.s?html?))?$");
    /** An address that ends with the number of a page. */
    private static final Pattern SHAPE = Pattern.compile(
            "^(.*(?:[/_\\-.]|[?&](?:(?!page_?(?:size|count|id))(?:page|pn|cur|index)\\w{0,8}|p)=))(\\d{1,3})((?:\\.s?html?|\\.jsp|/)?|(?<==\\d{1,3})&[^?#]{0,200})$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ANY_FILE = Pattern.compile("^([^?]*/)(?:([\\w-]{1,40})(\\.(?:s?html?|jhtml)))?$");
    private static final Pattern QUERIED_FILE =
            Pattern.compile("^([^?]*/(?:index|list|default|\\w*list))(\\.s?html?)\\?.*$");
    /** So many entries, so many on a page. */
    private static final Pattern ENTRIES =
            Pattern.compile("共\\s?(\\d{1,4})\\s?[条篇项份](?:记录|信息)?.{0,12}?每页\\s?(?:显示)?\\s?(\\d{1,3})\\s?[条篇项份]?");
    /** A total that scripts read: a hidden field or an attribute. */
    private static final Sought MARKED = Sought.anyCase(
            "(?:data-)?(?:total-?pages?|page-?(?:count|total|all)|pages|max-?page|last-?page)[\"']?\\s*[=:]\\s*[\"']?(\\d{1,3})\\b"
                    + "|(?:id|name)\\s*=\\s*[\"']?(?:total_?pages?|page_?(?:count|total))[\"']?[^>]{0,80}?value\\s*=\\s*[\"']?(\\d{1,3})\\b",
            "page");
    /** A pager of any name, told how many there are: {@code pageNav({total: 3, …})}. */
    private static final Sought CALLED = Sought.anyCase(
            "\\bpag(?:e|er|ing|ination)\\w{0,12}\\s*\\(\\s*(?:[\"'][^\"']{0,40}[\"']\\s*,\\s*)?\\{(?![^{}]{0,200}(?:size|per|limit))[^{}]{0,200}?\\b(?:(?:total|all|sum)_?(?:pages?)?|pages?(?:total|count|num)?|count)[\"']?\\s*:\\s*[\"']?(\\d{1,3})\\b"
                    + "|\\bturn_?pages?\\([^()]{0,100}?[\"']\\.?s?html?[\"']\\s*,\\s*(\\d{1,3})\\b",
            "pag");
    /** Entries in all and on a page, as pagers of libraries are told. */
    private static final Sought SIZED = Sought.of(
            "(?:laypage|[pP]agination|[pP]aginator|[pP]ager)\\w{0,12}(?:\\.\\w{1,12})?\\s*\\(\\s*(?:[^{}()]{0,60},\\s*)?\\{[^{}]{0,200}?\\b(?:count|total\\w{0,8})\\s*:\\s*(\\d{1,4})[^{}]{0,80}?\\b(?:limit|pageSize|perPage)\\s*:\\s*(\\d{1,3})\\b",
            "laypage",
            "agina",
            "ager");
    /** The numbers of the pages in a row; the last one counts. */
    private static final Pattern ROW = Pattern.compile(
            "(?<![\\d.-])1\\s+(?:(?:\\d{1,2}|\\.{2,3}|…)\\s+){0,12}(\\d{1,2})(?=\\s*(?:下|后|尾|末|>|›|»|\\|))");
    /** A text, the number of a page, and perhaps another text, made an address. */
    private static final Sought WRITTEN = Sought.of(
            "location(?:\\.href)?\\s*=\\s*[\"']([^\"'\\s]{1,200}[/_?=-])[\"']\\s*\\+\\s*[\\w.$]{1,30}(?:\\([^()]{0,40}\\)[\\w.]{0,10}(?:\\(\\))?)?(?:\\s*\\+\\s*[\"']([^\"'\\s]{1,60})[\"'])?",
            "location");

    private static final Pattern HOLE = Pattern.compile(
            "[{\\[]{1,2}\\$?(?:p|pn|n|num|page|pageNo|pageNum|pageIndex|index)[}\\]]{1,2}", Pattern.CASE_INSENSITIVE);
    private static final Sought NUMBER_HOLE =
            Sought.anyCase("[\"']([^\"'\\s<>]{1,200}" + HOLE.pattern() + "[^\"'\\s<>]{0,100})[\"']", "p", "n");
    private static final Pattern MORE = Pattern.compile("(?:加载|显示)更多|点击加载");
    private static final List<String> FURTHER_QUERIES = List.of("p", "pageNum", "pn", "curPage", "pageno", "cur");
    private static final List<String> QUERIES = List.of("page", "pageNo", "pageIndex", "currentPage");

    private Turning() {}

    /** Whether a link text is that of a further page. */
    static boolean further(String text) {
        return FURTHER.matcher(Wording.of(text)).matches();
    }

    /** Whether a page is so far back in its list that the rest is not turned over. */
    static boolean enough(URI uri) {
        Matcher numbered = NUMBERED.matcher(uri.toString());
        return numbered.matches() && Addresses.number(numbered.group(3)) > Addresses.MOST_PAGES;
    }

    /** Where the next page of a list lies most likely that says how many it has and links none. */
    static List<Link> tried(Page page) {
        if (!pages(page) || PostAddress.is(page.uri())) {
            return List.of();
        }
        List<Link> holes = holes(page);
        if (!holes.isEmpty()) {
            return holes;
        }
        return resolved(page, written(page).or(() -> next(page.uri())).orElseGet(() -> second(page.uri())));
    }

    /** All pages, where an address with a hole for their number stands on the page. */
    private static List<Link> holes(Page page) {
        Matcher hole = NUMBER_HOLE.matcher(page.html());
        Set<String> all = new LinkedHashSet<>();
        if (hole.find()) {
            String address = hole.group(1).replace("&amp;", "&");
            IntStream.rangeClosed(2, claimed(page))
                    .forEach(n -> all.add(HOLE.matcher(address).replaceFirst(Integer.toString(n))));
        }
        return resolved(page, all);
    }

    /** Where else it may lie; only to be tried while something is missing. */
    static List<Link> unlikely(Page page) {
        return pages(page)
                        && !PostAddress.is(page.uri())
                        && written(page).isEmpty()
                        && next(page.uri()).isEmpty()
                ? resolved(page, otherwise(page.uri()))
                : List.of();
    }

    /** The next page as a script puts its address together, where it is of no function that a link calls. */
    private static Optional<Set<String>> written(Page page) {
        Matcher written = WRITTEN.matcher(page.html());
        while (written.find()) {
            String end = Optional.ofNullable(written.group(2)).orElse("");
            Optional<URI> start = Addresses.resolve(page.uri(), written.group(1) + "0" + end);
            if (start.isPresent()) {
                String first = start.get().toString();
                String before = first.substring(0, first.length() - end.length() - 1);
                String at = page.uri().toString();
                String here = at.startsWith(before) && at.endsWith(end) && at.length() > before.length() + end.length()
                        ? at.substring(before.length(), at.length() - end.length())
                        : "1";
                if (here.matches("\\d{1,3}")) {
                    return Optional.of(Set.of(before + (Addresses.number(here) + 1) + end));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a list says that it goes on: by the number of its pages or of its entries, or by numbers that are no links. */
    private static boolean pages(Page page) {
        if (JsonLists.answers(page)) {
            return false;
        }
        Matcher at = SHAPE.matcher(page.uri().toString());
        int here = at.matches() ? Addresses.number(at.group(2)) : 1;
        int all = claimed(page);
        return all > here && all <= Addresses.MOST_PAGES;
    }

    private static int claimed(Page page) {
        Matcher claimed = CLAIMED.matcher(page.text());
        int pages = claimed.find() ? claimed(claimed) : 1;
        Matcher entries = ENTRIES.matcher(page.text());
        if (pages < 2 && entries.find()) {
            int each = Math.max(1, Addresses.number(entries.group(2)));
            pages = (Addresses.number(entries.group(1)) + each - 1) / each;
        }
        Matcher marked = MARKED.matcher(page.html());
        if (pages < 2 && marked.find()) {
            pages = Addresses.number(marked.group(1) == null ? marked.group(2) : marked.group(1));
        }
        return pages < 2 ? scripted(page) : pages;
    }

    /** What a script says of it, the numbers in a row, or a button that brings more. */
    private static int scripted(Page page) {
        Matcher called = CALLED.matcher(page.html());
        int pages = called.find() ? Addresses.number(called.group(1) == null ? called.group(2) : called.group(1)) : 1;
        Matcher sized = SIZED.matcher(page.html());
        if (pages < 2 && sized.find()) {
            int each = Math.max(1, Addresses.number(sized.group(2)));
            pages = (Addresses.number(sized.group(1)) + each - 1) / each;
        }
        return pages < 2 ? shown(page) : pages;
    }

    private static int shown(Page page) {
        int pages = 1;
        Matcher row = ROW.matcher(page.text());
        while (pages < 2 && row.find()) {
            pages = Addresses.number(row.group(1));
        }
        return pages < 2 && MORE.matcher(page.text()).find() ? Addresses.MOST_PAGES : pages;
    }

    /**
     * The pages that lie between those that are linked, where some links show the first and the last only.
     *
     * @param links to further pages
     * @param at address of the page they stand on
     */
    static List<Link> between(List<Link> links, URI at) {
        Map<String, Integer> last = new LinkedHashMap<>();
        Set<String> linked = new HashSet<>(Set.of(at.toString()));
        for (Link link : links) {
            linked.add(link.uri().toString());
            Matcher shape = SHAPE.matcher(link.uri().toString());
            if (shape.matches()) {
                last.merge(shape.group(1) + '\n' + shape.group(3), Addresses.number(shape.group(2)), Math::max);
            }
        }
        return last.entrySet().stream()
                .filter(e -> e.getValue() <= Addresses.MOST_PAGES)
                .flatMap(e -> IntStream.range(from(e.getKey()), e.getValue())
                        .mapToObj(n -> e.getKey().replace("\n", Integer.toString(n)))
                        .filter(linked::add))
                .map(address ->
                        new Link(URI.create(address), "第" + address.replaceAll(".*?(\\d+)\\D*$", "$1") + "页", 'X'))
                .toList();
    }

    /** Where the first page is called index, the second is often number one. */
    private static int from(String shape) {
        return shape.startsWith("index_", shape.lastIndexOf('/') + 1) ? 1 : 2;
    }

    private static List<Link> resolved(Page page, Set<String> addresses) {
        List<Link> links = new ArrayList<>();
        for (String address : addresses) {
            Addresses.resolve(page.uri(), address).ifPresent(uri -> links.add(new Link(uri, "下一页", 'X')));
        }
        return links;
    }

    private static int claimed(Matcher claimed) {
        for (int group = 1; group <= claimed.groupCount(); group++) {
            if (claimed.group(group) != null) {
                return Addresses.number(claimed.group(group));
            }
        }
        return 1;
    }

    /** The address with the next number, where it has one. */
    private static Optional<Set<String>> next(URI uri) {
        Matcher shape = SHAPE.matcher(uri.toString());
        Matcher numbered = NUMBERED.matcher(uri.toString());
        if (numbered.matches()) {
            String rest = Optional.ofNullable(numbered.group(4)).orElse("");
            return Optional.of(
                    Set.of(numbered.group(1) + numbered.group(2) + (Addresses.number(numbered.group(3)) + 1) + rest));
        }
        return shape.matches() && Addresses.number(shape.group(2)) <= Addresses.MOST_PAGES
                ? Optional.of(Set.of(shape.group(1) + (Addresses.number(shape.group(2)) + 1) + shape.group(3)))
                : Optional.empty();
    }

    private static Set<String> otherwise(URI uri) {
        Set<String> tried = new LinkedHashSet<>();
        String address = uri.toString();
        Matcher file = ANY_FILE.matcher(address);
        if (file.matches()) {
            String folder = file.group(1);
            String name = file.group(2) == null ? "" : file.group(2);
            String end = file.group(3) == null ? ".html" : file.group(3);
            if (!name.isEmpty()) {
                tried.addAll(
                        List.of(folder + name + "_2" + end, folder + name + "-2" + end, folder + name + "/2" + end));
            }
            tried.addAll(List.of(folder + "2/", folder + "page/2/", folder + "2" + end, folder + "list_2" + end));
            tried.add(address + "?page=2");
        } else {
            files(address).forEach(tried::add);
            FURTHER_QUERIES.forEach(q -> tried.add(address + (uri.getRawQuery() == null ? "?" : "&") + q + "=2"));
        }
        tried.removeAll(second(uri));
        return tried;
    }

    /** Where a list is a file with a query, such as a mark of where one came from, its further pages may be files, too. */
    private static List<String> files(String address) {
        int query = address.indexOf('?');
        Matcher file = QUERIED_FILE.matcher(address);
        return query > 0 && file.matches()
                ? List.of(
                        file.group(1) + "_2" + file.group(2) + address.substring(query),
                        file.group(1) + "_1" + file.group(2) + address.substring(query))
                : List.of();
    }

    private static Set<String> second(URI uri) {
        String address = uri.toString();
        Set<String> tried = new LinkedHashSet<>();
        Matcher file = FILE.matcher(address);
        if (file.matches()) {
            String name = file.group(2) == null ? "index" : file.group(2);
            String end = file.group(3) == null ? ".html" : file.group(3);
            tried.add(file.group(1) + name + "_1" + end);
            tried.add(file.group(1) + name + "_2" + end);
        }
        boolean made = uri.getRawQuery() != null || !file.matches();
        QUERIES.stream()
                .filter(q -> made)
                .forEach(q -> tried.add(address + (uri.getRawQuery() == null ? "?" : "&") + q + "=2"));
        return tried;
    }
}
