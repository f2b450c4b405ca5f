package org.nianbao.discover.simulated;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the columns of a site of the third set are turned over. */
final class HabitTurning {
    private final HabitSite s;
    private final Habit turning;
    private final Map<String, Supplier<Resource>> posted = new HashMap<>();

    HabitTurning(HabitSite site) {
        this.s = site;
        this.turning = site.h.all.stream()
                .filter(x -> x.side == Habit.Side.TURNING)
                .findFirst()
                .orElse(null);
    }

    String first(String folder) {
        if (turning == null) {
            return folder;
        }
        return switch (turning) {
            case HIDDEN_TOTAL, CLICKED_NUMBER -> folder + "list.html";
            case COUNTED_DOWN -> folder.replaceFirst("/$", ".htm");
            case POST_TURN -> folder + "list.jsp";
            default -> folder;
        };
    }

    String further(String folder, String first, int page, int total) {
        if (turning == null || turning == Habit.SYMBOL || turning == Habit.PICTURE_NEXT) {
            return first.contains("?") ? first + "&page=" + page : folder + "index_" + (page - 1) + ".html";
        }
        return switch (turning) {
            case OLDER -> folder + "wnnb.html";
            case HIDDEN_TOTAL, CLICKED_NUMBER -> folder + "list_" + page + ".html";
            case COUNTED_DOWN -> folder + (total + 1 - page) + ".htm";
            case LAYPAGE -> first + (first.contains("?") ? "&" : "?") + "page=" + page;
            case SCROLL -> folder + "more_" + page + ".html";
            default -> folder + "page/" + page; // never linked: asked for with POST
        };
    }

    /** Where pages are asked for with POST, the service that gives them. */
    void served(String first, int page, int total, Supplier<Resource> answer) {
        if (turning != Habit.POST_TURN) {
            return;
        }
        posted.put(first + page, answer);
        s.service(first, fields -> Optional.ofNullable(posted.get(first + fields.get("page")))
                .filter(p -> fields.containsKey("unit"))
                .map(Supplier::get));
    }

    String controls(String folder, Function<Integer, String> addresses, int page, int total, int id) {
        String at = addresses.apply(turning == Habit.POST_TURN ? 1 : page);
        String next = page < total ? addresses.apply(page + 1) : "";
        if (turning == null) {
            return next.isEmpty() ? "" : "<div class=page>" + s.anchor(at, next, "下一页") + "</div>";
        }
        return switch (turning) {
            case OLDER -> next.isEmpty() ? "" : "<div>" + s.anchor(at, next, "往年年报") + "</div>";
            case HIDDEN_TOTAL ->
                "<input type=hidden id=cur value=" + page + "><input type=hidden id=totalPage value=" + total
                        + "><a href=\"javascript:turn(-1)\">上一页</a><a href=\"javascript:turn(1)\">下一页</a>"
                        + "<script>function turn(step){ var n = parseInt($('#cur').val()) + step; if(n < 1 || n > parseInt($('#totalPage').val())) return;"
                        + " location.href = '" + folder
                        + "' + (n == 1 ? 'list.html' : 'list_' + n + '.html'); }</script>";
            case COUNTED_DOWN ->
                "<table class=pb_sys><tr><td>共" + total + "页</td><td>"
                        + (next.isEmpty() ? "下页" : s.anchor(at, next, "下页", "class=Next")) + "</td><td>"
                        + (next.isEmpty() ? "尾页" : s.anchor(at, addresses.apply(total), "尾页", "class=Next"))
                        + "</td></tr></table>";
            case LAYPAGE -> laypage(addresses.apply(1), page, total);
            case SCROLL ->
                "<div id=more></div><script>var page = 1, pages = " + total
                        + "; $(window).scroll(function(){ if(atBottom() && page < pages){ page++; $.get('" + folder
                        + "more_' + page + '.html', function(d){ $('.list').append(d); }); } });</script>";
            case PICTURE_NEXT ->
                next.isEmpty() ? "" : s.anchor(at, next, "<img src=\"/images/next.gif\" alt=\"下一页\" border=0>");
            case POST_TURN -> form(addresses.apply(1), page, total, id);
            case SYMBOL -> next.isEmpty() ? "" : "<div class=pages>" + s.anchor(at, next, "&raquo;") + "</div>";
            default ->
                IntStream.rangeClosed(1, total)
                                .mapToObj(n -> "<a href=\"#\" class=pg data-page=" + n + ">" + n + "</a> ")
                                .collect(Collectors.joining())
                        + "<script>$('.pg').click(function(){ var n = $(this).attr('data-page'); location.href = '"
                        + folder
                        + "' + (n == 1 ? 'list.html' : 'list_' + n + '.html'); });</script>";
        };
    }

    private static String laypage(String first, int page, int total) {
        String sign = first.contains("?") ? "&" : "?";
        return "<div id=pages></div><script>laypage({cont:'pages', pages:" + total + ", curr:" + page
                + ", jump:function(e, first){ if(!first){ location.href = '" + first + sign
                + "page=' + e.curr; } }});</script>";
    }

    private static String form(String first, int page, int total, int id) {
        return "<form name=pageForm method=post action=\"" + first + "\"><input type=hidden name=unit value=\"" + id
                + "\"><input type=hidden name=page value=\"" + page + "\"></form>第" + page + "页/共" + total + "页"
                + (page < total
                        ? "<a href=\"javascript:document.pageForm.page.value=" + (page + 1)
                                + ";document.pageForm.submit();\">下一页</a>"
                        : "");
    }
}
